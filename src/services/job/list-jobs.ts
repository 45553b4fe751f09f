import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import { type Job, JOB_SELECT, jobOf, type JobRow, type JobState, STATUS_OF } from "./job-rows"

export interface JobQuery {
  /** Left out: whatever their state. */
  readonly state?: JobState | undefined
  readonly limit: number
  readonly offset: number
  /** The `nextAfter` of the page before. */
  readonly after?: string | undefined
}

export interface JobPage {
  readonly jobs: readonly Job[]
  readonly count: number
  readonly countIsExact: boolean
  readonly nextAfter: string | null
}

const EXACT_COUNT_MAX = 10_000

/** Newest first. */
export async function listJobs(ledger: Ledger, { state, limit, offset, after }: JobQuery): Promise<JobPage> {
  // The status stands in the text, not in a parameter: each has a partial index that only a constant can use.
  const condition = state === undefined ? "true" : `m.status = '${STATUS_OF[state]}'`
  return withClient(ledger.dataSource, async (client) => {
    const [counted] = await namedQuery<{ count: number }>(client, `select count(*)::int as count from (select 1 from outbox_message m where ${condition} limit ${EXACT_COUNT_MAX + 1}) x`, [])
    const rows = await namedQuery<JobRow>(
      client, `select ${JOB_SELECT} from outbox_message m where ${condition} and ($1::text is null or m.id < $1) order by m.id desc limit $2::int offset $3::int`, [after ?? null, limit, offset],
    )
    const count = counted?.count ?? 0
    return { jobs: rows.map(jobOf), count: Math.min(count, EXACT_COUNT_MAX), countIsExact: count <= EXACT_COUNT_MAX, nextAfter: rows.length === limit ? rows.at(-1)?.id ?? null : null }
  })
}
