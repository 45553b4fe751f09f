import type { Reason } from "../../portal/shared/coverage/reason-key"
import type { HttpDate } from "../../src/types/http"
import type { Condition } from "./condition"

/** The answer of GET /admin/units/:id/coverage as far as the desk reads it. */
export type Verdict = "covered" | "not_covered" | "partial" | "needs_evidence"

export interface CoverageReason extends Reason {
  readonly citation: Readonly<Record<string, unknown>> | null
}

export interface CoverageLine {
  readonly item: string
  readonly verdict: Verdict
  readonly percent: number
  readonly entitlement_id: string | null
  readonly reasons: readonly CoverageReason[]
}

export interface CoverageEntitlement {
  readonly id: string
  readonly status: string
  readonly warranty_policy: { readonly id: string; readonly code: string; readonly version: number; readonly name: string; readonly kind: string; readonly guarantor: string }
  readonly anchor: string
  readonly starts_on: HttpDate
  readonly ends_on: HttpDate | null
  /** Times that the cover stood still, which its end is later for. */
  readonly pauses?: readonly { readonly days: number }[]
  /** Only where the unit is asked; a frozen verdict offers nothing. */
  readonly available_actions?: readonly string[]
}

export interface Coverage {
  readonly verdict: Verdict
  readonly as_of: HttpDate
  readonly zone: string
  readonly lines: readonly CoverageLine[]
  readonly entitlements: readonly CoverageEntitlement[]
  readonly would_be_covered_if: readonly Condition[]
}

export interface CoverageAnswer {
  readonly coverage: Coverage
}

export const VERDICT_COLORS = { covered: "green", partial: "orange", needs_evidence: "orange", not_covered: "red" } as const satisfies Record<Verdict, string>
