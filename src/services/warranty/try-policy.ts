import type { Coverage, CoverageInputs } from "../../domain/warranty/coverage"
import { coverageOf } from "../../domain/warranty/decide-coverage"
import type { Entitlement } from "../../domain/warranty/entitlement"
import type { WarrantyPolicy } from "../../domain/warranty/policy"
import { reconcile } from "../../domain/warranty/reconcile"
import type { WarrantyTerms } from "../../domain/warranty/terms"
import type { Ledger } from "../../ledger/run-command"
import { type CoverUnit, inputsFor } from "./cover-unit"

export interface TryPolicy {
  readonly question: CoverUnit
  /** Of the policy that is changed; a code that no policy has stands for a new one. */
  readonly code: string
  readonly name: string
  readonly terms: WarrantyTerms
  readonly variantIds: readonly string[] | null
}

export interface PolicyTrial {
  readonly before: Coverage
  readonly after: Coverage
}

/** In force since before any sale, so that the trial asks about the terms and not about the day of publishing. */
const ALWAYS = "1970-01-01T00:00:00.000Z"

/** What a unit's verdict is now, and what it would be under terms that are stored nowhere. Writes nothing. Throws `unit.not_found`. */
export async function tryPolicy(ledger: Ledger, { question, ...draft }: TryPolicy): Promise<PolicyTrial> {
  const inputs = await inputsFor(ledger, question)
  return { before: coverageOf(inputs), after: coverageOf(withRights({ ...inputs, policies: withDraft(inputs, draft) }, draft.code)) }
}

/** Every version of the policy says what the draft says; a unit that none of them went with gets the draft as if it had been there. */
function withDraft({ policies }: CoverageInputs, { code, name, terms, variantIds }: Omit<TryPolicy, "question">): WarrantyPolicy[] {
  const changed = policies.map((policy): WarrantyPolicy => (policy.code === code ? { ...policy, terms, variantIds } : policy))
  if (policies.some((policy) => policy.code === code)) return changed
  return [...changed, { id: "draft", code, version: 1, name, status: "published", terms, variantIds, createdAt: ALWAYS, publishedAt: ALWAYS, retiredAt: null }]
}

/** The rights that the worker would write for the draft, as if it had. */
function withRights(inputs: CoverageInputs, code: string): CoverageInputs {
  const { facts, policies, shop, question: { now } } = inputs
  const isDrafts = (policyId: string): boolean => policies.some((policy) => policy.id === policyId && policy.code === code)
  const given = reconcile({ facts, policies, shop, now }).filter(({ id, right }) => id === null && isDrafts(right.warrantyPolicyId))
  const entitlements = given.map(({ right, status, statusReason, statusSince, period }, index): Entitlement => ({ ...right, id: `draft_${index + 1}`, status, statusReason, statusSince, endsOn: period.endsOn, version: 1 }))
  return { ...inputs, facts: { ...facts, entitlements: [...facts.entitlements, ...entitlements] } }
}
