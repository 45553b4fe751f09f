import type { Candidate } from "./candidates"
import { clauseOf } from "./clause"
import { type Condition, type CoverageInputs, type CoverageQuestion, dayOf, type Reason, type Verdict } from "./coverage"
import { judgeCause } from "./judge-cause"
import { judgeConditions } from "./judge-conditions"
import { coverOf, judgeItem, type ItemCover } from "./judge-item"
import { judgeOwner, judgePeriod, judgeStatus } from "./judge-period"
import { judgeUse } from "./judge-use"
import type { CoverItem, WarrantyTerms } from "./terms"
import type { WarrantyPolicy } from "./policy"

/** What one candidate says about one item of cost. */
export interface Judgement {
  readonly verdict: Verdict
  readonly percent: number
  readonly entitlementId: string | null
  readonly reasons: readonly Reason[]
  readonly conditions: readonly Condition[]
}

/** What every rule is asked about. */
export interface Case {
  readonly candidate: Candidate
  readonly terms: WarrantyTerms
  readonly item: CoverItem
  /** The day asked for, in the entitlement's zone. */
  readonly day: string
  readonly question: CoverageQuestion
  /** The line of the terms for this item and group of parts; null: none. */
  readonly cover: ItemCover | null
}

export type StepVerdict = "passed" | "not_covered" | "needs_evidence"
/** What one rule found. */
export interface Step {
  readonly verdict: StepVerdict
  readonly reason: Reason
  readonly condition?: Omit<Condition, "entitlementId">
}

/** Every rule is asked and leaves its reason; the first that says no decides, then the first that lacks a fact. */
export function judgeCandidate(candidate: Candidate, item: CoverItem, { question }: Pick<CoverageInputs, "question">): Judgement {
  if (candidate.unknownScope.length > 0) return judgeUnknownScope(candidate)
  if (candidate.entitlement === null) return judgePending(candidate, item)
  const terms = candidate.policy.terms
  const cover = coverOf(terms, item, question.group)
  const asked: Case = { candidate, terms, item, day: dayOf(question.asOf, candidate.zone), question, cover }
  const steps = [...judgeStatus(asked), ...judgeOwner(asked), ...judgePeriod(asked), ...judgeUse(asked), ...judgeItem(asked), ...judgeCause(asked), ...judgeConditions(asked)]
  const { id } = candidate.entitlement
  const reasons = [...steps.map(({ reason }) => reason), ...lawsOf(candidate.policy)]
  const conditions = steps.flatMap(({ condition }) => (condition === undefined ? [] : [{ ...condition, entitlementId: id }]))
  const stop = steps.find(({ verdict }) => verdict === "not_covered") ?? steps.find(({ verdict }) => verdict === "needs_evidence")
  if (stop !== undefined) return { verdict: stop.verdict === "not_covered" ? "not_covered" : "needs_evidence", percent: 0, entitlementId: id, reasons, conditions }
  const percent = percentOf(asked)
  return { verdict: percent === 100 ? "covered" : percent === 0 ? "not_covered" : "partial", percent, entitlementId: id, reasons, conditions }
}

const percentOf = ({ cover, candidate, day }: Case): number => (cover === null ? 0 : cover.percentOn(day, candidate.period))

/** The right is there by history and policy; the worker has not written it yet. */
function judgePending({ policy }: Candidate, item: CoverItem): Judgement {
  return {
    verdict: "needs_evidence", percent: 0, entitlementId: null, conditions: [],
    reasons: [{ rule: "entitlement", fact: item, result: "pending", citation: clauseOf(policy, "start.anchors") }],
  }
}

/** Whether these terms go with the sale depends on facts that nobody told. */
function judgeUnknownScope({ policy, unknownScope }: Candidate): Judgement {
  return {
    verdict: "needs_evidence", percent: 0, entitlementId: null,
    reasons: unknownScope.map((fact) => ({ rule: "scope", fact: null, result: `${fact}_is_not_known`, citation: clauseOf(policy, "scope") })),
    conditions: unknownScope.map((fact) => ({ rule: "scope", fact, needed: `as the scope of ${policy.code} asks`, entitlementId: null })),
  }
}

const lawsOf = (policy: WarrantyPolicy): Reason[] =>
  policy.terms.citations.map((citation) => ({ rule: "terms", fact: policy.terms.kind, result: "rest_on", citation: { source: "law", ...citation } }))
