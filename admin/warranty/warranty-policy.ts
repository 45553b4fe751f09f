import type { HttpInstant, HttpPage } from "../../src/types/http"
import type { Color } from "../common/status-colors"
import type { TermsValue } from "./terms-document"

export type PolicyStatus = "draft" | "published" | "retired"

/** A warranty policy as GET /admin/warranty-policies answers it. */
export interface WarrantyPolicy {
  readonly id: string
  readonly code: string
  readonly version: number
  readonly name: string
  readonly status: PolicyStatus
  readonly terms: TermsValue
  readonly variant_ids: readonly string[] | null
  readonly created_at: HttpInstant
  readonly published_at: HttpInstant | null
  readonly retired_at: HttpInstant | null
}

export interface WarrantyPolicyList extends HttpPage {
  readonly warranty_policies: readonly WarrantyPolicy[]
}

export const POLICY_COLORS: Readonly<Record<PolicyStatus, Color>> = { draft: "orange", published: "green", retired: "grey" }
