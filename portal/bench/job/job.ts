import type { HttpRepairAction, HttpRepairOrder } from "../../../src/types/http"
import type { QueuedWrite } from "../queue/queued-write"

export const STEPS = ["check", "diagnosis", "work", "test", "handover"] as const
export type StepName = (typeof STEPS)[number]

/** Where the order stands now, so that the screen opens there. */
export function stepOf(order: HttpRepairOrder): StepName {
  switch (order.status) {
    case "intake":
      return order.check_in === null && order.available_actions.includes("check_in") ? "check" : "diagnosis"
    case "diagnosing":
      return order.lines.length > 0 ? "work" : "diagnosis"
    case "testing":
      return order.quality_check?.passed === true || order.available_actions.includes("pass_qc") ? "handover" : "test"
    case "quoting":
    case "awaiting_approval":
    case "awaiting_parts":
    case "repairing":
    case "at_vendor":
    case "paused":
      return "work"
    default:
      return "handover"
  }
}

/** What one usually does next, the first that is possible; everything else is under "More". */
const NEXT: readonly HttpRepairAction[] = ["resume", "receive_from_vendor", "mark_ready", "pass_qc", "start_diagnosis", "restock", "return", "close"]

/** Each is beside what it is about, or is somebody else's to do: the office plans, the customer answers a quote. */
export const ELSEWHERE: readonly HttpRepairAction[] = ["plan", "check_in", "diagnose", "add_line", "remove_line", "start_timer", "stop_timer", "correct_timer", "record_test", "approve_quote", "decline_quote"]

export interface Actions {
  readonly next: readonly HttpRepairAction[]
  readonly more: readonly HttpRepairAction[]
}

/** Only what would not be refused now, and not what waits to be sent already. */
export function actionsOf(order: HttpRepairOrder, writes: readonly QueuedWrite[]): Actions {
  const isMeant = (action: HttpRepairAction): boolean => writes.some((write) => write.action === action)
  const possible = order.available_actions.filter((action) => !ELSEWHERE.includes(action) && !isMeant(action))
  const owes = order.totals.customer > order.approved_amount
  const begun = order.status === "diagnosing" || order.status === "quoting" || order.status === "awaiting_parts"
  const wanted: readonly HttpRepairAction[] = [...NEXT, ...(owes ? ["quote" as const] : []), ...(begun && !owes ? ["start_repair" as const] : []), ...(order.status === "testing" ? ["fail_qc" as const] : [])]
  const next = wanted.filter((action) => possible.includes(action)).slice(0, 2)
  return { next, more: possible.filter((action) => !next.includes(action)) }
}
