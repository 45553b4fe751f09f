import type { Verdict } from "./coverage"
import type { Candidate } from "./candidates"
import type { Judgement } from "./judge"

export interface Judged {
  readonly candidate: Candidate
  readonly judgement: Judgement
}

const RANK: { readonly [verdict in Verdict]: number } = { not_covered: 0, needs_evidence: 1, partial: 2, covered: 3 }

/**
 * Which entitlement decides an item: the best for the customer. `exclusive` terms that cover it leave waivable ones of
 * lower priority out; `secondary_after` terms count where no other covers it. A right of the law (`non_waivable`) is
 * never left out. Among equals: priority, then the order of the candidates.
 */
export function choose(judged: readonly Judged[]): Judged | null {
  const covers = ({ judgement }: Judged): boolean => judgement.verdict === "covered" || judgement.verdict === "partial"
  const stackingOf = ({ candidate }: Judged): Candidate["policy"]["terms"]["stacking"] => candidate.policy.terms.stacking
  const exclusive = Math.max(-1, ...judged.filter((each) => covers(each) && stackingOf(each).with === "exclusive").map((each) => stackingOf(each).priority))
  const standing = judged.filter((each) => stackingOf(each).nonWaivable || stackingOf(each).priority >= exclusive)
  const primary = standing.filter((each) => stackingOf(each).with !== "secondary_after")
  const counted = primary.some(covers) ? primary : standing
  const [best] = [...counted].sort((a, b) => RANK[b.judgement.verdict] - RANK[a.judgement.verdict] || b.judgement.percent - a.judgement.percent || stackingOf(b).priority - stackingOf(a).priority)
  return best ?? null
}
