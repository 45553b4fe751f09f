import { addDuration, compareDates, dateInZone } from "../common/calendar"
import type { Fact } from "../common/rejection"
import type { Case, Step } from "./judge"
import { clauseOf } from "./clause"

/** A status that came later than the day asked for did not hold then. */
export function judgeStatus({ candidate, day }: Case): Step[] {
  const { entitlement, policy, zone } = candidate
  if (entitlement === null) return []
  const { status, statusSince, statusReason } = entitlement
  const step = (verdict: Step["verdict"], result: string): Step[] => [{ verdict, reason: { rule: "status", fact: statusReason === null ? status : { status, reason: statusReason }, result, citation: clauseOf(policy, "status") } }]
  if (status === "active") return step("passed", "in_force")
  // Whether it is over is the period's to say: the status is written later than the last day ends, and as_of may lie before it.
  if (status === "expired") return step("passed", "see_period")
  if (statusSince !== null && compareDates(day, dateInZone(statusSince, zone)) < 0) return step("passed", "in_force_then")
  return status === "pending" || status === "suspended" ? step("needs_evidence", status) : step("not_covered", status)
}

/** Whoever passed the unit on has its warranty no more; the next owner has a right of her own, where the terms allow it. */
export function judgeOwner({ candidate, day, terms }: Case): Step[] {
  const { entitlement, facts, policy, zone } = candidate
  const change = facts.ownerChanges.find(({ sequence, isSamePerson, at }) => entitlement !== null && sequence > entitlement.grantedSequence && !isSamePerson && compareDates(dateInZone(at, zone), day) <= 0)
  if (change === undefined) return []
  const result = terms.conditions.transferable === "no" ? "not_transferable" : "passed_on"
  return [{ verdict: "not_covered", reason: { rule: "owner", fact: { changed_at: change.at }, result, citation: clauseOf(policy, "conditions.transferable") } }]
}

export function judgePeriod(asked: Case): Step[] {
  const { candidate, day } = asked
  const { entitlement, period, policy, zone } = candidate
  const { startsOn, endsOn, endsOnIfProven } = period
  const fact: Fact = { as_of: day, starts_on: startsOn, ends_on: endsOn, zone, anchor: entitlement?.anchor ?? null, ...movedBy(asked) }
  if (compareDates(day, startsOn) < 0) {
    return [{
      verdict: "not_covered", reason: { rule: "period", fact, result: `not_started_before_${startsOn}`, citation: { source: "event", unitId: candidate.facts.unit.id, sequence: entitlement?.anchorSequence ?? 0 } },
      condition: { rule: "period", fact: "as_of", needed: `on or after ${startsOn}` },
    }]
  }
  const citation = clauseOf(policy, "term.duration")
  if (endsOn === null) return openEnded(asked, fact)
  if (compareDates(day, endsOn) <= 0) return [{ verdict: "passed", reason: { rule: "period", fact, result: "within", citation } }]
  return afterTheEnd(asked, fact, endsOn, endsOnIfProven ?? endsOn)
}

/** Why the end lies where it does, when not the term alone decides. */
function movedBy({ candidate: { period } }: Case): { readonly [key: string]: Fact } {
  const paused = period.pauses.reduce((sum, { days }) => sum + days, 0)
  return {
    ...(period.nominalEndsOn !== period.endsOn ? { nominal_ends_on: period.nominalEndsOn } : {}), ...(paused > 0 ? { paused_days: paused } : {}),
    ...(period.extensions.length > 0 ? { extended_by: period.extensions.map(({ why, by, sourceId }) => ({ why, by, source_id: sourceId })) } : {}),
  }
}

function openEnded({ candidate: { policy }, terms }: Case, fact: Fact): Step[] {
  if (terms.term.duration === null) return [{ verdict: "passed", reason: { rule: "period", fact, result: "by_meters_alone", citation: clauseOf(policy, "term.meters") } }]
  return [{
    verdict: "needs_evidence", reason: { rule: "period", fact, result: "expected_life_is_to_be_judged", citation: clauseOf(policy, "term.duration") },
    condition: { rule: "period", fact: "expected_life", needed: "a decision that such a product is expected to last until this day" },
  }]
}

/** Over; but the work and parts of a repair may have a cover of their own, and an extension may wait for a fact. */
function afterTheEnd(asked: Case, fact: Fact, endsOn: string, endsOnIfProven: string): Step[] {
  const { candidate: { policy }, day, terms } = asked
  const tail = tailOf(asked)
  if (tail !== null) return [tail]
  // Within the wear that meters measure, the later of the two counts.
  if (terms.term.meters.length > 0 && terms.term.combine === "whichever_last") return [{ verdict: "passed", reason: { rule: "period", fact, result: "see_meters", citation: clauseOf(policy, "term.combine") } }]
  const citation = clauseOf(policy, "term.duration")
  if (compareDates(day, endsOnIfProven) <= 0) {
    return [{
      verdict: "needs_evidence", reason: { rule: "period", fact, result: "extension_is_not_proven", citation: clauseOf(policy, "bonuses") },
      condition: { rule: "period", fact: "extension", needed: `proof of what extends it to ${endsOnIfProven}` },
    }]
  }
  return [{ verdict: "not_covered", reason: { rule: "period", fact, result: `expired_on_${endsOn}`, citation }, condition: { rule: "period", fact: "as_of", needed: `on or before ${endsOn}` } }]
}

/** Cover of the parts fitted and the work done, so long after the repair, for the same defect or any. */
function tailOf({ candidate: { facts, policy, zone }, day, item, question, terms }: Case): Step | null {
  const rule = terms.afterRepair
  const term = item === "part" ? rule?.partTerm : item === "labour" ? rule?.workTerm : null
  if (rule === null || term == null) return null
  const running = facts.repairs.filter(({ outcome, closedAt }) => outcome === "repaired" && dateInZone(closedAt, zone) <= day && day <= addDuration(dateInZone(closedAt, zone), term))
  const [repair] = rule.tail === "any" || question.faultCode === undefined ? running : running.filter(({ faultCode }) => faultCode === question.faultCode)
  if (repair === undefined) return null
  const fact: Fact = { repair_id: repair.id, covered_until: addDuration(dateInZone(repair.closedAt, zone), term), fault_code: repair.faultCode }
  const citation = clauseOf(policy, item === "part" ? "after_repair.part_term" : "after_repair.work_term")
  if (rule.tail === "same_defect" && question.faultCode === undefined) {
    return { verdict: "needs_evidence", reason: { rule: "period", fact, result: "covers_the_repaired_defect", citation }, condition: { rule: "period", fact: "fault_code", needed: `the same defect as repaired: ${repair.faultCode ?? "not noted"}` } }
  }
  return { verdict: "passed", reason: { rule: "period", fact, result: "within", citation } }
}
