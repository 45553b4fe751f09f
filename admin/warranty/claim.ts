import type { HttpDate, HttpInstant, HttpPage, HttpPendingWork } from "../../src/types/http"
import type { Color } from "../common/status-colors"
import type { Coverage } from "./coverage"

/** What a customer may wish for. */
export const WISHES = ["repair", "replacement", "refund", "store_credit"] as const

/** What GET /admin/warranty-claims and /admin/warranty-registrations answer, as far as the desk reads it. */
export interface WarrantyClaim {
  readonly id: string
  readonly display_id: string
  readonly unit_id: string
  readonly serial_number: string
  readonly customer_id: string | null
  readonly status: string
  readonly version: number
  readonly problem: string | null
  readonly fault_code: string | null
  readonly cause: string | null
  readonly causation: string | null
  readonly group: string | null
  readonly country: string | null
  readonly detected_on: HttpDate | null
  readonly verdict: string | null
  /** The verdict as it was frozen, with its reasons. */
  readonly coverage: Coverage | null
  readonly outcome: string | null
  readonly lines: readonly { readonly item: string; readonly percent: number }[]
  /** What the customer asked for. */
  readonly requested_outcome: string | null
  readonly result: { readonly type: string; readonly id: string; readonly display_id: string | null; readonly stage: string } | null
  readonly reason_code: string | null
  readonly note: string | null
  readonly pending_work: readonly HttpPendingWork[]
  readonly submitted_at: HttpInstant
  readonly decided_at: HttpInstant | null
  readonly available_actions: readonly string[]
}

export interface WarrantyClaimAnswer {
  readonly warranty_claim: WarrantyClaim
}

export interface WarrantyClaimList extends HttpPage {
  readonly warranty_claims: readonly WarrantyClaim[]
}

export interface WarrantyRegistration {
  readonly id: string
  readonly serial_number: string
  readonly unit_id: string | null
  readonly customer_id: string | null
  readonly status: string
  readonly version: number
  readonly product_hint: string | null
  readonly purchased_on: HttpDate | null
  readonly installed_on: HttpDate | null
  readonly first_used_on: HttpDate | null
  readonly has_proof: boolean
  readonly registered_at: HttpInstant
  readonly available_actions: readonly string[]
}

export interface WarrantyRegistrationList extends HttpPage {
  readonly warranty_registrations: readonly WarrantyRegistration[]
}

const COLORS: Readonly<Record<string, Color>> = {
  submitted: "orange", pending: "orange", appealed: "orange", info_requested: "blue", approved: "green", partly_approved: "green", denied: "red", rejected: "red", withdrawn: "grey", closed: "grey",
}
export const claimColor = (status: string): Color => COLORS[status] ?? "grey"
