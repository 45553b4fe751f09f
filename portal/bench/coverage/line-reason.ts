import type { HttpLineCoverage } from "../../../src/types/http"

/** One step of the judgement, as the line keeps it. */
export interface Reason {
  readonly rule: string
  readonly fact: unknown
  readonly result: string
}

/** What is said of a reason: the word's key, and what stands in it. */
export interface ReasonWord {
  readonly stem: string
  readonly day: string | null
  readonly percent: string | null
  readonly cause: string | null
  readonly item: string | null
  readonly limit: string | null
}

/** These are a no; where one stands, it decides. */
const NO = new Set([
  "not_started_before", "expired_on", "ended_on", "not_in_these_terms", "excluded", "void", "voided", "superseded", "transferred", "exhausted", "used_up", "too_late", "the_fault_lies_elsewhere", "outside", "over", "not_transferable",
  "passed_on", "not_sold_yet", "the_unit_is_the_shops_again", "no_published_policy_for_this_product", "not_delivered_yet",
])
/** These ask for something. */
const OPEN = new Set([
  "pending", "suspended", "where_the_fault_lies_is_not_known", "not_judged_by_these_terms", "on_the_customer", "not_shown", "no_service_known_by", "country_is_not_known", "registration_is_pending", "expected_life_is_to_be_judged",
  "extension_is_not_proven", "covers_the_repaired_defect", "depends_on_the_group_of_parts", "reading_is_not_known", "price_paid_is_not_known", "other_currency", "date_of_the_start_is_not_known", "is_not_known", "not_registered_in_time",
  "seller_must_prove_the_causation", "customer_must_prove_the_causation", "guarantor_must_prove_the_causation",
])
/** Unknown facts with words of their own; all others are said alike. */
const KNOWN_UNKNOWNS = ["where_the_fault_lies_is_not_known", "country_is_not_known", "reading_is_not_known", "price_paid_is_not_known", "date_of_the_start_is_not_known"]

/** Results may carry a day, a number or a name (`expired_on_2026-01-31`, `over_1000_h`, `excluded_liquid`); the words have a place for it. */
export function wordOf({ fact, result }: Reason): ReasonWord {
  const day = /\d{4}-\d{2}-\d{2}/.exec(result)?.[0] ?? null
  const [, percent = null, ofWhat = ""] = /^(\d+)_percent(_of_a_refund)?$/.exec(result) ?? []
  const [, cause = null] = /^excluded_(.+)$/.exec(result) ?? []
  const [, limit = null] = /^over_(.+)$/.exec(result) ?? []
  const stem = percent !== null ? `percent${ofWhat}` : cause !== null ? "excluded" : limit !== null ? "over" : /^[a-z]+_chooses$/.test(result) ? "chooses"
    : result.endsWith("_is_not_known") && !KNOWN_UNKNOWNS.includes(result) ? "is_not_known" : result.replace(/_?\d{4}-\d{2}-\d{2}$/, "")
  const item = typeof fact === "string" ? fact : typeof fact === "object" && fact !== null && typeof (fact as { item?: unknown }).item === "string" ? (fact as { item: string }).item : null
  return { stem, day, percent, cause, item, limit: limit === null ? null : limit.replaceAll("_", " ") }
}

/** The step on which the answer rests; null: nobody has judged. */
export function decidingReason({ payer, reasons }: Pick<HttpLineCoverage, "payer"> & { readonly reasons: readonly Reason[] }): Reason | null {
  const byHand = reasons.find(({ rule, result }) => rule === "decision" || result === "the_shop_pays_for_its_own")
  if (byHand !== undefined) return byHand
  const first = (stems: ReadonlySet<string>): Reason | undefined => reasons.find((reason) => stems.has(wordOf(reason).stem) || (stems === NO && reason.rule === "item" && reason.result === "0_percent"))
  switch (payer) {
    case "customer":
      return first(NO) ?? first(OPEN) ?? null
    case "undecided":
      return first(OPEN) ?? first(NO) ?? null
    case "warranty":
    case "goodwill":
      return reasons.find(({ rule }) => rule === "period") ?? reasons[0] ?? null
  }
}

/** The reasons of a line as the contract's free facts bring them. */
export const reasonsOf = ({ reasons }: Pick<HttpLineCoverage, "reasons">): Reason[] =>
  reasons.filter((reason) => typeof reason["result"] === "string").map((reason) => ({ rule: String(reason["rule"]), fact: reason["fact"], result: String(reason["result"]) }))

/** Until when a period runs, where it is said. */
export function endOf({ rule, fact }: Reason): string | null {
  const end = rule === "period" && typeof fact === "object" && fact !== null ? (fact as { ends_on?: unknown }).ends_on : null
  return typeof end === "string" ? end : null
}
