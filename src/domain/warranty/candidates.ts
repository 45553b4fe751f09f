import { compareDates, type Zone } from "../common/calendar"
import type { CoverageInputs } from "./coverage"
import type { Entitlement, NewRight } from "./entitlement"
import type { WarrantyFacts } from "./facts"
import { type Period, periodOf } from "./period"
import type { WarrantyPolicy } from "./policy"
import { rightsOf } from "./rights"
import { policiesInForce, zoneOf } from "./scope"

/** What may cover the unit: an entitlement, a right that has no row yet, or a policy of which nobody knows whether it applies. */
export interface Candidate {
  readonly policy: WarrantyPolicy
  readonly zone: Zone
  readonly facts: WarrantyFacts
  /** Null: its row is not written yet. */
  readonly entitlement: Entitlement | null
  readonly period: Period
  /** Facts that decide whether the policy goes with the sale and that nobody told. */
  readonly unknownScope: readonly string[]
  /** Of a unit built into the one that is asked for. */
  readonly component: WarrantyFacts["unit"] | null
  /** Judged for the customer: not what a supplier owes us, and not of an earlier sale. */
  readonly counts: boolean
}

/** In one order whatever the order of the inputs: longest first, then by policy and id. */
export function candidatesOf(inputs: CoverageInputs): Candidate[] {
  const own = candidatesOfUnit(inputs, inputs.facts, null)
  const components = inputs.facts.components.flatMap((facts) => candidatesOfUnit(inputs, facts, facts.unit))
  return [...own, ...components].sort((a, b) => compareEnds(a, b) || compare(a.policy.id, b.policy.id) || compare(a.entitlement?.id ?? "", b.entitlement?.id ?? ""))
}

function candidatesOfUnit(inputs: CoverageInputs, facts: WarrantyFacts, component: Candidate["component"]): Candidate[] {
  const { policies, shop, question: { now } } = inputs
  const of = (policy: WarrantyPolicy, zone: Zone, entitlement: Entitlement | null, period: Period, over: Partial<Candidate> = {}): Candidate =>
    ({ policy, zone, facts, entitlement, period, component, unknownScope: [], counts: policy.terms.kind !== "supplier_inbound", ...over })
  const period = (policy: WarrantyPolicy, { startsOn, givenEndsOn, zone }: Pick<Entitlement, "startsOn" | "givenEndsOn" | "zone">): Period => periodOf({ terms: policy.terms, facts, startsOn, givenEndsOn, zone, now })
  const held = facts.entitlements.flatMap((entitlement): Candidate[] => {
    const policy = policies.find(({ id }) => id === entitlement.warrantyPolicyId)
    if (policy === undefined) return []
    return [of(policy, entitlement.zone, entitlement, period(policy, entitlement), isOfPresentSale(entitlement, facts) ? {} : { counts: false })]
  })
  const missing = rightsOf({ facts, policies, shop, now }).filter((right) => !right.isPassedOn && !isHeld(right, facts, policies)).map((right) => of(right.policy, right.zone, null, period(right.policy, right)))
  return [...held, ...missing, ...uncertain(inputs, facts, of)]
}

/** A policy of which nobody knows whether it goes with the sale, as long as no entitlement of it is there. */
function uncertain({ policies, shop }: CoverageInputs, facts: WarrantyFacts, of: (policy: WarrantyPolicy, zone: Zone, entitlement: null, period: Period, over: Partial<Candidate>) => Candidate): Candidate[] {
  // An end that was given with the unit stands for all policies.
  if (facts.unit.owner !== "customer" || facts.replaces !== null || (facts.sale?.warrantyEndsOn ?? null) !== null) return []
  return policiesInForce(facts, policies, shop).filter(({ scope, policy }) => scope.applies === "unknown" && !hasOf(policy, facts, policies))
    .map(({ policy, scope }) => of(policy, zoneOf(policy.terms, shop, facts.sale?.shipToCountry ?? null), null, NO_PERIOD, { unknownScope: scope.unknown }))
}

const NO_PERIOD: Period = { startsOn: "", nominalEndsOn: null, endsOn: null, endsOnIfProven: null, pauses: [], extensions: [], unproven: [] }

export const isOfPresentSale = (entitlement: Pick<Entitlement, "grantedSequence">, { sale }: WarrantyFacts): boolean => sale === null || entitlement.grantedSequence >= sale.sequence

const hasOf = (policy: WarrantyPolicy, facts: WarrantyFacts, policies: readonly WarrantyPolicy[]): boolean =>
  facts.entitlements.some((entitlement) => isOfPresentSale(entitlement, facts) && policies.some(({ id, code }) => id === entitlement.warrantyPolicyId && code === policy.code))

/** The same right under the same or, once it was given, another version of the policy. */
export const isSameRight = (right: NewRight, entitlement: Entitlement, policies: readonly WarrantyPolicy[]): boolean =>
  entitlement.grantedSequence === right.grantedSequence && policies.some(({ id, code }) => id === entitlement.warrantyPolicyId && code === right.policy.code)

const isHeld = (right: NewRight, { entitlements }: WarrantyFacts, policies: readonly WarrantyPolicy[]): boolean => entitlements.some((entitlement) => isSameRight(right, entitlement, policies))

const compareEnds = (a: Candidate, b: Candidate): number => {
  const [left, right] = [a.period.endsOn, b.period.endsOn]
  if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1
  return compareDates(right, left)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
