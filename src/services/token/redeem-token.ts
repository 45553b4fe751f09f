import type { PoolClient } from "pg"
import { type Facts, RejectionError, reject } from "../../domain/common/rejection"
import type { TokenPurpose } from "../../domain/token/purposes"
import type { Instant } from "../../domain/unit/unit"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery } from "../../persistence/named-query"
import { idOfToken } from "./token-secret"

export interface OneTimeToken {
  readonly id: string
  readonly purpose: TokenPurpose
  readonly subject: { readonly type: string; readonly id: string }
  readonly scope: Facts
  readonly expiresAt: Instant
  readonly redeemedAt: Instant | null
}

export interface TokenToRedeem {
  /** As the mail had it. */
  readonly token: string
  readonly purpose: TokenPurpose
}

/**
 * Uses a token up, in the transaction of what it allows: a deed that fails leaves the token good. Of two at once one
 * waits for the other and finds it used. Throws `token.invalid`, the same for unknown, expired, withdrawn and used.
 */
export async function redeemToken(ledger: Ledger, client: PoolClient, { token, purpose }: TokenToRedeem): Promise<OneTimeToken> {
  return rowOf(idOfToken(ledger, token), (id) => namedQuery<TokenRow>(
    client, `update one_time_token t set redeemed_at = $3::timestamptz where ${OPEN} returning ${COLUMNS}`, [id, purpose, ledger.now()],
  ))
}

/** The same check without using it up: for a page that shows what the token is for before somebody decides. */
export async function readToken(ledger: Ledger, client: PoolClient, { token, purpose }: TokenToRedeem): Promise<OneTimeToken> {
  return rowOf(idOfToken(ledger, token), (id) => namedQuery<TokenRow>(client, `select ${COLUMNS} from one_time_token t where ${OPEN}`, [id, purpose, ledger.now()]))
}

const OPEN = "t.id = $1::text and t.purpose = $2::text and t.redeemed_at is null and t.expires_at > $3::timestamptz"
const COLUMNS = "t.id, t.purpose, t.subject_type, t.subject_id, t.scope, t.expires_at, t.redeemed_at"

interface TokenRow extends Record<string, unknown> {
  readonly id: string
  readonly purpose: TokenPurpose
  readonly subject_type: string
  readonly subject_id: string
  readonly scope: Facts
  readonly expires_at: Instant
  readonly redeemed_at: Instant | null
}

async function rowOf(id: string | null, find: (id: string) => Promise<TokenRow[]>): Promise<OneTimeToken> {
  const [row] = id === null ? [] : await find(id)
  if (row === undefined) throw new RejectionError(reject("token.invalid", "This link is not valid: it was used, has expired or never was. Ask for a new one."))
  return tokenOf(row)
}

const tokenOf = (row: TokenRow): OneTimeToken => ({
  id: row.id, purpose: row.purpose, subject: { type: row.subject_type, id: row.subject_id }, scope: row.scope, expiresAt: row.expires_at, redeemedAt: row.redeemed_at,
})
