import type { TransitionTable } from "../common/transition"
import type { RepairStatus } from "./repair-order"

export const REPAIR_COMMANDS = [
  "assign", "plan", "check_in", "start_diagnosis", "diagnose", "quote", "approve_quote", "decline_quote", "await_parts", "start_repair", "add_line", "remove_line",
  "start_timer", "stop_timer", "correct_timer",
  "pause", "resume", "send_to_vendor", "receive_from_vendor", "record_test", "pass_qc", "fail_qc", "mark_ready", "mark_no_fault_found",
  "mark_unrepairable", "return", "restock", "scrap", "close", "cancel",
] as const
export type RepairCommandName = (typeof REPAIR_COMMANDS)[number]

/** Where somebody works on the unit, so that a timer may run; whatever leads elsewhere stops it. */
export const TIMED_STATUSES: readonly RepairStatus[] = ["diagnosing", "quoting", "repairing", "testing"]

/** What a pause can interrupt, and therefore what resuming may lead back to. */
export const PAUSABLE = ["intake", "diagnosing", "quoting", "awaiting_parts", "repairing", "testing"] as const satisfies readonly RepairStatus[]

/**
 * The one true form of a repair order's life. Where a command may lead to several statuses, the order's own facts decide:
 * a line that costs the customer more than was approved leads to `quoting`, and a paused order goes on where it stood.
 */
export const REPAIR_TRANSITIONS: TransitionTable<RepairStatus, RepairCommandName> = {
  intake: { assign: ["intake"], plan: ["intake"], check_in: ["intake"], start_diagnosis: ["diagnosing"], diagnose: ["diagnosing"], pause: ["paused"], cancel: ["canceled"] },
  diagnosing: {
    assign: ["diagnosing"], plan: ["diagnosing"], check_in: ["diagnosing"], diagnose: ["diagnosing"], quote: ["awaiting_approval"], await_parts: ["awaiting_parts"], start_repair: ["repairing"],
    add_line: ["diagnosing"], remove_line: ["diagnosing"], start_timer: ["diagnosing"], stop_timer: ["diagnosing"], correct_timer: ["diagnosing"], pause: ["paused"], send_to_vendor: ["at_vendor"], record_test: ["diagnosing"],
    mark_no_fault_found: ["ready"], mark_unrepairable: ["unrepairable"], cancel: ["canceled"],
  },
  quoting: {
    assign: ["quoting"], plan: ["quoting"], check_in: ["quoting"], diagnose: ["quoting"], quote: ["awaiting_approval"], await_parts: ["awaiting_parts"], start_repair: ["repairing"],
    add_line: ["quoting"], remove_line: ["quoting"], start_timer: ["quoting"], stop_timer: ["quoting"], correct_timer: ["quoting"], pause: ["paused"], mark_unrepairable: ["unrepairable"], cancel: ["canceled"],
  },
  awaiting_approval: {
    assign: ["awaiting_approval"], plan: ["awaiting_approval"], check_in: ["awaiting_approval"], quote: ["awaiting_approval"], approve_quote: ["awaiting_parts"], decline_quote: ["declined"],
    add_line: ["quoting"], remove_line: ["quoting"], correct_timer: ["awaiting_approval"], mark_unrepairable: ["unrepairable"], cancel: ["canceled"],
  },
  awaiting_parts: {
    assign: ["awaiting_parts"], plan: ["awaiting_parts"], check_in: ["awaiting_parts"], diagnose: ["awaiting_parts"], quote: ["awaiting_approval"], start_repair: ["repairing"],
    add_line: ["awaiting_parts", "quoting"], remove_line: ["awaiting_parts"], correct_timer: ["awaiting_parts"], pause: ["paused"], send_to_vendor: ["at_vendor"],
    mark_no_fault_found: ["ready"], mark_unrepairable: ["unrepairable"], cancel: ["canceled"],
  },
  repairing: {
    assign: ["repairing"], plan: ["repairing"], check_in: ["repairing"], diagnose: ["repairing"], quote: ["awaiting_approval"], await_parts: ["awaiting_parts"],
    add_line: ["repairing", "quoting"], remove_line: ["repairing"], start_timer: ["repairing"], stop_timer: ["repairing", "quoting"], correct_timer: ["repairing"], pause: ["paused"], send_to_vendor: ["at_vendor"], record_test: ["testing"],
    mark_no_fault_found: ["ready"], mark_unrepairable: ["unrepairable"], cancel: ["canceled"],
  },
  testing: {
    assign: ["testing"], plan: ["testing"], check_in: ["testing"], add_line: ["testing", "quoting"], remove_line: ["testing"], start_timer: ["testing"], stop_timer: ["testing", "quoting"], correct_timer: ["testing"],
    pause: ["paused"], record_test: ["testing"],
    pass_qc: ["testing"], fail_qc: ["repairing"], mark_ready: ["ready"], mark_unrepairable: ["unrepairable"], cancel: ["canceled"],
  },
  at_vendor: { assign: ["at_vendor"], plan: ["at_vendor"], add_line: ["at_vendor"], remove_line: ["at_vendor"], correct_timer: ["at_vendor"], receive_from_vendor: ["repairing"] },
  paused: { assign: ["paused"], plan: ["paused"], check_in: ["paused"], correct_timer: ["paused"], resume: PAUSABLE, cancel: ["canceled"] },
  ready: { check_in: ["ready"], correct_timer: ["ready"], return: ["returned"], restock: ["closed"] },
  declined: { check_in: ["declined"], remove_line: ["declined"], correct_timer: ["declined"], quote: ["awaiting_approval"], return: ["returned"], close: ["closed"] },
  unrepairable: {
    check_in: ["unrepairable"], add_line: ["unrepairable"], remove_line: ["unrepairable"], correct_timer: ["unrepairable"],
    return: ["returned"], scrap: ["closed"], close: ["closed"],
  },
  returned: { correct_timer: ["returned"], close: ["closed"] },
  closed: {},
  canceled: {},
}
