import type { HttpRepairOrder, HttpUnit } from "../../src/types/http"
import { type Client, connect, eventually } from "../http/support/client"
import { createProduct, createShop, createTrackedProduct, deliver, fulfill, getUnit, levels, orderUnits, placeOrder, ship, type Shop } from "../http/support/shop"
import { expectNoDrift } from "../http/support/drift"
import { createTechnician, mailTo, type SignedInTechnician } from "./people"

let client: Client
let shop: Shop
let tess: SignedInTechnician
let theo: SignedInTechnician
beforeAll(async () => {
  client = await connect()
  shop = await createShop(client)
  tess = await createTechnician(client)
  theo = await createTechnician(client, "Theo")
}, 600_000)

type Body = { repair_order: HttpRepairOrder }
const create = async (body: object): Promise<HttpRepairOrder> => (await client.ok<Body>("POST", "/admin/repair-orders", body)).repair_order
const act = async (id: string, action: string, body: object = {}, by: { token: string } | undefined = undefined): Promise<HttpRepairOrder> =>
  (await client.ok<Body>("POST", `${by === undefined ? "/admin" : "/technician"}/repair-orders/${id}/${action}`, body, by === undefined ? {} : { token: by.token })).repair_order
const refused = (id: string, action: string, body: object = {}) => client.refused("POST", `/admin/repair-orders/${id}/${action}`, body)

async function sold(email = `buyer-${Date.now()}@test.local`): Promise<{ unit: HttpUnit; orderId: string; email: string }> {
  const product = await createTrackedProduct(shop, { unitCount: 1 })
  const order = await placeOrder(shop, [{ variant_id: product.variantId, quantity: 1 }], email)
  await eventually(() => orderUnits(shop, order.id), ({ lines }) => lines.length > 0 && lines.every(({ waiting_count }) => waiting_count === 0))
  const fulfillmentId = await fulfill(shop, order)
  await ship(shop, order, fulfillmentId)
  await deliver(shop, order, fulfillmentId)
  const unit = await eventually(() => getUnit(shop, product.units[0]?.id ?? ""), ({ status }) => status === "delivered")
  return { unit, orderId: order.id, email }
}

describe("a repair over HTTP", () => {
  it("goes from the counter to the customer's hands: diagnosis, quote by mail, parts, tests, a second person, return", async () => {
    const { unit, email } = await sold()
    const part = await createProduct(shop, { stock: [5] })
    const order = await create({ serial_number: unit.serial_number, problem: "Does not charge", priority: "high", technician_id: tess.id })
    expect(order).toMatchObject({ status: "intake", unit_id: unit.id, unit_status: "in_repair", technician_id: tess.id, lines: [], totals: { warranty: 0, goodwill: 0, customer: 0, undecided: 0 } })
    const queue = await client.ok<{ repair_orders: HttpRepairOrder[] }>("GET", `/technician/repair-orders?technician_id=${tess.id}&open=true`, undefined, { token: tess.token })
    expect(queue.repair_orders.map(({ id }) => id)).toContain(order.id)

    await act(order.id, "start_diagnosis", {}, tess)
    await act(order.id, "diagnose", { symptom_code: "no_charge", component_code: "board", note: "Smells burnt." }, tess)
    await act(order.id, "add_line", { kind: "labour", minutes: 45, amount: 60 }, tess)
    const withPart = await act(order.id, "add_line", { kind: "part_in", inventory_item_id: part.inventoryItemId, quantity: 2, amount: 39.9 }, tess)
    expect(withPart).toMatchObject({ lines: [{ kind: "labour", amount: 60, coverage: { payer: "customer" } }, { kind: "part_in", quantity: 2, part_state: "reserved" }], totals: { customer: 99.9 } })
    expect((await levels(shop, part.inventoryItemId))[shop.locationIds[0]]).toMatchObject({ stocked: 5, reserved: 2 })
    expect(withPart.available_actions).not.toContain("start_repair")
    expect(await refused(order.id, "start_repair")).toMatchObject({ status: 409, code: "repair_order.approval_needed" })

    expect(await act(order.id, "quote", {}, tess)).toMatchObject({ status: "awaiting_approval", quote: { amount: 99.9, status: "sent" } })
    const { data } = await mailTo(email, "repair_quote")
    const { access_token } = await client.ok<{ access_token: string }>("POST", "/store/guest-access/redeem", { token: data.token }, store())
    const guest = store({ "x-aftercare-guest": access_token })
    const seen = await client.ok<{ repair_order: Record<string, unknown> }>("GET", `/store/repair-orders/${order.id}`, undefined, guest)
    expect(seen.repair_order).toMatchObject({ totals: { customer: 99.9 }, available_actions: ["approve_quote", "decline_quote"] })
    expect(seen.repair_order).not.toHaveProperty("technician_id")
    const approved = await client.ok<{ repair_order: HttpRepairOrder }>("POST", `/store/repair-orders/${order.id}/approve_quote`, {}, guest)
    expect(approved.repair_order).toMatchObject({ status: "awaiting_parts", approved_amount: 99.9 })

    await act(order.id, "start_repair", {}, tess)
    expect(await act(order.id, "record_test", { name: "charge", value: 5.02, unit: "V", min: 4.75, max: 5.25 }, tess)).toMatchObject({ status: "testing", tests: [{ passed: true, value: 5.02 }] })
    expect(await client.refused("POST", `/technician/repair-orders/${order.id}/pass_qc`, {}, { token: tess.token })).toMatchObject({ status: 409, code: "repair_order.second_person_needed" })
    expect(await client.refused("GET", `/admin/repair-orders/${order.id}/certificate`)).toMatchObject({ status: 409, code: "repair_order.quality_check_needed" })
    await act(order.id, "pass_qc", {}, theo)
    expect(await act(order.id, "mark_ready", {}, tess)).toMatchObject({ status: "ready", outcome: "repaired", lines: [{}, { part_state: "consumed" }] })
    expect((await levels(shop, part.inventoryItemId))[shop.locationIds[0]]).toMatchObject({ stocked: 3, reserved: 0 })
    await act(order.id, "return", {}, tess)
    expect(await act(order.id, "close", {}, tess)).toMatchObject({ status: "closed", unit_status: "delivered", available_actions: [] })
    expect(await getUnit(shop, unit.id)).toMatchObject({ status: "delivered" })
    const report = await client.call<{ message: string }>("GET", `/admin/repair-orders/${order.id}/report`)
    expect([report.status, report.headers.get("content-type"), report.body.message.slice(0, 5)]).toEqual([200, "application/pdf", "%PDF-"])
    for (const [door, token] of [["admin", client.adminToken], ["technician", tess.token]]) {
      const certificate = await client.call<{ message: string }>("GET", `/${door}/repair-orders/${order.id}/certificate?language=de`, undefined, { token })
      expect([certificate.status, certificate.body.message.slice(0, 5)]).toEqual([200, "%PDF-"])
    }
    const late = await client.refused("POST", `/store/repair-orders/${order.id}/decline_quote`, {}, guest)
    expect(late).toMatchObject({ status: 409, code: "document.wrong_status", details: { current: { id: order.id, status: "closed" } } })
    expect(late.details["current"]).not.toHaveProperty("technician_id")
  })

  it("gives parts back when it is canceled, and leaves the unit in a quarantine location made for it", async () => {
    const { unit } = await sold()
    const part = await createProduct(shop, { stock: [4] })
    const { id } = await create({ unit_id: unit.id, problem: "x" })
    await act(id, "start_diagnosis")
    await act(id, "add_line", { kind: "part_in", inventory_item_id: part.inventoryItemId, quantity: 3, payer: "goodwill", reason_code: "loyal" })
    expect((await levels(shop, part.inventoryItemId))[shop.locationIds[0]]).toMatchObject({ stocked: 4, reserved: 3 })
    await act(id, "cancel", { reason_code: "mistake" })
    expect((await levels(shop, part.inventoryItemId))[shop.locationIds[0]]).toMatchObject({ stocked: 4, reserved: 0 })
    expect(await getUnit(shop, unit.id)).toMatchObject({ status: "quarantined" })
  })

  it("refurbishes the shop's own unit into another variant, and Medusa's levels follow; a scrapped one leaves its screws in stock", async () => {
    const [product, used, screws] = [await createTrackedProduct(shop, { unitCount: 2 }), await createTrackedProduct(shop), await createProduct(shop, { stock: [3] })]
    const [kept, scrapped] = product.units.map(({ id }) => id)
    const { id } = await create({ unit_id: kept, problem: "refurbish" })
    await act(id, "start_diagnosis")
    await act(id, "start_repair", {}, tess)
    await act(id, "record_test", { name: "power", passed: true }, tess)
    await act(id, "pass_qc", {}, theo)
    await act(id, "mark_ready", {}, tess)
    expect(await client.refused("POST", `/technician/repair-orders/${id}/restock`, { variant_id: "variant_nobody" }, { token: tess.token })).toMatchObject({ status: 404, code: "not_found" })
    expect(await act(id, "restock", { grade: "a", variant_id: used.variantId }, tess)).toMatchObject({ status: "closed", unit_status: "in_stock", available_actions: [] })
    expect(await getUnit(shop, kept ?? "")).toMatchObject({ variant_id: used.variantId, inventory_item_id: used.inventoryItemId, grade: "a" })
    const other = await create({ unit_id: scrapped, problem: "drowned" })
    await act(other.id, "start_diagnosis")
    await act(other.id, "mark_unrepairable", {}, tess)
    expect(await act(other.id, "add_line", { kind: "part_out", inventory_item_id: screws.inventoryItemId, quantity: 4, disposition: "restock" }, tess)).toMatchObject({ lines: [{ part_state: "restocked" }] })
    expect(await client.refused("POST", `/technician/repair-orders/${other.id}/scrap`, {}, { token: tess.token })).toMatchObject({ status: 409, code: "repair_order.not_permitted" })
    expect(await act(other.id, "scrap", { reason_code: "water" })).toMatchObject({ status: "closed", unit_status: "scrapped" })
    expect((await levels(shop, screws.inventoryItemId))[shop.locationIds[0]]).toMatchObject({ stocked: 7, reserved: 0 })
    await expectNoDrift(shop, [product.inventoryItemId, used.inventoryItemId])
  })

  it("waits for parts that are not there, and gets them when somebody acts once they are", async () => {
    const { unit } = await sold()
    const part = await createProduct(shop, { stock: [1] })
    const { id } = await create({ unit_id: unit.id, problem: "x" })
    await act(id, "start_diagnosis")
    expect(await act(id, "add_line", { kind: "part_in", inventory_item_id: part.inventoryItemId, quantity: 2, payer: "warranty" })).toMatchObject({ lines: [{ part_state: "waiting" }] })
    await client.ok("POST", `/admin/inventory-items/${part.inventoryItemId}/location-levels/${shop.locationIds[0]}`, { stocked_quantity: 9 })
    expect(await act(id, "await_parts")).toMatchObject({ status: "awaiting_parts", lines: [{ part_state: "reserved" }] })
  })

  it("tells the loser of two what the order has become", async () => {
    const { unit } = await sold()
    const { id, version } = await create({ unit_id: unit.id, problem: "x" })
    const both = await Promise.all([tess, theo].map(({ token }) => client.call<{ code?: string; details?: { current: HttpRepairOrder } }>("POST", `/technician/repair-orders/${id}/start_diagnosis`, { expected_version: version }, { token })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const lost = both.find(({ status }) => status === 409)?.body
    expect(lost).toMatchObject({ code: "conflict.stale", details: { current: { id, status: "diagnosing", version: version + 1 } } })
  })

  it("is answered once under one key, whatever the action", async () => {
    const { unit } = await sold()
    const headers = { "idempotency-key": `open-${unit.id}` }
    const [first, second] = [await client.call("POST", "/admin/repair-orders", { unit_id: unit.id, problem: "x" }, { headers }), await client.call("POST", "/admin/repair-orders", { unit_id: unit.id, problem: "x" }, { headers })]
    expect([first.status, second.status, second.headers.get("idempotent-replayed"), second.body]).toEqual([201, 201, "true", first.body])
    expect(await client.refused("POST", "/admin/repair-orders", { unit_id: unit.id, problem: "x" })).toMatchObject({ status: 409, code: "repair_order.open" })
  })

  it("lists exactly what is not refused, for agent and technician", async () => {
    const { unit } = await sold()
    const { id } = await create({ unit_id: unit.id, problem: "x" })
    const inputs: Record<string, object> = { pause: { reason_code: "lunch" }, remove_line: { line_id: "l" }, record_test: { name: "t", passed: true }, add_line: { kind: "labour" }, assign: { technician_id: tess.id }, correct_timer: { timer_id: "t", minutes: 1 } }
    const actions = ["start_timer", "stop_timer", "correct_timer", "start_diagnosis", "quote", "approve_quote", "decline_quote", "await_parts", "start_repair", "remove_line", "resume", "receive_from_vendor", "pass_qc", "fail_qc", "mark_ready", "return", "restock", "scrap", "close"]
    const { available_actions } = await client.ok<Body>("GET", `/admin/repair-orders/${id}`).then(({ repair_order }) => repair_order)
    for (const action of actions.filter((name) => !available_actions.includes(name as never))) expect([action, (await refused(id, action, inputs[action] ?? {})).status]).toEqual([action, 409])
    expect(available_actions).toEqual(["assign", "plan", "check_in", "start_diagnosis", "diagnose", "pause", "cancel"])
  })
})

describe("wrong input", () => {
  it.each([
    ["nothing", {}], ["no problem", { unit_id: "u" }], ["a unit twice", { unit_id: "u", serial_number: "s", problem: "x" }], ["an unknown field", { unit_id: "u", problem: "x", colour: "red" }],
    ["a priority that is none", { unit_id: "u", problem: "x", priority: "asap" }], ["a date that is none", { unit_id: "u", problem: "x", promised_on: "2026-02-30" }], ["NUL", { unit_id: "u", problem: "a\u0000b" }],
  ])("to open one is refused: %s", async (_, body) => {
    expect(await client.refused("POST", "/admin/repair-orders", body)).toMatchObject({ status: 400, code: "request.invalid" })
  })

  it.each([
    ["add_line", {}], ["add_line", { kind: "gift" }], ["add_line", { kind: "labour", quantity: 2 }], ["add_line", { kind: "labour", amount: -1 }], ["add_line", { kind: "part_in", unit_id: "a", serial_number: "b" }], ["add_line", { kind: "labour", owner: "shop" }], ["add_line", { kind: "part_in", inventory_item_id: "i", disposition: "restock" }], ["add_line", { kind: "part_out", serial_number: "s", disposition: "scrap" }], ["add_line", { kind: "part_out", inventory_item_id: "i", disposition: "restock", owner: "customer" }], ["restock", { grade: "mint" }], ["restock", { bin: "" }],
    ["record_test", { value: 1 }], ["record_test", { name: "x", value: "many" }], ["pause", {}], ["remove_line", {}], ["quote", { expires_at: "tomorrow" }], ["diagnose", { symptom: "x" }], ["close", { expected_version: 0 }], ["assign", { technician_id: 7 }],
    ["check_in", {}], ["plan", { priority: "asap" }], ["plan", { promised_on: "2026-02-30" }], ["check_in", { serial_number: "S", accessories: "case" }], ["check_in", { serial_number: "S", accessories: [""] }], ["start_timer", { minutes: 5 }], ["stop_timer", { minutes: 1.5 }], ["stop_timer", { minutes: -1 }], ["correct_timer", { minutes: 5 }],
  ])("to %s is refused: %j", async (action, body) => {
    const { unit } = await anyOrder()
    expect(await client.refused("POST", `/admin/repair-orders/${unit}/${action}`, body)).toMatchObject({ status: 400, code: "request.invalid" })
  })

  it("names nothing that does not exist", async () => {
    expect(await client.refused("GET", "/admin/repair-orders/arep_nobody")).toMatchObject({ status: 404, code: "not_found" })
    expect(await client.refused("POST", "/admin/repair-orders/arep_nobody/close", {})).toMatchObject({ status: 404 })
    const { unit } = await anyOrder()
    expect(await client.refused("POST", `/admin/repair-orders/${unit}/dance`, {})).toMatchObject({ status: 404, code: "not_found" })
    expect(await client.refused("POST", `/admin/repair-orders/${unit}/toString`, {})).toMatchObject({ status: 404, code: "not_found" })
    expect(await client.refused("POST", `/admin/repair-orders/${unit}/assign`, { technician_id: "atech_nobody" })).toMatchObject({ status: 404 })
    expect(await client.refused("POST", `/admin/repair-orders/${unit}/add_line`, { kind: "part_out", inventory_item_id: "iitem_nobody", disposition: "restock" })).toMatchObject({ status: 404, code: "not_found" })
    expect(await client.refused("POST", "/admin/repair-orders", { serial_number: "NOBODY-EVER", problem: "x" })).toMatchObject({ status: 404, code: "unit.not_found" })
    expect(await client.refused("POST", "/admin/repair-orders", { serial_number: "NOBODY-EVER", problem: "x", location_id: "sloc_nowhere" })).toMatchObject({ status: 404, code: "location.not_found" })
  })

  it("a customer sees and answers only what is hers", async () => {
    const { unit } = await sold()
    const { id } = await create({ unit_id: unit.id, problem: "x" })
    const stranger = await sold()
    await act((await create({ unit_id: stranger.unit.id, problem: "y" })).id, "start_diagnosis")
    expect((await client.call("GET", `/store/repair-orders/${id}`, undefined, store())).status).toBe(401)
    expect((await client.call("GET", `/store/repair-orders/${id}`, undefined, store({ "x-aftercare-guest": "nonsense" }))).status).toBe(401)
    expect((await client.call("POST", `/store/repair-orders/${id}/approve_quote`, {}, store())).status).toBe(401)
  })
})

const store = (headers: Record<string, string> = {}) => ({ token: null, headers: { "x-publishable-api-key": shop.publishableKey, ...headers } })

let known: string | undefined
/** Any order at all, for bodies that are refused before it matters which. */
async function anyOrder(): Promise<{ unit: string }> {
  known ??= (await client.ok<{ repair_orders: HttpRepairOrder[] }>("GET", "/admin/repair-orders?limit=1")).repair_orders[0]?.id
  return { unit: known ?? "" }
}
