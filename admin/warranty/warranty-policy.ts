import type { HttpInstant, HttpPage } from "../../src/types/http"
import type { Color } from "../common/status-colors"

export type PolicyStatus = "draft" | "published" | "retired"

/** A warranty policy as GET /admin/warranty-policies answers it; of its terms what the desk reads. */
export interface WarrantyPolicy {
  readonly id: string
  readonly code: string
  readonly version: number
  readonly name: string
  readonly status: PolicyStatus
  readonly terms: {
    readonly kind?: string
    readonly guarantor?: string
    readonly term?: { readonly duration?: string | null }
    readonly start?: { readonly anchors?: readonly string[] }
    readonly coverage?: readonly { readonly item: string; readonly pct: number }[]
    readonly citations?: readonly { readonly law: string; readonly article?: string | null }[]
  }
  readonly variant_ids: readonly string[] | null
  readonly created_at: HttpInstant
  readonly published_at: HttpInstant | null
  readonly retired_at: HttpInstant | null
}

export interface WarrantyPolicyList extends HttpPage {
  readonly warranty_policies: readonly WarrantyPolicy[]
}

export const POLICY_COLORS: Readonly<Record<PolicyStatus, Color>> = { draft: "orange", published: "green", retired: "grey" }

/** `P24M`, `P2Y`, `P1Y6M` as months; null for what is counted otherwise. */
export function monthsOf(duration: string | null | undefined): number | null {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?$/.exec(duration ?? "")
  return match === null || (match[1] === undefined && match[2] === undefined) ? null : Number(match[1] ?? 0) * 12 + Number(match[2] ?? 0)
}
