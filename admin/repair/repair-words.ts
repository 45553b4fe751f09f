import type { HttpRepairAction, HttpRepairOrder, HttpRepairStatus } from "../../src/types/http"
import type { Color } from "../common/status-colors"
import type { Facts } from "./action-facts"

export const REPAIR_COLORS: Readonly<Record<HttpRepairStatus, Color>> = {
  intake: "orange", diagnosing: "blue", quoting: "blue", awaiting_approval: "purple", awaiting_parts: "orange", repairing: "blue", testing: "blue", ready: "green", returned: "green", closed: "grey", declined: "red", unrepairable: "red", canceled: "grey", at_vendor: "purple", paused: "orange",
}
export const PRIORITIES = ["urgent", "high", "normal", "low"] as const
export const PRIORITY_COLORS = { urgent: "red", high: "orange", normal: "grey", low: "grey" } as const satisfies Record<HttpRepairOrder["priority"], Color>
export const PAYMENT_COLORS = { due: "orange", partially_paid: "orange", paid: "green" } as const satisfies Record<NonNullable<HttpRepairOrder["payment_status"]>, Color>
export const PAYER_COLORS = { warranty: "green", goodwill: "blue", customer: "orange", undecided: "grey" } as const

/** The columns of the board: where the work stands, and whom it waits for. */
export const COLUMNS = [
  { name: "intake", statuses: ["intake"] },
  { name: "diagnosis", statuses: ["diagnosing", "quoting"] },
  { name: "customer", statuses: ["awaiting_approval"] },
  { name: "waiting", statuses: ["awaiting_parts", "at_vendor", "paused"] },
  { name: "bench", statuses: ["repairing"] },
  { name: "testing", statuses: ["testing"] },
  { name: "leaving", statuses: ["ready", "declined", "unrepairable", "returned"] },
] as const satisfies readonly { readonly name: string; readonly statuses: readonly HttpRepairStatus[] }[]

export type ActionField =
  | "technician" | "plan" | "checkIn" | "diagnosis" | "expires" | "reason" | "pauseReason" | "noFaultReason" | "vendor" | "tracking" | "test" | "line" | "location" | "grade" | "item" | "bin"
  | "work" | "runningTimer" | "anyTimer" | "minutes" | "amount"

interface RepairActionKind {
  readonly fields: readonly ActionField[]
  readonly isGrave?: boolean
  /** What the server refuses to do without, by its name in the request. */
  readonly required?: readonly (keyof Facts)[]
}

/** What each action asks for. `remove_line` stands beside its line and asks for nothing. */
export const REPAIR_ACTIONS: Readonly<Record<Exclude<HttpRepairAction, "remove_line">, RepairActionKind>> = {
  start_diagnosis: { fields: [] }, check_in: { fields: ["checkIn"], required: ["serial_number"] }, diagnose: { fields: ["diagnosis"] }, add_line: { fields: ["line"] }, quote: { fields: ["expires"] }, approve_quote: { fields: [] }, start_repair: { fields: [] }, await_parts: { fields: [] },
  start_timer: { fields: ["work"] }, stop_timer: { fields: ["runningTimer", "minutes", "amount"] }, correct_timer: { fields: ["anyTimer", "minutes"], required: ["timer_id", "minutes"] },
  record_test: { fields: ["test"], required: ["name"] }, pass_qc: { fields: [] }, fail_qc: { fields: ["reason"] }, mark_ready: { fields: [] }, return: { fields: ["tracking", "location"] }, restock: { fields: ["location", "bin", "grade", "item"] }, scrap: { fields: ["reason"], isGrave: true }, close: { fields: [] },
  assign: { fields: ["technician"] }, plan: { fields: ["plan"] }, pause: { fields: ["pauseReason"], required: ["reason_code"] }, resume: { fields: [] }, send_to_vendor: { fields: ["vendor", "tracking"] }, receive_from_vendor: { fields: [] }, decline_quote: { fields: ["reason"] },
  mark_no_fault_found: { fields: ["noFaultReason"] }, mark_unrepairable: { fields: ["reason"], isGrave: true }, cancel: { fields: ["reason"], isGrave: true },
}
export type DrawerAction = keyof typeof REPAIR_ACTIONS

/** What usually comes next, first. */
export const USUALLY_NEXT: readonly HttpRepairAction[] = [
  "start_diagnosis", "resume", "approve_quote", "pass_qc", "mark_ready", "return", "close", "receive_from_vendor", "start_repair", "record_test", "diagnose", "add_line", "quote",
]
