import type { HttpRmaAnswer, HttpStoreRma } from "../../src/types/http"
import { type Client, connect } from "../http/support/client"
import { createShop, type Shop, tag } from "../http/support/shop"
import { becomeGuest, type Customer, register, sell, visit, type Sale, type Visit } from "./people"

/** The first suite that asks starts the server. */
const SET_UP_MS_MAX = 600_000

/** A country in which nothing was sold. */
const ELSEWHERE = "pt"

let client: Client
let shop: Shop
let owner: Customer
let stranger: Customer
let sale: Sale
beforeAll(async () => {
  client = await connect()
  shop = await createShop(client)
  owner = await register(shop)
  stranger = await register(shop)
  sale = await sell(shop, owner, 2)
}, SET_UP_MS_MAX)

type StoreAnswer = { readonly rma: HttpStoreRma; readonly code: string; readonly message: string }
const ask = (unitId: string, who: Visit, orderId?: string) =>
  visit<StoreAnswer>(shop, "POST", "/store/rmas", { ...(orderId === undefined ? {} : { order_id: orderId }), lines: [{ unit_id: unitId, reason_code: "defective", requested_resolution: "refund" }] }, who)
const see = (rmaId: string, who: Visit, more = "") => visit<StoreAnswer>(shop, "GET", `/store/rmas/${rmaId}${more}`, undefined, who)

describe("a return asked for by the customer", () => {
  it("is theirs to see, to answer and to print, and nobody else's", async () => {
    const [unit] = sale.units
    const opened = await ask(unit!.id, owner)
    expect(opened).toMatchObject({ status: 201, body: { rma: { status: "requested", order_id: sale.order.id, lines: [{ unit_id: unit!.id, serial_number: unit!.serial_number }] } } })
    const { rma } = opened.body
    expect(await see(rma.id, owner)).toMatchObject({ status: 200, body: { rma: { id: rma.id } } })

    for (const other of [stranger, {}]) {
      const status = "token" in other ? 404 : 401
      expect((await see(rma.id, other)).status).toBe(status)
      expect((await see(rma.id, other, "/return-slip")).status).toBe(status)
      expect((await visit(shop, "POST", `/store/rmas/${rma.id}/cancel`, {}, other)).status).toBe(status)
      expect((await visit(shop, "POST", `/store/rmas/${rma.id}/messages`, { note: "mine?" }, other)).status).toBe(status)
    }
    const listed = async (who: Visit, unitId: string) => (await visit<{ rmas: HttpStoreRma[] }>(shop, "GET", `/store/rmas?unit_id=${unitId}`, undefined, who)).body.rmas.map(({ id }) => id)
    expect([await listed(owner, unit!.id), await listed(owner, sale.units[1]!.id), await listed(stranger, unit!.id)]).toEqual([[rma.id], [], []])
    expect((await visit<{ rmas: HttpStoreRma[] }>(shop, "GET", "/store/rmas", undefined, stranger)).body.rmas).toEqual([])
    expect((await see(rma.id, stranger)).body.message).toBe((await see("rma_none", stranger)).body.message.replace("rma_none", rma.id))
    expect((await client.ok<HttpRmaAnswer>("GET", `/admin/rmas/${rma.id}`)).rma.status).toBe("requested")
  })

  it("cannot be asked for another's unit, which looks like a unit that is not there", async () => {
    const [, unit] = sale.units
    const refused = await ask(unit!.id, stranger)
    const unknown = await ask("unit_01NONE", stranger)
    expect([refused.status, refused.body.code]).toEqual([unknown.status, unknown.body.code])
    expect(refused.status).toBeGreaterThanOrEqual(400)
    expect((await ask(unit!.id, stranger, sale.order.id)).status).toBe(404)
    expect((await client.ok<{ count: number }>("GET", `/admin/rmas?unit_id=${unit!.id}`)).count).toBe(0)
  })

  it("is open to a guest for the one order of the link, and for no other", async () => {
    const buyer = { email: `${tag().toLowerCase()}@guest.example` }
    const own = await sell(shop, buyer)
    const guest = { guest: await becomeGuest(shop, buyer.email, { order_display_id: own.order.display_id }) }
    const opened = await ask(own.units[0]!.id, guest)
    expect(opened.status).toBe(201)
    expect((await see(opened.body.rma.id, guest)).status).toBe(200)
    expect((await see(opened.body.rma.id, stranger)).status).toBe(404)
    expect((await ask(sale.units[1]!.id, guest)).status).toBeGreaterThanOrEqual(400)
    expect((await ask(sale.units[1]!.id, guest, sale.order.id)).status).toBe(404)
  })

  it("is judged by the country where its units were sold to, whatever address the customer names", async () => {
    await client.call("POST", "/admin/regions", { name: `region-${tag()}`, currency_code: "eur", countries: [ELSEWHERE] })
    const [first, second, own] = await Promise.all([sell(shop, owner, 2), sell(shop, owner), sell(shop, stranger)])
    const address = { last_name: "Buyer", address_1: "Rua 1", postal_code: "1100", city: "Lisboa", country_code: ELSEWHERE }
    const opened = async (units: Sale["units"], who: Visit = owner) => {
      const lines = units.map(({ id }) => ({ unit_id: id, reason_code: "defective", requested_resolution: "refund" }))
      const { rma } = (await visit<StoreAnswer>(shop, "POST", "/store/rmas", { lines, address }, who)).body
      return (await client.ok<HttpRmaAnswer>("GET", `/admin/rmas/${rma.id}`)).rma
    }
    const rma = await opened(first.units.slice(0, 1))
    expect(rma.country_code).toBe("us")
    const rule = { name: "There all is taken back", priority: 1, outcome: "authorize", reason_code: "law" }
    const decided = async (country: string) => (await client.ok<{ verdicts: { decision: string }[] }>("POST", "/admin/return-rules/dry-run", { rma_id: rma.id, rules: [{ ...rule, conditions: { countries: [country] } }] })).verdicts[0]?.decision
    expect([await decided(ELSEWHERE), await decided("us")]).toEqual(["needs_review", "accepted"])
    expect((await opened([first.units[1]!, second.units[0]!])).country_code).toBeNull()
    const guest = { guest: await becomeGuest(shop, stranger.email, { serial_number: own.units[0]!.serial_number }) }
    expect((await opened(own.units, guest)).country_code).toBe("us")
  })

  it("has a slip for the parcel, as PDF, for the customer and for the agent", async () => {
    const [, unit] = sale.units
    const { rma } = (await ask(unit!.id, owner)).body
    const slips = [await see(rma.id, owner, "/return-slip?language=de"), await client.call<{ message: string }>("GET", `/admin/rmas/${rma.id}/return-slip`)]
    for (const { status, headers, body } of slips) {
      expect(status).toBe(200)
      expect(headers.get("content-type")).toBe("application/pdf")
      expect(headers.get("content-disposition")).toContain(`${rma.display_id}.pdf`)
      expect(body.message.slice(0, 5)).toBe("%PDF-")
    }
    expect(await client.refused("GET", `/admin/rmas/${rma.id}/return-slip?language=xx`)).toMatchObject({ status: 400 })
  })

  it("has a carrier's label only once it is authorized, and says plainly where there is none", async () => {
    const buyer = { email: `${tag().toLowerCase()}@guest.example` }
    const own = await sell(shop, buyer)
    const guest = { guest: await becomeGuest(shop, buyer.email, { order_display_id: own.order.display_id }) }
    const { rma } = (await ask(own.units[0]!.id, guest)).body
    const label = (who: Visit) => visit<Record<string, unknown>>(shop, "POST", `/store/rmas/${rma.id}/return-label`, {}, who)
    expect(await label(guest)).toMatchObject({ status: 409, body: { code: "document.wrong_status" } })
    await client.ok("POST", `/admin/rmas/${rma.id}/authorize`, {})
    expect(await label(stranger)).toMatchObject({ status: 404 })
    expect(await label(guest)).toMatchObject({ status: 200, body: { return_label: { available: false, reason: "no_return_option", label_url: null } } })
    expect(await client.refused("POST", `/admin/rmas/${rma.id}/return-label`, { shipping_option_id: 7 })).toMatchObject({ status: 400 })
  })
})

describe("what is left to pay", () => {
  it("is told to whose order it is, and to a guest of that order; to everybody else it is not there", async () => {
    const { order } = await client.ok<{ order: { payment_collections: { id: string }[] } }>("GET", `/admin/orders/${sale.order.id}?fields=id,*payment_collections`)
    const path = `/store/payments/${order.payment_collections[0]?.id}`
    type Payment = { readonly payment: { amount: number; currency_code: string; is_paid: boolean; order_display_id: number } }
    const seen = await visit<Payment>(shop, "GET", path, undefined, owner)
    expect(seen).toMatchObject({ status: 200, body: { payment: { currency_code: "usd", order_id: sale.order.id, order_display_id: sale.order.display_id, is_paid: expect.any(Boolean) as boolean } } })
    expect(seen.body.payment.amount).toBeGreaterThanOrEqual(0)

    const buyer = { email: `${tag().toLowerCase()}@guest.example` }
    const own = await sell(shop, buyer)
    const guest = { guest: await becomeGuest(shop, buyer.email, { order_display_id: own.order.display_id }) }
    const { order: theirs } = await client.ok<{ order: { payment_collections: { id: string }[] } }>("GET", `/admin/orders/${own.order.id}?fields=id,*payment_collections`)
    expect((await visit(shop, "GET", `/store/payments/${theirs.payment_collections[0]?.id}`, undefined, guest)).status).toBe(200)
    for (const who of [stranger, guest]) expect(await visit(shop, "GET", path, undefined, who)).toMatchObject({ status: 404, body: { code: "not_found" } })
    expect((await visit(shop, "GET", "/store/payments/paycol_none", undefined, owner)).status).toBe(404)
    expect((await visit(shop, "GET", path)).status).toBe(401)
  })
  it("is nothing of a payment that is authorized, though not captured yet", async () => {
    const { order } = await client.ok<{ order: { payment_collections: { id: string; status: string }[] } }>("GET", `/admin/orders/${sale.order.id}?fields=id,*payment_collections`)
    const [collection] = order.payment_collections
    expect(collection?.status).toBe("authorized")
    expect((await visit(shop, "GET", `/store/payments/${collection?.id}`, undefined, owner)).body).toMatchObject({ payment: { amount: 0, is_paid: true } })
  })

  it("is told to a guest of one unit for the order that it was sold on, and for no other order of its owner", async () => {
    const paymentOf = async ({ order: { id } }: Sale) => (await client.ok<{ order: { payment_collections: { id: string }[] } }>("GET", `/admin/orders/${id}?fields=id,*payment_collections`)).order.payment_collections[0]?.id
    const other = await sell(shop, owner)
    const guest = { guest: await becomeGuest(shop, owner.email, { serial_number: sale.units[0]!.serial_number }) }
    expect((await visit(shop, "GET", `/store/payments/${await paymentOf(sale)}`, undefined, guest)).status).toBe(200)
    expect(await visit(shop, "GET", `/store/payments/${await paymentOf(other)}`, undefined, guest)).toMatchObject({ status: 404, body: { code: "not_found" } })
    expect((await visit(shop, "GET", `/store/payments/${await paymentOf(other)}`, undefined, owner)).status).toBe(200)
  })
})
