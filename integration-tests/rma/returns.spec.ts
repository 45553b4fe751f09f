import fc from "fast-check"
import { RMA_COMMANDS } from "../../src/domain/rma/commands"
import { DISPOSITIONS, RESOLUTIONS } from "../../src/domain/rma/rma"
import type { Unit } from "../../src/domain/unit/unit"
import { withClient, namedQuery } from "../../src/persistence/named-query"
import type { Services } from "../../src/services/create-services"
import { AGENT, buildItem, countStatements, keyed, type LedgerFixture, LOCATION, openLedger, receive, rejectionOf, serials, unique } from "../ledger/fixture"
import { expectLedgerCoherent } from "../support/coherence"
import { authorize, carryOut, CUSTOMER, open, PAID, QUARANTINE, quarantineAt, receiveUnits, resolveLine, sell, statusNow, view } from "./fixture"

let ledger: LedgerFixture
let services: Services

beforeAll(async () => {
  ledger = await openLedger(40)
  services = ledger.services
  await quarantineAt(services)
})
afterEach(async () => {
  await expectLedgerCoherent(ledger.dataSource)
  await expectOneOpenLineAUnit()
})
afterAll(() => ledger.close())

const rows = <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []): Promise<Row[]> => withClient(ledger.dataSource, (client) => namedQuery<Row>(client, text, values))

/** A line is open exactly when its document still claims the unit, and no unit stands on two open ones. */
async function expectOneOpenLineAUnit(): Promise<void> {
  expect(await rows("select unit_id from rma_line where is_open group by unit_id having count(*) > 1")).toEqual([])
  expect(await rows("select l.id from rma_line l join rma r on r.id = l.rma_id where l.is_open and (r.closed_at is not null or r.canceled_at is not null or l.reception = 'canceled')")).toEqual([])
}

const unitNow = async (unit: Unit): Promise<Unit> => (await services.units.get(unit.id))
const historyOf = async (unit: Unit): Promise<string[]> => (await services.units.history(unit.id, { afterSequence: 0, limit: 100 })).events.map(({ type }) => type)
/** Net change our units ask of Medusa's levels, by location. */
const deltas = async (item: string): Promise<Record<string, number>> => Object.fromEntries((await services.stock.openDeltas([item])).map(({ locationId, delta }) => [locationId, delta]))

describe("opening an RMA", () => {
  it("takes each unit as one line, writes it into the unit's history and asks the worker to judge it", async () => {
    const item = await buildItem(services)
    const { units, orderId } = await sell(services, item, 2)
    const rma = await open(services, units)
    expect(rma).toMatchObject({ displayId: expect.stringMatching(/^RMA-\d{4}-\d{6}$/), orderId, customerId: CUSTOMER })
    expect(rma.lines.map(({ sale }) => sale?.orderId)).toEqual([orderId, orderId])
    expect((await historyOf(units[0] as Unit)).at(-1)).toBe("unit.return_opened")
    expect((await view(services, rma)).pendingWork.map(({ name }) => name)).toEqual(["evaluate_rma"])
  })
  it("refuses a unit that stands on another open RMA, and names that", async () => {
    const { units } = await sell(services, await buildItem(services), 1)
    const first = await open(services, units)
    expect(await rejectionOf(open(services, units))).toMatchObject({ code: "rma.unit_in_other", details: { rma_id: first.id } })
  })
  it("gives exactly one of ten simultaneous requests the unit", async () => {
    const { units } = await sell(services, await buildItem(services), 1)
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => open(services, units)))
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
  })
  it("refuses a unit that is not this customer's, unless somebody says why", async () => {
    const { units } = await sell(services, await buildItem(services), 1, "cus_other")
    const lines = [{ unit: { unitId: units[0]?.id ?? "" }, reasonCode: "defective", requestedResolution: "repair" as const }]
    expect(await rejectionOf(services.rmas.open(AGENT, { source: "agent", orderId: null, customerId: CUSTOMER, lines }))).toMatchObject({ code: "rma.not_customers_unit" })
    const { summary } = await services.rmas.open(AGENT, { source: "agent", orderId: null, customerId: CUSTOMER, lines: lines.map((line) => ({ ...line, blindReason: "gift" })) })
    expect((await services.rmas.get(String(summary["rma_id"]))).rma.lines[0]).toMatchObject({ blindReason: "gift" })
  })
  it("refuses a unit that is in our stock", async () => {
    const item = await buildItem(services)
    const [unit] = await receive(services, item, serials(1))
    expect(await rejectionOf(open(services, [unit as Unit]))).toMatchObject({ code: "rma.not_returnable" })
  })
  it("makes no unit of an unknown number, unless its item and a reason are given", async () => {
    const item = await buildItem(services)
    const line = { unit: { serialNumber: unique("OLD").toUpperCase() }, reasonCode: "defective", requestedResolution: "repair" as const }
    const before = await rows("select count(*)::int as n from serial_unit")
    expect(await rejectionOf(services.rmas.open(AGENT, { source: "agent", orderId: null, customerId: CUSTOMER, lines: [line] }))).toMatchObject({ code: "unit.not_found" })
    expect(await rejectionOf(services.rmas.open(AGENT, { source: "agent", orderId: null, customerId: CUSTOMER, lines: [{ ...line, blindReason: "sold before" }] }))).toMatchObject({ code: "rma.item_required" })
    expect(await rows("select count(*)::int as n from serial_unit")).toEqual(before)
    const { summary } = await services.rmas.open(AGENT, { source: "agent", orderId: null, customerId: CUSTOMER, lines: [{ ...line, item: { inventoryItemId: item, variantId: null }, blindReason: "sold before the system" }] })
    const { units } = await services.rmas.get(String(summary["rma_id"]))
    expect([...units.values()]).toMatchObject([{ status: "delivered", owner: "customer", ownerCustomerId: CUSTOMER }])
  })
  it("replays the same answer for the same key", async () => {
    const { units } = await sell(services, await buildItem(services), 1)
    const request = keyed(unique("key"))
    const input = { source: "agent" as const, orderId: null, customerId: null, lines: [{ unit: { unitId: units[0]?.id ?? "" }, reasonCode: "x", requestedResolution: "refund" as const }] }
    const first = await services.rmas.open(request, input)
    expect(await services.rmas.open(request, input)).toMatchObject({ replayed: true, summary: first.summary })
  })
})

describe("judging a request", () => {
  const rule = (over: Partial<Parameters<typeof services.rmas.rules.create>[0]>) => services.rmas.rules.create({ name: "rule", priority: 10, isEnabled: true, conditions: {}, outcome: "authorize", reasonCode: "ok", ...over })

  it("needs a person where no rule applies", async () => {
    const { units } = await sell(services, await buildItem(services), 1)
    const rma = await open(services, units)
    await services.rmas.evaluate(rma.id)
    expect((await view(services, rma)).rma.lines[0]).toMatchObject({ decision: "needs_review", decidedBy: { type: "system" }, decisionReasons: [{ rule: "no_rule" }] })
  })
  it("follows the first rule that applies and freezes why", async () => {
    const item = await buildItem(services)
    const { units } = await sell(services, item, 1)
    const created = await rule({ name: "30 days", conditions: { inventoryItemIds: [item], within: { term: "P30D", from: "delivered" } } })
    const rma = await open(services, units)
    await services.rmas.evaluate(rma.id)
    await services.rmas.rules.remove(created.id)
    const judged = (await view(services, rma)).rma
    expect(judged.lines[0]).toMatchObject({ decision: "accepted" })
    expect(judged.lines[0]?.decisionReasons[1]).toMatchObject({ rule: "30 days", fact: "within P30D from delivered" })
    expect(judged.expiresAt).not.toBeNull()
    expect(await statusNow(services, rma)).toBe("authorized")
  })
  it("leaves a line alone that a person decided meanwhile", async () => {
    const item = await buildItem(services)
    const { units } = await sell(services, item, 1)
    const created = await rule({ conditions: { inventoryItemIds: [item] } })
    const rma = await open(services, units)
    await services.rmas.change(AGENT, { rmaId: rma.id, command: "deny", reasonCode: "fraud" })
    await services.rmas.evaluate(rma.id)
    await services.rmas.rules.remove(created.id)
    expect(await statusNow(services, rma)).toBe("denied")
  })
  it("writes nothing in a dry run", async () => {
    const { units } = await sell(services, await buildItem(services), 1)
    const rma = await open(services, units)
    const verdicts = await services.rmas.judge(rma.id, [{ id: "draft", name: "all", priority: 1, conditions: {}, outcome: "deny", reasonCode: "no" }])
    expect([...verdicts.values()]).toMatchObject([{ decision: "rejected", ruleId: "draft" }])
    expect((await view(services, rma)).rma.lines[0]?.decision).toBe("pending")
  })
})

describe("reception by scan", () => {
  it("puts an expected unit into quarantine, still the customer's, and counts it nowhere", async () => {
    const item = await buildItem(services)
    const { units: [unit] } = await sell(services, item, 1)
    const rma = await open(services, [unit as Unit])
    await authorize(services, rma)
    const before = await deltas(item)
    const { summary } = await receiveUnits(services, rma, [unit as Unit])
    expect(summary["verdicts"]).toMatchObject([{ verdict: "expected", line_id: rma.lines[0]?.id }])
    expect(await unitNow(unit as Unit)).toMatchObject({ status: "quarantined", owner: "customer", custody: "warehouse", locationId: QUARANTINE })
    expect(await deltas(item)).toEqual(before)
    expect(await statusNow(services, rma)).toBe("received")
  })
  it("takes one parcel after the other", async () => {
    const { units } = await sell(services, await buildItem(services), 2)
    const rma = await open(services, units)
    await authorize(services, rma)
    await receiveUnits(services, rma, units.slice(0, 1))
    expect(await statusNow(services, rma)).toBe("partially_received")
    await receiveUnits(services, rma, units.slice(1))
    expect(await statusNow(services, rma)).toBe("received")
  })
  it("takes another unit of the same order where it truly is, blocks the line and files a case", async () => {
    const { units: [expected, other] } = await sell(services, await buildItem(services), 2)
    const rma = await open(services, [expected as Unit])
    await authorize(services, rma)
    const { summary } = await receiveUnits(services, rma, [other as Unit])
    expect(summary["verdicts"]).toMatchObject([{ verdict: "other_unit_of_order", line_id: rma.lines[0]?.id }])
    expect(await unitNow(other as Unit)).toMatchObject({ status: "quarantined", owner: "customer" })
    expect(await unitNow(expected as Unit)).toMatchObject({ status: "delivered" })
    expect((await view(services, rma)).rma.lines[0]).toMatchObject({ reception: "wrong_unit", wrongUnitId: other?.id })
    expect((await services.exceptions.list({ unitId: other?.id ?? "", limit: 10, offset: 0 })).cases).toMatchObject([{ kind: "wrong_unit_received" }])
    expect(await rejectionOf(resolveLine(services, rma, 0, "refund"))).toMatchObject({ code: "rma.wrong_unit" })
    await receiveUnits(services, rma, [expected as Unit])
    expect((await view(services, rma)).rma.lines[0]).toMatchObject({ reception: "received" })
  })
  it("proposes a mix-up when two customers sent back each other's unit", async () => {
    const item = await buildItem(services)
    const { units: [mine] } = await sell(services, item, 1, "cus_a")
    const { units: [yours] } = await sell(services, item, 1, "cus_b")
    const first = await open(services, [mine as Unit])
    const second = await open(services, [yours as Unit])
    await authorize(services, first)
    await authorize(services, second)
    expect((await receiveUnits(services, first, [yours as Unit])).summary["verdicts"]).toMatchObject([{ verdict: "unit_of_another_customer" }])
    await receiveUnits(services, second, [mine as Unit])
    const { cases } = await services.exceptions.list({ kind: "swap_suspected", limit: 10, offset: 0 })
    expect(cases.map(({ details }) => [details["unit_id"], details["other_unit_id"]].sort())).toContainEqual([mine?.id, yours?.id].sort())
  })
  it("makes no unit of an unknown number", async () => {
    const { units } = await sell(services, await buildItem(services), 1)
    const rma = await open(services, units)
    await authorize(services, rma)
    const { summary } = await services.rmas.receive(AGENT, { rmaId: rma.id, nothingInBox: false, locationId: LOCATION, quarantineLocationId: QUARANTINE, items: [{ unit: { serialNumber: "NEVER-SEEN" } }] })
    expect(summary["verdicts"]).toMatchObject([{ verdict: "unknown", unit_id: null, serial_number: "NEVER-SEEN" }])
    expect(await rows("select 1 from serial_unit where serial_number = 'NEVER-SEEN'")).toEqual([])
  })
  it("says of an empty box that the one unit was not returned", async () => {
    const { units } = await sell(services, await buildItem(services), 1)
    const rma = await open(services, units)
    await authorize(services, rma)
    await services.rmas.receive(AGENT, { rmaId: rma.id, nothingInBox: true, items: [], locationId: LOCATION, quarantineLocationId: QUARANTINE })
    expect((await view(services, rma)).rma.lines[0]).toMatchObject({ reception: "not_returned", receptionReason: "nothing_in_box" })
    expect(await unitNow(units[0] as Unit)).toMatchObject({ status: "delivered" })
  })
  it("refuses a unit of our own stock, and receives nothing of that parcel", async () => {
    const item = await buildItem(services)
    const { units } = await sell(services, item, 1)
    const [ours] = await receive(services, item, serials(1))
    const rma = await open(services, units)
    await authorize(services, rma)
    expect(await rejectionOf(receiveUnits(services, rma, [units[0] as Unit, ours as Unit]))).toMatchObject({ code: "rma.unit_in_stock" })
    expect(await unitNow(units[0] as Unit)).toMatchObject({ status: "delivered" })
  })
  it("costs the same number of statements for one unit and for fifty", async () => {
    const counts: number[] = []
    for (const size of [1, 50]) {
      const { units } = await sell(services, await buildItem(services), size)
      const rma = await open(services, units)
      await authorize(services, rma)
      counts.push((await countStatements(() => receiveUnits(services, rma, units))).count)
    }
    expect(counts[1]).toBe(counts[0])
  })
  it("lets one of two scanners win, and tells the other that all is here", async () => {
    const { units } = await sell(services, await buildItem(services), 1)
    const rma = await open(services, units)
    await authorize(services, rma)
    const outcomes = await Promise.allSettled([receiveUnits(services, rma, units), receiveUnits(services, rma, units)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
  })
})

describe("what the customer gets and what becomes of the unit", () => {
  async function received(count = 1): Promise<{ item: string; rma: Awaited<ReturnType<typeof open>>; units: readonly Unit[] }> {
    const item = await buildItem(services)
    const { units } = await sell(services, item, count)
    const rma = await open(services, units)
    await authorize(services, rma)
    await receiveUnits(services, rma, units)
    return { item, rma, units }
  }
  const dispose = (rma: { id: string; lines: readonly { id: string }[] }, disposition: (typeof DISPOSITIONS)[number], to = {}) => services.rmas.dispose(AGENT, { rmaId: rma.id, lineId: rma.lines[0]?.id ?? "", disposition, to })

  it("refunds and restocks: the unit is in stock, bound to nothing, and counted there", async () => {
    const { item, rma, units: [unit] } = await received()
    await resolveLine(services, rma, 0, "refund")
    expect(await carryOut(services, rma.id)).toEqual(["credit_return", "refund"])
    await dispose(rma, "restock")
    expect(await unitNow(unit as Unit)).toMatchObject({ status: "in_stock", locationId: LOCATION, owner: "shop", orderId: null, lineItemId: null, fulfillmentId: null })
    // Medusa's own receipt raised the level in quarantine; our postings move it.
    expect(await deltas(item)).toMatchObject({ [QUARANTINE]: -1 })
    await services.rmas.change(AGENT, { rmaId: rma.id, command: "close" })
    expect((await historyOf(unit as Unit)).slice(-5)).toEqual(["unit.return_opened", "unit.return_received", "unit.taken_over", "unit.restocked", "unit.return_closed"])
  })
  it("pays for a unit and its sale once, however many ask at the same time", async () => {
    const { rma, units: [unit] } = await received()
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => resolveLine(services, rma, 0, "refund")))
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    expect(await rows("select 1 as n from sale_refund where unit_id = $1", [unit?.id])).toHaveLength(1)
  })
  it("pays for a unit and its sale once, on whatever later RMA", async () => {
    const { units } = await sell(services, await buildItem(services), 1)
    const first = await open(services, units)
    await authorize(services, first)
    await resolveLine(services, first, 0, "keep_it_refund")
    await carryOut(services, first.id)
    await services.rmas.change(AGENT, { rmaId: first.id, command: "close" })
    const second = await open(services, units)
    await authorize(services, second)
    expect(await rejectionOf(resolveLine(services, second, 0, "refund"))).toMatchObject({ code: "rma.already_paid" })
  })
  it("never pays more than was paid", async () => {
    const { rma } = await received()
    expect(await rejectionOf(resolveLine(services, rma, 0, "refund", { amountMinor: PAID.amountMinor + 1 }))).toMatchObject({ code: "refund.above_paid" })
  })
  it("keeps a unit of lower grade in quarantine until its item is named", async () => {
    const { rma, units: [unit] } = await received()
    const used = await buildItem(services, { sellableGrades: ["b"] })
    await services.rmas.inspect(AGENT, { rmaId: rma.id, lineId: rma.lines[0]?.id ?? "", grade: "b", faultCodes: ["scratched"] })
    expect(await unitNow(unit as Unit)).toMatchObject({ grade: "b", status: "quarantined" })
    await resolveLine(services, rma, 0, "refund")
    await carryOut(services, rma.id)
    expect(await rejectionOf(dispose(rma, "restock"))).toMatchObject({ code: "grade.needs_item" })
    expect(await unitNow(unit as Unit)).toMatchObject({ status: "quarantined" })
    await dispose(rma, "restock_as_grade", { inventoryItemId: used })
    expect(await unitNow(unit as Unit)).toMatchObject({ status: "in_stock", inventoryItemId: used, grade: "b" })
    expect(await deltas(used)).toMatchObject({ [LOCATION]: 1 })
  })
  it("sends a rejected unit back: with tracking until it is delivered, then the RMA can be closed", async () => {
    const { rma, units: [unit] } = await received()
    await services.rmas.decide(AGENT, { rmaId: rma.id, lineId: rma.lines[0]?.id ?? "", decision: "rejected", reasonCode: "water_damage" })
    await dispose(rma, "return_to_customer", { trackingNumber: "T-9" })
    expect(await unitNow(unit as Unit)).toMatchObject({ status: "shipped", owner: "customer" })
    expect(await rejectionOf(services.rmas.change(AGENT, { rmaId: rma.id, command: "close" }))).toMatchObject({ code: "rma.line_unfinished" })
    await services.units.command(AGENT, { command: "confirm_delivered", units: [{ unitId: unit?.id ?? "" }] })
    await services.rmas.change(AGENT, { rmaId: rma.id, command: "close" })
    expect(await statusNow(services, rma)).toBe("closed")
  })
  it("scraps what was refunded, and nothing is counted any more", async () => {
    const { item, rma, units: [unit] } = await received()
    const before = await deltas(item)
    await dispose(rma, "scrap")
    expect(await carryOut(services, rma.id)).toEqual(["credit_return", "carry_out_disposition"])
    expect(await unitNow(unit as Unit)).toMatchObject({ status: "scrapped" })
    expect((await deltas(item))[QUARANTINE] ?? 0).toBe((before[QUARANTINE] ?? 0) - 1)
  })
  it("closes an advance replacement that nothing came back for, charged once", async () => {
    const { units } = await sell(services, await buildItem(services), 1)
    const rma = await open(services, units)
    await authorize(services, rma)
    await resolveLine(services, rma, 0, "replacement", { advance: true })
    expect(await carryOut(services, rma.id)).toEqual(["send_replacement"])
    await services.rmas.mark(AGENT, { rmaId: rma.id, lineId: rma.lines[0]?.id ?? "", command: "mark_not_returned" })
    expect(await carryOut(services, rma.id)).toEqual(["charge_not_returned"])
    expect(await carryOut(services, rma.id)).toEqual([])
    await services.rmas.change(AGENT, { rmaId: rma.id, command: "close" })
  })
  it("takes a unit over once when a request and its job record the same", async () => {
    const { rma, units: [unit] } = await received()
    await resolveLine(services, rma, 0, "refund")
    const record = () => services.rmas.recordDuty(AGENT, { rmaId: rma.id, lineId: rma.lines[0]?.id ?? "", done: { duty: "credit_return", returnId: "return_1", creditedMinor: PAID.amountMinor } })
    await Promise.all([record(), record(), record()])
    expect((await historyOf(unit as Unit)).filter((type) => type === "unit.taken_over")).toHaveLength(1)
  })
  it("marks a parcel lost as two facts of the unit", async () => {
    const { units: [unit] } = await sell(services, await buildItem(services), 1)
    const rma = await open(services, [unit as Unit])
    await authorize(services, rma)
    await services.rmas.mark(AGENT, { rmaId: rma.id, lineId: rma.lines[0]?.id ?? "", command: "mark_lost" })
    expect((await historyOf(unit as Unit)).slice(-2)).toEqual(["unit.return_shipped", "unit.lost"])
  })
})

describe("dates", () => {
  it("expire an authorization at use, and a late job only writes it down", async () => {
    const { units } = await sell(services, await buildItem(services), 1)
    const rma = await open(services, units)
    await authorize(services, rma)
    await rows("update rma set expires_at = now() - interval '1 minute' where id = $1", [rma.id])
    expect(await statusNow(services, rma)).toBe("expired")
    expect(await rejectionOf(receiveUnits(services, rma, units))).toMatchObject({ code: "rma.expired" })
    expect(await services.rmas.scanDeadlines()).toBeGreaterThan(0)
    await services.rmas.settleDeadline(rma.id)
    await services.rmas.settleDeadline(rma.id)
    expect((await services.rmas.timeline(rma.id)).filter(({ type }) => type === "expired")).toHaveLength(1)
    expect((await services.rmas.list({ status: ["expired"], unitId: units[0]?.id ?? "", limit: 5, offset: 0 })).count).toBe(1)
    await authorize(services, rma)
    await receiveUnits(services, rma, units)
    expect(await statusNow(services, rma)).toBe("received")
  })
  it("write one job a document however often they are scanned", async () => {
    const { units } = await sell(services, await buildItem(services), 1)
    const rma = await open(services, units)
    await authorize(services, rma)
    await rows("update rma set expires_at = now() - interval '1 minute' where id = $1", [rma.id])
    await services.rmas.scanDeadlines()
    await services.rmas.scanDeadlines()
    expect((await view(services, rma)).pendingWork.filter(({ name }) => name === "settle_rma_deadline")).toHaveLength(1)
  })
  it("tell that an advance replacement was not paid for by its old unit", async () => {
    const { units } = await sell(services, await buildItem(services), 1)
    const rma = await open(services, units)
    await authorize(services, rma)
    await resolveLine(services, rma, 0, "replacement", { advance: true })
    await carryOut(services, rma.id)
    await rows("update rma_line set return_due_at = now() - interval '1 minute' where rma_id = $1", [rma.id])
    await services.rmas.scanDeadlines()
    await services.rmas.settleDeadline(rma.id)
    expect((await view(services, rma)).rma.lines[0]).toMatchObject({ reception: "not_returned", receptionReason: "deadline_passed" })
  })
})

describe("a line whose unit is repaired", () => {
  it("opens the repair order with its disposition and is done when the unit has left the bench", async () => {
    const { units } = await sell(services, await buildItem(services), 1)
    const rma = await open(services, units)
    await authorize(services, rma)
    await receiveUnits(services, rma, units)
    const lineId = rma.lines[0]?.id ?? ""
    await services.rmas.dispose(AGENT, { rmaId: rma.id, lineId, disposition: "repair", to: {} })
    const { repairs: [repair] } = await services.repairs.list(AGENT.actor, { rmaLineId: lineId, limit: 5, offset: 0 })
    expect(repair?.order).toMatchObject({ status: "intake", unitId: units[0]?.id, rmaLineId: lineId })
    expect((await view(services, rma)).rma.lines[0]).toMatchObject({ disposition: "repair", dispositionStage: "begun", dispositionReference: { type: "repair_order", id: repair?.order.id } })
    const act = (action: Parameters<typeof services.repairs.command>[1]["action"]) => services.repairs.command(AGENT, { id: repair?.order.id ?? "", action })
    await act({ name: "start_diagnosis" })
    await act({ name: "mark_unrepairable", reasonCode: "no_parts" })
    await act({ name: "return", trackingNumber: null, locationId: null })
    await act({ name: "close" })
    expect(await unitNow(units[0] as Unit)).toMatchObject({ status: "delivered", owner: "customer" })
    expect((await view(services, rma)).rma.lines[0]).toMatchObject({ dispositionStage: "done" })
  })
})

describe("a stale version", () => {
  it("is refused with the present one, and nothing happens", async () => {
    const { units } = await sell(services, await buildItem(services), 1)
    const rma = await open(services, units)
    await authorize(services, rma)
    expect(await rejectionOf(services.rmas.change(AGENT, { rmaId: rma.id, command: "deny", expectedVersion: rma.version }))).toMatchObject({ code: "conflict.stale", details: { version: rma.version + 1 } })
  })
})

const seed = Number(process.env["AFTERCARE_TEST_SEED"] ?? Date.now() % 2 ** 31)

describe(`random lives with many hands (seed ${seed})`, () => {
  it("break no rule, pay nothing twice and leave every unit in one place", async () => {
    const item = await buildItem(services)
    const { units } = await sell(services, item, 6)
    const actions = fc.sample(fc.record({
      kind: fc.constantFrom("open", "change", "decide", "receive", "resolve", "dispose", "mark", "carry_out", "offer", "withdraw", "answer"), unit: fc.nat(5), line: fc.nat(2),
      command: fc.constantFrom(...RMA_COMMANDS), disposition: fc.constantFrom(...DISPOSITIONS.filter((name) => name !== "repair")), resolution: fc.constantFrom(...RESOLUTIONS.filter((name) => name !== "repair")),
      mark: fc.constantFrom("waive" as const, "mark_not_returned" as const, "mark_lost" as const), decision: fc.constantFrom("accepted" as const, "rejected" as const),
    }), { seed, numRuns: 240 })
    const opened: Awaited<ReturnType<typeof open>>[] = []
    const run = async (action: (typeof actions)[number]): Promise<void> => {
      const pick = units[action.unit] as Unit
      if (action.kind === "open") return void opened.push(await open(services, [pick, units[(action.unit + 1) % 6] as Unit]))
      const rma = opened[action.unit % Math.max(opened.length, 1)]
      if (rma === undefined) return
      const lineId = rma.lines[action.line % rma.lines.length]?.id ?? ""
      const target = { rmaId: rma.id, lineId }
      switch (action.kind) {
        case "change": return void await services.rmas.change(AGENT, { rmaId: rma.id, command: action.command })
        case "decide": return void await services.rmas.decide(AGENT, { ...target, decision: action.decision, reasonCode: "r" })
        case "receive": return void await receiveUnits(services, rma, [pick])
        case "resolve": return void await services.rmas.resolve(AGENT, { ...target, resolution: action.resolution, amountMinor: null, variantId: null, advance: action.line === 1, paid: PAID })
        case "dispose": return void await services.rmas.dispose(AGENT, { ...target, disposition: action.disposition, to: { trackingNumber: "T" } })
        case "mark": return void await services.rmas.mark(AGENT, { ...target, command: action.mark })
        case "carry_out": return void await carryOut(services, rma.id)
        case "offer": return void await services.rmas.offer(AGENT, { ...target, variantId: "variant_other", title: "Other", thumbnail: null, credit: action.line === 1 ? { amountMinor: 500, currencyCode: "eur" } : null, expiresAt: null })
        case "withdraw": return void await services.rmas.withdrawOffer(AGENT, { ...target, reasonCode: null })
        case "answer": return void await services.rmas.answerOffer(AGENT, { ...target, answer: action.decision === "accepted" ? "accept_offer" : "decline_offer", offerId: null })
      }
    }
    const surprises: unknown[] = []
    for (let from = 0; from < actions.length; from += 8) {
      const outcomes = await Promise.allSettled(actions.slice(from, from + 8).map(run))
      for (const outcome of outcomes) if (outcome.status === "rejected" && (outcome.reason as { rejection?: unknown }).rejection === undefined) surprises.push(outcome.reason)
    }
    expect(surprises).toEqual([])
    expect(await rows("select unit_id from sale_refund group by unit_id, line_item_id having count(*) > 1")).toEqual([])
    // What is still open could be carried out, and no promised credit was given without its replacement.
    expect(await rows("select f.id from rma_offer f join rma_line l on l.id = f.rma_line_id join rma r on r.id = l.rma_id where f.status = 'offered' and (l.resolution is not null or l.reception in ('canceled','wrong_unit') or l.decision = 'rejected' or r.closed_at is not null or r.canceled_at is not null)")).toEqual([])
    expect(await rows("select s.id from store_credit_entry s join rma_offer f on f.id = s.source_id join rma_line l on l.id = f.rma_line_id where s.source_type = 'rma_offer' and (f.status <> 'accepted' or l.resolution <> 'replacement')")).toEqual([])
    expect(opened.length).toBeGreaterThan(0)
  })
})
