import { addDuration, compareDates, dateInZone, daysBetween } from "../common/calendar"
import type { CalendarDate } from "../unit/unit"
import type { Candidate } from "./candidates"
import { type CoverageQuestion, dayOf, type Deadline } from "./coverage"
import type { Repair } from "./facts"
import { registered } from "./predicate"
import type { Remedy, RepeatRule } from "./terms"

/** What the customer may ask for, over all entitlements that cover; on a ladder, the rung the failed attempts have led to. */
export function remediesOf(deciding: readonly Candidate[], question: CoverageQuestion): Remedy[] {
  return [...new Set(deciding.flatMap((candidate) => remediesUnder(candidate, question)))]
}

function remediesUnder(candidate: Candidate, question: CoverageQuestion): readonly Remedy[] {
  const { remedies, repeatRule } = candidate.policy.terms
  if (repeatRule !== null && isRepeat(candidate, question, repeatRule)) return repeatRule.then
  if (remedies === null) return []
  const rung = remedies.maxAttempts === null ? 0 : Math.floor(attempts(candidate, question).length / remedies.maxAttempts)
  return remedies.ladder[Math.min(rung, remedies.ladder.length - 1)] ?? []
}

/** Repairs of this sale up to the day asked for. */
function attempts({ facts, zone, policy }: Candidate, question: CoverageQuestion): readonly Repair[] {
  const day = dayOf(question.asOf, zone)
  return facts.repairs.filter(({ outcome, closedAt, sequence, underWarranty }) =>
    outcome === "repaired" && underWarranty !== false && sequence >= (facts.sale?.sequence ?? 0) && dateInZone(closedAt, zone) <= day && policy.terms.kind !== "supplier_inbound")
}

function isRepeat(candidate: Candidate, question: CoverageQuestion, rule: RepeatRule): boolean {
  const { period, zone } = candidate
  const inWindow = attempts(candidate, question).filter((repair) =>
    typeof rule.window === "string" ? dateInZone(repair.closedAt, zone) <= addDuration(period.startsOn, rule.window) : (repair.meters[rule.window.meter.unit] ?? 0) <= rule.window.meter.max)
  const same = question.faultCode === undefined ? 0 : inWindow.filter(({ faultCode }) => faultCode === question.faultCode).length
  const reached = (limit: number | null, count: number): boolean => limit !== null && count >= limit
  return reached(rule.sameDefect, same) || reached(rule.anyDefect, inWindow.length) || reached(rule.safety, inWindow.filter(({ isSafety }) => isSafety).length) || reached(rule.daysOut, daysOut(candidate, question, rule))
}

/** Days in other hands than the customer's, since the first delivery, within the window. */
function daysOut({ facts, zone, period }: Candidate, question: CoverageQuestion, rule: RepeatRule): number {
  const last = typeof rule.window === "string" ? addDuration(period.startsOn, rule.window) : null
  const until = (to: CalendarDate): CalendarDate => (last !== null && to > last ? last : to)
  const first = facts.custody.findIndex(({ custody }) => custody === "customer")
  return first < 0 ? 0 : facts.custody.slice(first).filter(({ custody }) => custody !== "customer")
    .reduce((sum, { from, to }) => sum + Math.max(0, daysBetween(dateInZone(from, zone), until(dateInZone(to ?? question.now, zone)))), 0)
}

/** On the seller as soon as one right that covers says so. Null: none of them says anything about proof. */
export function burdenOf(deciding: readonly Candidate[], question: CoverageQuestion): "seller" | "customer" | null {
  const said = deciding.flatMap(({ policy, period, zone }) => {
    const { reversedFor } = policy.terms.burden
    return reversedFor === null ? [] : [defectShownOn(question, zone) <= addDuration(period.startsOn, reversedFor)]
  })
  return said.length === 0 ? null : said.includes(true) ? "seller" : "customer"
}

export const defectShownOn = (question: CoverageQuestion, zone: string): CalendarDate => question.detectedOn ?? dayOf(question.asOf, zone)

const IN_FORCE: ReadonlySet<string> = new Set(["active", "pending", "suspended"])

export function deadlinesOf(candidates: readonly Candidate[], question: CoverageQuestion): Deadline[] {
  return candidates.filter(({ counts, entitlement }) => counts && entitlement !== null && IN_FORCE.has(entitlement.status)).flatMap((candidate) => deadlinesUnder(candidate, candidate.entitlement?.id ?? "", question))
}

function deadlinesUnder({ policy: { terms }, period, facts, zone }: Candidate, entitlementId: string, question: CoverageQuestion): Deadline[] {
  const deadline = (name: Deadline["name"], on: CalendarDate | null): Deadline[] => (on === null ? [] : [{ name, on, entitlementId }])
  const { registration } = terms.conditions
  const registerBy = registration?.required === true && registration.within !== null && registered(facts, null, zone) === "no" ? addDuration(period.startsOn, registration.within) : null
  const openRepair = facts.requests.filter(({ kind, closedAt }) => kind !== "claim" && closedAt === null).at(-1)
  return [
    ...deadline("cover_ends", period.endsOn),
    ...deadline("burden_reversed_until", terms.burden.reversedFor === null ? null : addDuration(period.startsOn, terms.burden.reversedFor)),
    ...deadline("register_by", registerBy),
    ...deadline("notify_by", terms.notify.within === null || question.detectedOn === undefined ? null : addDuration(question.detectedOn, terms.notify.within)),
    ...deadline("repair_by", terms.remedies?.repairWithin == null || openRepair === undefined ? null : addDuration(dateInZone(openRepair.at, zone), terms.remedies.repairWithin)),
    ...deadline("refund_by", terms.remedies?.refundWithin == null ? null : addDuration(dayOf(question.asOf, zone), terms.remedies.refundWithin)),
  ].sort((a, b) => (a.name === b.name ? compareDates(a.on, b.on) : 0))
}
