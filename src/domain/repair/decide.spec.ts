import { AGENT, buildBench, buildLine, buildRepair, buildRepairFor, COLLEAGUE, coveredBy, FITTING, fittingFor, LATER, WORKER } from "../../../integration-tests/support/repair-builders"
import { AT } from "../../../integration-tests/support/unit-builders"
import { defectsOf, targetsOf } from "../common/transition"
import { availableRepairActions } from "./available-actions"
import type { Bench, RepairCommand } from "./commands"
import { decideRepair } from "./decide"
import { REPAIR_STATUSES, type RepairOrder } from "./repair-order"
import { totalsOf } from "./totals"
import { PAUSABLE, REPAIR_COMMANDS, REPAIR_TRANSITIONS } from "./transitions"

const run = (order: RepairOrder, command: RepairCommand, bench: Partial<Bench> = {}) => decideRepair(order, command, buildBench(order, bench))
function after(order: RepairOrder, command: RepairCommand, bench: Partial<Bench> = {}): RepairOrder {
  const decision = run(order, command, bench)
  if (!decision.ok) throw new Error(JSON.stringify(decision.rejection))
  return decision.outcome.order
}
const codeOf = (order: RepairOrder, command: RepairCommand, bench: Partial<Bench> = {}): string | null => {
  const decision = run(order, command, bench)
  return decision.ok ? null : decision.rejection.code
}
const customersLine = buildLine({ id: "line_c", coverage: coveredBy("customer") })

describe("the table", () => {
  it("leads only to statuses that are there, and reaches each", () => {
    expect(defectsOf(REPAIR_TRANSITIONS, ["intake"])).toEqual([])
  })

  it.each(REPAIR_STATUSES.flatMap((status) => REPAIR_COMMANDS.map((name) => [status, name] as const)))("%s × %s: as the table says, and listed exactly when it is not refused", (status, name) => {
    const { order, bench } = buildRepairFor(name, status)
    const decision = decideRepair(order, fittingFor(name, status), bench)
    const targets = targetsOf(REPAIR_TRANSITIONS, status, name)
    if (targets.length === 0) {
      expect(decision).toMatchObject({ ok: false, rejection: { code: "document.wrong_status", details: { status, command: name } } })
    } else {
      expect(decision).toMatchObject({ ok: true, outcome: { order: { version: order.version + 1 }, facts: { command: name, from: status } } })
      if (decision.ok) expect(targets).toContain(decision.outcome.order.status)
    }
    expect(availableRepairActions(order, bench).includes(name)).toBe(decision.ok)
  })
})

describe("who may do what", () => {
  it.each([["technician", false], ["user", true], ["customer", true], ["guest", true]] as const)("a %s answers a quote: %s", (type, may) => {
    const order = buildRepair({ status: "awaiting_approval" })
    expect(run(order, { name: "approve_quote" }, { actor: { type, id: "x" } }).ok).toBe(may)
    expect(availableRepairActions(order, buildBench(order, { actor: { type, id: "x" } })).includes("approve_quote")).toBe(may)
  })
  it("a customer does nothing else", () => {
    const order = buildRepair({ status: "awaiting_approval" })
    expect(availableRepairActions(order, buildBench(order, { actor: { type: "customer", id: "cus_1" } }))).toEqual(["approve_quote", "decline_quote"])
    expect(codeOf(order, { name: "cancel", reasonCode: null }, { actor: { type: "guest", id: "g" } })).toBe("repair_order.not_permitted")
  })
})

describe("what the customer pays", () => {
  it("splits a line that the warranty covers in part, to the cent", () => {
    expect(totalsOf({ lines: [buildLine({ amountMinor: 999, coverage: coveredBy("warranty", 50) }), buildLine({ id: "b", removedAt: AT }), buildLine({ id: "c", amountMinor: null })] })).toEqual({ warranty: 499, goodwill: 0, customer: 500, undecided: 0 })
  })
  it("must be approved before work starts", () => {
    const order = buildRepair({ status: "diagnosing", lines: [customersLine] })
    expect(codeOf(order, { name: "start_repair" })).toBe("repair_order.approval_needed")
    const sent = after(order, FITTING.quote)
    expect(sent).toMatchObject({ status: "awaiting_approval", quote: { number: 1, amountMinor: 5_000, status: "sent" } })
    const approved = after(sent, { name: "approve_quote" })
    expect(approved).toMatchObject({ status: "awaiting_parts", approvedMinor: 5_000, quote: { status: "approved", decidedAt: AT } })
    expect(after(approved, { name: "start_repair" }).status).toBe("repairing")
  })
  it("stops the work when more is found, until she is asked again", () => {
    const order = buildRepair({ status: "repairing", lines: [customersLine], approvedMinor: 5_000, quote: { id: "q", number: 1, amountMinor: 5_000, status: "approved", sentAt: AT, expiresAt: LATER, decidedAt: AT } })
    const more = after(order, { name: "add_line", line: { ...FITTING.add_line.line, coverage: coveredBy("customer") } })
    expect(more.status).toBe("quoting")
    expect(codeOf(more, { name: "start_repair" })).toBe("repair_order.approval_needed")
    expect(after(more, FITTING.quote).quote).toMatchObject({ number: 2, amountMinor: 6_000 })
    expect(after(more, { name: "remove_line", lineId: "line_9" }).status).toBe("quoting")
    expect(after(after(more, { name: "remove_line", lineId: "line_9" }), { name: "start_repair" }).status).toBe("repairing")
  })
  it("replaces a quote whose lines changed before she answered", () => {
    const order = buildRepair({ status: "awaiting_approval" })
    expect(after(order, FITTING.add_line)).toMatchObject({ status: "quoting", quote: { status: "replaced" } })
  })
  it("cannot be approved after the quote's end, whoever was late", () => {
    const order = buildRepair({ status: "awaiting_approval" })
    expect(codeOf(order, { name: "approve_quote" }, { at: LATER })).toBe("repair_order.quote_expired")
    expect(after(order, FITTING.quote, { at: "2026-03-19T00:00:00.000Z" }).quote).toMatchObject({ number: 2 })
    expect(codeOf(order, FITTING.quote, { at: LATER })).toBe("repair_order.quote_in_past")
  })
  it("is asked only where something is hers to pay and nothing is undecided", () => {
    expect(codeOf(buildRepair({ lines: [buildLine()] }), FITTING.quote)).toBe("repair_order.nothing_to_quote")
    expect(codeOf(buildRepair({ lines: [customersLine, buildLine({ coverage: coveredBy("undecided") })] }), FITTING.quote)).toBe("repair_order.lines_undecided")
  })
  it("keeps what she agreed to before when she declines more", () => {
    const order = buildRepair({ status: "awaiting_approval", approvedMinor: 2_000 })
    expect(after(order, { name: "decline_quote", reasonCode: "too_expensive" })).toMatchObject({ status: "declined", outcome: "declined", outcomeReason: "too_expensive", approvedMinor: 2_000 })
  })
  it("judges undecided lines anew with a diagnosis, and no other", () => {
    const judged = new Map([["u", coveredBy("warranty")], ["line_1", coveredBy("customer")]])
    const { lines } = after(buildRepair({ lines: [buildLine({ id: "u", coverage: coveredBy("undecided") }), buildLine()] }), { name: "diagnose", diagnosis: { defectCode: "shorted" }, judged })
    expect(lines.map(({ coverage }) => coverage.payer)).toEqual(["warranty", "warranty"])
  })
})

describe("tests and the second person", () => {
  const testing = buildRepair({ status: "testing", workers: ["technician:atech_1"] })
  const test = (over: object) => ({ name: "record_test" as const, test: { ...FITTING.record_test.test, passed: null, ...over } })
  it.each([
    [{ value: 5, min: 4.75, max: 5.25 }, true], [{ value: 4.75, min: 4.75 }, true], [{ value: 5.26, max: 5.25 }, false], [{ value: 5, min: 4, passed: false }, false], [{ value: 9, max: 5, passed: true }, false], [{ passed: true }, true],
  ])("%j passes: %s", (over, passed) => {
    expect(after(testing, test(over)).tests.at(-1)?.passed).toBe(passed)
  })
  it("needs a value where there are limits, and a verdict where there are none", () => {
    expect(codeOf(testing, test({ min: 1, passed: true }))).toBe("repair_order.test_needs_value")
    expect(codeOf(testing, test({ value: 3 }))).toBe("repair_order.test_needs_verdict")
  })
  it("takes the limits of the product's protocol, whatever was typed", () => {
    const protocol = [{ name: "power", unit: "V", min: 4, max: 6 }]
    expect(after(testing, test({ value: 7, max: 9 }), { protocol }).tests.at(-1)).toMatchObject({ min: 4, max: 6, unit: "V", passed: false })
  })
  it("refuses whoever worked on the unit, and takes anybody else", () => {
    expect(codeOf(testing, { name: "pass_qc" }, { actor: WORKER })).toBe("repair_order.second_person_needed")
    expect(run(testing, { name: "pass_qc" }, { actor: COLLEAGUE }).ok).toBe(true)
  })
  it("makes a worker of whoever diagnoses, repairs, adds a line or starts either", () => {
    for (const command of [FITTING.diagnose, FITTING.start_repair, FITTING.add_line]) expect(after(buildRepair(), command, { actor: COLLEAGUE }).workers).toEqual(["technician:atech_2"])
  })
  it("refuses while the newest result of a test failed, or a test of the protocol is missing", () => {
    const failed = after(testing, test({ passed: false }))
    expect(codeOf(failed, { name: "pass_qc" })).toBe("repair_order.tests_not_passed")
    const again = after(failed, test({ passed: true }))
    expect(codeOf(again, { name: "pass_qc" })).toBeNull()
    expect(codeOf(again, { name: "pass_qc" }, { protocol: [{ name: "soak", unit: null, min: null, max: null }] })).toBe("repair_order.tests_not_passed")
  })
  it("starts over when a part or a test comes after the check", () => {
    const checked = after(testing, { name: "pass_qc" })
    expect(after(checked, test({ passed: true })).qualityCheck).toBeNull()
    expect(after(checked, { name: "add_line", line: { ...FITTING.add_line.line, kind: "part_in", inventoryItemId: "i" } }).qualityCheck).toBeNull()
    expect(after(checked, FITTING.add_line).qualityCheck).toMatchObject({ passed: true })
  })
  it("sends back to the bench what fails, and lets nothing be ready without a passed check", () => {
    expect(after(testing, { name: "fail_qc", reasonCode: "noise" })).toMatchObject({ status: "repairing", qualityCheck: { passed: false } })
    expect(codeOf(testing, { name: "mark_ready" })).toBe("repair_order.quality_check_needed")
  })
})

describe("no fault found", () => {
  it("is ready with its reason", () => {
    expect(after(buildRepair(), FITTING.mark_no_fault_found)).toMatchObject({ status: "ready", outcome: "no_fault_found", outcomeReason: "not_reproduced" })
  })
  it("needs a soak test and another person the second time", () => {
    const order = buildRepair()
    const soaked = after(order, { name: "record_test", test: { ...FITTING.record_test.test, name: "soak" } })
    const before = { foundNoFaultBefore: ["technician:atech_1"] }
    expect(codeOf(order, FITTING.mark_no_fault_found, { ...before, actor: COLLEAGUE })).toBe("repair_order.second_no_fault")
    expect(codeOf(soaked, FITTING.mark_no_fault_found, { ...before, actor: WORKER })).toBe("repair_order.second_no_fault")
    expect(codeOf(soaked, FITTING.mark_no_fault_found, { ...before, actor: COLLEAGUE })).toBeNull()
  })
  it("is said too after the customer agreed to pay for looking", () => {
    for (const status of ["awaiting_parts", "repairing"] as const) expect(after(buildRepair({ status, lines: [customersLine], approvedMinor: 5_000 }), FITTING.mark_no_fault_found)).toMatchObject({ status: "ready", outcome: "no_fault_found", lines: [{ removedAt: null }] })
  })
  it("is not what it is where parts were changed", () => {
    expect(codeOf(buildRepair({ lines: [buildLine({ kind: "part_in", partState: "reserved" })] }), FITTING.mark_no_fault_found)).toBe("repair_order.parts_in_place")
  })
})

describe("parts", () => {
  const part = (state: "waiting" | "reserved" | "installed" | "removed") => buildLine({ id: `part_${state}`, kind: "part_in", inventoryItemId: "i", partState: state })
  const ready = (...lines: RepairOrder["lines"]) => buildRepair({ status: "testing", lines, qualityCheck: { passed: true, by: AGENT, at: AT } })
  it("are used up when the work is done, and given back when it is not", () => {
    expect(after(ready(part("reserved")), { name: "mark_ready" }).lines[0]).toMatchObject({ partState: "consumed", removedAt: null })
    for (const command of [FITTING.cancel, FITTING.mark_unrepairable]) expect(after(buildRepair({ lines: [part("reserved"), part("waiting")] }), command).lines.map(({ partState }) => partState)).toEqual(["given_back", "given_back"])
    expect(after(buildRepair({ status: "declined", lines: [part("reserved")] }), { name: "return" }).lines[0]).toMatchObject({ partState: "given_back" })
  })
  it("must be there before the repair is ready", () => {
    expect(codeOf(ready(part("waiting")), { name: "mark_ready" })).toBe("repair_order.parts_waiting")
  })
  it("that are installed keep an order from being canceled", () => {
    expect(codeOf(buildRepair({ lines: [part("installed")] }), FITTING.cancel)).toBe("repair_order.parts_in_place")
  })
  it("come out or go back with their line; what was taken out stays out", () => {
    expect(after(buildRepair({ lines: [part("installed")] }), { name: "remove_line", lineId: "part_installed" }).lines[0]).toMatchObject({ partState: "removed", removedAt: AT })
    expect(after(buildRepair({ lines: [part("reserved")] }), { name: "remove_line", lineId: "part_reserved" }).lines[0]).toMatchObject({ partState: "given_back", removedAt: AT })
    expect(codeOf(buildRepair({ lines: [part("removed")] }), { name: "remove_line", lineId: "part_removed" })).toBe("repair_line.part_is_out")
    expect(codeOf(buildRepair({ lines: [buildLine()] }), { name: "remove_line", lineId: "nobody" })).toBe("repair_line.not_found")
  })
})

describe("the end", () => {
  it("comes when a customer's unit is delivered, not while it travels", () => {
    const order = buildRepair({ status: "returned" })
    const unit = { owner: "customer", serialNumber: "S" } as const
    expect(codeOf(order, { name: "close" }, { unit: { ...unit, status: "shipped" } })).toBe("repair_order.unit_not_delivered")
    expect(codeOf(order, { name: "close" }, { unit: { ...unit, status: "delivered" } })).toBeNull()
  })
  it("comes without a return only for a unit that is no more", () => {
    const order = buildRepair({ status: "unrepairable" })
    expect(codeOf(order, { name: "close" })).toBe("repair_order.unit_not_returned")
    expect(codeOf(order, { name: "close" }, { unit: { status: "scrapped", owner: "shop", serialNumber: "S" } })).toBeNull()
  })
  it("leaves no line undecided", () => {
    expect(codeOf(buildRepair({ status: "unrepairable", lines: [buildLine({ coverage: coveredBy("undecided") })] }), { name: "return" })).toBe("repair_order.lines_undecided")
  })
})

describe("the shop's own unit", () => {
  const shops = { unit: { status: "in_repair", owner: "shop", serialNumber: "S" } } as const
  it("ends in stock once it works, and only then", () => {
    expect(after(buildRepair({ status: "ready" }), FITTING.restock, shops)).toMatchObject({ status: "closed", returnedAt: AT, closedAt: AT, outcome: "repaired" })
    expect(codeOf(buildRepair({ status: "ready" }), FITTING.restock)).toBe("unit.not_shops")
    expect(codeOf(buildRepair({ status: "unrepairable" }), FITTING.restock, shops)).toBe("document.wrong_status")
  })
  it("that is given up still gives its parts, no work, and is scrapped by an agent", () => {
    const order = buildRepair({ status: "unrepairable" })
    expect(after(order, fittingFor("add_line", "unrepairable"), shops).lines).toHaveLength(1)
    expect(codeOf(order, FITTING.add_line, shops)).toBe("repair_line.only_harvest")
    expect(codeOf(order, fittingFor("add_line", "unrepairable"))).toBe("unit.not_shops")
    expect(after(order, FITTING.scrap, shops)).toMatchObject({ status: "closed", outcome: "unrepairable", closedAt: AT })
    expect(codeOf(order, FITTING.scrap)).toBe("unit.not_shops")
    expect(codeOf(order, FITTING.scrap, { ...shops, actor: WORKER })).toBe("repair_order.not_permitted")
  })
  it("gives parts by quantity to stock where somebody says so, for good", () => {
    const line = { ...FITTING.add_line.line, kind: "part_out" as const, inventoryItemId: "i" }
    expect(after(buildRepair(), { name: "add_line", line }).lines[0]?.partState).toBeNull()
    const restocked = after(buildRepair(), { name: "add_line", line: { ...line, disposition: "restock" } })
    expect(restocked.lines[0]?.partState).toBe("restocked")
    expect(codeOf(restocked, { name: "remove_line", lineId: "line_9" })).toBe("repair_line.part_is_out")
  })
})

describe("a pause", () => {
  it.each(PAUSABLE)("of %s goes on there", (status) => {
    const paused = after(buildRepair({ status }), FITTING.pause)
    expect(paused).toMatchObject({ status: "paused", resumeStatus: status, pauseReason: "waiting_for_customer" })
    expect(after(paused, { name: "resume" })).toMatchObject({ status, resumeStatus: null, pauseReason: null })
  })
})
