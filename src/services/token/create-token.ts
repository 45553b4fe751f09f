import type { PoolClient } from "pg"
import { assert } from "../../domain/common/assert"
import type { Facts } from "../../domain/common/rejection"
import { TOKEN_MINUTES, type TokenPurpose } from "../../domain/token/purposes"
import type { Reference } from "../../domain/unit/events"
import type { Instant } from "../../domain/unit/unit"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery } from "../../persistence/named-query"

export interface NewToken {
  readonly purpose: TokenPurpose
  /** What it opens: the order, the transfer, the repair order, the technician. */
  readonly subject: Reference
  /** Whatever must still be so when it is redeemed, e.g. the owner it was made for. Ids and codes only. */
  readonly scope?: Facts
  /** Default: as long as its purpose says. */
  readonly expiresAt?: Instant
  /** Makes a repeated request (a job that runs twice) find the first one's token. */
  readonly requestKey?: string
}

export interface CreatedToken {
  /** Goes into the notice as `tokenId`; the secret is made when the notice is sent. */
  readonly id: string
  readonly expiresAt: Instant
  /** False when the same request had made it before. */
  readonly isNew: boolean
}

const MINUTE_MS = 60_000

/** Writes a token in the transaction of the fact it belongs to. Works in every process: no secret is needed to make one. */
export async function createToken(ledger: Ledger, client: PoolClient, { purpose, subject, scope = {}, expiresAt, requestKey }: NewToken): Promise<CreatedToken> {
  const id = ledger.newId("atok")
  const until = expiresAt ?? new Date(Date.parse(ledger.now()) + TOKEN_MINUTES[purpose] * MINUTE_MS).toISOString()
  const [row] = await namedQuery<{ id: string; expires_at: Instant }>(
    client,
    // The update changes nothing; it waits for a twin that is not committed yet and gives the row either way.
    `insert into one_time_token as t (id, purpose, subject_type, subject_id, scope, request_key, expires_at, created_at)
     values ($1::text, $2::text, $3::text, $4::text, $5::text::jsonb, $6::text, $7::timestamptz, $8::timestamptz)
     on conflict (request_key) where request_key is not null do update set request_key = t.request_key
     returning id, expires_at`,
    [id, purpose, subject.type, subject.id, JSON.stringify(scope), requestKey ?? null, until, ledger.now()],
  )
  assert(row !== undefined, "an insert that updates on conflict gives its row")
  return { id: row.id, expiresAt: row.expires_at, isNew: row.id === id }
}

/** Ends every open token for this purpose and subject: the transfer was called off, the invite sent again. */
export async function withdrawTokens(ledger: Ledger, client: PoolClient, { purpose, subject }: Pick<NewToken, "purpose" | "subject">): Promise<void> {
  await namedQuery(
    client,
    "update one_time_token set expires_at = $4::timestamptz where purpose = $1::text and subject_type = $2::text and subject_id = $3::text and redeemed_at is null and expires_at > $4::timestamptz",
    [purpose, subject.type, subject.id, ledger.now()],
  )
}
