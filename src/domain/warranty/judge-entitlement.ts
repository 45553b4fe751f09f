import { compareDates } from "../common/calendar"
import type { Fact } from "../common/rejection"
import type { CalendarDate } from "../unit/unit"
import type { Condition, CoverageQuestion, HeldEntitlement, Reason, Source, Verdict } from "./coverage"
import type { CoverItem, WarrantyPolicy } from "./policy"

/** What one entitlement says about one item of cost. */
export interface Judgement {
  readonly verdict: Verdict
  readonly percent: number
  readonly entitlementId: string | null
  readonly reasons: readonly Reason[]
  readonly conditions: readonly Condition[]
}

interface Case {
  readonly entitlement: HeldEntitlement
  readonly item: CoverItem
  readonly day: CalendarDate
  readonly question: CoverageQuestion
}

type Result = { readonly reason: Reason; readonly verdict: "passed" | "not_covered" | "needs_evidence"; readonly condition?: Omit<Condition, "entitlementId"> }

/** Causes that no policy excludes: the thing itself is at fault. Every other cause needs exclusions to be judged. */
const CAUSES_OF_THE_PRODUCT: ReadonlySet<string> = new Set(["defect", "manufacturing_defect", "material_defect"])

/** Status, period, item, cause: every rule is asked and leaves its reason; the first that does not pass decides. */
export function judgeEntitlement(asked: Case): Judgement {
  const { entitlement } = asked
  const results = [judgeStatus(asked), judgePeriod(asked), judgeCover(asked), ...judgeCause(asked), ...judgeCircumstances(asked)]
  const reasons = [...results.map(({ reason }) => reason), ...lawsOf(entitlement.policy)]
  const conditions = results.flatMap(({ condition }) => (condition === undefined ? [] : [{ ...condition, entitlementId: entitlement.id }]))
  const stop = results.find(({ verdict }) => verdict === "not_covered") ?? results.find(({ verdict }) => verdict === "needs_evidence")
  if (stop !== undefined) return { verdict: stop.verdict as Verdict, percent: 0, entitlementId: entitlement.id, reasons, conditions }
  const percent = percentOf(entitlement.policy, asked.item)
  return { verdict: percent === 100 ? "covered" : "partial", percent, entitlementId: entitlement.id, reasons, conditions }
}

/** The right is there by history and policy; the worker has not written it yet. */
export function judgePending(policy: WarrantyPolicy, item: CoverItem): Judgement {
  return {
    verdict: "needs_evidence", percent: 0, entitlementId: null, conditions: [],
    reasons: [{ rule: "entitlement", fact: item, result: "pending", citation: clauseOf(policy, "start.anchors") }],
  }
}

function judgeStatus({ entitlement }: Case): Result {
  const citation = clauseOf(entitlement.policy, "status")
  const step = (verdict: Result["verdict"], result: string): Result => ({ verdict, reason: { rule: "status", fact: entitlement.status, result, citation } })
  switch (entitlement.status) {
    case "active":
      return step("passed", "in_force")
    // Whether it is over is the period's to say: the status is written later than the last day ends, and as_of may lie before it.
    case "expired":
      return step("passed", "see_period")
    case "pending":
    case "suspended":
      return step("needs_evidence", entitlement.status)
    default:
      return step("not_covered", entitlement.status)
  }
}

function judgePeriod({ entitlement, day }: Case): Result {
  const { startsOn, endsOn, zone, anchor, anchorSequence, unitId } = entitlement
  const fact: Fact = { as_of: day, starts_on: startsOn, ends_on: endsOn, zone, anchor }
  if (compareDates(day, startsOn) < 0) {
    return {
      verdict: "not_covered", reason: { rule: "period", fact, result: `not_started_before_${startsOn}`, citation: { source: "event", unitId, sequence: anchorSequence } },
      condition: { rule: "period", fact: "as_of", needed: `on or after ${startsOn}` },
    }
  }
  const citation = clauseOf(entitlement.policy, "term.duration")
  if (compareDates(day, endsOn) > 0) {
    return { verdict: "not_covered", reason: { rule: "period", fact, result: `expired_on_${endsOn}`, citation }, condition: { rule: "period", fact: "as_of", needed: `on or before ${endsOn}` } }
  }
  return { verdict: "passed", reason: { rule: "period", fact, result: "within", citation } }
}

function judgeCover({ entitlement, item }: Case): Result {
  const percent = percentOf(entitlement.policy, item)
  const reason = { rule: "item", fact: item, result: percent === 0 ? "not_in_these_terms" : `${percent}_percent`, citation: clauseOf(entitlement.policy, "coverage") }
  return { verdict: percent === 0 ? "not_covered" : "passed", reason }
}

/** Exclusions are not in the vocabulary yet: whether this cause is excluded is a person's decision. */
function judgeCause({ entitlement, question }: Case): Result[] {
  const { cause } = question
  if (cause === undefined) return []
  const isKnown = CAUSES_OF_THE_PRODUCT.has(cause)
  const reason: Reason = { rule: "cause", fact: cause, result: isKnown ? "of_the_product" : "not_judged_by_these_terms", citation: isKnown ? null : clauseOf(entitlement.policy, "exclusions") }
  if (isKnown) return [{ verdict: "passed", reason }]
  return [{ verdict: "needs_evidence", reason, condition: { rule: "cause", fact: "cause", needed: "a defect of the product itself, or a decision that this cause is not excluded" } }]
}

/** Named in the question and not restricted by any term: said, so that nobody thinks it was overlooked. */
function judgeCircumstances({ question }: Case): Result[] {
  const asked: readonly (readonly [string, string | undefined])[] = [["fault", question.faultCode], ["territory", question.country]]
  return asked.flatMap(([rule, fact]): Result[] => (fact === undefined ? [] : [{ verdict: "passed", reason: { rule, fact, result: "not_restricted_by_these_terms", citation: null } }]))
}

const percentOf = (policy: WarrantyPolicy, item: CoverItem): number => policy.terms.coverage.find((line) => line.item === item)?.pct ?? 0

const clauseOf = (policy: WarrantyPolicy, clause: string): Source => ({ source: "warranty_policy", id: policy.id, code: policy.code, version: policy.version, clause })

const lawsOf = (policy: WarrantyPolicy): Reason[] =>
  policy.terms.citations.map((citation) => ({ rule: "terms", fact: policy.terms.kind, result: "rest_on", citation: { source: "law", ...citation } }))
