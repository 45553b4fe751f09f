import { compareDates, addDuration, type Duration } from "../common/calendar"
import type { CalendarDate } from "../unit/unit"
import type { DecisionReason, Resolution, RmaSource } from "./rma"

/** When one rule applies: every condition that is named must hold. */
export interface ReturnRuleConditions {
  readonly reasonCodes?: readonly string[]
  readonly requestedResolutions?: readonly Resolution[]
  readonly variantIds?: readonly string[]
  readonly inventoryItemIds?: readonly string[]
  readonly countries?: readonly string[]
  readonly sources?: readonly RmaSource[]
  /** The request comes within this time after the anchor, its last day included. */
  readonly within?: { readonly term: Duration; readonly from: WindowAnchor }
  /** The request comes later than that. */
  readonly after?: { readonly term: Duration; readonly from: WindowAnchor }
  /** What the warranty service says about the fault. */
  readonly coverage?: readonly CoverageVerdict[]
  /** Blind lines are for a person unless a rule names them. */
  readonly includesBlind?: boolean
}

export const WINDOW_ANCHORS = ["delivered", "shipped", "ordered"] as const
export type WindowAnchor = (typeof WINDOW_ANCHORS)[number]
export const COVERAGE_VERDICTS = ["covered", "partial", "not_covered", "needs_evidence"] as const
export type CoverageVerdict = (typeof COVERAGE_VERDICTS)[number]
export const RULE_OUTCOMES = ["authorize", "deny", "review"] as const
export type RuleOutcome = (typeof RULE_OUTCOMES)[number]

/** One rule of the shop's return policy. */
export interface ReturnRule {
  readonly id: string
  readonly name: string
  /** Lower comes first; equal ones in the order of their ids. */
  readonly priority: number
  readonly conditions: ReturnRuleConditions
  readonly outcome: RuleOutcome
  readonly reasonCode: string
}

/** What is known about a line when it is judged. Null: not known, which is never the same as no. */
export interface RuleFacts {
  readonly reasonCode: string
  readonly requestedResolution: Resolution
  readonly source: RmaSource
  readonly variantId: string | null
  readonly inventoryItemId: string
  readonly country: string | null
  readonly isBlind: boolean
  /** The day of the request in the shop's zone. */
  readonly requestedOn: CalendarDate
  readonly deliveredOn: CalendarDate | null
  readonly shippedOn: CalendarDate | null
  readonly orderedOn: CalendarDate | null
  readonly coverage: CoverageVerdict | null
}

export interface RuleVerdict {
  readonly decision: "accepted" | "rejected" | "needs_review"
  readonly ruleId: string | null
  readonly reasonCode: string
  /** Why this one, and why none of those before it. */
  readonly reasons: readonly DecisionReason[]
}

const DECISION_OF = { authorize: "accepted", deny: "rejected", review: "needs_review" } as const satisfies Record<RuleOutcome, RuleVerdict["decision"]>
/** Reasons are read by people: of the rules that did not match, so many are told. */
const MISSES_TOLD_MAX = 10

/** The first rule that matches decides, with its reasons; where none does, a person must. Pure, so a dry run is the same. */
export function judgeReturn(rules: readonly ReturnRule[], facts: RuleFacts): RuleVerdict {
  const missed: DecisionReason[] = []
  for (const rule of [...rules].sort(inOrder)) {
    const checks = checksOf(rule, facts)
    const failed = checks.find(({ holds }) => !holds)
    if (failed === undefined) {
      return {
        decision: DECISION_OF[rule.outcome], ruleId: rule.id, reasonCode: rule.reasonCode,
        reasons: [...checks.map(({ fact, result }): DecisionReason => ({ rule: rule.name, fact, result })), { rule: rule.name, fact: "outcome", result: rule.outcome }, ...missed],
      }
    }
    if (missed.length < MISSES_TOLD_MAX) missed.push({ rule: rule.name, fact: failed.fact, result: `does not apply: ${failed.result}` })
  }
  return { decision: "needs_review", ruleId: null, reasonCode: "no_rule", reasons: [{ rule: "no_rule", fact: "rules", result: "no rule applies, so a person decides" }, ...missed] }
}

const inOrder = (a: ReturnRule, b: ReturnRule): number => a.priority - b.priority || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

interface Check {
  readonly fact: string
  readonly result: string
  readonly holds: boolean
}

function checksOf({ conditions }: ReturnRule, facts: RuleFacts): Check[] {
  const checks: Check[] = []
  const among = (fact: string, wanted: readonly string[] | undefined, actual: string | null): void => {
    if (wanted !== undefined) checks.push({ fact, result: actual ?? "unknown", holds: actual !== null && wanted.includes(actual) })
  }
  if (facts.isBlind) checks.push({ fact: "blind", result: "the unit is not provably this customer's", holds: conditions.includesBlind === true })
  among("reason_code", conditions.reasonCodes, facts.reasonCode)
  among("requested_resolution", conditions.requestedResolutions, facts.requestedResolution)
  among("source", conditions.sources, facts.source)
  among("variant_id", conditions.variantIds, facts.variantId)
  among("inventory_item_id", conditions.inventoryItemIds, facts.inventoryItemId)
  among("country", conditions.countries, facts.country)
  among("coverage", conditions.coverage, facts.coverage)
  if (conditions.within !== undefined) checks.push(windowCheck(conditions.within, facts, "within"))
  if (conditions.after !== undefined) checks.push(windowCheck(conditions.after, facts, "after"))
  return checks
}

/** The last day counts whole, as everywhere (docs/decisions/0009). */
function windowCheck({ term, from }: NonNullable<ReturnRuleConditions["within"]>, facts: RuleFacts, side: "within" | "after"): Check {
  const anchor = { delivered: facts.deliveredOn, shipped: facts.shippedOn, ordered: facts.orderedOn }[from]
  const fact = `${side} ${term} from ${from}`
  if (anchor === null) return { fact, result: `the day it was ${from} is not known`, holds: false }
  const lastDay = addDuration(anchor, term)
  const isWithin = compareDates(facts.requestedOn, lastDay) <= 0
  return { fact, result: `${from} on ${anchor}, last day ${lastDay}, requested on ${facts.requestedOn}`, holds: isWithin === (side === "within") }
}
