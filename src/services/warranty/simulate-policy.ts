import { RejectionError, reject } from "../../domain/common/rejection"
import type { Verdict } from "../../domain/warranty/coverage"
import { coverageOf } from "../../domain/warranty/decide-coverage"
import type { CoverageInputs } from "../../domain/warranty/coverage"
import type { WarrantyPolicy } from "../../domain/warranty/policy"
import type { WarrantyTerms } from "../../domain/warranty/terms"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import { loadWarrantyPolicy } from "./warranty-policy-rows"

export interface SimulatePolicy {
  /** The policy whose terms are changed: every version of its code is judged by the draft's terms. */
  readonly code: string
  /** A stored draft, or terms that are stored nowhere. */
  readonly draftId?: string | undefined
  readonly terms?: WarrantyTerms | undefined
  /** At most so many claims, after this one: for who wants to see how far it is. Left out: all. */
  readonly limit?: number | undefined
  readonly after?: string | undefined
}

export interface Simulation {
  /** Claims of these months whatever their policy; how many of them were looked at; the next page's `after`, or null at the end. */
  readonly totalCount: number
  readonly lookedAtCount: number
  readonly nextAfter: string | null
  readonly claimCount: number
  readonly changedCount: number
  /** Before → after, by number. */
  readonly verdicts: readonly { readonly before: Verdict; readonly after: Verdict; readonly count: number }[]
  readonly changed: readonly { readonly claimId: string; readonly displayId: string; readonly unitId: string; readonly before: Verdict; readonly after: Verdict; readonly percentBefore: number; readonly percentAfter: number }[]
}

const MONTHS = 24
const CLAIMS_PER_PAGE = 500
const CHANGED_SHOWN_MAX = 200

/**
 * What the claims of the last 24 months would have come to under changed terms: each is judged again from the inputs that
 * were frozen with it, so nothing but the terms differs. Page by page; nothing is written. With a limit it stops there and says
 * where to go on, so that who waits can be shown how far it is. Throws `not_found`.
 */
export async function simulatePolicy(ledger: Ledger, { code, draftId, terms, limit, after: from = "" }: SimulatePolicy): Promise<Simulation> {
  const draft = terms ?? (draftId === undefined ? undefined : (await withClient(ledger.dataSource, (client) => loadWarrantyPolicy(client, draftId))).terms)
  if (draft === undefined) throw new RejectionError(reject("not_found", "Name a draft or give terms.", {}))
  const counts = new Map<string, Simulation["verdicts"][number]>()
  const changed: Simulation["changed"][number][] = []
  let claimCount = 0
  let changedCount = 0
  let lookedAtCount = 0
  let nextAfter: string | null = null
  for (let after = from; ;) {
    const wanted = Math.min(CLAIMS_PER_PAGE, limit === undefined ? CLAIMS_PER_PAGE : limit - lookedAtCount)
    const page = await frozenClaims(ledger, after, wanted)
    lookedAtCount += page.length
    for (const row of page) {
      const inputs = JSON.parse(row.inputs) as CoverageInputs
      if (!inputs.policies.some((policy) => policy.code === code)) continue
      claimCount += 1
      const [before, then] = [coverageOf(inputs), coverageOf({ ...inputs, policies: inputs.policies.map((policy): WarrantyPolicy => (policy.code === code ? { ...policy, terms: draft } : policy)) })]
      const key = `${before.verdict} ${then.verdict}`
      counts.set(key, { before: before.verdict, after: then.verdict, count: (counts.get(key)?.count ?? 0) + 1 })
      const [percentBefore, percentAfter] = [meanPercent(before.lines), meanPercent(then.lines)]
      if (before.verdict === then.verdict && percentBefore === percentAfter) continue
      changedCount += 1
      if (changed.length < CHANGED_SHOWN_MAX) changed.push({ claimId: row.id, displayId: row.display_id, unitId: row.unit_id, before: before.verdict, after: then.verdict, percentBefore, percentAfter })
    }
    if (page.length < wanted) break
    after = page.at(-1)?.id ?? ""
    if (lookedAtCount === limit) {
      nextAfter = after
      break
    }
    // A long simulation shares the process with requests.
    await new Promise((resolve) => void setImmediate(resolve))
  }
  return { totalCount: await countFrozen(ledger), lookedAtCount, nextAfter, claimCount, changedCount, verdicts: [...counts.values()].sort((a, b) => b.count - a.count), changed }
}

const meanPercent = (lines: readonly { readonly percent: number }[]): number => (lines.length === 0 ? 0 : Math.round(lines.reduce((sum, { percent }) => sum + percent, 0) / lines.length))

interface FrozenClaim extends Record<string, unknown> {
  readonly id: string
  readonly display_id: string
  readonly unit_id: string
  readonly inputs: string
}

const WITHIN = `c.submitted_at >= $1::timestamptz - interval '${MONTHS} months'`

const frozenClaims = (ledger: Ledger, after: string, limit: number): Promise<FrozenClaim[]> => withClient(ledger.dataSource, (client) => namedQuery<FrozenClaim>(
  client, `select c.id, c.display_id, c.unit_id, a.inputs from warranty_claim c join coverage_assessment a on a.id = c.assessment_id where ${WITHIN} and c.id > $2::text order by c.id limit $3::int`, [ledger.now(), after, limit],
))

async function countFrozen(ledger: Ledger): Promise<number> {
  const [counted] = await withClient(ledger.dataSource, (client) => namedQuery<{ count: number }>(client, `select count(*)::int as count from warranty_claim c where ${WITHIN} and c.assessment_id is not null`, [ledger.now()]))
  return counted?.count ?? 0
}
