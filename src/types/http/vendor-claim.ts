import type { HttpInstant, HttpPage, HttpPendingWork } from "./common"
import type { HttpRmaEntry } from "./rma"
import type { HttpUnit } from "./unit"

export type HttpVendorOutcome = "pending" | "credited" | "replaced" | "rejected" | "returned"
export type HttpVendorClaimAction = "add_units" | "remove_units" | "set_claimed" | "ship" | "record_outcome" | "settle" | "close" | "cancel"

/** One unit of a vendor claim. Amounts are decimals of `currency_code`. */
export interface HttpVendorClaimLine {
  id: string
  position: number
  unit_id: string
  serial_number: string
  unit_status: HttpUnit["status"]
  rma_line_id: string | null
  repair_order_id: string | null
  fault_codes: string[]
  claimed_amount: number | null
  recovered_amount: number | null
  currency_code: string | null
  outcome: HttpVendorOutcome
  /** Where the unit is by the maker's answer. */
  unit: "kept" | "returned" | null
  replacement: { unit_id: string; serial_number: string; status: HttpUnit["status"] } | null
  reason_code: string | null
  sent_at: HttpInstant | null
  decided_at: HttpInstant | null
  available_outcomes: HttpVendorOutcome[]
}

export interface HttpVendorClaim {
  id: string
  display_id: string
  /** The shop's own code for the maker. */
  vendor_id: string
  /** The maker's number for the claim. */
  vendor_reference: string | null
  status: "open" | "shipped" | "settled" | "closed" | "canceled"
  tracking_number: string | null
  shipped_at: HttpInstant | null
  settled_at: HttpInstant | null
  closed_at: HttpInstant | null
  canceled_at: HttpInstant | null
  lines: HttpVendorClaimLine[]
  totals: { currency_code: string; claimed_amount: number; recovered_amount: number }[]
  version: number
  created_at: HttpInstant
  updated_at: HttpInstant
  pending_work: HttpPendingWork[]
  available_actions: HttpVendorClaimAction[]
}

export interface HttpVendorClaimAnswer {
  vendor_claim: HttpVendorClaim
}

export interface HttpVendorClaimDetailAnswer extends HttpVendorClaimAnswer {
  timeline: HttpRmaEntry[]
}

export interface HttpVendorClaimList extends HttpPage {
  vendor_claims: HttpVendorClaim[]
}

/** What came back from one maker for the claims shipped in the period. */
export interface HttpVendorRecoveryRow {
  vendor_id: string
  claim_count: number
  settled_count: number
  line_count: number
  credited_count: number
  replaced_count: number
  rejected_count: number
  returned_count: number
  pending_count: number
  days_to_settle: number | null
  amounts: { currency_code: string; claimed_amount: number; recovered_amount: number; pending_amount: number; rate: number | null }[]
}

export interface HttpVendorRecovery {
  from: HttpInstant
  to: HttpInstant
  vendors: HttpVendorRecoveryRow[]
}

export interface HttpVendorRecoveryAnswer {
  vendor_recovery: HttpVendorRecovery
}
