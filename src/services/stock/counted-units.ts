import type { PoolClient } from "pg"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"

export interface CountedUnits {
  readonly inventoryItemId: string
  readonly locationId: string
  readonly unitCount: number
}

/** The SQL form of `countedAt` (domain/unit/unit.ts): units that Medusa's level must count at their location. */
export const COUNTED = "(u.status in ('in_stock','allocated') or (u.status = 'picked' and u.fulfillment_id is null) or (u.status = 'quarantined' and u.owner = 'shop'))"

/** Units that Medusa's levels must count, per item and location, before open postings are taken into account. */
export async function countUnits(client: PoolClient, inventoryItemIds: readonly string[]): Promise<CountedUnits[]> {
  return namedQuery<CountedUnits & Record<string, unknown>>(
    client,
    `select u.inventory_item_id as "inventoryItemId", u.location_id as "locationId", count(*)::int as "unitCount" from serial_unit u
     where u.inventory_item_id = any ($1::text[]) and u.location_id is not null and ${COUNTED} group by 1, 2`,
    [inventoryItemIds],
  )
}

export interface OpenDelta {
  readonly inventoryItemId: string
  readonly locationId: string
  readonly delta: number
}

/** What Medusa's levels have not heard of yet. */
export async function openDeltas(client: PoolClient, inventoryItemIds: readonly string[]): Promise<OpenDelta[]> {
  return namedQuery<OpenDelta & Record<string, unknown>>(
    client,
    `select inventory_item_id as "inventoryItemId", location_id as "locationId", sum(delta)::int as delta from stock_posting
     where inventory_item_id = any ($1::text[]) and status <> 'done' group by 1, 2`,
    [inventoryItemIds],
  )
}

export const countedUnitsOf = (ledger: Ledger, ids: readonly string[]): Promise<CountedUnits[]> => withClient(ledger.dataSource, (client) => countUnits(client, ids))
export const openDeltasOf = (ledger: Ledger, ids: readonly string[]): Promise<OpenDelta[]> => withClient(ledger.dataSource, (client) => openDeltas(client, ids))
