import { type Decision, accept, refuse } from "../common/decision"
import { type Facts, type Rejection, reject } from "../common/rejection"
import { statusesAllowing, targetsOf } from "../common/transition"
import { words } from "../common/words"
import { wrongStatus } from "../common/wrong-status"
import type { Bench, RepairCommand } from "./commands"
import { decideWork } from "./decide-work"
import { refusedByFacts } from "./guards"
import { mayCommand } from "./permissions"
import { liveLines, type Quote, type RepairOrder } from "./repair-order"
import { moved, replaced, settledLines, type Step } from "./step"
import { stopAll, stopTesters } from "./timers"
import { totalsOf } from "./totals"
import { REPAIR_TRANSITIONS, TIMED_STATUSES, type RepairCommandName } from "./transitions"

export interface RepairDecision {
  /** The order as it will be, one version on. */
  readonly order: RepairOrder
  /** What the unit's history says of it: ids, codes and numbers, no person and no free text. */
  readonly facts: Facts
}

/** Decides one command on one repair order: pure. What its unit has to do for it is not decided here (services/repair). */
export function decideRepair(order: RepairOrder, command: RepairCommand, bench: Bench): Decision<RepairDecision> {
  const refusal = refusedByState(order, command.name, bench)
  if (refusal !== null) return refuse(refusal)
  const decided = decideCommand(order, command, bench)
  if (!decided.ok) return decided
  const { order: next, facts } = decided.outcome
  const stopped = !TIMED_STATUSES.includes(next.status) ? stopAll(next, bench.at) : next.status !== "testing" ? stopTesters(next, bench.at) : { order: next, facts: {} }
  const after = { ...stopped.order, version: order.version + 1 }
  return accept({
    order: after,
    facts: { repair_order_id: order.id, command: command.name, from: order.status, to: after.status, ...facts, ...timedBoth(facts, stopped.facts) },
  })
}

/** A command may stop one clock and its status the others: the history hears of both, the newest minutes of a line last. */
const timedBoth = (facts: Facts = {}, stopped: Facts = {}): Facts => ({ ...stopped, ...(Array.isArray(facts["timed"]) && Array.isArray(stopped["timed"]) ? { timed: [...facts["timed"], ...stopped["timed"]] } : {}) })

/** Everything but the input: permission, status, facts. What this lets through, `available_actions` lists. */
export function refusedByState(order: RepairOrder, name: RepairCommandName, bench: Bench): Rejection | null {
  if (!mayCommand(bench.actor.type, name)) {
    return reject("repair_order.not_permitted", `${order.displayId}: a ${bench.actor.type} cannot ${words(name)}.`, { id: order.id, command: name })
  }
  if (targetsOf(REPAIR_TRANSITIONS, order.status, name).length === 0) {
    return wrongStatus(order.displayId, { id: order.id, status: order.status, command: name, allowed: statusesAllowing(REPAIR_TRANSITIONS, name) })
  }
  return refusedByFacts(order, name, bench)
}

function decideCommand(order: RepairOrder, command: RepairCommand, bench: Bench): Decision<Step> {
  switch (command.name) {
    case "assign":
      return moved(order, order.status, { assignedTo: command.technicianId }, { technician_id: command.technicianId })
    case "plan": {
      const { priority = order.priority, promisedOn = order.promisedOn } = command
      return moved(order, order.status, { priority, promisedOn }, { priority, promised_on: promisedOn })
    }
    case "quote":
      return sendQuote(order, command, bench)
    case "approve_quote":
      return decideQuote(order, "approved", bench)
    case "decline_quote":
      return decideQuote(order, "declined", bench, command.reasonCode)
    case "pause":
      return moved(order, "paused", { resumeStatus: order.status, pauseReason: command.reasonCode }, { reason_code: command.reasonCode })
    case "resume":
      return moved(order, order.resumeStatus ?? "diagnosing", { resumeStatus: null, pauseReason: null })
    case "return":
      return moved(order, "returned", { returnedAt: bench.at, lines: settledLines(order, "given_back", bench.at) })
    case "close":
      return moved(order, "closed", { closedAt: bench.at, lines: settledLines(order, "given_back", bench.at) }, closingFacts(order))
    case "restock":
      return moved(order, "closed", { returnedAt: bench.at, closedAt: bench.at, lines: settledLines(order, "given_back", bench.at) }, closingFacts(order))
    case "scrap":
      return moved(order, "closed", { closedAt: bench.at, lines: settledLines(order, "given_back", bench.at) }, { ...closingFacts(order), reason_code: command.reasonCode })
    case "cancel":
      return moved(order, "canceled", {
        closedAt: bench.at, outcome: "canceled", outcomeReason: command.reasonCode, resumeStatus: null, pauseReason: null, quote: replaced(order.quote), lines: settledLines(order, "given_back", bench.at),
      }, { outcome: "canceled", reason_code: command.reasonCode })
    default:
      return decideWork(order, command, bench)
  }
}

/** What warranty rests on: was the fault repaired, and who paid for it? */
function closingFacts(order: RepairOrder): Facts {
  const totals = totalsOf(order)
  const covered = liveLines(order).find(({ coverage }) => coverage.payer === "warranty")
  return {
    outcome: order.outcome, fault_code: order.diagnosis.defectCode ?? order.diagnosis.symptomCode, under_warranty: covered !== undefined && totals.customer === 0,
    entitlement_id: covered?.coverage.entitlementId ?? null,
  }
}

function sendQuote(order: RepairOrder, { quoteId, expiresAt }: Extract<RepairCommand, { name: "quote" }>, { at }: Bench): Decision<Step> {
  if (expiresAt <= at) return refuse(reject("repair_order.quote_in_past", `${order.displayId}: a quote cannot end at ${expiresAt}, which is over.`, { expires_at: expiresAt }))
  const quote: Quote = { id: quoteId, number: (order.quote?.number ?? 0) + 1, amountMinor: totalsOf(order).customer, status: "sent", sentAt: at, expiresAt, decidedAt: null }
  return moved(order, "awaiting_approval", { quote, outcome: null, outcomeReason: null }, {
    quote_id: quoteId, amount_minor: quote.amountMinor, currency_code: order.currencyCode, expires_at: expiresAt,
  })
}

function decideQuote(order: RepairOrder, status: "approved" | "declined", { at }: Bench, reasonCode: string | null = null): Decision<Step> {
  const { quote } = order
  // The table leads here only from `awaiting_approval`, and only `quote` leads there.
  const decided: Quote | null = quote === null ? null : { ...quote, status, decidedAt: at }
  const facts: Facts = { quote_id: quote?.id ?? null, amount_minor: quote?.amountMinor ?? 0 }
  if (status === "approved") return moved(order, "awaiting_parts", { quote: decided, approvedMinor: quote?.amountMinor ?? 0 }, facts)
  return moved(order, "declined", { quote: decided, outcome: "declined", outcomeReason: reasonCode }, { ...facts, outcome: "declined", reason_code: reasonCode })
}
