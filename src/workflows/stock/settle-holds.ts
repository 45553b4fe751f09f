import type { IInventoryService, ReservationItemDTO } from "@medusajs/framework/types"
import type { HoldReservation, Services } from "../facade"
import { ensureLevel } from "./stock-level"

/** Kept in the reservation, so that Medusa's screens and our middleware can tell it from a shop's own. */
export const HOLD_METADATA = { aftercare: "hold" } as const
const CHUNK = 200

/** Medusa's type leaves out a column that its table has. */
export type HoldReservationItem = ReservationItemDTO & { readonly external_id?: string | null }

interface Stock {
  readonly inventory: IInventoryService
  readonly stock: Services["stock"]
}

/**
 * Gives each held unit in stock its reservation and takes it away again; call it inside the lock on the item. What
 * exists is found by `external_id` = unit id, so a crash between Medusa's table and ours is seen the next time.
 */
export async function settleHolds(context: Stock, inventoryItemId: string): Promise<void> {
  const rows = await context.stock.holdReservationsOf([inventoryItemId])
  for (let from = 0; from < rows.length; from += CHUNK) await settleChunk(context, rows.slice(from, from + CHUNK))
}

async function settleChunk({ inventory, stock }: Stock, rows: readonly HoldReservation[]): Promise<void> {
  const found = await inventory.listReservationItems(
    // The filter's type knows fewer columns than the table has.
    { external_id: rows.map(({ unitId }) => unitId) } as object,
    { take: null as unknown as number },
  ) as HoldReservationItem[]
  const plans = rows.map((row) => planFor(row, found.filter((reservation) => reservation.external_id === row.unitId)))
  const gone = plans.flatMap(({ remove }) => remove)
  if (gone.length > 0) await inventory.softDeleteReservationItems(gone)
  const made = await createMissing(inventory, plans)
  for (const { row, keep } of plans) {
    await stock.settleHold({ ...row, reservationId: keep ?? made.get(row.unitId) ?? null })
  }
}

interface HoldPlan {
  readonly row: HoldReservation
  readonly keep: string | null
  readonly remove: readonly string[]
}

/** Moving a reservation by updating it leaves its quantity reserved at the old place (core), so it is made anew. */
function planFor(row: HoldReservation, found: readonly HoldReservationItem[]): HoldPlan {
  const fitting = found.filter(({ inventory_item_id, location_id }) => row.wanted && inventory_item_id === row.inventoryItemId && location_id === row.locationId)
  const keep = fitting[0]?.id ?? null
  return { row, keep, remove: found.map(({ id }) => id).filter((id) => id !== keep) }
}

async function createMissing(inventory: IInventoryService, plans: readonly HoldPlan[]): Promise<Map<string, string>> {
  const missing = plans.flatMap(({ row, keep }) => (row.wanted && keep === null && row.locationId !== null ? [{ ...row, locationId: row.locationId }] : []))
  for (const locationId of new Set(missing.map((row) => row.locationId))) {
    const inventoryItemId = missing[0]?.inventoryItemId
    if (inventoryItemId !== undefined) await ensureLevel(inventory, { inventoryItemId, locationId })
  }
  if (missing.length === 0) return new Map()
  const made = await inventory.createReservationItems(
    missing.map((row) => ({
      inventory_item_id: row.inventoryItemId,
      location_id: row.locationId,
      quantity: 1,
      // Everything may be reserved already; the hold is a fact all the same.
      allow_backorder: true,
      external_id: row.unitId,
      description: "Unit on hold",
      metadata: HOLD_METADATA,
    })),
  )
  return new Map((made as HoldReservationItem[]).flatMap(({ id, external_id }) => (external_id ? [[external_id, id]] : [])))
}
