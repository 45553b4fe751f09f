import { withClient } from "../../src/persistence/named-query"
import type { AttachmentReader } from "../../src/services/attachment/attachment-readers"
import { mayReadPapers } from "../../src/services/repair/visitor-repairs"
import { countStatements, keyed, LOCATION, rejectionOf, unique } from "../ledger/fixture"
import { act, AGENT, buildOwn, buildSold, byAgent, COLLEAGUE, LABOUR_50, open, openRepairs, QUARANTINE, type RepairFixture, repairWholly, TECHNICIAN } from "./fixture"

let fixture: RepairFixture
beforeAll(async () => void (fixture = await openRepairs()))
afterEach(() => fixture.coherent())
afterAll(() => fixture.close())

const unitOf = (id: string) => fixture.services.units.get(id)
const historyOf = async (id: string) => (await fixture.services.units.history(id, { afterSequence: 0, limit: 200 })).events
const messages = (documentId: string) => fixture.query<{ job: string; payload: { template: string; token_id: string | null; data: Record<string, unknown>; recipient: object } }>(
  "select job, payload from outbox_message where payload ->> 'document_id' = $1 order by id", [documentId])

describe("taking a unit to the bench", () => {
  it.each([["a customer's, over the counter", buildSold], ["the shop's own, from stock", buildOwn]] as const)("%s: order and event are one", async (_, build) => {
    const { unitId } = await build(fixture)
    const order = await open(fixture.services, unitId, { priority: "high", promisedOn: "2026-12-24" })
    expect(order).toMatchObject({ status: "intake", unitId, priority: "high", promisedOn: "2026-12-24", locationId: LOCATION, version: 1 })
    expect(order.displayId).toMatch(/^REP-\d{4}-\d{6}$/)
    expect(await unitOf(unitId)).toMatchObject({ status: "in_repair", custody: "repair_center", locationId: null })
    expect((await historyOf(unitId)).at(-2)).toMatchObject({ type: "unit.repair_opened", reference: { type: "repair_order", id: order.id }, facts: { repair_order_id: order.id, command: "open" } })
  })

  it("is refused while another order is open, of five at once too", async () => {
    const { unitId } = await buildSold(fixture)
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => open(fixture.services, unitId)))
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    const refused = await rejectionOf(open(fixture.services, unitId))
    expect(refused.code).toBe("repair_order.open")
    expect(refused.details).toHaveProperty("repair_order_id")
  })

  it("is refused for a unit that is elsewhere, or is none", async () => {
    const { unitId } = await buildOwn(fixture)
    await fixture.services.units.command(AGENT, { command: "mark_lost", units: [{ unitId }] })
    expect((await rejectionOf(open(fixture.services, unitId))).code).toBe("unit.wrong_status")
    expect((await rejectionOf(open(fixture.services, "aunit_nobody"))).code).toBe("unit.not_found")
  })

  it("happens once under one key", async () => {
    const { unitId } = await buildSold(fixture)
    const key = keyed(unique("open"))
    const input = { unit: { unitId }, problem: "dead" }
    const [first, second] = [await fixture.services.repairs.open(key, input), await fixture.services.repairs.open(key, input)]
    expect(second.id).toBe(first.id)
  })
})

describe("a repair", () => {
  it("of a customer's unit ends with the unit in her hands", async () => {
    const { unitId } = await buildSold(fixture)
    const order = await open(fixture.services, unitId)
    await repairWholly(fixture.services, order.id)
    expect(await unitOf(unitId)).toMatchObject({ status: "delivered", owner: "customer", ownerCustomerId: "cus_1" })
    expect(await fixture.services.repairs.get(AGENT.actor, order.id)).toMatchObject({ order: { status: "closed", outcome: "repaired" } })
    expect((await historyOf(unitId)).map(({ type }) => type).slice(-9)).toEqual([
      "unit.repair_progressed", "unit.diagnosed", "unit.repair_progressed", "unit.tested", "unit.repair_progressed", "unit.repair_progressed", "unit.repair_ended", "unit.handed_back", "unit.repair_closed",
    ])
    expect((await messages(order.id)).map(({ payload }) => payload.template)).toEqual(["repair_ready", "repair_closed"])
    expect(await open(fixture.services, unitId)).toMatchObject({ status: "intake" })
  })

  it("of the shop's own unit ends in quarantine, where its stock counts it again", async () => {
    const { unitId } = await buildOwn(fixture)
    const order = await open(fixture.services, unitId)
    await repairWholly(fixture.services, order.id)
    expect(await unitOf(unitId)).toMatchObject({ status: "quarantined", owner: "shop", locationId: QUARANTINE })
    expect(await messages(order.id)).toEqual([])
  })

  it("is closed only once the unit that was sent has arrived", async () => {
    const { unitId } = await buildSold(fixture)
    const { id } = await open(fixture.services, unitId)
    await act(fixture.services, id, "start_diagnosis", { name: "mark_unrepairable", reasonCode: "no_parts" }, { name: "return", trackingNumber: "T-1", locationId: null })
    expect((await rejectionOf(act(fixture.services, id, "close"))).code).toBe("repair_order.unit_not_delivered")
    await fixture.services.units.command(AGENT, { command: "confirm_delivered", units: [{ unitId }] })
    expect(await act(fixture.services, id, "close")).toMatchObject({ status: "closed", outcome: "unrepairable" })
  })

  it("can end with the unit scrapped", async () => {
    const { unitId } = await buildOwn(fixture)
    const { id } = await open(fixture.services, unitId)
    await act(fixture.services, id, "start_diagnosis", "mark_unrepairable")
    await fixture.services.units.command(AGENT, { command: "scrap", units: [{ unitId }] })
    expect((await rejectionOf(act(fixture.services, id, "return"))).code).toBe("repair_order.unit_elsewhere")
    expect(await act(fixture.services, id, "close")).toMatchObject({ status: "closed" })
  })

  it("goes to an outside repairer and comes back to the bench", async () => {
    const { unitId } = await buildSold(fixture)
    const { id } = await open(fixture.services, unitId)
    await act(fixture.services, id, "start_diagnosis", "send_to_vendor")
    expect(await unitOf(unitId)).toMatchObject({ status: "at_vendor", custody: "vendor" })
    expect(await act(fixture.services, id, "receive_from_vendor")).toMatchObject({ status: "repairing" })
    expect(await unitOf(unitId)).toMatchObject({ status: "in_repair" })
  })

  it("that is canceled leaves the unit in quarantine, its owner's still", async () => {
    const { unitId } = await buildSold(fixture)
    const { id } = await open(fixture.services, unitId)
    await act(fixture.services, id, "start_diagnosis", byAgent({ name: "cancel", reasonCode: "customer_changed_her_mind" }))
    expect(await unitOf(unitId)).toMatchObject({ status: "quarantined", owner: "customer", locationId: QUARANTINE })
  })

  it("costs the same number of statements in a list of one and of many", async () => {

    const one = await countStatements(() => fixture.services.repairs.list(AGENT.actor, { limit: 1, offset: 0 }))
    const many = await countStatements(() => fixture.services.repairs.list(AGENT.actor, { limit: 100, offset: 0 }))
    expect(many.result.repairs.length).toBeGreaterThan(1)
    expect(many.count).toBe(one.count)
  })
})

describe("two technicians at one order", () => {
  it("one wins, the other is told that it changed", async () => {
    const { unitId } = await buildSold(fixture)
    const { id, version } = await open(fixture.services, unitId)
    const both = await Promise.allSettled([TECHNICIAN, COLLEAGUE].map((request) => fixture.services.repairs.command(request, { id, expectedVersion: version, action: { name: "start_diagnosis" } })))
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    const [lost] = both.flatMap((result) => (result.status === "rejected" ? [result.reason as { rejection: { code: string } }] : []))
    expect(lost?.rejection.code).toBe("conflict.stale")
  })
  it("without a version, each finds the order as the other left it", async () => {
    const { unitId } = await buildSold(fixture)
    const { id } = await open(fixture.services, unitId)
    await act(fixture.services, id, "start_diagnosis")
    const results = await Promise.allSettled(Array.from({ length: 6 }, (_, index) => fixture.services.repairs.command(index % 2 ? TECHNICIAN : COLLEAGUE, { id, action: { name: "add_line", line: { kind: "labour", minutes: index + 1 } } })))
    expect(results.every(({ status }) => status === "fulfilled")).toBe(true)
    expect((await fixture.services.repairs.get(AGENT.actor, id)).order.lines.map(({ minutes }) => minutes).sort()).toEqual([1, 2, 3, 4, 5, 6])
  })
})

describe("a quote", () => {
  it("is mailed to the owner with a link that is as good as it is, and is answered by her", async () => {
    const { unitId } = await buildSold(fixture)
    const { id } = await open(fixture.services, unitId)
    const sent = await act(fixture.services, id, "start_diagnosis", LABOUR_50, "quote")
    expect(sent).toMatchObject({ status: "awaiting_approval", quote: { number: 1, amountMinor: 5_000 } })
    const [mail] = await messages(id)
    expect(mail?.payload).toMatchObject({ template: "repair_quote", recipient: { type: "customer", id: "cus_1" }, data: { display_id: sent.displayId, amount_minor: 5_000, currency_code: "eur" } })
    const [token] = await fixture.query("select subject_type, subject_id, expires_at from one_time_token where id = $1", [mail?.payload.token_id])
    expect(token).toEqual({ subject_type: "unit", subject_id: unitId, expires_at: sent.quote?.expiresAt })
    const customer = { actor: { type: "customer", id: "cus_1" } }
    expect(await fixture.services.repairs.command(customer, { id, action: { name: "approve_quote" } })).toMatchObject({ status: "awaiting_parts", approvedMinor: 5_000 })
    const again = await act(fixture.services, id, "start_repair", LABOUR_50, "quote")
    expect(again).toMatchObject({ quote: { number: 2, amountMinor: 10_000 } })
    expect(await fixture.query("select number, status from repair_quote where repair_order_id = $1 order by number", [id])).toEqual([{ number: 1, status: "approved" }, { number: 2, status: "sent" }])
  })
  it("is frozen with the line: who pays, and by which entitlement", async () => {
    const { unitId } = await buildSold(fixture)
    const { id } = await open(fixture.services, unitId)
    const { lines } = await act(fixture.services, id, "start_diagnosis", LABOUR_50)
    expect(lines[0]?.coverage).toMatchObject({ payer: "customer", isDecidedByHand: false, reasons: [{ rule: "policy" }] })
    const frozen = () => fixture.query("select subject_id, verdict from coverage_assessment where unit_id = $1 and subject_type = 'repair_line' order by id", [unitId])
    expect(await frozen()).toEqual([{ subject_id: lines[0]?.id, verdict: "not_covered" }])
    // A command that is refused freezes nothing.
    await rejectionOf(fixture.services.repairs.command(TECHNICIAN, { id, expectedVersion: 1, action: LABOUR_50 }))
    expect(await frozen()).toHaveLength(1)
    const goodwill = await act(fixture.services, id, byAgent({ name: "add_line", line: { kind: "external", amountMinor: 900, payer: "goodwill", reasonCode: "loyal" } }))
    expect(goodwill.lines.at(-1)?.coverage).toMatchObject({ payer: "goodwill", isDecidedByHand: true, reasons: [{ fact: "loyal" }] })
    expect((await rejectionOf(act(fixture.services, id, byAgent({ name: "add_line", line: { kind: "external", amountMinor: 900, payer: "goodwill" } })))).code).toBe("repair_line.needs_reason")
  })
})

describe("warranty", () => {
  it("hears of a repair that is over, once, with what it cost the entitlement that paid", async () => {
    const { unitId } = await buildSold(fixture)
    const { id } = await open(fixture.services, unitId)
    await act(fixture.services, id, "start_diagnosis", { name: "diagnose", diagnosis: { defectCode: "worn" } }, byAgent({ name: "add_line", line: { kind: "labour", amountMinor: 4_000, payer: "warranty" } }), "start_repair", "record_test", byAgent("pass_qc"), "mark_ready", "return")
    expect(await fixture.query("select id from warranty_repair where id = $1", [id])).toEqual([])
    await act(fixture.services, id, "close")
    expect(await fixture.query("select unit_id, outcome, fault_code, under_warranty from warranty_repair where id = $1", [id])).toEqual([{ unit_id: unitId, outcome: "repaired", fault_code: "worn", under_warranty: true }])
    expect(await fixture.query("select 1 as found from outbox_message where job = 'reevaluate_entitlements' and payload ->> 'command_id' = $1 and payload ->> 'reason' = 'repair_closed'", [id])).toHaveLength(1)
  })
  it("hears nothing of one that was canceled or declined", async () => {
    const { unitId } = await buildSold(fixture)
    const { id } = await open(fixture.services, unitId)
    await act(fixture.services, id, "start_diagnosis", LABOUR_50, "quote", byAgent("decline_quote"), "return", "close")
    const second = await open(fixture.services, unitId)
    await act(fixture.services, second.id, byAgent("cancel"))
    expect(await fixture.query("select id from warranty_repair where id = any ($1)", [[id, second.id]])).toEqual([])
  })
})

describe("erasing a customer", () => {
  it("takes what was said and written of her repairs, also after she passed the unit on, and leaves the histories whole", async () => {
    const { unitId } = await buildSold(fixture, { customerId: "cus_erased" })
    const { id } = await open(fixture.services, unitId, { problem: "Anna Example says it smells." })
    await fixture.services.repairs.command(TECHNICIAN, { id, action: { name: "diagnose", diagnosis: { symptomCode: "smell" } }, note: "Called Anna." })
    await act(fixture.services, id, byAgent({ name: "add_line", line: { kind: "labour", description: "For Anna", payer: "goodwill", reasonCode: "x" } }), "mark_unrepairable", "return", "close")
    expect((await fixture.services.repairs.get(AGENT.actor, id)).notes.map(({ body }) => body)).toEqual(["Called Anna."])
    expect(JSON.stringify(await fixture.services.privacy.export("cus_erased"))).toContain("Anna Example says")
    await fixture.services.privacy.erase("cus_erased")
    expect(JSON.stringify(await fixture.services.repairs.get(AGENT.actor, id))).not.toContain("Anna")
    expect(await fixture.services.privacy.erase("cus_erased")).toMatchObject({ repair_orders: 0, notes: 0 })
  })
})

describe("a repair's papers", () => {
  it("are for the owner it was done for and her guests, not for the next owner, and for nobody once she has passed the unit on", async () => {
    const { services } = fixture
    const { unitId } = await buildSold(fixture)
    const { id } = await open(services, unitId)
    await repairWholly(services, id)
    const { orderId } = await unitOf(unitId)
    const reader = (ownerCustomerId: string | null, guest: { readonly orderId?: string | null; readonly unitId?: string } = {}): AttachmentReader =>
      ({ actor: { type: "customer", id: "reader" }, customerId: Object.keys(guest).length === 0 ? ownerCustomerId : null, ownerCustomerId, orderId: null, unitId: null, ...guest })
    const may = (one: AttachmentReader) => withClient(fixture.dataSource, (client) => mayReadPapers(client, id, one))
    const hers = [reader("cus_1"), reader("cus_1", { orderId }), reader("cus_1", { unitId })]
    const others = [reader("cus_next"), reader("cus_next", { unitId }), reader(null), reader("cus_1", { orderId: "order_other" })]
    expect(await Promise.all([...hers, ...others].map(may))).toEqual([true, true, true, false, false, false, false])
    const { token } = await services.ownershipTransfers.offerLink({ actor: { type: "customer", id: "cus_1" } }, { unitId, fromCustomerId: "cus_1" })
    await services.ownershipTransfers.accept({ actor: { type: "customer", id: "cus_next" } }, { token, customerId: "cus_next" })
    expect(await Promise.all([...hers, ...others].map(may))).toEqual([...hers, ...others].map(() => false))
  })
})
