import type { Reason } from "./reason-key"

/** What a step does to a judgement: it goes on, waits for something, or ends with a no. */
export type Standing = "passed" | "open" | "stopped"

const PASSED = new Set([
  "in_force", "in_force_then", "within", "see_period", "see_meters", "by_meters_alone", "of_the_product", "not_restricted_by_these_terms", "rest_on", "in_time", "proven", "defect_is_known", "on_the_seller", "did_not_cause_the_fault", "not_overdue",
  "registered", "may_not_be_asked_for", "the_fault_lies_in_it", "at_most", "paid_by_the_customer", "none",
])
/** Steps that carry a day, a number or a name and still let it go on. */
const PASSED_WITH = /^(?:[1-9]\d*_percent|\d+_percent_of_a_refund|may_be_registered_until_.+|.+_chooses)$/

const OPEN = new Set([
  "pending", "suspended", "not_judged_by_these_terms", "on_the_customer", "not_shown", "registration_is_pending", "expected_life_is_to_be_judged", "extension_is_not_proven", "covers_the_repaired_defect",
  "depends_on_the_group_of_parts", "other_currency",
])
/** What is not known yet, by whatever name. */
const OPEN_WITH = /^(?:.+_is_not_known|.+_must_prove_the_causation|no_service_known_by_.+)$/

const isWithoutTime = (fact: unknown): boolean => typeof fact === "object" && fact !== null && "by" in fact && fact.by === null
const isNothingUsed = (fact: unknown): boolean => fact === null || (typeof fact === "object" && "amount" in fact && fact.amount === 0)

/** A result that is newer than these pages counts as a no, and is told as such. */
export function standingOf({ rule, fact, result }: Reason): Standing {
  // What was paid needs not be known where nothing was used yet.
  if (PASSED.has(result) || PASSED_WITH.test(result) || rule === "terms" || (result === "price_paid_is_not_known" && isNothingUsed(fact))) return "passed"
  // Where no time is set for it, it may still be registered.
  if (result === "not_registered_in_time") return isWithoutTime(fact) ? "open" : "stopped"
  return OPEN.has(result) || OPEN_WITH.test(result) ? "open" : "stopped"
}

export const isPassed = (reason: Reason): boolean => standingOf(reason) === "passed"

/** On which step it rests: a no on the first that says no, anything else on the first that asks for something. */
export function decidingReason<Step extends Reason>({ verdict, reasons }: { readonly verdict: string; readonly reasons: readonly Step[] }): Step | null {
  const first = (standing: Standing): Step | undefined => reasons.find((reason) => standingOf(reason) === standing)
  return (verdict === "not_covered" ? first("stopped") ?? first("open") : first("open") ?? first("stopped")) ?? null
}

/** The rule that an agent's own decision stands under. */
export const BY_HAND = "decision"
export const OF_THE_SHOP = "the_shop_pays_for_its_own"
const VERDICTS: Readonly<Record<string, string>> = { customer: "not_covered", undecided: "needs_evidence" }

/** Why a line of work is paid by whom: what an agent decided, where one did, and the end of cover where it is covered. Null: nobody has judged. */
export function payingReason<Step extends Reason>({ payer, reasons }: { readonly payer: string; readonly reasons: readonly Step[] }): Step | null {
  const byHand = reasons.find(({ rule, result }) => rule === BY_HAND || result === OF_THE_SHOP)
  if (byHand !== undefined) return byHand
  const verdict = VERDICTS[payer]
  return verdict === undefined ? reasons.find(({ rule }) => rule === "period") ?? reasons[0] ?? null : decidingReason({ verdict, reasons })
}

/** The contract leaves reasons open; those that are none are left out. */
export const reasonsOf = ({ reasons }: { readonly reasons: readonly Readonly<Record<string, unknown>>[] }): Reason[] =>
  reasons.filter((reason) => typeof reason["result"] === "string").map((reason) => ({ rule: String(reason["rule"]), fact: reason["fact"], result: String(reason["result"]) }))
