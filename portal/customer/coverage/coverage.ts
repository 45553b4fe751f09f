/** What POST /store/coverage-checks answers, as far as these pages read it. */
export type Verdict = "covered" | "not_covered" | "partial" | "needs_evidence"

export interface CoverageReason {
  readonly rule: string
  readonly fact: unknown
  readonly result: string
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
  readonly warranty_policy: { readonly name: string; readonly kind: string; readonly guarantor: string }
  readonly starts_on: string
  readonly ends_on: string | null
}

export interface Coverage {
  readonly verdict: Verdict
  readonly as_of: string
  readonly lines: readonly CoverageLine[]
  readonly entitlements: readonly CoverageEntitlement[]
  readonly remedies: readonly string[]
  readonly deadlines: readonly { readonly name: string; readonly on: string }[]
  readonly would_be_covered_if: readonly { readonly rule: string; readonly fact: string }[]
  readonly disclosures?: readonly string[]
}

/** Without proof the answer is the same for every number there is or is not. */
export type CoverageAnswer = { readonly coverage: Coverage | { readonly verdict: "sign_in_to_see" } }

export const isShown = (coverage: CoverageAnswer["coverage"]): coverage is Coverage => coverage.verdict !== "sign_in_to_see"

/** The right that lasts longest of those in force; it is what "covered until" means. */
export function longest({ entitlements }: Pick<Coverage, "entitlements">): CoverageEntitlement | null {
  const inForce = entitlements.filter(({ status }) => status === "active" || status === "pending")
  const candidates = inForce.length > 0 ? inForce : entitlements
  return candidates.reduce<CoverageEntitlement | null>((best, each) => (best === null || (each.ends_on ?? "9999") > (best.ends_on ?? "9999") ? each : best), null)
}

const PASSED = new Set(["in_force", "within", "see_period", "of_the_product", "not_restricted_by_these_terms", "rest_on", "in_time", "proven", "defect_is_known", "on_the_seller", "did_not_cause_the_fault", "not_overdue", "registered", "the_fault_lies_in_it", "covers_the_repaired_defect"])
export const isPassed = ({ rule, result }: CoverageReason): boolean => PASSED.has(result) || /^[1-9]\d*_percent$/.test(result) || rule === "terms"

/** Where a "no" or an "it depends" stands: the first step that did not pass. */
export const decidingReason = (line: CoverageLine): CoverageReason | null => line.reasons.find((reason) => !isPassed(reason)) ?? null
