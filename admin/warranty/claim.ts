import type { HttpDate, HttpInstant, HttpPage } from "../../src/types/http"
import type { Color } from "../common/status-colors"

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
  readonly verdict: string | null
  readonly outcome: string | null
  readonly reason_code: string | null
  readonly submitted_at: HttpInstant
  readonly available_actions: readonly string[]
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
  readonly purchased_on: HttpDate | null
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
