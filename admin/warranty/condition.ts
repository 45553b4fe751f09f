/** What would make a no a yes, as the contract brings it. */
export interface Condition {
  readonly rule: string
  readonly fact: string
  readonly needed: string
}

/** Which sentence tells of it, and what stands in it. */
export interface ConditionKey {
  /** The sentence's name in the texts. */
  readonly key: string
  /** `2026-01-31`; the page writes it in its language. */
  readonly day: string | null
  /** A number with its unit, a product's part, a country: as it is. */
  readonly detail: string | null
  /** A cause, which has a word of its own. */
  readonly cause: string | null
}

const DAY = /\d{4}-\d{2}-\d{2}/
/** Where the server's sentence has a name of its own in it. */
const DETAIL = /^(?:one of|the fault lies in component|at most|the same defect as repaired:) (.+)$/
const CAUSE = /^a cause other than (.+)$|that (\S+) (?:did not cause|caused) the fault$/

export function conditionKey({ rule, fact, needed }: Condition): ConditionKey {
  const [, other, proven] = CAUSE.exec(needed) ?? []
  return { key: keyOf(rule, fact, needed), day: DAY.exec(needed)?.[0] ?? null, detail: DETAIL.exec(needed)?.[1] ?? null, cause: other ?? proven ?? null }
}

/** The fact of a meter is its unit, that of a scope what is not known: each has one sentence. */
function keyOf(rule: string, fact: string, needed: string): string {
  if (rule === "meter" || rule === "scope") return rule
  if (rule === "period" && fact === "as_of") return needed.startsWith("on or after") ? "period_from" : "period_until"
  if (rule === "exclusion" && fact === "causation") return needed.startsWith("no proof") ? "exclusion_not_proven" : "exclusion_disproved"
  return `${rule}_${fact}`
}
