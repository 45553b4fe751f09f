import { fileExceptions } from "../../ledger/exceptions"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import { withTransaction } from "../../persistence/with-transaction"

/** A change of Medusa's level that waits to be told to Medusa. */
export interface StockPosting {
  readonly id: string
  readonly inventoryItemId: string
  readonly locationId: string
  readonly delta: number
  readonly status: "open" | "sending"
  /** The level before the adjustment, once it was being sent. */
  readonly levelBefore: number | null
}

export interface HoldReservation {
  readonly unitId: string
  readonly inventoryItemId: string
  readonly locationId: string | null
  /** True: a reservation must exist at this location. False: none may. */
  readonly wanted: boolean
  readonly reservationId: string | null
}

const POSTINGS_PER_PASS_MAX = 1_000

/** Inventory items with something Medusa has not heard of. */
export async function unfinishedItems(ledger: Ledger, limit: number): Promise<string[]> {
  const rows = await withClient(ledger.dataSource, (client) => namedQuery<{ item: string }>(
    client,
    `select item from (select distinct inventory_item_id as item from stock_posting where status in ('open','sending')
     union select distinct inventory_item_id from hold_reservation where not settled
     union select distinct inventory_item_id from part_stock where not settled and not is_short) x limit $1::int`,
    [limit],
  ))
  return rows.map(({ item }) => item)
}

/** Unfinished postings of these items, oldest first. Call it only inside the lock on the items. */
export async function postingsOf(ledger: Ledger, inventoryItemIds: readonly string[]): Promise<StockPosting[]> {
  return withClient(ledger.dataSource, (client) => namedQuery<StockPosting & Record<string, unknown>>(
    client,
    `select id, inventory_item_id as "inventoryItemId", location_id as "locationId", delta, status, level_before as "levelBefore" from stock_posting
     where inventory_item_id = any ($1::text[]) and status in ('open','sending') order by id limit ${POSTINGS_PER_PASS_MAX}`,
    [inventoryItemIds],
  ))
}

export async function markSending(ledger: Ledger, ids: readonly string[], levelBefore: number): Promise<void> {
  await withClient(ledger.dataSource, (client) => namedQuery(client, "update stock_posting set status = 'sending', level_before = $2::int where id = any ($1::text[]) and status = 'open'", [ids, levelBefore]))
}

export async function markDone(ledger: Ledger, ids: readonly string[]): Promise<void> {
  await withClient(ledger.dataSource, (client) => namedQuery(client, "update stock_posting set status = 'done', done_at = now() where id = any ($1::text[]) and status <> 'done'", [ids]))
}

/** Sent again: the level shows that the adjustment never arrived. */
export async function markOpen(ledger: Ledger, ids: readonly string[]): Promise<void> {
  await withClient(ledger.dataSource, (client) => namedQuery(client, "update stock_posting set status = 'open', level_before = null where id = any ($1::text[]) and status = 'sending'", [ids]))
}

/** The level can no longer tell whether the adjustment arrived: a person must look, with both numbers. */
export async function markInDoubt(ledger: Ledger, postings: readonly StockPosting[], levelNow: number): Promise<void> {
  await withTransaction(ledger.dataSource, async (client) => {
    await namedQuery(client, "update stock_posting set status = 'in_doubt' where id = any ($1::text[]) and status = 'sending'", [postings.map(({ id }) => id)])
    await fileExceptions(client, postings.map((posting) => ({
      kind: "stock_in_doubt" as const, dedupeKey: `stock_in_doubt:${posting.id}`, inventoryItemId: posting.inventoryItemId, locationId: posting.locationId,
      summary: `It is unknown whether Medusa's stock level took a change of ${posting.delta}: it was ${posting.levelBefore ?? "unknown"} before and is ${levelNow} now.`,
      details: { posting_id: posting.id, delta: posting.delta, level_before: posting.levelBefore, level_now: levelNow },
    })), ledger.newId)
  })
}

export async function holdReservationsOf(ledger: Ledger, inventoryItemIds: readonly string[]): Promise<HoldReservation[]> {
  return withClient(ledger.dataSource, (client) => namedQuery<HoldReservation & Record<string, unknown>>(
    client,
    `select unit_id as "unitId", inventory_item_id as "inventoryItemId", location_id as "locationId", wanted, reservation_id as "reservationId" from hold_reservation
     where inventory_item_id = any ($1::text[]) and not settled order by unit_id limit ${POSTINGS_PER_PASS_MAX}`,
    [inventoryItemIds],
  ))
}

/** Notes what was made true in Medusa, unless the row wants something else by now. */
export async function settleHold(ledger: Ledger, done: HoldReservation): Promise<void> {
  await withClient(ledger.dataSource, (client) => namedQuery(
    client,
    `update hold_reservation set reservation_id = $5, updated_at = now(),
       settled = (wanted = $2::boolean and (not $2::boolean or (inventory_item_id = $3::text and location_id is not distinct from $4::text))) where unit_id = $1`,
    [done.unitId, done.wanted, done.inventoryItemId, done.locationId, done.reservationId],
  ))
}
