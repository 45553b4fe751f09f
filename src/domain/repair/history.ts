import type { Fact } from "../common/rejection"
import type { RecordedUnitEvent } from "../unit/events"
import type { Instant } from "../unit/unit"
import type { Payer, RepairLineKind, RepairOutcome } from "./repair-order"

/** A line as the history tells of it. */
export interface HistoryLine {
  readonly id: string
  readonly kind: RepairLineKind
  readonly quantity: number
  readonly minutes: number | null
  readonly partUnitId: string | null
  readonly inventoryItemId: string | null
  readonly payer: Payer
  readonly percent: number
  readonly amountMinor: number | null
  readonly currencyCode: string | null
}

/** One repair of a unit, from the events that its order wrote. */
export interface RepairEntry {
  readonly repairOrderId: string
  readonly displayId: string
  readonly rmaLineId: string | null
  readonly openedAt: Instant
  /** When its owner gave it away: to the carrier, or over the counter. */
  readonly handedOverAt: Instant
  /** When we had it. */
  readonly receivedAt: Instant
  readonly status: string
  /** When it came into this status. */
  readonly statusSince: Instant
  readonly outcome: RepairOutcome | null
  readonly outcomeReason: string | null
  readonly pauseReason: string | null
  readonly diagnosedAt: Instant | null
  readonly symptomCode: string | null
  readonly componentCode: string | null
  readonly defectCode: string | null
  readonly actionCode: string | null
  readonly conditionCode: string | null
  readonly faultCode: string | null
  readonly underWarranty: boolean
  /** Everybody who worked on it, as `type:id`. */
  readonly workers: readonly string[]
  readonly lines: readonly HistoryLine[]
  readonly tests: readonly { readonly id: string; readonly name: string; readonly passed: boolean; readonly value: string | null }[]
  /** Of the quality checks, the first. */
  readonly firstCheckPassed: boolean | null
  readonly failedCheckCount: number
  readonly sentQuoteCount: number
  readonly approvedQuoteCount: number
  /** Time that passed while it was the customer's turn. */
  readonly customerWaitMs: number
  readonly readyAt: Instant | null
  /** When it left us. */
  readonly returnedAt: Instant | null
  readonly deliveredBackAt: Instant | null
  readonly closedAt: Instant | null
}

/** All repairs of a unit, oldest first, as far as its history has been read. */
export interface RepairHistory {
  readonly throughSequence: number
  readonly repairs: readonly RepairEntry[]
  /** What the next order will want to know of the way here. */
  readonly handedOverAt: Instant | null
  readonly receivedAt: Instant | null
}

export const NO_REPAIRS: RepairHistory = { throughSequence: 0, repairs: [], handedOverAt: null, receivedAt: null }

/** Folds one event into the history. Total, and the same whether the events come one by one or all at once. */
export function evolveRepairs(history: RepairHistory, event: RecordedUnitEvent): RepairHistory {
  if (event.sequence <= history.throughSequence) return history
  return { ...moved(commanded(history, event), event), throughSequence: event.sequence }
}

export const foldRepairs = (events: readonly RecordedUnitEvent[]): RepairHistory => events.reduce(evolveRepairs, NO_REPAIRS)

/** Where the unit itself goes: the way to us, and the way back. */
function moved(history: RepairHistory, event: RecordedUnitEvent): RepairHistory {
  const at = event.occurredAt
  switch (event.type) {
    case "unit.return_shipped":
      return { ...history, handedOverAt: at, receivedAt: null }
    case "unit.return_received":
      return { ...history, handedOverAt: history.handedOverAt ?? at, receivedAt: at }
    case "unit.delivered":
      return { ...withLatest(history, (entry) => (entry.status === "returned" && entry.deliveredBackAt === null ? { ...entry, deliveredBackAt: at } : entry)), ...ARRIVED }
    case "unit.handed_back":
      return event.changes.status === "delivered" ? { ...withLatest(history, (entry) => (endsByHandingBack(entry, history) ? { ...entry, deliveredBackAt: entry.deliveredBackAt ?? at } : entry)), ...ARRIVED } : history
    case "unit.restocked":
      return { ...history, ...ARRIVED }
    default:
      return history
  }
}

/** One that is closed ended before: the unit may have been sold again since. One that was canceled ends with the stay it was of. */
const endsByHandingBack = (entry: RepairEntry, { receivedAt }: RepairHistory): boolean =>
  entry.closedAt === null || (entry.status === "canceled" && (receivedAt ?? entry.receivedAt) === entry.receivedAt)

const ARRIVED = { handedOverAt: null, receivedAt: null } as const

const withLatest = (history: RepairHistory, change: (entry: RepairEntry) => RepairEntry): RepairHistory =>
  history.repairs.length === 0 ? history : { ...history, repairs: history.repairs.map((entry, index) => (index === history.repairs.length - 1 ? change(entry) : entry)) }

function commanded(history: RepairHistory, event: RecordedUnitEvent): RepairHistory {
  const { facts } = event
  const id = textOf(facts["repair_order_id"])
  const command = textOf(facts["command"])
  // Events of parts carry the command of the unit they went into; an order is always of the unit whose history has its opening.
  if (id === null || command === null) return history
  if (command === "open") return { ...history, repairs: [...history.repairs, opened(history, event, id)] }
  return { ...history, repairs: history.repairs.map((entry) => (entry.repairOrderId === id ? advanced(entry, command, event) : entry)) }
}

function opened({ handedOverAt, receivedAt }: RepairHistory, { facts, occurredAt }: RecordedUnitEvent, id: string): RepairEntry {
  return {
    repairOrderId: id, displayId: textOf(facts["display_id"]) ?? "", rmaLineId: textOf(facts["rma_line_id"]), openedAt: occurredAt, handedOverAt: handedOverAt ?? occurredAt, receivedAt: receivedAt ?? occurredAt,
    status: "intake", statusSince: occurredAt, outcome: null, outcomeReason: null, pauseReason: null, diagnosedAt: null, symptomCode: null, componentCode: null, defectCode: null, actionCode: null, conditionCode: null, faultCode: null,
    underWarranty: false, workers: [], lines: [], tests: [], firstCheckPassed: null, failedCheckCount: 0, sentQuoteCount: 0, approvedQuoteCount: 0, customerWaitMs: 0,
    readyAt: null, returnedAt: null, deliveredBackAt: null, closedAt: null,
  }
}

const WORK = new Set(["start_diagnosis", "diagnose", "start_repair", "mark_no_fault_found"])

function advanced(entry: RepairEntry, command: string, event: RecordedUnitEvent): RepairEntry {
  const at = event.occurredAt
  const { facts } = event
  const status = textOf(facts["to"]) ?? entry.status
  const waited = entry.status !== status && isCustomersTurn(entry) ? Math.max(0, Date.parse(at) - Date.parse(entry.statusSince)) : 0
  const worker = `${event.actor.type}:${event.actor.id}`
  const isWork = WORK.has(command) || (command === "start_timer" && entry.status !== "testing") || (command === "add_line" && event.actor.type === "technician")
  const next: RepairEntry = {
    ...entry, status, statusSince: entry.status === status ? entry.statusSince : at, customerWaitMs: entry.customerWaitMs + waited,
    lines: timedLines(entry.lines, facts["timed"]),
    workers: isWork && !entry.workers.includes(worker) ? [...entry.workers, worker] : entry.workers,
  }
  switch (command) {
    case "diagnose":
      return {
        ...next, diagnosedAt: entry.diagnosedAt ?? at, lines: judgedLines(next.lines, facts["judged"]), symptomCode: textOf(facts["symptom_code"]), componentCode: textOf(facts["component_code"]), defectCode: textOf(facts["defect_code"]), actionCode: textOf(facts["action_code"]),
        conditionCode: textOf(facts["condition_code"]),
      }
    case "quote":
      return { ...next, outcome: null, sentQuoteCount: entry.sentQuoteCount + 1 }
    case "approve_quote":
      return { ...next, approvedQuoteCount: entry.approvedQuoteCount + 1 }
    case "add_line":
      return { ...next, lines: [...next.lines, lineOf(facts)] }
    case "start_timer":
      return facts["kind"] === undefined ? next : { ...next, lines: [...entry.lines, lineOf(facts)] }
    case "stop_timer":
      return { ...next, lines: pricedLines(next.lines, facts) }
    case "remove_line":
      return { ...next, lines: entry.lines.filter(({ id }) => id !== facts["line_id"]) }
    case "record_test":
      return { ...next, tests: [...entry.tests, { id: textOf(facts["test_id"]) ?? "", name: textOf(facts["name"]) ?? "", passed: facts["passed"] === true, value: textOf(facts["value"]) }] }
    case "pass_qc":
      return { ...next, firstCheckPassed: entry.firstCheckPassed ?? true }
    case "fail_qc":
      return { ...next, firstCheckPassed: entry.firstCheckPassed ?? false, failedCheckCount: entry.failedCheckCount + 1 }
    case "mark_ready":
      return { ...next, readyAt: at, outcome: "repaired" }
    case "pause":
      return { ...next, pauseReason: textOf(facts["reason_code"]) }
    case "resume":
      return { ...next, pauseReason: null }
    case "mark_no_fault_found":
      return { ...next, diagnosedAt: entry.diagnosedAt ?? at, readyAt: at, outcome: "no_fault_found", outcomeReason: textOf(facts["reason_code"]) }
    case "mark_unrepairable":
      return { ...next, lines: withoutReserved(next.lines), outcome: "unrepairable", outcomeReason: textOf(facts["reason_code"]) }
    case "decline_quote":
      return { ...next, outcome: "declined", outcomeReason: textOf(facts["reason_code"]) }
    case "return":
      return { ...next, lines: entry.outcome === "repaired" ? next.lines : withoutReserved(next.lines), returnedAt: at }
    case "restock":
    case "scrap":
    case "close":
      return { ...next, lines: entry.outcome === "repaired" ? next.lines : withoutReserved(next.lines), returnedAt: command === "restock" ? at : entry.returnedAt, closedAt: at, faultCode: textOf(facts["fault_code"]), underWarranty: facts["under_warranty"] === true }
    case "cancel":
      return { ...next, lines: withoutReserved(next.lines), closedAt: at, outcome: "canceled", outcomeReason: textOf(facts["reason_code"]) }
    default:
      return next
  }
}

/** Her turn: a quote lies before her, or the reason of the pause names her. */
const isCustomersTurn = ({ status, pauseReason }: RepairEntry): boolean => status === "awaiting_approval" || (status === "paused" && (pauseReason?.includes("customer") ?? false))

/** Work that did not come to its end gives back what was only reserved for it. */
const withoutReserved = (lines: readonly HistoryLine[]): HistoryLine[] => lines.filter(({ kind, partUnitId, inventoryItemId }) => kind !== "part_in" || partUnitId !== null || inventoryItemId === null)

/** Clocks that stopped say how many minutes their lines have now. */
function timedLines(lines: readonly HistoryLine[], timed: Fact | undefined): readonly HistoryLine[] {
  if (!Array.isArray(timed)) return lines
  const minutes = new Map((timed as readonly { readonly [key: string]: Fact }[]).map((fact) => [fact["line_id"], numberOf(fact["minutes"])]))
  return lines.map((line) => (minutes.has(line.id) ? { ...line, minutes: minutes.get(line.id) ?? null } : line))
}

/** Work whose price was named when its clock stopped. */
const pricedLines = (lines: readonly HistoryLine[], facts: RecordedUnitEvent["facts"]): readonly HistoryLine[] =>
  lines.map((line) => (line.id === facts["line_id"] && facts["amount_minor"] !== undefined ? { ...line, amountMinor: numberOf(facts["amount_minor"]), currencyCode: textOf(facts["currency_code"]) } : line))

/** A diagnosis may decide who pays what nobody could tell before. */
function judgedLines(lines: readonly HistoryLine[], judged: Fact | undefined): readonly HistoryLine[] {
  if (!Array.isArray(judged)) return lines
  const byLine = new Map((judged as readonly { readonly [key: string]: Fact }[]).map((fact) => [fact["line_id"], fact]))
  return lines.map((line) => {
    const fact = byLine.get(line.id)
    return fact === undefined ? line : { ...line, payer: (textOf(fact["payer"]) ?? line.payer) as Payer, percent: numberOf(fact["percent"]) ?? line.percent }
  })
}

const lineOf = (facts: RecordedUnitEvent["facts"]): HistoryLine => ({
  id: textOf(facts["line_id"]) ?? "", kind: (textOf(facts["kind"]) ?? "labour") as RepairLineKind, quantity: numberOf(facts["quantity"]) ?? 1, minutes: numberOf(facts["minutes"]),
  partUnitId: textOf(facts["part_unit_id"]), inventoryItemId: textOf(facts["inventory_item_id"]), payer: (textOf(facts["payer"]) ?? "undecided") as Payer, percent: numberOf(facts["percent"]) ?? 100,
  amountMinor: numberOf(facts["amount_minor"]), currencyCode: textOf(facts["currency_code"]),
})

const textOf = (fact: Fact | undefined): string | null => (typeof fact === "string" ? fact : null)
const numberOf = (fact: Fact | undefined): number | null => (typeof fact === "number" ? fact : null)
