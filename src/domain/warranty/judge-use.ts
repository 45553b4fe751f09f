import type { Case, Step } from "./judge"
import { clauseOf } from "./clause"
import { moneyFact } from "./judge-item"
import type { Meter, MeterUnit, Money } from "./terms"

/** How much of the cover is used up: by use of the thing, by claims, by what they cost. */
export function judgeUse(asked: Case): Step[] {
  return [...judgeMeters(asked), ...judgeLimits(asked)]
}

function judgeMeters(asked: Case): Step[] {
  const { terms } = asked
  if (terms.term.meters.length === 0) return []
  // The time is not over and the longer of the two counts: what the meter says does not matter.
  if (terms.term.combine === "whichever_last" && isWithinTime(asked)) return []
  const steps = terms.term.meters.map((meter) => judgeMeter(asked, meter))
  if (terms.term.combine === "whichever_first") return steps
  const [best] = [...steps].sort((a, b) => RANK[b.verdict] - RANK[a.verdict])
  return best === undefined ? [] : [best]
}

const RANK: { readonly [verdict in Step["verdict"]]: number } = { not_covered: 0, needs_evidence: 1, passed: 2 }

const isWithinTime = ({ candidate: { period }, day }: Case): boolean => period.endsOn !== null && day <= period.endsOn

function judgeMeter({ candidate: { facts, policy }, question }: Case, { unit, max }: Meter): Step {
  const read = question.meters?.[unit] ?? null
  const known = read ?? newestReading(facts.repairs, unit)
  const fact = { unit, read: known, max }
  const citation = clauseOf(policy, "term.meters")
  const condition = { rule: "meter", fact: unit, needed: `at most ${max} ${unit}` }
  if (known !== null && known > max) return { verdict: "not_covered", reason: { rule: "meter", fact, result: `over_${max}_${unit}`, citation }, condition }
  // An old reading shows that the limit was passed, never that it is not.
  if (read === null) return { verdict: "needs_evidence", reason: { rule: "meter", fact, result: "reading_is_not_known", citation }, condition }
  return { verdict: "passed", reason: { rule: "meter", fact, result: "within", citation } }
}

function newestReading(repairs: Case["candidate"]["facts"]["repairs"], unit: MeterUnit): number | null {
  const readings = repairs.flatMap(({ meters }) => meters[unit] ?? [])
  return readings.length === 0 ? null : Math.max(...readings)
}

function judgeLimits({ candidate: { entitlement, facts, policy }, terms }: Case): Step[] {
  if (entitlement === null) return []
  const { claims, totalCost } = terms.limits
  const steps: Step[] = []
  if (claims !== null) {
    const isUsed = entitlement.claimsUsed >= claims
    steps.push({ verdict: isUsed ? "not_covered" : "passed", reason: { rule: "claim_limit", fact: { used: entitlement.claimsUsed, limit: claims }, result: isUsed ? "used_up" : "within", citation: clauseOf(policy, "limits.claims") } })
  }
  const limit = totalCost === "purchase_price" ? facts.sale?.price ?? null : totalCost
  if (totalCost !== null) steps.push(judgeCost(entitlement.costUsed, limit, clauseOf(policy, "limits.total_cost")))
  return steps
}

function judgeCost(used: Money | null, limit: Money | null, citation: ReturnType<typeof clauseOf>): Step {
  if (limit === null) {
    return { verdict: used === null || used.minor === 0 ? "passed" : "needs_evidence", reason: { rule: "cost_limit", fact: used === null ? null : moneyFact(used), result: "price_paid_is_not_known", citation } }
  }
  const fact = { used: used === null ? null : moneyFact(used), limit: moneyFact(limit) }
  if (used !== null && used.currency !== limit.currency) return { verdict: "needs_evidence", reason: { rule: "cost_limit", fact, result: "other_currency", citation } }
  const isUsed = used !== null && used.minor >= limit.minor
  return { verdict: isUsed ? "not_covered" : "passed", reason: { rule: "cost_limit", fact, result: isUsed ? "used_up" : "within", citation } }
}
