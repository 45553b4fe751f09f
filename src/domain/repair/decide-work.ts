import { type Decision, refuse } from "../common/decision"
import { type Fact, type Facts, reject } from "../common/rejection"
import type { Bench, NewLine, RepairCommand } from "./commands"
import { measure } from "./measure"
import { type Diagnosis, liveLines, type PartState, type RepairLine, type RepairOrder, type RepairStatus, type RepairTimer, workerOf } from "./repair-order"
import { asWorker, moved, replaced, settledLines, type Step } from "./step"
import { timerToCorrect, timerToStop, withTimers } from "./timers"
import { exceedsApproval } from "./totals"

type WorkCommand = Exclude<RepairCommand, { readonly name: "assign" | "plan" | "quote" | "approve_quote" | "decline_quote" | "pause" | "resume" | "return" | "restock" | "scrap" | "close" | "cancel" }>

/** What happens at the bench. */
export function decideWork(order: RepairOrder, command: WorkCommand, bench: Bench): Decision<Step> {
  const worked = { workers: asWorker(order, bench) }
  switch (command.name) {
    case "check_in":
      return moved(order, order.status, { checkIn: { id: command.checkInId, scannedAs: command.scannedAs, conditionCode: command.conditionCode, accessories: command.accessories, by: bench.actor, at: bench.at } }, {
        check_in_id: command.checkInId, condition_code: command.conditionCode, accessory_count: command.accessories.length,
      })
    case "start_diagnosis":
      return moved(order, "diagnosing", worked)
    case "diagnose":
      return diagnose(order, command, worked)
    case "await_parts":
      return moved(order, "awaiting_parts")
    case "start_repair":
      return moved(order, "repairing", worked)
    case "add_line":
      return addLine(order, command.line, bench)
    case "remove_line":
      return removeLine(order, command.lineId, bench)
    case "start_timer":
      return startTimer(order, command, bench)
    case "stop_timer":
      return stopTimer(order, command, bench)
    case "correct_timer":
      return correctTimer(order, command, bench)
    case "send_to_vendor":
      return moved(order, "at_vendor", { vendorId: command.vendorId }, { vendor_id: command.vendorId })
    case "receive_from_vendor":
      return moved(order, "repairing", {}, { vendor_id: order.vendorId })
    case "record_test":
      return recordTest(order, command, bench)
    case "pass_qc":
      return moved(order, "testing", { qualityCheck: { passed: true, by: bench.actor, at: bench.at } }, { passed: true })
    case "fail_qc":
      return moved(order, "repairing", { qualityCheck: { passed: false, by: bench.actor, at: bench.at } }, { passed: false, reason_code: command.reasonCode })
    case "mark_ready":
      return finished(order, "ready", bench, { outcome: "repaired", readyAt: bench.at }, "consumed", { outcome: "repaired" })
    case "mark_no_fault_found":
      return finished(order, "ready", bench, { ...worked, outcome: "no_fault_found", outcomeReason: command.reasonCode, readyAt: bench.at }, "given_back", { outcome: "no_fault_found", reason_code: command.reasonCode })
    case "mark_unrepairable":
      return finished(order, "unrepairable", bench, { outcome: "unrepairable", outcomeReason: command.reasonCode, quote: replaced(order.quote) }, "given_back", { outcome: "unrepairable", reason_code: command.reasonCode })
  }
}

function diagnose(order: RepairOrder, { diagnosis, judged }: Extract<RepairCommand, { name: "diagnose" }>, worked: Partial<RepairOrder>): Decision<Step> {
  const after: Diagnosis = { ...order.diagnosis, ...diagnosis }
  const lines = order.lines.map((line) => {
    const coverage = judged?.get(line.id)
    return coverage === undefined || line.removedAt !== null || line.coverage.payer !== "undecided" ? line : { ...line, coverage }
  })
  const to = order.status === "intake" ? "diagnosing" : order.status
  const decided = lines.filter((line, index) => line !== order.lines[index]).map(({ id, coverage }): Fact => ({ line_id: id, payer: coverage.payer, percent: coverage.percent, entitlement_id: coverage.entitlementId }))
  return moved(order, to, { ...worked, diagnosis: after, lines }, {
    symptom_code: after.symptomCode, component_code: after.componentCode, defect_code: after.defectCode, action_code: after.actionCode, condition_code: after.conditionCode,
    ...(decided.length === 0 ? {} : { judged: decided }),
  })
}

function addLine(order: RepairOrder, asked: NewLine, bench: Bench): Decision<Step> {
  const { disposition, ...line } = asked
  if (order.status === "unrepairable" && line.kind !== "part_out") {
    return refuse(reject("repair_line.only_harvest", `${order.displayId}: the unit is given up; only parts may still come out of it.`, { id: order.id, kind: line.kind }))
  }
  const added: RepairLine = { ...line, partState: firstStateOf(asked), addedBy: bench.actor, addedAt: bench.at, removedAt: null }
  const isPart = line.kind === "part_in" || line.kind === "part_out"
  const after = { ...order, lines: [...order.lines, added] }
  return moved(after, statusAfterLines(order.status, exceedsApproval(after)), {
    // An agent who writes down what somebody else did has not worked on the unit.
    workers: bench.actor.type === "technician" ? asWorker(order, bench) : order.workers, quote: replaced(order.quote), qualityCheck: isPart ? null : order.qualityCheck,
  }, { ...factsOfLine(added, order.currencyCode), ...(disposition === undefined ? {} : { disposition }) })
}

/** Who runs a clock works on the unit; while it is tested she may as well be its second person. */
function startTimer(order: RepairOrder, { timerId, line }: Extract<RepairCommand, { name: "start_timer" }>, bench: Bench): Decision<Step> {
  const timer: RepairTimer = { id: timerId, lineId: line.id, worker: workerOf(bench.actor), startedAt: bench.at, stoppedAt: null, correctedMinutes: null }
  const added: RepairLine | null = "kind" in line ? { ...line, partState: null, addedBy: bench.actor, addedAt: bench.at, removedAt: null } : null
  return moved(order, order.status, {
    workers: order.status === "testing" ? order.workers : asWorker(order, bench), timers: [...order.timers, timer], lines: added === null ? order.lines : [...order.lines, added],
  }, { ...(added === null ? { line_id: line.id } : factsOfLine(added, order.currencyCode)), timer_id: timerId })
}

function stopTimer(order: RepairOrder, { timerId, minutes, amountMinor }: Extract<RepairCommand, { name: "stop_timer" }>, bench: Bench): Decision<Step> {
  const meant = timerToStop(order, timerId, bench)
  if (!meant.ok) return meant
  const timer = meant.outcome
  const { order: timed, facts } = withTimers(order, [{ ...timer, stoppedAt: bench.at, correctedMinutes: minutes }], bench.at)
  // The price of this stretch; as its minutes do, it adds to what the line has.
  const priced = amountMinor === null ? null : amountMinor + (timed.lines.find(({ id }) => id === timer.lineId)?.amountMinor ?? 0)
  const after = priced === null ? timed : { ...timed, lines: timed.lines.map((line) => (line.id === timer.lineId ? { ...line, amountMinor: priced } : line)) }
  return moved(after, statusAfterLines(order.status, exceedsApproval(after)), {}, {
    ...facts, line_id: timer.lineId, timer_id: timer.id, ...(priced === null || order.currencyCode === null ? {} : { amount_minor: priced, currency_code: order.currencyCode }),
  })
}

function correctTimer(order: RepairOrder, { timerId, minutes }: Extract<RepairCommand, { name: "correct_timer" }>, bench: Bench): Decision<Step> {
  const meant = timerToCorrect(order, timerId, bench)
  if (!meant.ok) return meant
  const { order: after, facts } = withTimers(order, [{ ...meant.outcome, correctedMinutes: minutes }], bench.at)
  return moved(after, order.status, {}, { ...facts, timer_id: timerId })
}

/** Parts by number are installed at once; parts by quantity wait until Medusa has reserved them; what comes out is stock again where somebody says so. */
function firstStateOf({ kind, unitId, inventoryItemId, disposition }: NewLine): PartState | null {
  if (unitId !== null) return kind === "part_in" ? "installed" : kind === "part_out" ? "removed" : null
  if (kind === "part_out" && disposition === "restock") return "restocked"
  return kind === "part_in" && inventoryItemId !== null ? "waiting" : null
}

function removeLine(order: RepairOrder, lineId: string, bench: Bench): Decision<Step> {
  const line = liveLines(order).find(({ id }) => id === lineId)
  if (line === undefined) return refuse(reject("repair_line.not_found", `${order.displayId} has no line ${lineId}.`, { id: order.id, line_id: lineId }))
  const running = order.timers.find((timer) => timer.lineId === lineId && timer.stoppedAt === null)
  if (running !== undefined) return refuse(reject("repair_timer.running", `${order.displayId}: a timer runs on line ${lineId}; stop it first.`, { id: order.id, line_id: lineId, timer_id: running.id }))
  if (line.partState === "removed" || line.partState === "restocked") {
    return refuse(reject("repair_line.part_is_out", `${order.displayId}: the part of line ${lineId} was taken out of the unit; put it in again by a line of its own.`, { id: order.id, line_id: lineId }))
  }
  const gone: RepairLine = { ...line, removedAt: bench.at, partState: endStateOf(line.partState) }
  const after = { ...order, lines: order.lines.map((other) => (other.id === lineId ? gone : other)) }
  return moved(after, order.status === "awaiting_approval" ? "quoting" : order.status, {
    quote: replaced(order.quote), qualityCheck: line.partState === null ? order.qualityCheck : null,
  }, { line_id: lineId, kind: line.kind, part_unit_id: line.unitId })
}

const endStateOf = (state: PartState | null): PartState | null =>
  state === "installed" ? "removed" : state === "waiting" || state === "reserved" ? "given_back" : state

/** What costs the customer more than she agreed to stops the work until she is asked; nothing is asked at the vendor's. */
function statusAfterLines(status: RepairStatus, isTooMuch: boolean): RepairStatus {
  if (status === "awaiting_approval") return "quoting"
  return isTooMuch && (status === "awaiting_parts" || status === "repairing" || status === "testing") ? "quoting" : status
}

function recordTest(order: RepairOrder, { test }: Extract<RepairCommand, { name: "record_test" }>, bench: Bench): Decision<Step> {
  const measured = measure(test, bench.protocol)
  if (!measured.ok) return measured
  const recorded = { ...measured.outcome, recordedBy: bench.actor, recordedAt: bench.at }
  return moved(order, order.status === "repairing" ? "testing" : order.status, { tests: [...order.tests, recorded], qualityCheck: null }, {
    test_id: recorded.id, name: recorded.name, passed: recorded.passed, ...(recorded.value === null ? {} : { value: String(recorded.value) }), ...(recorded.unit === null ? {} : { unit: recorded.unit }),
  })
}

/** The work is over: what was reserved is used up, or goes back. */
const finished = (order: RepairOrder, to: RepairStatus, bench: Bench, changes: Partial<RepairOrder>, parts: "consumed" | "given_back", facts: Facts): Decision<Step> =>
  moved(order, to, { ...changes, lines: settledLines(order, parts, bench.at) }, facts)

/** Ids, codes and sums; what the technician wrote stays in the line. */
function factsOfLine(line: RepairLine, currencyCode: string | null): Facts {
  const facts: { [key: string]: Fact } = { line_id: line.id, kind: line.kind, quantity: line.quantity, payer: line.coverage.payer, percent: line.coverage.percent }
  if (line.labourCode !== null) facts["labour_code"] = line.labourCode
  if (line.minutes !== null) facts["minutes"] = line.minutes
  if (line.unitId !== null) facts["part_unit_id"] = line.unitId
  if (line.inventoryItemId !== null) facts["inventory_item_id"] = line.inventoryItemId
  if (line.coverage.entitlementId !== null) facts["entitlement_id"] = line.coverage.entitlementId
  if (line.amountMinor !== null && currencyCode !== null) Object.assign(facts, { amount_minor: line.amountMinor, currency_code: currencyCode })
  return facts
}
