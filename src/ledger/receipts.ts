import { createHash } from "node:crypto"
import type { PoolClient } from "pg"
import { RejectionError, reject, type Fact, type Facts } from "../domain/common/rejection"
import { namedQuery } from "../persistence/named-query"
import type { NewReceipt } from "./append-events"
import { canonicalJson } from "./canonical"

/** The idempotency of one request: scope = actor type + actor id + route template. */
export interface Idempotency {
  readonly scope: string
  readonly key: string
  /** Hex SHA-256 over path parameters and body. */
  readonly requestHash: string
}

export function requestHash(request: Fact): string {
  return createHash("sha256").update(canonicalJson(request)).digest("hex")
}

/** The stored answer of a request that was done before; null when there is none; throws when the key served another request. */
export async function findReceipt(client: PoolClient, idempotency: Idempotency): Promise<Facts | null> {
  const [row] = await namedQuery<{ request_hash: string; status: string; response: Facts | null }>(
    client, "select encode(request_hash, 'hex') as request_hash, status, response from command_receipt where scope = $1::text and key = $2::text", [idempotency.scope, idempotency.key],
  )
  if (row === undefined) return null
  if (row.request_hash !== idempotency.requestHash) {
    throw new RejectionError(reject("idempotency.key_reused", `Idempotency-Key ${idempotency.key} was used before for a different request.`, { key: idempotency.key }))
  }
  return row.response
}

/** Inside an explicit transaction, before any unit is locked. False: a twin was here (and was waited for). */
export async function claimReceipt(client: PoolClient, idempotency: Idempotency): Promise<boolean> {
  const rows = await namedQuery(
    client, "insert into command_receipt (scope, key, request_hash) values ($1::text, $2::text, decode($3::text, 'hex')) on conflict (scope, key) do nothing returning 1 as claimed",
    [idempotency.scope, idempotency.key, idempotency.requestHash],
  )
  return rows.length === 1
}

/** Completes a claimed receipt with the answer it stands for, in the same transaction. */
export async function completeReceipt(client: PoolClient, idempotency: Idempotency, response: Facts): Promise<void> {
  await namedQuery(client, "update command_receipt set response = $3::text::jsonb where scope = $1::text and key = $2::text", [idempotency.scope, idempotency.key, canonicalJson(response)])
}

export const newReceipt = (idempotency: Idempotency, response: Facts): NewReceipt => ({ ...idempotency, response })
