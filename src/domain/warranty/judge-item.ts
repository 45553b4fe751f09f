import { addDuration, daysBetween } from "../common/calendar"
import { toDecimal } from "../common/money"
import type { Fact } from "../common/rejection"
import type { Case, Step } from "./judge"
import { clauseOf } from "./clause"
import type { Period } from "./period"
import type { CoverItem, CoverLine, Curve, Money, WarrantyTerms } from "./terms"

export interface ItemCover {
  readonly line: CoverLine
  readonly percentOn: (day: string, period: Period) => number
}

/** The line for this group of parts, else the one for all of them. */
export function coverOf(terms: WarrantyTerms, item: CoverItem, group: string | undefined): ItemCover | null {
  const lines = terms.coverage.filter((line) => line.item === item)
  const line = (group === undefined ? undefined : lines.find((each) => each.group === group)) ?? lines.find((each) => each.group === null)
  return line === undefined ? null : { line, percentOn: (day, period) => Math.floor((line.pct * shareOf(line.proRata, day, period)) / 100) }
}

/** Of 100, what is left of it on this day. */
function shareOf(curve: Curve | null, day: string, { startsOn, endsOn }: Period): number {
  if (curve === null) return 100
  if (curve.kind === "linear") {
    const whole = endsOn === null ? 0 : daysBetween(startsOn, endsOn)
    return whole <= 0 ? 100 : Math.max(0, Math.min(100, Math.ceil((100 * (whole - daysBetween(startsOn, day))) / whole)))
  }
  const reached = curve.steps.map(({ after, pct }) => ({ on: addDuration(startsOn, after), pct })).filter(({ on }) => on <= day).sort((a, b) => (a.on < b.on ? -1 : 1))
  return reached.at(-1)?.pct ?? 100
}

export function judgeItem(asked: Case): Step[] {
  const { candidate, cover, day, item, question } = asked
  const citation = clauseOf(candidate.policy, "coverage")
  if (cover === null) return groupIsNotSaid(asked) ?? [{ verdict: "not_covered", reason: { rule: "item", fact: item, result: "not_in_these_terms", citation } }]
  const { line } = cover
  const percent = cover.percentOn(day, candidate.period)
  const fact: Fact = question.group === undefined ? item : { item, group: question.group }
  const steps: Step[] = [{ verdict: percent === 0 ? "not_covered" : "passed", reason: { rule: "item", fact, result: `${percent}_percent`, citation } }]
  if (line.until !== null) steps.push(judgeUntil(asked, addDuration(candidate.period.startsOn, line.until)))
  if (line.cap !== null) steps.push({ verdict: "passed", reason: { rule: "cap", fact: moneyFact(line.cap), result: "at_most", citation } })
  if (line.deductible !== null) steps.push({ verdict: "passed", reason: { rule: "deductible", fact: moneyFact(line.deductible), result: "paid_by_the_customer", citation } })
  return [...steps, ...useOf(asked)]
}

/** Only certain groups of parts are covered, and nobody said which one failed. */
function groupIsNotSaid({ candidate, item, question, terms }: Case): Step[] | null {
  const groups = terms.coverage.filter((line) => line.item === item).flatMap(({ group }) => (group === null ? [] : [group]))
  if (groups.length === 0 || question.group !== undefined) return null
  return [{
    verdict: "needs_evidence", reason: { rule: "item", fact: item, result: "depends_on_the_group_of_parts", citation: clauseOf(candidate.policy, "coverage") },
    condition: { rule: "item", fact: "group", needed: `one of ${groups.join(", ")}` },
  }]
}

function judgeUntil({ candidate, day, item }: Case, until: string): Step {
  const citation = clauseOf(candidate.policy, "coverage.until")
  if (day <= until) return { verdict: "passed", reason: { rule: "item_until", fact: { item, until }, result: "within", citation } }
  return { verdict: "not_covered", reason: { rule: "item_until", fact: { item, until }, result: `ended_on_${until}`, citation }, condition: { rule: "item_until", fact: "as_of", needed: `on or before ${until}` } }
}

/** What a refund would be lessened by, for the use she had. */
function useOf({ candidate: { period, policy }, day, terms }: Case): Step[] {
  const { remedies } = terms
  if (remedies === null) return []
  const chooser: Step = { verdict: "passed", reason: { rule: "remedy_choice", fact: remedies.chooser, result: `${remedies.chooser}_chooses`, citation: clauseOf(policy, "remedies.chooser") } }
  if (remedies.deductionForUse === null) return [chooser]
  const { freeFor, curve } = remedies.deductionForUse
  const isFree = day <= addDuration(period.startsOn, freeFor)
  const percent = isFree ? 0 : 100 - shareOf(curve, day, period)
  return [chooser, { verdict: "passed", reason: { rule: "deduction_for_use", fact: { free_for: freeFor }, result: isFree ? "none" : `${percent}_percent_of_a_refund`, citation: clauseOf(policy, "remedies.deduction_for_use") } }]
}

export const moneyFact = ({ minor, currency }: Money): Fact => ({ amount: toDecimal(minor, currency), currency_code: currency })
