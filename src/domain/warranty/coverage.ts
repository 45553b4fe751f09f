import { dateInZone, isCalendarDate, type Zone } from "../common/calendar"
import type { Fact } from "../common/rejection"
import type { CalendarDate, Instant } from "../unit/unit"
import { type CoveredUnit, type Entitlement, entitlementsOf, policiesInForce } from "./entitlement"
import { judgeEntitlement, type Judgement, judgePending } from "./judge-entitlement"
import type { Citation, CoverItem, WarrantyPolicy } from "./policy"

/** Frozen with a verdict: the same inputs under the same version of the engine give the same answer. */
export const ENGINE_VERSION = 1

export const VERDICTS = ["covered", "not_covered", "partial", "needs_evidence"] as const
export type Verdict = (typeof VERDICTS)[number]

export interface CoverageQuestion {
  /** A day in the zone of the sale, or an instant that is some day there. */
  readonly asOf: CalendarDate | Instant
  /** Zone for the day when no entitlement has one. */
  readonly zone: Zone
  /** One item of cost; without it, all that the entitlements cover. */
  readonly item?: CoverItem
  readonly faultCode?: string
  readonly cause?: string
  readonly country?: string
}

export type Source =
  | { readonly source: "warranty_policy"; readonly id: string; readonly code: string; readonly version: number; readonly clause: string }
  | { readonly source: "event"; readonly unitId: string; readonly sequence: number }
  | ({ readonly source: "law" } & Citation)

/** One step of the judgement: which rule looked at which fact, and what came of it. */
export interface Reason {
  readonly rule: string
  readonly fact: Fact
  readonly result: string
  readonly citation: Source | null
}

export interface Condition {
  readonly rule: string
  readonly fact: string
  readonly needed: string
  readonly entitlementId: string | null
}

export interface CoverageLine {
  readonly item: CoverItem
  readonly verdict: Verdict
  readonly percent: number
  readonly entitlementId: string | null
  readonly reasons: readonly Reason[]
}

export interface Deadline {
  readonly name: "cover_ends"
  readonly on: CalendarDate
  readonly entitlementId: string
}

export interface HeldEntitlement extends Entitlement {
  readonly policy: WarrantyPolicy
}

export interface Coverage {
  readonly verdict: Verdict
  readonly asOf: CalendarDate
  readonly zone: Zone
  readonly lines: readonly CoverageLine[]
  readonly entitlements: readonly HeldEntitlement[]
  /** No policy says anything about remedies or burden of proof yet; empty and null until one does. */
  readonly remedies: readonly string[]
  readonly burdenOn: "seller" | "customer" | null
  readonly deadlines: readonly Deadline[]
  readonly wouldBeCoveredIf: readonly Condition[]
  readonly engineVersion: number
}

/** All that a verdict rests on; freeze it with the verdict. */
export interface CoverageInputs {
  readonly unit: CoveredUnit
  readonly entitlements: readonly HeldEntitlement[]
  /** Every published or retired version of the policies sold with this product. */
  readonly policies: readonly WarrantyPolicy[]
  readonly question: CoverageQuestion
}

const USUAL_ITEMS: readonly CoverItem[] = ["part", "labour"]

/**
 * Is this covered on that day, and why? Pure and explained. Each item of cost gets the entitlement that is best for the
 * customer; a fact nobody can judge gives `needs_evidence`, never a silent no.
 */
export function coverageOf(inputs: CoverageInputs): Coverage {
  const { unit, question } = inputs
  const candidates = candidatesOf(inputs)
  const items = question.item === undefined ? itemsOf(candidates) : [question.item]
  const judged = items.map((item) => judgeItem(inputs, candidates, item))
  const zone = candidates[0]?.zone ?? question.zone
  const entitlements = inputs.entitlements.filter((entitlement) => isOfPresentSale(entitlement, unit))
  return {
    verdict: overall(judged.map(({ line }) => line.verdict)), asOf: dayOf(question.asOf, zone), zone,
    lines: judged.map(({ line }) => line), entitlements: inputs.entitlements, remedies: [], burdenOn: null,
    deadlines: unit.owner === "customer" ? entitlements.filter(({ status }) => status === "active").map(({ id, endsOn }) => ({ name: "cover_ends", on: endsOn, entitlementId: id })) : [],
    wouldBeCoveredIf: distinct(judged.flatMap(({ conditions }) => conditions)), engineVersion: ENGINE_VERSION,
  }
}

export const dayOf = (asOf: CalendarDate | Instant, zone: Zone): CalendarDate => (isCalendarDate(asOf) ? asOf : dateInZone(asOf, zone))

interface Candidate {
  readonly zone: Zone
  readonly policy: WarrantyPolicy
  /** Null: the right exists by history and policy, but its row is not written yet. */
  readonly entitlement: HeldEntitlement | null
}

const isOfPresentSale = (entitlement: Entitlement, unit: CoveredUnit): boolean => unit.sale === null || entitlement.anchorSequence >= unit.sale.sequence

/** What may cover the unit now: its entitlements of the present sale, newest end first, and those still to be written. */
function candidatesOf({ unit, entitlements, policies, question }: CoverageInputs): Candidate[] {
  const held = entitlements.filter((entitlement) => isOfPresentSale(entitlement, unit)).sort((a, b) => (a.endsOn === b.endsOn ? compare(a.id, b.id) : compare(b.endsOn, a.endsOn)))
  const missing = entitlementsOf(unit, policies, question.zone).filter((due) => !held.some((entitlement) => entitlement.policy.code === due.policy.code && entitlement.anchorSequence === due.anchorSequence))
  return [
    ...held.map((entitlement): Candidate => ({ zone: entitlement.zone, policy: entitlement.policy, entitlement })),
    ...missing.map(({ zone, policy }): Candidate => ({ zone, policy, entitlement: null })),
  ]
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function itemsOf(candidates: readonly Candidate[]): readonly CoverItem[] {
  const items = new Set(candidates.flatMap(({ policy }) => policy.terms.coverage.map(({ item }) => item)))
  return items.size === 0 ? USUAL_ITEMS : [...items]
}

interface JudgedItem {
  readonly line: CoverageLine
  readonly conditions: readonly Condition[]
}

const RANK: { readonly [verdict in Verdict]: number } = { not_covered: 0, needs_evidence: 1, partial: 2, covered: 3 }

function judgeItem(inputs: CoverageInputs, candidates: readonly Candidate[], item: CoverItem): JudgedItem {
  const refused = refusedByUnit(inputs.unit)
  const judgements = refused !== null ? [] : candidates.map(({ policy, entitlement, zone }) =>
    entitlement === null ? judgePending(policy, item) : judgeEntitlement({ entitlement, item, day: dayOf(inputs.question.asOf, zone), question: inputs.question }))
  const best = [...judgements].sort((a, b) => RANK[b.verdict] - RANK[a.verdict] || b.percent - a.percent)[0]
  const decided = best ?? refused ?? judgeWithoutEntitlement(inputs)
  // A no is explained by everything that was looked at; a yes by the entitlement that gives it.
  const reasons = decided.verdict === "not_covered" && judgements.length > 0 ? judgements.flatMap((judgement) => judgement.reasons) : decided.reasons
  const conditions = decided.verdict === "covered" ? [] : judgements.length > 0 ? judgements.flatMap((judgement) => judgement.conditions) : decided.conditions
  return { line: { item, verdict: decided.verdict, percent: decided.percent, entitlementId: decided.entitlementId, reasons }, conditions }
}

/** What no entitlement helps against: the unit is not a customer's. */
function refusedByUnit(unit: CoveredUnit): Judgement | null {
  if (unit.owner === "customer") return null
  const wasSold = unit.sale !== null
  return no("owner", unit.owner, wasSold ? "the_unit_is_the_shops_again" : "not_sold_yet", unit, { rule: "delivery", fact: "delivered", needed: "sold and delivered to a customer", entitlementId: null })
}

function judgeWithoutEntitlement({ unit, policies, question }: CoverageInputs): Judgement {
  const { sale } = unit
  const due = sale === null ? [] : policiesInForce(unit, sale, policies, question.zone)
  const [policy] = due
  if (sale === null || policy === undefined) {
    return no("policy", unit.variantId, "no_published_policy_for_this_product", unit, null)
  }
  const clause: Source = { source: "warranty_policy", id: policy.id, code: policy.code, version: policy.version, clause: "start.anchors" }
  if (sale.isRegistered && sale.delivery === null) {
    return {
      verdict: "needs_evidence", percent: 0, entitlementId: null,
      reasons: [{ rule: "start", fact: { anchors: policy.terms.start.anchors, sold_on: sale.soldOn }, result: "date_of_the_start_is_not_known", citation: clause }],
      conditions: [{ rule: "start", fact: policy.terms.start.anchors.join(" or "), needed: "proof of its date", entitlementId: null }],
    }
  }
  return {
    verdict: "not_covered", percent: 0, entitlementId: null,
    reasons: [{ rule: "delivery", fact: unit.status, result: "not_delivered_yet", citation: clause }],
    conditions: [{ rule: "delivery", fact: "delivered", needed: "delivered to the customer", entitlementId: null }],
  }
}

function no(rule: string, fact: Fact, result: string, unit: CoveredUnit, condition: Condition | null): Judgement {
  const citation: Source | null = unit.sale === null ? null : { source: "event", unitId: unit.id, sequence: unit.sale.sequence }
  return { verdict: "not_covered", percent: 0, entitlementId: null, reasons: [{ rule, fact, result, citation }], conditions: condition === null ? [] : [condition] }
}

/** One word for all lines: all the same, that; something unknown, that; else partly. */
function overall(verdicts: readonly Verdict[]): Verdict {
  const [first] = verdicts
  if (first !== undefined && verdicts.every((verdict) => verdict === first)) return first
  return verdicts.includes("needs_evidence") ? "needs_evidence" : "partial"
}

function distinct(conditions: readonly Condition[]): Condition[] {
  const seen = new Map(conditions.map((condition) => [JSON.stringify(condition), condition]))
  return [...seen.values()]
}
