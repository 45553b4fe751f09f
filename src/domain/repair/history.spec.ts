import fc from "fast-check"
import { arbitraryLife, type Life } from "../../../integration-tests/support/repair-lives"
import { targetsOf } from "../common/transition"
import type { RecordedUnitEvent } from "../unit/events"
import { evolveRepairs, foldRepairs, NO_REPAIRS, type RepairEntry, type RepairHistory } from "./history"
import { liveLines } from "./repair-order"
import { costsOf, downMsOf, signalsOf } from "./signals"
import { totalsOf } from "./totals"
import { REPAIR_TRANSITIONS, type RepairCommandName } from "./transitions"

const LIVES = 2_000
const RUNS = 500

describe("a repair history", () => {
  it("made at once equals the one kept up piece by piece, stored in between and told twice, and says of every order what the order says of itself: thousands of random lives", () => {
    fc.assert(fc.property(arbitraryLife(), fc.array(fc.nat(80), { maxLength: 6 }), (life, cuts) => {
      const { events } = life
      let kept = NO_REPAIRS
      for (const cut of [...cuts, events.length].sort((a, b) => a - b)) kept = JSON.parse(JSON.stringify(events.slice(Math.max(0, cut - 7), cut).concat(cut === events.length ? events : []).reduce(evolveRepairs, events.slice(0, cut).reduce(evolveRepairs, kept)))) as typeof kept
      expect(kept).toEqual(foldRepairs(events))
      expectToTellOfOrders(kept, life)
    }), { numRuns: LIVES })
  })

  it("follows the table, and ends without a part reserved or a line undecided", () => {
    fc.assert(fc.property(arbitraryLife(), ({ events, orders }: Life) => {
      for (const { facts } of events) {
        if (facts["from"] === undefined) continue
        expect(targetsOf(REPAIR_TRANSITIONS, facts["from"] as never, facts["command"] as RepairCommandName)).toContain(facts["to"])
      }
      for (const order of orders.filter(({ status }) => status === "closed" || status === "canceled" || status === "returned")) {
        expect(liveLines(order).filter(({ partState }) => partState === "waiting" || partState === "reserved")).toEqual([])
        if (order.status === "closed") expect(liveLines(order).filter(({ coverage }) => coverage.payer === "undecided")).toEqual([])
      }
    }), { numRuns: RUNS })
  })
})

/** The orders were decided by the commands themselves, the history knows only what was told of them. */
function expectToTellOfOrders({ repairs }: RepairHistory, { events, orders }: Life): void {
  expect(repairs.map(({ repairOrderId }) => repairOrderId)).toEqual(orders.map(({ id }) => id))
  for (const [index, order] of orders.entries()) {
    const entry = repairs[index] as RepairEntry
    expect(entry).toMatchObject({ status: order.status, outcome: order.outcome, symptomCode: order.diagnosis.symptomCode, workers: order.workers, readyAt: order.readyAt, returnedAt: order.returnedAt, closedAt: order.closedAt })
    expect(entry.tests.map(({ id, passed }) => [id, passed])).toEqual(order.tests.map(({ id, passed }) => [id, passed]))
    expect(entry.lines.map(({ id, payer, minutes, amountMinor }) => [id, payer, minutes, amountMinor])).toEqual(liveLines(order).map(({ id, coverage, minutes, amountMinor }) => [id, coverage.payer, minutes, amountMinor]))
    const totals = totalsOf(order)
    for (const { payer, amountMinor } of costsOf([entry])) expect(amountMinor).toBe(totals[payer])
    expect(entry.customerWaitMs).toBeLessThanOrEqual(downMsOf(entry, events.at(-1)?.occurredAt ?? ""))
  }
}

const DAY_MS = 86_400_000
const at = (day: number): string => new Date(Date.parse("2026-01-01T00:00:00.000Z") + day * DAY_MS).toISOString()
const entry = (over: Partial<RepairEntry>): RepairEntry => {
  const events: RecordedUnitEvent[] = [{
    type: "unit.repair_opened", changes: {}, facts: { repair_order_id: "r", command: "open" }, unitId: "u", sequence: 1, actor: { type: "user", id: "u" }, workstation: null, reference: null, occurredAt: at(0), recordedAt: at(0), commandId: "c", hash: "",
  }]
  return { ...(foldRepairs(events).repairs[0] as RepairEntry), ...over }
}

describe("a repair and the day its unit was handed back", () => {
  const tell = (type: RecordedUnitEvent["type"], facts: RecordedUnitEvent["facts"] = {}, changes: RecordedUnitEvent["changes"] = {}) => ({ type, facts, changes })
  const repair = (command: string, to: string) => tell("unit.repair_progressed", { repair_order_id: "r", command, to })
  const handedBack = tell("unit.handed_back", {}, { status: "delivered" })
  const returned = tell("unit.return_received")
  it.each([
    ["is that of its own return", [tell("unit.handed_back", { repair_order_id: "r", command: "return", to: "returned" }, { status: "delivered" }), repair("close", "closed")], at(2)],
    ["is not that of a later sale, when it ended in stock", [repair("restock", "closed"), tell("unit.restocked"), returned, handedBack], null],
    ["is not that of a later sale, when it went back to the shop", [repair("return", "returned"), repair("close", "closed"), handedBack], null],
    ["is that of the stay in which it was canceled", [repair("cancel", "canceled"), handedBack], at(3)],
    ["is not that of a stay after the one in which it was canceled", [repair("cancel", "canceled"), tell("unit.restocked"), returned, handedBack], null],
  ] as const)("%s", (_, told, day) => {
    const events = [returned, tell("unit.repair_opened", { repair_order_id: "r", command: "open", to: "intake" }), ...told].map((one, index): RecordedUnitEvent => ({
      ...one, unitId: "u", sequence: index + 1, actor: { type: "user", id: "u" }, workstation: null, reference: null, occurredAt: at(index), recordedAt: at(index), commandId: "c", hash: "",
    }))
    expect(foldRepairs(events).repairs[0]?.deliveredBackAt).toBe(day)
  })
})

describe("signals", () => {
  const first = entry({ repairOrderId: "a", outcome: "repaired", status: "closed", symptomCode: "no_power", workers: ["technician:1"], openedAt: at(0), deliveredBackAt: at(10), closedAt: at(10) })
  it.each([[100, true], [100.5, false], [11, true]])("a repeat opened on day %d counts: %s", (day, counts) => {
    const again = entry({ repairOrderId: "b", symptomCode: "no_power", openedAt: at(day) })
    expect(signalsOf({ repairs: [first, again] }, at(200)).repeatRepairs).toEqual(counts ? [{ repairOrderId: "b", repeats: "a", symptomCode: "no_power", causedBy: ["technician:1"] }] : [])
  })
  it("is no repeat with another symptom, after another outcome, or when it was canceled", () => {
    for (const [before, again] of [[first, { symptomCode: "noise" }], [{ ...first, outcome: "no_fault_found" as const }, { symptomCode: "no_power" }], [first, { symptomCode: "no_power", outcome: "canceled" as const }]] as const) {
      expect(signalsOf({ repairs: [before, entry({ repairOrderId: "b", openedAt: at(20), ...again })] }, at(30)).repeatRepairs).toEqual([])
    }
  })
  it("tell of a unit that came back after no fault was found, and what the next one needs", () => {
    const { noFaultBounces, needsSoakTest } = signalsOf({ repairs: [{ ...first, outcome: "no_fault_found" }, entry({ repairOrderId: "b" })] }, at(30))
    expect([noFaultBounces, needsSoakTest]).toEqual([[{ repairOrderId: "b", after: "a" }], true])
  })
  it("charge rework to who did the work: repeats and failed checks", () => {
    expect(signalsOf({ repairs: [{ ...first, failedCheckCount: 2 }, entry({ repairOrderId: "b", symptomCode: "no_power", openedAt: at(20) })] }, at(30)).rework).toEqual([
      { repairOrderId: "a", reason: "repeat_repair", causedBy: ["technician:1"], count: 1 }, { repairOrderId: "a", reason: "failed_check", causedBy: ["technician:1"], count: 2 },
    ])
  })
  it("count down time from giving it away to having it back", () => {
    expect(signalsOf({ repairs: [entry({ handedOverAt: at(0), deliveredBackAt: at(3) }), entry({ handedOverAt: at(10), status: "repairing" })] }, at(12)).downMs).toBe(5 * DAY_MS)
  })
})
