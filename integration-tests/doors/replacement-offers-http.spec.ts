import type { HttpRma, HttpRmaAnswer, HttpStoreCreditAnswer, HttpStoreRma } from "../../src/types/http"
import { type Client, connect, eventually } from "../http/support/client"
import { createShop, createTrackedProduct, type Shop, tag } from "../http/support/shop"
import { becomeGuest, type Customer, mailsTo, register, type Sale, sell, visit, type Visit } from "./people"

/** Another product in the unit's place: offered by an agent, answered by the customer, and what each sees of it. */

/** The first suite that asks starts the server. */
const SET_UP_MS_MAX = 600_000

let client: Client
let shop: Shop
let owner: Customer
let stranger: Customer
let sale: Sale
let other: Awaited<ReturnType<typeof createTrackedProduct>>
beforeAll(async () => {
  client = await connect()
  shop = await createShop(client)
  owner = await register(shop)
  stranger = await register(shop)
  sale = await sell(shop, owner, 4)
  other = await createTrackedProduct(shop, { unitCount: 2 })
}, SET_UP_MS_MAX)

type StoreAnswer = { readonly rma: HttpStoreRma; readonly code: string; readonly details: Record<string, unknown> }

async function asked(unitId: string, who: Visit = owner): Promise<{ readonly id: string; readonly lineId: string }> {
  const { body: { rma } } = await visit<StoreAnswer>(shop, "POST", "/store/rmas", { lines: [{ unit_id: unitId, reason_code: "defective", requested_resolution: "refund" }] }, who)
  return { id: rma.id, lineId: rma.lines[0]!.id }
}
type Asked = Awaited<ReturnType<typeof asked>>

const act = ({ id, lineId }: Asked, command: string, body: object = {}): Promise<HttpRma> => client.ok<HttpRmaAnswer>("POST", `/admin/rmas/${id}/lines/${lineId}/${command}`, body).then(({ rma }) => rma)
const refused = ({ id, lineId }: Asked, command: string, body: object = {}) => client.refused("POST", `/admin/rmas/${id}/lines/${lineId}/${command}`, body)
const offer = (rma: Asked, more: object = {}): Promise<HttpRma> => act(rma, "offer_replacement", { variant_id: other.variantId, ...more })
const answer = ({ id, lineId }: Asked, name: string, body: object = {}, who: Visit = owner) => visit<StoreAnswer>(shop, "POST", `/store/rmas/${id}/lines/${lineId}/${name}`, body, who)
const see = async ({ id }: Asked, who: Visit = owner) => (await visit<StoreAnswer>(shop, "GET", `/store/rmas/${id}`, undefined, who)).body.rma

describe("a replacement that is offered", () => {
  it("is read and accepted by its customer, and goes out as the replacement that was promised", async () => {
    const rma = await asked(sale.units[0]!.id)
    const offered = await offer(rma, { note: "Checked by us", credit_amount: 5, currency_code: "USD" })
    expect(offered.lines[0]).toMatchObject({
      requested_resolution: "refund", offer: { variant_id: other.variantId, status: "offered", note: "Checked by us", credit_amount: 5, currency_code: "usd", offered_by: { type: "user" }, ended_at: null, answer: null },
      available_actions: expect.arrayContaining(["withdraw_offer"]) as string[],
    })
    expect(offered.lines[0]?.available_actions).not.toContain("offer_replacement")

    const read = await see(rma)
    expect(read.lines[0]).toMatchObject({ offer: { status: "offered", note: "Checked by us" }, available_actions: ["accept_offer", "decline_offer"] })
    expect(JSON.stringify(read.lines[0]?.offer)).not.toMatch(/offered_by|wish_before/)
    expect(read.timeline.at(-1)).toMatchObject({ type: "line_replacement_offered", note: "Checked by us" })

    for (const again of [1, 2]) expect({ again, ...(await answer(rma, "accept_offer", { offer_id: read.lines[0]!.offer!.id })) }).toMatchObject({ status: 200, body: { rma: { lines: [{ requested_resolution: "replacement", offer: { status: "accepted" }, available_actions: [] }] } } })
    expect(await answer(rma, "decline_offer")).toMatchObject({ status: 409, body: { code: "rma.offer_ended", details: { status: "accepted", offer_id: read.lines[0]!.offer!.id } } })
    expect(await refused(rma, "withdraw_offer")).toMatchObject({ status: 409, code: "rma.offer_ended" })

    await client.ok("POST", `/admin/rmas/${rma.id}/authorize`, { reason_code: "ok" })
    await client.ok("POST", `/admin/rmas/${rma.id}/receive`, { location_id: shop.locationIds[0], items: [{ serial_number: sale.units[0]!.serial_number }] })
    const resolved = await act(rma, "resolve", { resolution: "replacement" })
    expect(resolved.lines[0]?.resolution).toBe("replacement")
    const sent = await eventually(() => client.ok<HttpRmaAnswer>("GET", `/admin/rmas/${rma.id}`), ({ rma: { lines } }) => lines[0]?.replacement?.unit != null)
    expect(other.units.map(({ serial_number }) => serial_number)).toContain(sent.rma.lines[0]?.replacement?.unit?.serial_number)
    expect((await client.ok<HttpStoreCreditAnswer>("GET", `/admin/customers/${owner.id}/store-credit`)).store_credit.balances).toMatchObject([{ currency_code: "usd", balance: 5 }])
  })

  it("is mailed to its customer with a link, and the answer to the agent with the desk's page", async () => {
    const rma = await asked(sale.units[1]!.id)
    await offer(rma)
    const mail = (await eventually(() => mailsTo(owner.email), (mails) => mails.some(({ template, data }) => template === "replacement_offer" && data["rma_id"] === rma.id))).find(({ data }) => data["rma_id"] === rma.id && data.token !== undefined)
    expect(mail?.data.url).toMatch(/\/portal\/offer#token=/)
    const { body } = await visit<{ access_token: string }>(shop, "POST", "/store/guest-access/redeem", { token: mail?.data.token ?? "" })
    expect(await answer(rma, "decline_offer", { note: "No, thank you" }, { guest: body.access_token })).toMatchObject({ status: 200, body: { rma: { lines: [{ requested_resolution: "refund", offer: { status: "declined" } }] } } })

    const { rma: seen, timeline } = await client.ok<HttpRmaAnswer & { timeline: { type: string; note: string | null; actor: { type: string } }[] }>("GET", `/admin/rmas/${rma.id}`)
    expect(seen.lines[0]?.offer).toMatchObject({ status: "declined", answer: "No, thank you" })
    expect(timeline.at(-1)).toMatchObject({ type: "line_offer_declined", note: "No, thank you", actor: { type: "guest" } })
    const { user } = await client.ok<{ user: { email: string } }>("GET", "/admin/users/me")
    const told = await eventually(() => mailsTo(user.email), (mails) => mails.some(({ template, data }) => template === "replacement_offer_answered" && data["rma_id"] === rma.id))
    expect(told.find(({ data }) => data["rma_id"] === rma.id)?.data).toMatchObject({ answer: "declined", url: expect.stringMatching(new RegExp(`/app/aftercare/returns/${rma.id}$`)) as string })
  })

  it("is nobody else's to read or answer", async () => {
    const rma = await asked(sale.units[2]!.id)
    await offer(rma)
    for (const name of ["accept_offer", "decline_offer"]) {
      expect(await answer(rma, name, {}, stranger)).toMatchObject({ status: 404, body: { code: "not_found" } })
      expect((await answer(rma, name, {}, {})).status).toBe(401)
      expect(await answer({ ...rma, lineId: "rmal_none" }, name)).toMatchObject({ status: 404 })
    }
    const buyer = { email: `${tag().toLowerCase()}@guest.example` }
    const own = await sell(shop, buyer)
    const guest = { guest: await becomeGuest(shop, buyer.email, { order_display_id: own.order.display_id }) }
    expect((await answer(rma, "accept_offer", {}, guest)).status).toBe(404)
    const theirs = await asked(own.units[0]!.id, guest)
    await offer(theirs)
    expect(await answer(theirs, "accept_offer", {}, guest)).toMatchObject({ status: 200, body: { rma: { lines: [{ offer: { status: "accepted" } }] } } })
    expect((await see(rma)).lines[0]?.offer?.status).toBe("offered")

    const first = (await see(rma)).lines[0]?.offer
    const withdrawn = await act(rma, "withdraw_offer", { reason_code: "sold_out" })
    expect(withdrawn.lines[0]).toMatchObject({ offer: { status: "withdrawn" }, available_actions: expect.arrayContaining(["offer_replacement"]) as string[] })
    expect((await act(rma, "withdraw_offer")).lines[0]?.offer?.status).toBe("withdrawn")
    await offer(rma, { expires_on: new Date().toISOString().slice(0, 10) })
    expect(await answer(rma, "accept_offer", { offer_id: first?.id })).toMatchObject({ status: 409, body: { code: "rma.offer_ended", details: { offer_id: first?.id, status: "withdrawn" } } })
  })

  it("refuses what nobody could send or wait for, by a code", async () => {
    const rma = await asked(sale.units[3]!.id)
    expect(await refused(rma, "offer_replacement", {})).toMatchObject({ status: 400, code: "request.invalid" })
    expect(await refused(rma, "offer_replacement", { variant_id: "variant_none" })).toMatchObject({ status: 404, code: "not_found" })
    expect(await refused(rma, "offer_replacement", { variant_id: other.variantId, expires_on: "2020-01-01" })).toMatchObject({ status: 409, code: "rma.offer_too_late" })
    expect(await refused(rma, "offer_replacement", { variant_id: other.variantId, expires_on: "2026-02-31" })).toMatchObject({ status: 400 })
    for (const expires_on of [new Date(Date.now() + 367 * 86_400_000).toISOString().slice(0, 10), "9999-12-31"]) {
      expect(await refused(rma, "offer_replacement", { variant_id: other.variantId, expires_on })).toMatchObject({ status: 400, code: "request.invalid", details: { issues: [{ path: "expires_on" }] } })
    }
    expect(await refused(rma, "offer_replacement", { variant_id: other.variantId, credit_amount: 5 })).toMatchObject({ status: 400 })
    expect(await refused(rma, "offer_replacement", { variant_id: other.variantId, credit_amount: 0.001, currency_code: "usd" })).toMatchObject({ status: 400 })
    expect(await refused(rma, "withdraw_offer")).toMatchObject({ status: 409, code: "rma.no_offer" })
    expect(await answer(rma, "accept_offer")).toMatchObject({ status: 409, body: { code: "rma.no_offer" } })
    const stale = (await client.ok<HttpRmaAnswer>("GET", `/admin/rmas/${rma.id}`)).rma.version
    await offer(rma)
    expect(await refused(rma, "withdraw_offer", { expected_version: stale })).toMatchObject({ status: 409, code: "conflict.stale" })
    await act(rma, "decide", { decision: "rejected", reason_code: "misuse" })
    expect(await answer(rma, "accept_offer")).toMatchObject({ status: 409, body: { code: "rma.offer_ended", details: { status: "withdrawn" } } })
    expect(await refused(rma, "offer_replacement", { variant_id: other.variantId })).toMatchObject({ status: 409, code: "rma.not_decided" })
  })
})
