import { type Candidate, candidatesOf } from "./candidates"
import { type Condition, type Coverage, type CoverageInputs, type CoverageLine, type CoverageQuestion, dayOf, ENGINE_VERSION, type HeldEntitlement, type Verdict } from "./coverage"
import { judgeCandidate, type Judgement } from "./judge"
import { burdenOf, deadlinesOf, remediesOf } from "./remedies"
import { choose } from "./stacking"
import type { CoverItem } from "./terms"
import { refusedByUnit, withoutCandidate } from "./without-candidate"

const USUAL_ITEMS: readonly CoverItem[] = ["part", "labour"]

/**
 * Is this covered on that day, and why? Pure and explained. Each item of cost gets the entitlement that is best for the
 * customer; a fact nobody can judge gives `needs_evidence`, never a silent no.
 */
export function coverageOf(inputs: CoverageInputs): Coverage {
  const { question, facts, shop } = inputs
  const candidates = candidatesOf(inputs)
  const judged = itemsAsked(question, candidates).map((item) => judgeItem(inputs, candidates, item))
  const zone = candidates[0]?.zone ?? shop.zone
  const deciding = candidates.filter((candidate) => judged.some(({ deciders }) => deciders.has(candidate)))
  return {
    verdict: overall(judged.map(({ line }) => line.verdict)), asOf: dayOf(question.asOf, zone), zone,
    lines: judged.map(({ line }) => line), entitlements: heldOf(candidates),
    remedies: remediesOf(deciding, question), burdenOn: burdenOf(deciding, question),
    deadlines: facts.unit.owner === "customer" ? deadlinesOf(candidates, question) : [],
    wouldBeCoveredIf: distinct(judged.flatMap(({ conditions }) => conditions)),
    disclosures: [...new Set(deciding.flatMap(({ policy }) => policy.terms.disclosures))].sort(), engineVersion: ENGINE_VERSION,
  }
}

const heldOf = (candidates: readonly Candidate[]): HeldEntitlement[] =>
  candidates.flatMap(({ entitlement, policy, period, counts }) => (entitlement === null ? [] : [{ ...entitlement, policy, period, counts }]))

function itemsAsked({ item }: CoverageQuestion, candidates: readonly Candidate[]): readonly CoverItem[] {
  if (item !== undefined) return [item]
  const items = new Set(candidates.filter(({ counts }) => counts).flatMap(({ policy }) => policy.terms.coverage.map((line) => line.item)))
  return items.size === 0 ? USUAL_ITEMS : [...items]
}

interface JudgedItem {
  readonly line: CoverageLine
  readonly conditions: readonly Condition[]
  /** Whose terms say what the customer gets. */
  readonly deciders: ReadonlySet<Candidate>
}

function judgeItem(inputs: CoverageInputs, candidates: readonly Candidate[], item: CoverItem): JudgedItem {
  const refused = refusedByUnit(inputs.facts)
  const judged = refused !== null ? [] : candidates.filter(({ counts }) => counts).map((candidate) => ({ candidate, judgement: judgeCandidate(candidate, item, inputs) }))
  const best = choose(judged)
  const decided: Judgement = best?.judgement ?? refused ?? withoutCandidate(inputs)
  // A no is explained by everything that was looked at; a yes by the entitlement that gives it.
  const isExplainedByAll = decided.verdict === "not_covered" && judged.length > 0
  const reasons = isExplainedByAll ? judged.flatMap(({ judgement }) => judgement.reasons) : decided.reasons
  const conditions = decided.verdict === "covered" ? [] : judged.length > 0 ? judged.flatMap(({ judgement }) => judgement.conditions) : decided.conditions
  return {
    line: { item, verdict: decided.verdict, percent: decided.percent, entitlementId: decided.entitlementId, reasons }, conditions,
    deciders: new Set(best !== null && decided.verdict !== "not_covered" ? judged.filter(({ judgement }) => judgement.verdict === decided.verdict).map(({ candidate }) => candidate) : []),
  }
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
