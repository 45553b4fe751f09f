import { addDuration, dateInZone } from "../common/calendar"
import type { Case, Step } from "./judge"
import { clauseOf } from "./clause"
import { registered } from "./predicate"
import { defectShownOn } from "./remedies"

export function judgeConditions(asked: Case): Step[] {
  return [...judgeRegistration(asked), ...judgeProof(asked), ...judgeMaintenance(asked), ...judgeTerritory(asked), ...judgeNotice(asked)]
}

/** Asked for and allowed to be asked for. Within the time given for it nothing is lost yet. */
function judgeRegistration({ candidate: { facts, period, policy, zone }, day, terms }: Case): Step[] {
  const rule = terms.conditions.registration
  if (rule === null || !rule.required) return []
  const by = rule.within === null ? null : addDuration(period.startsOn, rule.within)
  const citation = clauseOf(policy, "conditions.registration")
  const step = (verdict: Step["verdict"], result: string, needed?: string): Step[] =>
    [{ verdict, reason: { rule: "registration", fact: { by }, result, citation }, ...(needed === undefined ? {} : { condition: { rule: "registration", fact: "registration", needed } }) }]
  if (!rule.legalOk) return step("passed", "may_not_be_asked_for")
  switch (registered(facts, by, zone)) {
    case "yes":
      return step("passed", "registered")
    case "unknown":
      return step("needs_evidence", "registration_is_pending", "the registration is approved")
    case "no":
      if (by === null || day > by) return step(by === null ? "needs_evidence" : "not_covered", "not_registered_in_time", by === null ? "registered" : `registered by ${by}`)
      return step("passed", `may_be_registered_until_${by}`)
  }
}

/** A sale of our own proves itself. */
function judgeProof({ candidate: { facts, policy }, terms }: Case): Step[] {
  if (!terms.conditions.proofOfPurchase) return []
  const citation = clauseOf(policy, "conditions.proof_of_purchase")
  const isOurs = facts.sale !== null && !facts.sale.isRegistered
  if (isOurs || facts.registrations.some(({ status, hasProof }) => status === "approved" && hasProof)) {
    return [{ verdict: "passed", reason: { rule: "proof_of_purchase", fact: isOurs ? "order" : "registration", result: "proven", citation } }]
  }
  return [{ verdict: "needs_evidence", reason: { rule: "proof_of_purchase", fact: null, result: "not_shown", citation }, condition: { rule: "proof_of_purchase", fact: "proof", needed: "an approved registration with proof of purchase" } }]
}

/** Serviced once in each span that is over; a service nobody told us of may have been done elsewhere. */
function judgeMaintenance({ candidate: { facts, period, policy, zone }, day, terms }: Case): Step[] {
  const rule = terms.conditions.maintenance
  if (rule === null) return []
  const services = facts.repairs.filter(({ outcome }) => outcome === "maintained").map(({ closedAt }) => dateInZone(closedAt, zone)).sort()
  const citation = clauseOf(policy, "conditions.maintenance")
  let last = period.startsOn
  for (const on of services) if (on <= addDuration(last, rule.every) && on > last) last = on
  const due = addDuration(last, rule.every)
  const fact = { every: rule.every, last_on: services.at(-1) ?? null, due_on: due }
  if (day <= due) return [{ verdict: "passed", reason: { rule: "maintenance", fact, result: "not_overdue", citation } }]
  return [{ verdict: "needs_evidence", reason: { rule: "maintenance", fact, result: `no_service_known_by_${due}`, citation }, condition: { rule: "maintenance", fact: "service", needed: `proof of a service by ${due}` } }]
}

/** Where the unit is: as said in the question, else where it was sent. */
function judgeTerritory({ candidate: { facts, policy }, question, terms }: Case): Step[] {
  const { territory } = terms.conditions
  if (territory === null) {
    return question.country === undefined ? [] : [{ verdict: "passed", reason: { rule: "territory", fact: question.country, result: "not_restricted_by_these_terms", citation: null } }]
  }
  const country = question.country ?? facts.sale?.shipToCountry ?? null
  const citation = clauseOf(policy, "conditions.territory")
  const condition = { rule: "territory", fact: "country", needed: `one of ${territory.join(", ")}` }
  if (country === null) return [{ verdict: "needs_evidence", reason: { rule: "territory", fact: null, result: "country_is_not_known", citation }, condition }]
  if (territory.includes(country)) return [{ verdict: "passed", reason: { rule: "territory", fact: country, result: "within", citation } }]
  return [{ verdict: "not_covered", reason: { rule: "territory", fact: country, result: "outside", citation }, condition }]
}

/** She must tell in time; told when she asks, unless the day she noticed it is said. */
function judgeNotice({ candidate: { policy, zone }, day, question, terms }: Case): Step[] {
  const { within } = terms.notify
  if (within === null) return []
  const shown = defectShownOn(question, zone)
  const by = addDuration(shown, within)
  const fact = { detected_on: shown, by }
  const citation = clauseOf(policy, "notify.within")
  if (day <= by) return [{ verdict: "passed", reason: { rule: "notice", fact, result: "in_time", citation } }]
  return [{ verdict: "not_covered", reason: { rule: "notice", fact, result: "too_late", citation }, condition: { rule: "notice", fact: "as_of", needed: `told on or before ${by}` } }]
}
