import type { HttpInstant } from "./common"
import type { HttpPayer } from "./repair"

export interface HttpMoneyByPayer {
  payer: HttpPayer
  currency_code: string
  amount: number
}

/** One repair, as the unit's history tells of it. */
export interface HttpRepairEntry {
  repair_order_id: string
  display_id: string
  rma_line_id: string | null
  status: string
  outcome: string | null
  outcome_reason: string | null
  symptom_code: string | null
  component_code: string | null
  defect_code: string | null
  action_code: string | null
  condition_code: string | null
  under_warranty: boolean
  workers: string[]
  parts: { kind: string; unit_id: string | null; inventory_item_id: string | null; quantity: number }[]
  labour_minutes: number
  tests: { name: string; passed: boolean; value: string | null }[]
  first_check_passed: boolean | null
  failed_check_count: number
  costs: HttpMoneyByPayer[]
  customer_wait_ms: number
  down_ms: number
  handed_over_at: HttpInstant
  received_at: HttpInstant
  opened_at: HttpInstant
  ready_at: HttpInstant | null
  returned_at: HttpInstant | null
  delivered_back_at: HttpInstant | null
  closed_at: HttpInstant | null
}

export interface HttpRepairSignals {
  repeat_repairs: { repair_order_id: string; repeats: string; symptom_code: string; caused_by: string[] }[]
  no_fault_bounces: { repair_order_id: string; after: string }[]
  rework: { repair_order_id: string; reason: "repeat_repair" | "failed_check"; caused_by: string[]; count: number }[]
  needs_soak_test: boolean
  down_ms: number
  costs: HttpMoneyByPayer[]
}

export interface HttpRepairHistory {
  unit_id: string
  repairs: HttpRepairEntry[]
  components: { unit_id: string; serial_number: string; inventory_item_id: string }[]
  signals: HttpRepairSignals
}
