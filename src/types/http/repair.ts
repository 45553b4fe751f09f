import type { HttpAttachment } from "./attachment"
import type { HttpDate, HttpInstant, HttpPage, HttpPendingWork } from "./common"

export type HttpRepairStatus =
  | "intake" | "diagnosing" | "quoting" | "awaiting_approval" | "awaiting_parts" | "repairing" | "testing" | "ready" | "returned" | "closed"
  | "declined" | "unrepairable" | "canceled" | "at_vendor" | "paused"
export type HttpRepairAction =
  | "assign" | "start_diagnosis" | "diagnose" | "quote" | "approve_quote" | "decline_quote" | "await_parts" | "start_repair" | "add_line" | "remove_line"
  | "plan" | "check_in" | "start_timer" | "stop_timer" | "correct_timer" | "pause" | "resume" | "send_to_vendor" | "receive_from_vendor" | "record_test" | "pass_qc" | "fail_qc" | "mark_ready" | "mark_no_fault_found"
  | "mark_unrepairable" | "return" | "restock" | "scrap" | "close" | "cancel"
export type HttpPayer = "warranty" | "goodwill" | "customer" | "undecided"
export type HttpPartState = "waiting" | "reserved" | "consumed" | "given_back" | "installed" | "removed" | "restocked"

export interface HttpLineCoverage {
  payer: HttpPayer
  entitlement_id: string | null
  /** Share of the line the warranty bears; the customer bears the rest. */
  percent: number
  reasons: Record<string, unknown>[]
}

export interface HttpRepairLine {
  id: string
  kind: "labour" | "part_in" | "part_out" | "external"
  description: string | null
  labour_code: string | null
  minutes: number | null
  unit_id: string | null
  inventory_item_id: string | null
  quantity: number
  /** Decimal major units of the order's `currency_code`. */
  amount: number | null
  coverage: HttpLineCoverage
  part_state: HttpPartState | null
  added_by: { type: string; id: string }
  added_at: HttpInstant
}

export interface HttpRepairTest {
  id: string
  name: string
  value: number | null
  unit: string | null
  min: number | null
  max: number | null
  passed: boolean
  recorded_by: { type: string; id: string }
  recorded_at: HttpInstant
}

/** How the unit came to the bench, as it was seen last. */
export interface HttpCheckIn {
  id: string
  scanned_as: string
  condition_code: string | null
  accessories: string[]
  by: { type: string; id: string }
  at: HttpInstant
}

/** Time that somebody worked on the unit, by the server's clock. */
export interface HttpRepairTimer {
  id: string
  /** The labour line it counts on. */
  line_id: string
  by: { type: string; id: string }
  started_at: HttpInstant
  /** Null: it runs. */
  stopped_at: HttpInstant | null
  /** So far, rounded up; the minutes of the line are rounded once over all its timers. */
  minutes: number
  /** What was truly worked, where somebody put the clock right. */
  corrected_minutes: number | null
  /** It ran longer than anybody works (12 hours), counts no more than that, and nobody has put it right. */
  is_forgotten: boolean
}

export interface HttpQuote {
  id: string
  number: number
  amount: number
  currency_code: string | null
  status: "sent" | "approved" | "declined" | "replaced"
  is_expired: boolean
  sent_at: HttpInstant
  expires_at: HttpInstant
  decided_at: HttpInstant | null
}

/** The work on one unit. */
export interface HttpRepairOrder {
  id: string
  display_id: string
  unit_id: string
  serial_number: string
  unit_status: string
  rma_line_id: string | null
  status: HttpRepairStatus
  resume_status: HttpRepairStatus | null
  pause_reason: string | null
  priority: "low" | "normal" | "high" | "urgent"
  promised_on: HttpDate | null
  problem: string
  technician_id: string | null
  location_id: string | null
  currency_code: string | null
  symptom_code: string | null
  component_code: string | null
  defect_code: string | null
  action_code: string | null
  condition_code: string | null
  outcome: "repaired" | "no_fault_found" | "unrepairable" | "declined" | "canceled" | null
  outcome_reason: string | null
  lines: HttpRepairLine[]
  tests: HttpRepairTest[]
  /** Null: nobody has compared the unit with the order yet. */
  check_in: HttpCheckIn | null
  timers: HttpRepairTimer[]
  quote: HttpQuote | null
  quality_check: { passed: boolean; by: { type: string; id: string }; at: HttpInstant } | null
  /** By payer. */
  totals: Record<HttpPayer, number>
  approved_amount: number
  payment_collection_id: string | null
  /** What was captured of the collection and not refunded. */
  paid_amount: number
  /** Null: nothing is asked for. */
  payment_status: "due" | "partially_paid" | "paid" | null
  vendor_id: string | null
  opened_by: { type: string; id: string }
  opened_at: HttpInstant
  ready_at: HttpInstant | null
  returned_at: HttpInstant | null
  closed_at: HttpInstant | null
  version: number
  /** Exactly what this caller could do with the order now. */
  available_actions: HttpRepairAction[]
  /** What was written with its commands, oldest first. */
  notes: { id: string; command: string; note: string; by: { type: string; id: string }; at: HttpInstant }[]
  attachments: HttpAttachment[]
  pending_work: HttpPendingWork[]
  updated_at: HttpInstant
}

/** One test of a product's protocol: a number within its limits, or without limits passed or not. */
export interface HttpProtocolTest {
  name: string
  unit: string | null
  min: number | null
  max: number | null
}

export interface HttpTestProtocol {
  inventory_item_id: string
  tests: HttpProtocolTest[]
  updated_at: HttpInstant
}

export interface HttpTestProtocolList extends HttpPage {
  test_protocols: HttpTestProtocol[]
}

export interface HttpRepairCode {
  kind: "symptom" | "component" | "defect" | "action" | "condition" | "no_fault" | "pause" | "labour"
  code: string
  label: string
  active: boolean
}

export interface HttpRepairCodeList extends HttpPage {
  repair_codes: HttpRepairCode[]
}
