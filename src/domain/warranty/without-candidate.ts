import type { Fact } from "../common/rejection"
import type { Condition, CoverageInputs, Source } from "./coverage"
import type { WarrantyFacts } from "./facts"
import type { Judgement } from "./judge"
import { policiesInForce } from "./scope"

/** What no entitlement helps against: the unit is not a customer's. */
export function refusedByUnit({ unit, sale }: WarrantyFacts): Judgement | null {
  if (unit.owner === "customer") return null
  return no({ unit, sale }, "owner", unit.owner, sale !== null ? "the_unit_is_the_shops_again" : "not_sold_yet", { rule: "delivery", fact: "delivered", needed: "sold and delivered to a customer", entitlementId: null })
}

/** Why there is nothing that could cover a customer's unit. */
export function withoutCandidate({ facts, policies, shop }: CoverageInputs): Judgement {
  const { sale, unit } = facts
  const [due] = policiesInForce(facts, policies, shop).map(({ policy }) => policy).filter(({ terms }) => terms.kind !== "supplier_inbound" && terms.start.anchors.some((anchor) => anchor !== "repair_closed"))
  if (sale === null || due === undefined) return no(facts, "policy", unit.variantId, "no_published_policy_for_this_product", null)
  const clause: Source = { source: "warranty_policy", id: due.id, code: due.code, version: due.version, clause: "start.anchors" }
  if (sale.delivery !== null || sale.isRegistered) {
    return {
      verdict: "needs_evidence", percent: 0, entitlementId: null,
      reasons: [{ rule: "start", fact: { anchors: due.terms.start.anchors, sold_on: sale.soldOn }, result: "date_of_the_start_is_not_known", citation: clause }],
      conditions: [{ rule: "start", fact: due.terms.start.anchors.join(" or "), needed: "proof of its date", entitlementId: null }],
    }
  }
  return {
    verdict: "not_covered", percent: 0, entitlementId: null,
    reasons: [{ rule: "delivery", fact: unit.status, result: "not_delivered_yet", citation: clause }],
    conditions: [{ rule: "delivery", fact: "delivered", needed: "delivered to the customer", entitlementId: null }],
  }
}

function no({ unit, sale }: Pick<WarrantyFacts, "unit" | "sale">, rule: string, fact: Fact, result: string, condition: Condition | null): Judgement {
  const citation: Source | null = sale === null ? null : { source: "event", unitId: unit.id, sequence: sale.sequence }
  return { verdict: "not_covered", percent: 0, entitlementId: null, reasons: [{ rule, fact, result, citation }], conditions: condition === null ? [] : [condition] }
}
