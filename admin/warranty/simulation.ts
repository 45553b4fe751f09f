import type { Verdict } from "./coverage"

/** One answer of POST /admin/warranty-policies/simulate: some of the claims. */
export interface SimulationPage {
  readonly total_count: number
  readonly looked_at_count: number
  readonly next_after: string | null
  readonly claim_count: number
  readonly changed_count: number
  readonly verdicts: readonly VerdictCount[]
  readonly changed: readonly ChangedClaim[]
}

interface VerdictCount {
  readonly before: Verdict
  readonly after: Verdict
  readonly count: number
}

interface ChangedClaim {
  readonly warranty_claim_id: string
  readonly display_id: string
  readonly before: Verdict
  readonly after: Verdict
  readonly percent_before: number
  readonly percent_after: number
}

export interface Simulation {
  readonly total: number
  readonly lookedAt: number
  readonly nextAfter: string | null
  readonly claims: number
  readonly changed: number
  readonly verdicts: readonly VerdictCount[]
  readonly examples: readonly ChangedClaim[]
}

/** The pages so far and one more. */
export function addPage(sum: Simulation | null, page: SimulationPage): Simulation {
  const counts = new Map((sum?.verdicts ?? []).map((row) => [`${row.before} ${row.after}`, row]))
  for (const row of page.verdicts) {
    const key = `${row.before} ${row.after}`
    counts.set(key, { ...row, count: row.count + (counts.get(key)?.count ?? 0) })
  }
  return {
    total: page.total_count, lookedAt: (sum?.lookedAt ?? 0) + page.looked_at_count, nextAfter: page.next_after, claims: (sum?.claims ?? 0) + page.claim_count, changed: (sum?.changed ?? 0) + page.changed_count,
    verdicts: [...counts.values()].sort((a, b) => b.count - a.count), examples: [...(sum?.examples ?? []), ...page.changed],
  }
}
