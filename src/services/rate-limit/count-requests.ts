import { RejectionError, reject } from "../../domain/common/rejection"
import type { Instant } from "../../domain/unit/unit"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import { digestOf } from "../token/token-secret"

/** At most `max` requests of one value within a window of fixed length. */
export interface RateLimit {
  /** What is limited, e.g. `guest_access.ip`. */
  readonly name: string
  /** The address, e-mail or number that is counted; kept only as a digest. */
  readonly value: string
  readonly max: number
  readonly windowSeconds: number
}

/**
 * Counts one request against all its limits, by one statement, in Postgres: every Medusa process sees the same counts.
 * Refused requests count too. Throws `rate_limit.exceeded` with the seconds until the last full window ends.
 */
export async function countRequest(ledger: Ledger, limits: readonly RateLimit[]): Promise<void> {
  const now = ledger.now()
  // In one order of keys, so that two requests never wait for each other crosswise.
  const counted = limits.map((limit) => ({ ...limit, key: digestOf(ledger, `${limit.name}\n${limit.value}`) })).sort((a, b) => (a.key < b.key ? -1 : 1))
  const rows = await withClient(ledger.dataSource, (client) => namedQuery<{ key: string; count: number; resets_at: Instant }>(
    client,
    `insert into rate_limit as r (key, count, resets_at)
     select x.key, 1, $3::timestamptz + make_interval(secs => x.seconds) from unnest($1::text[], $2::int[]) x (key, seconds) order by x.key collate "C"
     on conflict (key) do update set
       count = case when r.resets_at <= $3::timestamptz then 1 else r.count + 1 end,
       resets_at = case when r.resets_at <= $3::timestamptz then excluded.resets_at else r.resets_at end
     returning key, count, resets_at`,
    [counted.map(({ key }) => key), counted.map(({ windowSeconds }) => windowSeconds), now],
  ))
  const full = rows.filter((row) => row.count > (counted.find(({ key }) => key === row.key)?.max ?? 0))
  if (full.length === 0) return
  const seconds = Math.max(...full.map(({ resets_at }) => Math.max(1, Math.ceil((Date.parse(resets_at) - Date.parse(now)) / 1_000))))
  throw new RejectionError(reject("rate_limit.exceeded", `Too many requests; try again in ${seconds} seconds.`, { retry_after_seconds: seconds }))
}
