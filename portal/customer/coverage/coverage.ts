import type { Reason } from "../../shared/coverage/reason-key"

/** What POST /store/coverage-checks answers, as far as these pages read it. */
export type Verdict = "covered" | "not_covered" | "partial" | "needs_evidence"

export interface CoverageLine {
  readonly item: string
  readonly verdict: Verdict
  readonly percent: number
  readonly entitlement_id: string | null
  readonly reasons: readonly Reason[]
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
