import { AGENT, buildBench, buildLine, buildRepair, buildTimer, COLLEAGUE, coveredBy, FITTING, WORKER } from "../../../integration-tests/support/repair-builders"
import { AT } from "../../../integration-tests/support/unit-builders"
import { availableRepairActions } from "./available-actions"
import type { Bench, RepairCommand } from "./commands"
import { decideRepair } from "./decide"
import type { RepairOrder } from "./repair-order"
import { isForgotten, minutesOf } from "./timers"

const later = (seconds: number): string => new Date(Date.parse(AT) + seconds * 1_000).toISOString()
const by = (actor: Bench["actor"], seconds = 0): Partial<Bench> => ({ actor, at: later(seconds) })

function after(order: RepairOrder, command: RepairCommand, bench: Partial<Bench> = {}): RepairOrder {
  const decision = decideRepair(order, command, buildBench(order, bench))
  if (!decision.ok) throw new Error(JSON.stringify(decision.rejection))
  return decision.outcome.order
}
const refusal = (order: RepairOrder, command: RepairCommand, bench: Partial<Bench> = {}) => {
  const decision = decideRepair(order, command, buildBench(order, bench))
  return decision.ok ? null : decision.rejection
}
const repairing = buildRepair({ status: "repairing" })
const timing = after(repairing, FITTING.start_timer, by(WORKER))
const stop = (over: object = {}) => ({ ...FITTING.stop_timer, ...over })

describe("a timer", () => {
  it("counts on a labour line that it brings along, by the clock of the server", () => {
    expect(timing).toMatchObject({ status: "repairing", timers: [{ worker: "technician:atech_1", lineId: "line_t", startedAt: AT, stoppedAt: null }], lines: [{ kind: "labour", labourCode: "repair", minutes: 0, amountMinor: null }] })
    expect(after(timing, stop(), by(WORKER, 25 * 60))).toMatchObject({ timers: [{ stoppedAt: later(25 * 60) }], lines: [{ minutes: 25 }] })
  })
  it("runs once for everybody: neither twice on this order nor beside one elsewhere", () => {
    expect(refusal(timing, FITTING.start_timer, by(WORKER))).toMatchObject({ code: "repair_timer.running", details: { repair_order_id: "arep_1" } })
    const timerElsewhere = { repairOrderId: "arep_2", displayId: "REP-2", startedAt: AT }
    expect(refusal(repairing, FITTING.start_timer, { timerElsewhere })).toMatchObject({ code: "repair_timer.running", details: { repair_order_id: "arep_2", display_id: "REP-2" } })
    expect(after(timing, { ...FITTING.start_timer, timerId: "timer_b" }, by(COLLEAGUE)).timers).toHaveLength(2)
  })
  it("makes a worker of whoever runs it, but not of the second person who tests", () => {
    expect(timing.workers).toContain("technician:atech_1")
    const testing = buildRepair({ status: "testing" })
    expect(after(testing, FITTING.start_timer, by(COLLEAGUE)).workers).toEqual(testing.workers)
  })
  it.each([
    [[59], 1], [[60], 1], [[61], 2], [[20, 20, 20], 1], [[20, 20, 21], 2], [[0], 0],
  ])("stretches of %j seconds are %d minutes: rounded up once, not for each", (stretches, minutes) => {
    const timers = stretches.map((seconds, index) => buildTimer({ id: `t${index}`, stoppedAt: later(seconds) }))
    expect(minutesOf(timers, later(99_999))).toBe(minutes)
  })
  it("adds to the line of the same work by the same person", () => {
    const stopped = after(timing, stop(), by(WORKER, 90))
    const again = after(after(stopped, { name: "start_timer", timerId: "t2", line: { id: "line_t" } }, by(WORKER, 600)), stop(), by(WORKER, 630))
    expect(again.lines).toMatchObject([{ id: "line_t", minutes: 2 }])
  })
  it("says nothing of a price unless one is named when it stops, and that price stops work that was not approved", () => {
    expect(after(timing, stop({ amountMinor: 900 }), by(WORKER, 60)).lines[0]).toMatchObject({ amountMinor: 900 })
    const customers = { ...timing, lines: timing.lines.map((line) => ({ ...line, coverage: coveredBy("customer") })) }
    expect(after(customers, stop({ amountMinor: 900 }), by(WORKER, 60)).status).toBe("quoting")
    expect(after(customers, stop(), by(WORKER, 60)).status).toBe("repairing")
  })
  it("adds its price to the line's, as its minutes, and tells the sum", () => {
    const again = after(after(timing, stop({ amountMinor: 900 }), by(WORKER, 60)), { name: "start_timer", timerId: "t2", line: { id: "line_t" } }, by(WORKER, 60))
    const decision = decideRepair(again, stop({ amountMinor: 600 }), buildBench(again, by(WORKER, 120)))
    expect(decision).toMatchObject({ ok: true, outcome: { order: { lines: [{ minutes: 2, amountMinor: 1_500 }] }, facts: { amount_minor: 1_500, currency_code: "eur" } } })
  })
  it.each([
    ["pause", FITTING.pause], ["await_parts", FITTING.await_parts], ["send_to_vendor", FITTING.send_to_vendor], ["mark_unrepairable", FITTING.mark_unrepairable], ["cancel", FITTING.cancel],
  ] as const)("is stopped by %s, everybody's", (_, command) => {
    const both = after(timing, { ...FITTING.start_timer, timerId: "timer_b", line: { ...buildLine({ id: "line_b" }), minutes: 0 } }, by(COLLEAGUE, 60))
    const decision = decideRepair(both, command, buildBench(both, by(AGENT, 120)))
    expect(decision).toMatchObject({ ok: true, outcome: { facts: { timed: [{ line_id: "line_t", minutes: 2 }, { line_id: "line_b", minutes: 1 }] } } })
    if (decision.ok) expect(decision.outcome.order.timers.map(({ stoppedAt }) => stoppedAt)).toEqual([later(120), later(120)])
  })
  it("is stopped when the repair is ready", () => {
    const ready = { ...timing, status: "testing" as const, qualityCheck: { passed: true, by: AGENT, at: AT } }
    expect(after(ready, { name: "mark_ready" }, by(AGENT, 300))).toMatchObject({ status: "ready", timers: [{ stoppedAt: later(300) }], lines: [{ minutes: 5 }] })
  })
  it("goes on through commands that leave somebody at work", () => {
    expect(after(timing, FITTING.record_test, by(WORKER, 60))).toMatchObject({ status: "testing", timers: [{ stoppedAt: null }] })
  })
  describe("of the second person, who tests", () => {
    const testing = after(buildRepair({ status: "testing" }), FITTING.start_timer, by(COLLEAGUE))
    const more = { ...FITTING.add_line, line: { ...FITTING.add_line.line, coverage: coveredBy("customer") } }
    it.each([["fail_qc", FITTING.fail_qc, "repairing"], ["more that must be asked about", more, "quoting"]] as const)("is stopped by the end of the test, by %s: nobody repairs on it and passes her own work", (_, command, status) => {
      const decision = decideRepair(testing, command, buildBench(testing, by(AGENT, 120)))
      expect(decision).toMatchObject({ ok: true, outcome: { order: { status, timers: [{ worker: "technician:atech_2", stoppedAt: later(120) }] }, facts: { timed: [{ line_id: "line_t", minutes: 2 }] } } })
    })
    it("is told of beside a worker's whose price ends the test", () => {
      const both = { ...testing, lines: [...testing.lines, buildLine({ coverage: coveredBy("customer"), amountMinor: null })], timers: [...testing.timers, buildTimer()] }
      const decision = decideRepair(both, stop({ timerId: "timer_1", amountMinor: 900 }), buildBench(both, by(WORKER, 60)))
      expect(decision).toMatchObject({ ok: true, outcome: { order: { status: "quoting" }, facts: { timed: [{ line_id: "line_1", minutes: 1 }, { line_id: "line_t", minutes: 1 }] } } })
    })
    it("goes on while it is tested, and a worker's goes on with the work", () => {
      expect(after(testing, FITTING.record_test, by(AGENT, 60)).timers).toMatchObject([{ stoppedAt: null }])
      expect(after(after(timing, FITTING.record_test, by(WORKER, 60)), FITTING.fail_qc, by(COLLEAGUE, 120)).timers).toMatchObject([{ worker: "technician:atech_1", stoppedAt: null }])
    })
  })
  it("keeps its line from being removed while it runs", () => {
    expect(refusal(timing, { name: "remove_line", lineId: "line_t" })).toMatchObject({ code: "repair_timer.running" })
    expect(after(after(timing, stop(), by(WORKER, 60)), { name: "remove_line", lineId: "line_t" }).lines[0]?.removedAt).not.toBeNull()
  })
})

describe("a forgotten timer", () => {
  const HOUR = 3_600
  it("is seen after twelve hours and counts no more than those", () => {
    const [timer = buildTimer()] = timing.timers
    expect([isForgotten(timer, later(12 * HOUR)), isForgotten(timer, later(12 * HOUR + 1))]).toEqual([false, true])
    const stopped = after(timing, stop(), by(WORKER, 60 * HOUR))
    expect(stopped.lines[0]?.minutes).toBe(720)
    expect(stopped.timers.map((one) => isForgotten(one, later(99 * HOUR)))).toEqual([true])
  })
  it("is stopped with what was truly worked, or put right afterwards", () => {
    expect(after(timing, stop({ minutes: 45 }), by(WORKER, 60 * HOUR))).toMatchObject({ lines: [{ minutes: 45 }], timers: [{ correctedMinutes: 45 }] })
    const corrected = after(after(timing, FITTING.pause, by(AGENT, 60 * HOUR)), { name: "correct_timer", timerId: "timer_9", minutes: 30 }, by(WORKER, 61 * HOUR))
    expect(corrected).toMatchObject({ status: "paused", lines: [{ minutes: 30 }] })
    expect(corrected.timers.map((one) => isForgotten(one, later(99 * HOUR)))).toEqual([false])
  })
  it("of a technician may be stopped and put right by an agent, not by a colleague", () => {
    expect(refusal(timing, stop(), by(COLLEAGUE))).toMatchObject({ code: "repair_timer.not_running" })
    expect(refusal(timing, stop({ timerId: "timer_9" }), by(COLLEAGUE))).toMatchObject({ code: "repair_timer.not_running" })
    expect(availableRepairActions(timing, buildBench(timing, by(COLLEAGUE)))).not.toContain("stop_timer")
    const stopped = after(timing, stop(), by(AGENT, 60))
    expect(stopped.lines[0]?.minutes).toBe(1)
    const both = { ...stopped, timers: [...stopped.timers, buildTimer({ id: "own", worker: "technician:atech_2", stoppedAt: later(1) })] }
    expect(refusal(both, { name: "correct_timer", timerId: "timer_9", minutes: 1 }, by(COLLEAGUE))).toMatchObject({ code: "repair_timer.not_yours" })
  })
  it("is named where several run and none is the agent's own", () => {
    const both = after(timing, { ...FITTING.start_timer, timerId: "timer_b", line: { ...buildLine({ id: "line_b" }), minutes: 0 } }, by(COLLEAGUE))
    expect(refusal(both, stop(), by(AGENT))).toMatchObject({ code: "repair_timer.not_running", details: { timer_ids: ["timer_9", "timer_b"] } })
    expect(after(both, stop({ timerId: "timer_b" }), by(AGENT, 60)).timers.map(({ stoppedAt }) => stoppedAt === null)).toEqual([true, false])
    expect(refusal(both, stop({ timerId: "nobody" }), by(AGENT))).toMatchObject({ code: "repair_timer.not_found" })
    expect(refusal(after(both, stop({ timerId: "timer_b" }), by(AGENT)), stop({ timerId: "timer_b" }), by(AGENT))).toMatchObject({ code: "repair_timer.not_running" })
    expect(refusal(after(both, stop({ timerId: "timer_b" }), by(AGENT)), { name: "correct_timer", timerId: "timer_9", minutes: 3 }, by(AGENT))).toMatchObject({ code: "repair_timer.running" })
  })
})
