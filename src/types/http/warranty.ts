import type { HttpAddress } from "./address"
import type { HttpDate, HttpInstant, HttpPage } from "./common"

export type HttpVerdict = "covered" | "not_covered" | "partial" | "needs_evidence"

/** One step of the way to a verdict. */
export interface HttpCoverageReason {
  rule: string
  fact: unknown
  result: string
  citation: unknown
}

/** Is it covered, until when, and why. */
export interface HttpCoverage {
  verdict: HttpVerdict
  as_of: HttpDate
  zone: string
  lines: { item: string; verdict: HttpVerdict; percent: number; entitlement_id: string | null; reasons: HttpCoverageReason[] }[]
  entitlements: {
    id: string
    unit_id: string
    status: string
    status_reason: string | null
    warranty_policy: { id: string; code: string; version: number; name: string; kind: string; guarantor: string }
    starts_on: HttpDate
    nominal_ends_on: HttpDate | null
    /** Null: without end. */
    ends_on: HttpDate | null
    zone: string
    claims_used: number
    [more: string]: unknown
  }[]
  remedies: unknown[]
  burden_on: "seller" | "customer" | null
  deadlines: { name: string; on: HttpDate; entitlement_id: string | null }[]
  would_be_covered_if: { rule: string; fact: string; needed: string; entitlement_id: string | null }[]
  disclosures: string[]
}

/** `sign_in_to_see`: nothing was proven, whether or not there is such a unit. */
export interface HttpCoverageCheckAnswer {
  coverage: HttpCoverage | { verdict: "sign_in_to_see" }
}

/** A claim as its customer sees it. */
export interface HttpStoreWarrantyClaim {
  id: string
  display_id: string
  unit_id: string
  serial_number: string
  status: string
  version: number
  problem: string | null
  fault_code: string | null
  cause: string | null
  country: string | null
  detected_on: HttpDate | null
  requested_outcome: string | null
  verdict: string | null
  /** The verdict as it was frozen, with its reasons. */
  coverage: Record<string, unknown> | null
  outcome: string | null
  lines: { item: string; percent: number }[]
  reason_code: string | null
  /** What an agent asked the customer last. */
  question: string | null
  /** Where the parcel is fetched from and goes back to; null: where the order was sent. */
  address: HttpAddress | null
  /** The return or repair that carries it out. */
  result: { type: string; id: string; display_id: string | null; stage: string } | null
  submitted_at: HttpInstant
  decided_at: HttpInstant | null
  closed_at: HttpInstant | null
  available_actions: string[]
}

export interface HttpStoreWarrantyClaimAnswer {
  warranty_claim: HttpStoreWarrantyClaim
}

export interface HttpStoreWarrantyClaimList extends HttpPage {
  warranty_claims: HttpStoreWarrantyClaim[]
}

/** Her own registration. Until it is approved it does not tell whether a unit of that number exists. */
export interface HttpStoreWarrantyRegistration {
  id: string
  serial_number: string
  status: string
  purchased_on: HttpDate | null
  installed_on: HttpDate | null
  first_used_on: HttpDate | null
  has_proof: boolean
  registered_at: HttpInstant
  decided_at: HttpInstant | null
  reason_code: string | null
  version: number
  unit_id: string | null
}

export interface HttpStoreWarrantyRegistrationAnswer {
  warranty_registration: HttpStoreWarrantyRegistration
}

export interface HttpStoreWarrantyRegistrationList extends HttpPage {
  warranty_registrations: HttpStoreWarrantyRegistration[]
}

export interface HttpWarrantyCertificate {
  registration_id: string
  unit_id: string
  serial_number: string
  registered_at: HttpInstant
  issued_at: HttpInstant
  warranties: { name: string; kind: string; guarantor: string; starts_on: HttpDate; ends_on: HttpDate | null; zone: string; items: { item: string; percent: number }[] }[]
}
