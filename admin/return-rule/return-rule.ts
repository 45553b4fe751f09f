import type { HttpReturnRule, HttpReturnRuleConditions, HttpReturnWindow } from "../../src/types/http"
import type { Color } from "../common/status-colors"

export const OUTCOMES = ["authorize", "review", "deny"] as const satisfies readonly HttpReturnRule["outcome"][]
export const OUTCOME_COLORS: Readonly<Record<HttpReturnRule["outcome"], Color>> = { authorize: "green", review: "orange", deny: "red" }
export const DECISION_COLORS = { accepted: "green", needs_review: "orange", rejected: "red" } as const satisfies Record<string, Color>

export const SOURCES = ["customer", "agent", "dock", "medusa", "claim"] as const
export const COVERAGES = ["covered", "partial", "not_covered", "needs_evidence"] as const
export const ANCHORS = ["delivered", "shipped", "ordered"] as const satisfies readonly HttpReturnWindow["from"][]
export const PERIOD_UNITS = ["D", "W", "M", "Y"] as const
export type PeriodUnit = (typeof PERIOD_UNITS)[number]

/** A rule as it is written; what is taken from the server has more. */
export type RuleDraft = Pick<HttpReturnRule, "name" | "priority" | "enabled" | "conditions" | "outcome" | "reason_code">

export const PRIORITY_STEP = 10

export const draftOf = ({ name, priority, enabled, conditions, outcome, reason_code }: RuleDraft): RuleDraft => ({ name, priority, enabled, conditions, outcome, reason_code })

/** Rules come first by priority; a new one begins behind all. */
export const newDraft = (rules: readonly HttpReturnRule[]): RuleDraft => ({
  name: "", priority: rules.reduce((highest, { priority }) => Math.max(highest, priority), 0) + PRIORITY_STEP, enabled: true, conditions: {}, outcome: "authorize", reason_code: "within_policy",
})

/** Without what says nothing: an empty list would never apply. */
export function cleaned(conditions: HttpReturnRuleConditions): HttpReturnRuleConditions {
  return Object.fromEntries(Object.entries(conditions).filter(([, value]) => value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0)))
}

export interface Period {
  readonly count: number
  readonly unit: PeriodUnit
}

/** `P30D` as a number and a unit; null where it is put together otherwise. */
export function periodOf(term: string): Period | null {
  const match = /^P(\d+)([DWMY])$/.exec(term)
  return match === null ? null : { count: Number(match[1]), unit: match[2] as PeriodUnit }
}
