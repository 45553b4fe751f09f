import { addDuration } from "../common/calendar"
import type { Case, Step } from "./judge"
import { clauseOf } from "./clause"
import { defectShownOn } from "./remedies"
import type { Exclusion } from "./terms"

/** Causes that no policy excludes: the thing itself is at fault. */
const CAUSES_OF_THE_PRODUCT: ReadonlySet<string> = new Set(["defect", "manufacturing_defect", "material_defect"])

const isOfTheProduct = (cause: string | undefined): boolean => cause !== undefined && CAUSES_OF_THE_PRODUCT.has(cause)

export function judgeCause(asked: Case): Step[] {
  return [...judgeComponent(asked), ...judgeExclusion(asked), ...judgeBurden(asked), ...judgeFault(asked)]
}

/** A component's own cover helps where the fault lies in that component. */
function judgeComponent({ candidate: { component, policy }, question }: Case): Step[] {
  const citation = clauseOf(policy, "scope")
  if (component === null) return []
  const fact = { component_unit_id: component.id, serial_number: component.serialNumber }
  if (question.componentUnitId === component.id) return [{ verdict: "passed", reason: { rule: "component", fact, result: "the_fault_lies_in_it", citation } }]
  const condition = { rule: "component", fact: "component_unit_id", needed: `the fault lies in component ${component.serialNumber}` }
  if (question.componentUnitId !== undefined) return [{ verdict: "not_covered", reason: { rule: "component", fact, result: "the_fault_lies_elsewhere", citation }, condition }]
  return [{ verdict: "needs_evidence", reason: { rule: "component", fact, result: "where_the_fault_lies_is_not_known", citation }, condition }]
}

function judgeExclusion(asked: Case): Step[] {
  const { candidate: { policy }, question: { cause }, terms } = asked
  if (cause === undefined) return []
  const exclusion = terms.exclusions.find(({ code }) => code === cause)
  if (exclusion !== undefined) return [judgeCausation(asked, exclusion)]
  if (isOfTheProduct(cause)) return [{ verdict: "passed", reason: { rule: "cause", fact: cause, result: "of_the_product", citation: null } }]
  return [{
    verdict: "needs_evidence", reason: { rule: "cause", fact: cause, result: "not_judged_by_these_terms", citation: clauseOf(policy, "exclusions") },
    condition: { rule: "cause", fact: "cause", needed: "a defect of the product itself, or a decision that this cause is not excluded" },
  }]
}

/** Some circumstances exclude as such, others only where they caused the fault; then somebody has to prove it. */
function judgeCausation({ candidate: { policy }, question: { causation } }: Case, { code, requiresCausation, whoProves }: Exclusion): Step {
  const citation = clauseOf(policy, `exclusions.${code}`)
  const fact = { cause: code, causation: causation ?? null, who_proves: whoProves }
  const condition = { rule: "exclusion", fact: "cause", needed: `a cause other than ${code}` }
  if (!requiresCausation || causation === "proven") return { verdict: "not_covered", reason: { rule: "exclusion", fact: requiresCausation ? fact : code, result: `excluded_${code}`, citation }, condition }
  if (causation === "disproved") return { verdict: "passed", reason: { rule: "exclusion", fact, result: "did_not_cause_the_fault", citation } }
  return {
    verdict: "needs_evidence", reason: { rule: "exclusion", fact, result: `${whoProves}_must_prove_the_causation`, citation },
    condition: { rule: "exclusion", fact: "causation", needed: whoProves === "customer" ? `proof by the customer that ${code} did not cause the fault` : `no proof by the guarantor that ${code} caused the fault` },
  }
}

/** As long as the burden is reversed, the defect is taken to have been there from the beginning; after that it must be known. */
function judgeBurden({ candidate: { period, policy, zone }, question, terms }: Case): Step[] {
  const { reversedFor } = terms.burden
  if (reversedFor === null) return []
  const until = addDuration(period.startsOn, reversedFor)
  const fact = { shown_on: defectShownOn(question, zone), reversed_until: until }
  const citation = clauseOf(policy, "burden.reversed_for")
  if (fact.shown_on <= until) return [{ verdict: "passed", reason: { rule: "burden", fact, result: "on_the_seller", citation } }]
  if (isOfTheProduct(question.cause)) return [{ verdict: "passed", reason: { rule: "burden", fact, result: "defect_is_known", citation } }]
  return [{
    verdict: "needs_evidence", reason: { rule: "burden", fact, result: "on_the_customer", citation },
    condition: { rule: "burden", fact: "cause", needed: "proof by the customer that the defect was there at delivery" },
  }]
}

/** Named in the question and not restricted by any term: said, so that nobody thinks it was overlooked. */
const judgeFault = ({ question: { faultCode } }: Case): Step[] =>
  (faultCode === undefined ? [] : [{ verdict: "passed", reason: { rule: "fault", fact: faultCode, result: "not_restricted_by_these_terms", citation: null } }])
