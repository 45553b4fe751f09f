import { addDuration, dateInZone, type Zone } from "../common/calendar"
import type { CalendarDate } from "../unit/unit"
import type { WarrantyFacts } from "./facts"
import { conditionOf, governingCountry } from "./scope"
import type { Predicate, WarrantyTerms } from "./terms"

export type Answer = "yes" | "no" | "unknown"

const answerOf = (is: boolean | null): Answer => (is === null ? "unknown" : is ? "yes" : "no")

export interface PredicateCase {
  readonly terms: WarrantyTerms
  readonly facts: WarrantyFacts
  readonly startsOn: CalendarDate
  readonly zone: Zone
}

export function holds(predicate: Predicate, { terms, facts, startsOn, zone }: PredicateCase): Answer {
  const { sale } = facts
  switch (predicate.fact) {
    case "registered":
      return registered(facts, predicate.within === null ? null : addDuration(startsOn, predicate.within), zone)
    case "repair_asked_replacement_given":
      return facts.replaces === null ? "no" : answerOf(facts.replaces.repairWasAsked)
    case "customer_type":
      return answerOf(sale?.customerType == null ? null : sale.customerType === predicate.is)
    case "country": {
      const country = sale === null ? null : governingCountry(terms, sale)
      return answerOf(country === null ? null : country === predicate.is)
    }
    case "condition":
      return answerOf(sale === null ? null : conditionOf(facts.unit.grade, facts.repairs, sale) === predicate.is)
  }
}

/** In time, by the day it was sent in; until somebody has looked at it, nobody knows. */
export function registered({ registrations }: WarrantyFacts, by: CalendarDate | null, zone: Zone): Answer {
  const inTime = registrations.filter(({ registeredAt }) => by === null || dateInZone(registeredAt, zone) <= by)
  if (inTime.some(({ status }) => status === "approved")) return "yes"
  return inTime.some(({ status }) => status === "pending") ? "unknown" : "no"
}
