import type { HttpInstant, HttpPage, HttpPendingWork } from "./common"
import type { HttpUnit } from "./unit"

export interface HttpReason {
  rule: string
  fact: string
  result: string
}

/** Another product, offered to the customer in the unit's place. */
export interface HttpRmaOffer {
  id: string
  variant_id: string
  /** As the customer was shown it. */
  title: string
  thumbnail: string | null
  /** Store credit on top, granted with the replacement. */
  credit_amount: number | null
  currency_code: string | null
  note: string | null
  status: "offered" | "accepted" | "declined" | "expired" | "withdrawn"
  offered_at: HttpInstant
  offered_by: { type: string; id: string }
  expires_at: HttpInstant
  ended_at: HttpInstant | null
  /** The customer's words. */
  answer: string | null
  /** What she wished before. */
  wish_before: string
}

/** One unit of an RMA. */
export interface HttpRmaLine {
  id: string
  position: number
  unit_id: string
  serial_number: string
  unit_status: HttpUnit["status"]
  inventory_item_id: string
  variant_id: string | null
  order_id: string | null
  line_item_id: string | null
  reason_code: string
  requested_resolution: string
  note: string | null
  blind_reason: string | null
  was_passed_on: boolean
  reception: string
  reception_reason: string | null
  received_at: HttpInstant | null
  tracking_number: string | null
  wrong_unit: { unit_id: string | null; serial_number: string } | null
  decision: string
  decision_reasons: HttpReason[]
  decided_by: { type: string; id: string } | null
  decided_at: HttpInstant | null
  assessment_id: string | null
  inspected_at: HttpInstant | null
  grade: string | null
  fault_codes: string[]
  checklist: Record<string, unknown>
  disposition: string | null
  disposition_status: "begun" | "done" | null
  disposition_reference: { type: string; id: string } | null
  resolution: string | null
  resolution_status: "begun" | "done" | null
  amount: number | null
  currency_code: string | null
  advance: boolean
  return_due_at: HttpInstant | null
  charged: boolean
  replacement: { order_id: string | null; line_item_id: string; unit: { id: string; serial_number: string; status: string } | null } | null
  return_id: string | null
  exchange_id: string | null
  claim_id: string | null
  payment_collection_id: string | null
  /** The newest one. */
  offer: HttpRmaOffer | null
  available_actions: string[]
  available_dispositions: string[]
  available_resolutions: string[]
}

export interface HttpRma {
  id: string
  display_id: string
  status: string
  source: string
  order_id: string | null
  customer_id: string | null
  country_code: string | null
  submitted_at: HttpInstant | null
  info_requested_at: HttpInstant | null
  authorized_at: HttpInstant | null
  expires_at: HttpInstant | null
  due_at: HttpInstant | null
  is_overdue: boolean
  canceled_at: HttpInstant | null
  expired_at: HttpInstant | null
  closed_at: HttpInstant | null
  version: number
  created_at: HttpInstant
  lines: HttpRmaLine[]
  attachments: { id: string; filename: string; mime_type: string; size: number; created_at: HttpInstant }[]
  pending_work: HttpPendingWork[]
  available_actions: string[]
}

export interface HttpRmaEntry {
  id: string
  type: string
  line_id: string | null
  actor: { type: string; id: string }
  at: HttpInstant
  data: Record<string, unknown>
  note: string | null
}

export interface HttpRmaAnswer {
  rma: HttpRma
}

export interface HttpRmaDetailAnswer extends HttpRmaAnswer {
  timeline: HttpRmaEntry[]
}

export interface HttpRmaList extends HttpPage {
  rmas: HttpRma[]
}

export interface HttpReceptionVerdict {
  serial_number: string
  verdict: "expected" | "other_unit_of_order" | "unit_of_another_customer" | "unknown"
  line_id: string | null
  unit_id: string | null
}

export interface HttpReceiveReturnAnswer extends HttpRmaAnswer {
  verdicts: HttpReceptionVerdict[]
}

export interface HttpReturnRule {
  id: string
  name: string
  priority: number
  enabled: boolean
  conditions: HttpReturnRuleConditions
  outcome: "authorize" | "deny" | "review"
  reason_code: string
  version: number
  created_at: HttpInstant
  updated_at: HttpInstant
}

/** Every condition that is named must hold. */
export interface HttpReturnRuleConditions {
  reason_codes?: string[]
  requested_resolutions?: string[]
  variant_ids?: string[]
  inventory_item_ids?: string[]
  countries?: string[]
  sources?: string[]
  /** ISO 8601 in calendar units: P30D, P2M. */
  within?: HttpReturnWindow
  after?: HttpReturnWindow
  coverage?: string[]
  includes_blind?: boolean
}

export interface HttpReturnWindow {
  term: string
  from: "delivered" | "shipped" | "ordered"
}

export interface HttpReturnRuleAnswer {
  return_rule: HttpReturnRule
}

export interface HttpReturnRuleList extends HttpPage {
  return_rules: HttpReturnRule[]
}

/** What the rules would decide; `line_id` for an RMA, `unit_id` for a unit as if it were sent back now. */
export interface HttpReturnVerdict {
  line_id: string | null
  unit_id: string | null
  decision: "accepted" | "rejected" | "needs_review"
  rule_id: string | null
  reason_code: string
  reasons: HttpReason[]
}

export interface HttpReturnDryRunAnswer {
  verdicts: HttpReturnVerdict[]
}
