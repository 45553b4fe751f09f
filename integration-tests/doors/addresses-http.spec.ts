import type { HttpAddress, HttpAddressAnswer, HttpAddressOptionsAnswer, HttpRmaAnswer, HttpStoreRepairOrder, HttpStoreRma, HttpStoreWarrantyClaim } from "../../src/types/http"
import { type Client, connect, eventually } from "../http/support/client"
import { createShop, createTrackedProduct, type Shop, tag } from "../http/support/shop"
import { becomeGuest, type Customer, register, sell, technicianToken, visit, type Visit } from "./people"

/** The first suite that asks starts the server. */
const SET_UP_MS_MAX = 600_000

let client: Client
let shop: Shop
let owner: Customer
/** Of the owner's: what is refused leaves it as it was. */
let untouched: string
beforeAll(async () => {
  client = await connect()
  shop = await createShop(client)
  owner = await register(shop)
  untouched = (await sell(shop, owner)).units[0]?.id ?? ""
}, SET_UP_MS_MAX)

const EMPTY = { first_name: null, last_name: null, company: null, address_2: null, province: null, phone: null }
const WORK = { first_name: "Lena", last_name: "Hoffmann", company: "Nordlicht GmbH", address_1: "4 Elm St", postal_code: "10969", city: "New York", country_code: "US", phone: "+1 555 0100" }
const SHOWN: HttpAddress = { ...EMPTY, ...WORK, country_code: "us" }
type Refusal = { readonly code: string; readonly details: { readonly issues?: readonly { readonly path: string }[]; readonly served?: readonly string[] } }

const ask = (unitId: string, who: Visit, address?: object) =>
  visit<{ rma: HttpStoreRma } & Refusal>(shop, "POST", "/store/rmas", { lines: [{ unit_id: unitId, reason_code: "defective", requested_resolution: "repair" }], ...(address === undefined ? {} : { address }) }, who)
const addressOf = async (document: string): Promise<HttpAddress | null> => (await client.ok<{ address: HttpAddress | null }>("GET", `/admin/${document}/address`)).address

describe("where a parcel goes", () => {
  it("is chosen from the order's address, those the customer keeps, and the shop's countries", async () => {
    const { units: [unit] } = await sell(shop, owner)
    const saved = await visit(shop, "POST", "/store/customers/me/addresses", { ...WORK, country_code: "us" }, owner)
    expect(saved.status).toBe(200)
    const { body } = await visit<HttpAddressOptionsAnswer>(shop, "GET", `/store/units/${unit?.id}/address-options`, undefined, owner)
    expect(body.address_options).toEqual({ order: { ...EMPTY, first_name: "Ann", last_name: "Buyer", address_1: "1 Main St", city: "New York", country_code: "us", postal_code: "10001" }, saved: [SHOWN], country_codes: expect.arrayContaining(["us"]) })
    expect((await visit(shop, "GET", `/store/units/${unit?.id}/address-options`, undefined, await register(shop))).status).toBe(404)
    expect((await visit(shop, "GET", `/store/units/${unit?.id}/address-options`)).status).toBe(401)
  })

  it("is shown to a guest as the order has it, without what is kept in the account, and may be another", async () => {
    const buyer = { email: `${tag().toLowerCase()}@guest.example` }
    const { order, units: [unit] } = await sell(shop, buyer)
    const guest = { guest: await becomeGuest(shop, buyer.email, { order_display_id: order.display_id }) }
    const { body } = await visit<HttpAddressOptionsAnswer>(shop, "GET", `/store/units/${unit?.id}/address-options`, undefined, guest)
    expect(body.address_options).toMatchObject({ order: { address_1: "1 Main St" }, saved: [] })
    expect(await ask(unit?.id ?? "", guest, WORK)).toMatchObject({ status: 201, body: { rma: { address: SHOWN } } })
  })

  it("stands with the return: its customer and the agent see it, nobody else does; without one it is the order's", async () => {
    const { units: [first, second] } = await sell(shop, owner, 2)
    const { status, body: { rma } } = await ask(first?.id ?? "", owner, WORK)
    expect([status, rma.address, await addressOf(`rmas/${rma.id}`)]).toEqual([201, SHOWN, SHOWN])
    const silent = (await ask(second?.id ?? "", owner)).body.rma
    expect([silent.address, await addressOf(`rmas/${silent.id}`)]).toEqual([null, null])
    expect((await visit<{ rmas: HttpStoreRma[] }>(shop, "GET", "/store/rmas", undefined, owner)).body.rmas.map(({ id, address }) => [id, address?.address_1 ?? null]).slice(0, 2)).toEqual([[silent.id, null], [rma.id, "4 Elm St"]])
    expect((await visit(shop, "GET", `/admin/rmas/${rma.id}/address`, undefined, owner)).status).toBe(401)
    expect((await client.call("GET", "/admin/rmas/rma_none/address")).status).toBe(404)
  })

  it.each([
    ["names nobody", { first_name: "", last_name: " ", company: undefined }, "address.last_name"],
    ["has no street", { address_1: "  " }, "address.address_1"],
    ["has no town", { city: "" }, "address.city"],
    ["has a post code of other signs", { postal_code: "12#45" }, "address.postal_code"],
    ["has a country of three letters", { country_code: "usa" }, "address.country_code"],
    ["has two lines in one", { address_1: "4 Elm St\nNew York" }, "address.address_1"],
    ["has a phone number of words", { phone: "call me" }, "address.phone"],
    ["is too long", { city: "x".repeat(300) }, "address.city"],
  ])("that %s is refused, and nothing is opened", async (_, wrong, path) => {
    const { status, body } = await ask(untouched, owner, { ...WORK, ...wrong })
    expect([status, body.code, body.details.issues?.map((issue) => issue.path)]).toEqual([400, "request.invalid", [path]])
    expect((await client.ok<{ count: number }>("GET", `/admin/rmas?unit_id=${untouched}`)).count).toBe(0)
  })

  it("in a country that no region of the shop has is refused to a customer, not to an agent", async () => {
    const { units: [unit] } = await sell(shop, owner)
    const away = { ...WORK, country_code: "aq" }
    expect(await ask(unit?.id ?? "", owner, away)).toMatchObject({ status: 409, body: { code: "address.country_not_served", details: { country_code: "aq", served: expect.arrayContaining(["us"]) } } })
    expect((await visit<Refusal>(shop, "POST", "/store/warranty-claims", { unit_id: unit?.id, address: away }, owner)).body.code).toBe("address.country_not_served")
    const { rma } = await client.ok<HttpRmaAnswer>("POST", "/admin/rmas", { lines: [{ unit_id: unit?.id, reason_code: "defective", requested_resolution: "repair" }], address: away })
    expect(await addressOf(`rmas/${rma.id}`)).toMatchObject({ country_code: "aq" })
  })

  it("is corrected by an agent, which the timeline says without saying what", async () => {
    const { units: [unit] } = await sell(shop, owner)
    const { rma } = (await ask(unit?.id ?? "", owner, WORK)).body
    const moved = { ...WORK, address_1: "9 Oak Ave" }
    const { user } = await client.ok<{ user: { id: string } }>("GET", "/admin/users/me")
    const { rma: { version } } = await client.ok<HttpRmaAnswer>("GET", `/admin/rmas/${rma.id}`)
    const write = () => client.call("POST", `/admin/rmas/${rma.id}/address`, { address: moved, expected_version: version }, { headers: { "idempotency-key": `address-${rma.id}` } })
    const answers = [await write(), await write()]
    for (const { body } of answers) expect(body).toEqual({ address: { ...SHOWN, address_1: "9 Oak Ave" }, updated_at: expect.any(String) as string, updated_by: { type: "user", id: user.id } })
    expect(answers.map(({ headers }) => headers.get("idempotent-replayed"))).toEqual([null, "true"])
    const { timeline } = await client.ok<{ timeline: { type: string; data: object }[] }>("GET", `/admin/rmas/${rma.id}`)
    expect(timeline.filter(({ type }) => type === "address_changed")).toEqual([expect.objectContaining({ data: {}, note: null })])
    expect((await visit<{ rma: HttpStoreRma }>(shop, "GET", `/store/rmas/${rma.id}`, undefined, owner)).body.rma.address?.address_1).toBe("9 Oak Ave")
  })

  it("corrected by two agents at once is one's: the other hears that the document moved, and what it is now", async () => {
    const { units: [unit, other] } = await sell(shop, owner, 2)
    const { rma } = (await ask(unit?.id ?? "", owner, WORK)).body
    const { repair_order: repair } = await client.ok<{ repair_order: { id: string; version: number } }>("POST", "/admin/repair-orders", { unit_id: other?.id, problem: "It hums.", address: WORK })
    const { body: { warranty_claim: claim } } = await visit<{ warranty_claim: HttpStoreWarrantyClaim }>(shop, "POST", "/store/warranty-claims", { unit_id: other?.id, problem: "It hums.", address: WORK }, owner)
    for (const [path, { id, version }] of [["rmas", (await client.ok<HttpRmaAnswer>("GET", `/admin/rmas/${rma.id}`)).rma], ["repair-orders", repair], ["warranty-claims", claim]] as const) {
      const given = await client.ok<HttpAddressAnswer>("GET", `/admin/${path}/${id}/address`)
      expect(given.updated_by?.type).toBe(path === "repair-orders" ? "user" : "customer")
      const correct = (street: string) => client.call<HttpAddressAnswer & Refusal>("POST", `/admin/${path}/${id}/address`, { address: { ...WORK, address_1: street }, expected_version: version })
      const answers = await Promise.all([correct("1 First St"), correct("2 Second St")])
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
      const [won, lost] = [answers.find(({ status }) => status === 200), answers.find(({ status }) => status === 409)]
      expect(lost?.body).toMatchObject({ code: "conflict.stale", details: { current: { id, version: version + 1 } } })
      const now = await client.ok<HttpAddressAnswer>("GET", `/admin/${path}/${id}/address`)
      expect(now).toEqual(won?.body)
      expect(now.updated_by).toMatchObject({ type: "user" })
    }
    const seen = await visit(shop, "GET", `/store/rmas/${rma.id}`, undefined, owner)
    expect(JSON.stringify(seen.body)).not.toContain("updated_by")
  })

  it("of a repair of nobody's unit is not shown to whoever owns the unit later", async () => {
    const { variantId } = await createTrackedProduct(shop)
    const later = await register(shop)
    const number = `W${tag()}`
    const { rma } = await client.ok<HttpRmaAnswer>("POST", "/admin/rmas", { lines: [{ serial_number: number, variant_id: variantId, reason_code: "defective", requested_resolution: "repair", blind_reason: "walked_in" }] })
    await client.ok("POST", `/admin/rmas/${rma.id}/cancel`, {})
    const { repair_order: repair } = await client.ok<{ repair_order: { id: string } }>("POST", "/admin/repair-orders", { unit_id: rma.lines[0]?.unit_id, problem: "It hums.", address: WORK, location_id: shop.locationIds[0] })
    for (const [action, body] of [["start_diagnosis", {}], ["mark_unrepairable", { reason_code: "no_parts" }], ["return", {}]] as const) await client.ok("POST", `/admin/repair-orders/${repair.id}/${action}`, body)
    const { body: { warranty_registration: { id } } } = await visit<{ warranty_registration: { id: string } }>(shop, "POST", "/store/warranty-registrations", { serial_number: number }, later)
    await client.ok("POST", `/admin/warranty-registrations/${id}/approve`, { reason_code: "bill_seen" })
    const { body } = await visit<{ repair_orders: HttpStoreRepairOrder[] }>(shop, "GET", "/store/repair-orders", undefined, later)
    expect(body.repair_orders.map((order) => [order.id, order.address])).toEqual([[repair.id, null]])
    expect(await addressOf(`repair-orders/${repair.id}`)).toEqual(SHOWN)
  })

  it("goes from a claim to the return that carries it out and to the repair of that, and what is corrected there holds there", async () => {
    const { units: [unit] } = await sell(shop, owner)
    const made = await visit<{ warranty_claim: HttpStoreWarrantyClaim }>(shop, "POST", "/store/warranty-claims", { unit_id: unit?.id, problem: "It stays dark.", address: WORK }, owner)
    expect([made.status, made.body.warranty_claim.address]).toEqual([201, SHOWN])
    const { id } = made.body.warranty_claim
    const { warranty_claim: { result } } = await client.ok<{ warranty_claim: { result: { type: string; id: string } } }>("POST", `/admin/warranty-claims/${id}/approve`, { outcome: "repair", reason_code: "goodwill" })
    expect([result.type, await addressOf(`rmas/${result.id}`)]).toEqual(["rma", SHOWN])
    await client.ok("POST", `/admin/warranty-claims/${id}/address`, { address: { ...WORK, address_1: "5 Elm St" } })
    expect((await addressOf(`rmas/${result.id}`))?.address_1).toBe("5 Elm St")
    await client.ok("POST", `/admin/rmas/${result.id}/address`, { address: { ...WORK, address_1: "6 Elm St" } })

    const { rma } = await client.ok<HttpRmaAnswer>("GET", `/admin/rmas/${result.id}`)
    await client.ok("POST", `/admin/rmas/${rma.id}/receive`, { location_id: shop.locationIds[0], items: [{ serial_number: unit?.serial_number }] })
    await client.ok("POST", `/admin/rmas/${rma.id}/lines/${rma.lines[0]?.id}/inspect`, { grade: "b", fault_codes: [] })
    await client.ok("POST", `/admin/rmas/${rma.id}/lines/${rma.lines[0]?.id}/dispose`, { disposition: "repair" })
    const [repair] = (await client.ok<{ repair_orders: { id: string }[] }>("GET", `/admin/repair-orders?unit_id=${unit?.id}`)).repair_orders
    expect((await addressOf(`repair-orders/${repair?.id}`))?.address_1).toBe("6 Elm St")
    expect((await visit<{ repair_order: HttpStoreRepairOrder }>(shop, "GET", `/store/repair-orders/${repair?.id}`, undefined, owner)).body.repair_order.address?.address_1).toBe("6 Elm St")
    await client.ok("POST", `/admin/repair-orders/${repair?.id}/address`, { address: { ...WORK, address_1: "7 Elm St" } })
    expect([(await addressOf(`repair-orders/${repair?.id}`))?.address_1, (await addressOf(`rmas/${rma.id}`))?.address_1]).toEqual(["7 Elm St", "6 Elm St"])
    expect((await visit<{ warranty_claim: HttpStoreWarrantyClaim }>(shop, "GET", `/store/warranty-claims/${id}`, undefined, owner)).body.warranty_claim.address?.address_1).toBe("5 Elm St")
  })

  it("is nobody's business at the bench: no technician reads or writes it", async () => {
    const { units: [unit] } = await sell(shop, owner)
    const { repair_order: order } = await client.ok<{ repair_order: { id: string } }>("POST", "/admin/repair-orders", { unit_id: unit?.id, problem: "It hums.", address: WORK })
    expect(await addressOf(`repair-orders/${order.id}`)).toEqual(SHOWN)
    const token = (await technicianToken(shop)) ?? ""
    const seen = await visit(shop, "GET", `/technician/repair-orders/${order.id}`, undefined, { token })
    expect([seen.status, JSON.stringify(seen.body)]).toEqual([200, expect.not.stringContaining("Elm St")])
    expect((await visit(shop, "GET", `/admin/repair-orders/${order.id}/address`, undefined, { token })).status).toBe(401)
    expect((await visit<Refusal>(shop, "POST", "/technician/repair-orders", { unit_id: unit?.id, problem: "It hums.", address: WORK }, { token })).body.code).toBe("request.invalid")
  })

  it("is where the replacement goes: as an order of its own where it is not the order's address, else as a claim of the order", async () => {
    const sale = await sell(shop, owner, 2)
    const variantId = sale.order.items[0]?.variant_id
    const itemId = sale.units[0]?.inventory_item_id
    await client.ok("POST", "/admin/units/receive", { inventory_item_id: itemId, location_id: shop.locationIds[0], serial_numbers: [`${tag()}-1`, `${tag()}-2`] })
    const replaced = async (unit: (typeof sale.units)[number] | undefined, address: object) => {
      const { rma } = (await ask(unit?.id ?? "", owner, address)).body
      const line = `/admin/rmas/${rma.id}/lines/${rma.lines[0]?.id}`
      await client.call("POST", `${line}/decide`, { decision: "accepted", reason_code: "within_policy" })
      await client.ok("POST", `/admin/rmas/${rma.id}/receive`, { location_id: shop.locationIds[0], items: [{ serial_number: unit?.serial_number }] })
      await client.ok("POST", `${line}/inspect`, { grade: "b", fault_codes: [] })
      await client.ok("POST", `${line}/resolve`, { resolution: "replacement", variant_id: variantId })
      const done = await eventually(async () => (await client.ok<HttpRmaAnswer>("GET", `/admin/rmas/${rma.id}`)).rma.lines[0], (shown) => shown?.replacement != null)
      const { order } = await client.ok<{ order: { shipping_address: { address_1: string } } }>("GET", `/admin/orders/${done?.replacement?.order_id}?fields=id,*shipping_address`)
      return { orderId: done?.replacement?.order_id, isClaim: done?.claim_id !== null, street: order.shipping_address.address_1 }
    }
    const elsewhere = await replaced(sale.units[0], WORK)
    expect(elsewhere).toEqual({ orderId: expect.not.stringMatching(sale.order.id), isClaim: false, street: "4 Elm St" })
    expect(await replaced(sale.units[1], { first_name: "Ann", last_name: "Buyer", address_1: "1 MAIN ST.", city: "New York", country_code: "us", postal_code: "10001" })).toEqual({ orderId: sale.order.id, isClaim: true, street: "1 Main St" })
  })
})

it("a question about a claim is the customer's to read, and a note between agents is not", async () => {
  const { units: [unit] } = await sell(shop, owner)
  const { body: { warranty_claim: { id, question } } } = await visit<{ warranty_claim: HttpStoreWarrantyClaim }>(shop, "POST", "/store/warranty-claims", { unit_id: unit?.id, problem: "It stays dark." }, owner)
  expect(question).toBeNull()
  const seen = async () => (await visit<{ warranty_claim: HttpStoreWarrantyClaim }>(shop, "GET", `/store/warranty-claims/${id}`, undefined, owner)).body.warranty_claim
  await client.ok("POST", `/admin/warranty-claims/${id}/request_info`, { note: "Please send a photo of the screen.", reason_code: "photos_needed" })
  expect(await seen()).toMatchObject({ status: "info_requested", question: "Please send a photo of the screen.", reason_code: "photos_needed" })
  await visit(shop, "POST", `/store/warranty-claims/${id}/provide_info`, { note: "Here it is." }, owner)
  await client.ok("POST", `/admin/warranty-claims/${id}/deny`, { note: "Between us: she dropped it.", reason_code: "misuse" })
  expect(JSON.stringify(await seen())).not.toContain("Between us")
  expect(await seen()).toMatchObject({ status: "denied", question: "Please send a photo of the screen." })
})
