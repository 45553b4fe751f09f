import type { PoolClient } from "pg"
import type { Instant } from "../../domain/unit/unit"
import type { Ledger } from "../../ledger/run-command"
import { insertOutboxMessages, outboxMessage, type OutboxMessage } from "../../messaging/outbox"
import { namedQuery, withClient } from "../../persistence/named-query"
import { withTransaction } from "../../persistence/with-transaction"

/** Units of one job: done in a second, and quickly done again after a crash. */
const UNITS_IN_CHUNK = 1_000
const CHUNKS_IN_PAGE = 10

export interface RolloutProgress {
  readonly id: string
  readonly status: "planning" | "running" | "finished"
  /** Handed out so far. */
  readonly unitCount: number
  readonly doneCount: number
  /** Entitlements that were created or changed. */
  readonly changedCount: number
  readonly createdAt: Instant
}

/** In the transaction that publishes: whatever happens then, the roll-out will be done. */
export async function startRollout(client: PoolClient, ledger: Ledger, { policyId, commandId, at }: { readonly policyId: string; readonly commandId: string; readonly at: Instant }): Promise<OutboxMessage> {
  const id = ledger.newId("aroll")
  await namedQuery(client, "insert into policy_rollout (id, warranty_policy_id, command_id, created_at) values ($1::text, $2::text, $3::text, $4::timestamptz)", [id, policyId, commandId, at])
  return outboxMessage("roll_out_policy", { rollout_id: id, document_id: policyId })
}

/**
 * Walks the sold units in the order of their ids and hands them to jobs, page by page. Each page is a short transaction of
 * its own that locks the roll-out alone: no writer of units waits, and a run that was killed goes on at its last page.
 */
export async function rollOutPolicy(ledger: Ledger, rolloutId: string): Promise<void> {
  for (;;) {
    const handedOut = await withTransaction(ledger.dataSource, (client) => handOutPage(client, ledger, rolloutId))
    ledger.onCommitted()
    if (handedOut < UNITS_IN_CHUNK * CHUNKS_IN_PAGE) return
  }
}

async function handOutPage(client: PoolClient, ledger: Ledger, rolloutId: string): Promise<number> {
  const [rollout] = await namedQuery<{ cursor: string; command_id: string; variant_ids: string[] | null }>(
    client,
    `select r.cursor, r.command_id, p.variant_ids from policy_rollout r join warranty_policy p on p.id = r.warranty_policy_id
     where r.id = $1::text and r.planned_at is null for update of r`,
    [rolloutId],
  )
  if (rollout === undefined) return 0
  const ids = await unitsAfter(client, rollout.cursor, rollout.variant_ids)
  const chunks = Array.from({ length: Math.ceil(ids.length / UNITS_IN_CHUNK) }, (_, index) => ({ id: ledger.newId("achk"), unitIds: ids.slice(index * UNITS_IN_CHUNK, (index + 1) * UNITS_IN_CHUNK) }))
  await namedQuery(client, "insert into policy_rollout_chunk (id, rollout_id, unit_count) select x.id, $1::text, x.count from unnest($2::text[], $3::int[]) x (id, count)", [rolloutId, chunks.map(({ id }) => id), chunks.map(({ unitIds }) => unitIds.length)])
  await insertOutboxMessages(client, chunks.map(({ id, unitIds }) => outboxMessage("reevaluate_entitlements", { unit_ids: unitIds, command_id: rollout.command_id, reason: "policy_published", rollout_chunk_id: id })), ledger.newId)
  const isLast = ids.length < UNITS_IN_CHUNK * CHUNKS_IN_PAGE
  await namedQuery(client, "update policy_rollout set cursor = $2::text, planned_at = case when $3::boolean then $4::timestamptz end where id = $1::text", [rolloutId, ids.at(-1) ?? rollout.cursor, isLast, ledger.now()])
  return ids.length
}

async function unitsAfter(client: PoolClient, cursor: string, variantIds: readonly string[] | null): Promise<string[]> {
  const rows = await namedQuery<{ id: string }>(
    client,
    `select u.id from serial_unit u where u.owner = 'customer' and u.was_shipped and ($1::text[] is null or u.variant_id = any ($1::text[])) and u.id > $2::text order by u.id limit ${UNITS_IN_CHUNK * CHUNKS_IN_PAGE}`,
    [variantIds, cursor],
  )
  return rows.map(({ id }) => id)
}

/** The newest roll-out of a policy version; null: it was never published. */
export async function rolloutOf(ledger: Ledger, policyId: string): Promise<RolloutProgress | null> {
  const [row] = await withClient(ledger.dataSource, (client) => namedQuery<{ id: string; created_at: string; planned_at: string | null; units: number; done: number; changed: number }>(
    client,
    `select r.id, r.created_at, r.planned_at, coalesce(sum(c.unit_count), 0)::int as units, coalesce(sum(c.unit_count) filter (where c.done_at is not null), 0)::int as done, coalesce(sum(c.changed_count), 0)::int as changed
     from policy_rollout r left join policy_rollout_chunk c on c.rollout_id = r.id where r.warranty_policy_id = $1::text group by r.id order by r.id desc limit 1`,
    [policyId],
  ))
  if (row === undefined) return null
  const status = row.planned_at === null ? "planning" : row.done < row.units ? "running" : "finished"
  return { id: row.id, status, unitCount: row.units, doneCount: row.done, changedCount: row.changed, createdAt: row.created_at }
}
