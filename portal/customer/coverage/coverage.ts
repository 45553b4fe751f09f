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
  readonly deadlines: readonly { readonly name: string; readonly on: string; readonly entitlement_id: string | null }[]
  readonly would_be_covered_if: readonly { readonly rule: string; readonly fact: string }[]
  readonly disclosures?: readonly string[]
}

/** Without proof the answer is the same for every number there is or is not; or the bare verdict, where the shop publishes it. */
export interface CoverageAnswer {
  readonly coverage: Coverage | { readonly verdict: Verdict | "sign_in_to_see" }
}

export const isShown = (coverage: CoverageAnswer["coverage"]): coverage is Coverage => "lines" in coverage

const SUPPLIERS = "supplier_inbound"

/** The right that lasts longest of those the answer rests on, with the day it says that cover ends; where none does, the last there was. */
export function longest({ entitlements, deadlines }: Pick<Coverage, "entitlements" | "deadlines">): CoverageEntitlement | null {
  const rights = entitlements.filter(({ warranty_policy: { kind } }) => kind !== SUPPLIERS)
  const endOf = new Map(deadlines.filter(({ name }) => name === "cover_ends").map(({ entitlement_id: id, on }) => [id, on]))
  const inForce = rights.filter(({ id, status, ends_on: endsOn }) => endOf.has(id) || (status === "active" && endsOn === null)).map((right) => ({ ...right, ends_on: endOf.get(right.id) ?? null }))
  const candidates = inForce.length > 0 ? inForce : rights
  return candidates.reduce<CoverageEntitlement | null>((best, each) => (best === null || (each.ends_on ?? "9999") > (best.ends_on ?? "9999") ? each : best), null)
}

const PASSED = new Set([
  "in_force", "in_force_then", "within", "see_period", "see_meters", "by_meters_alone", "of_the_product", "not_restricted_by_these_terms", "rest_on", "in_time", "proven", "defect_is_known", "on_the_seller", "did_not_cause_the_fault", "not_overdue",
  "registered", "may_not_be_asked_for", "the_fault_lies_in_it", "at_most", "paid_by_the_customer", "none",
])
/** Steps that carry a day, a number or a name and still let it go on. */
const PASSED_WITH = /^(?:[1-9]\d*_percent|\d+_percent_of_a_refund|may_be_registered_until_.+|.+_chooses)$/

const isNothingUsed = (fact: unknown): boolean => fact === null || (typeof fact === "object" && "amount" in fact && fact.amount === 0)

/** Did this step let the judgement go on? What was paid needs not be known where nothing was used yet. */
export const isPassed = ({ rule, fact, result }: CoverageReason): boolean =>
  PASSED.has(result) || PASSED_WITH.test(result) || rule === "terms" || (result === "price_paid_is_not_known" && isNothingUsed(fact))

/** Where a "no" or an "it depends" stands: the first step that did not pass. */
export const decidingReason = (line: Pick<CoverageLine, "reasons">): CoverageReason | null => line.reasons.find((reason) => !isPassed(reason)) ?? null
