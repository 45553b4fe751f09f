import type { IInventoryService, InventoryLevelDTO } from "@medusajs/framework/types"
import type { PartStock, Services } from "../facade"
import type { HoldReservationItem } from "./settle-holds"

/** Kept in the reservation, so that Medusa's screens and our middleware can tell it from a shop's own. */
export const PART_METADATA = { aftercare: "repair_part" } as const

interface Stock {
  readonly inventory: IInventoryService
  readonly repairs: Pick<Services["repairs"], "unsettledParts" | "settlePart" | "markShort">
}

/**
 * Gives each repair line that waits for a part its reservation, and takes away those of parts that were used up or given
 * back; call it inside the lock on the item, after the postings. What exists is found by `external_id` = line id, so a
 * crash between Medusa's table and ours is seen the next time, and nothing is reserved twice.
 */
export async function settleParts({ inventory, repairs }: Stock, inventoryItemId: string): Promise<void> {
  for (const part of await repairs.unsettledParts([inventoryItemId])) {
    const found = await reservationsOf(inventory, part.lineId)
    if (part.wanted !== "reserved") {
      if (found.length > 0) await inventory.softDeleteReservationItems(found.map(({ id }) => id))
      await repairs.settlePart({ lineId: part.lineId, wanted: part.wanted, reservationId: null, locationId: null })
      continue
    }
    const reserved = found[0] ?? (await reserve(inventory, part))
    if (reserved === null) await repairs.markShort(part.lineId)
    else await repairs.settlePart({ lineId: part.lineId, wanted: "reserved", reservationId: reserved.id, locationId: reserved.location_id })
  }
}

/** Where the bench is, or else where most are free: null when no one place has enough. */
async function reserve(inventory: IInventoryService, part: PartStock): Promise<HoldReservationItem | null> {
  const levels = await inventory.listInventoryLevels({ inventory_item_id: part.inventoryItemId }, { take: LEVELS_MAX })
  const free = levels.filter((level) => availableAt(level) >= part.quantity).sort((a, b) => availableAt(b) - availableAt(a))
  const level = free.find(({ location_id }) => location_id === part.locationId) ?? free[0]
  if (level === undefined) return null
  const [made] = await inventory.createReservationItems([{
    inventory_item_id: part.inventoryItemId, location_id: level.location_id, quantity: part.quantity, external_id: part.lineId, description: "Part of a repair", metadata: PART_METADATA,
  }])
  return made ?? null
}

const LEVELS_MAX = 1_000
const availableAt = (level: InventoryLevelDTO): number => Number(level.stocked_quantity) - Number(level.reserved_quantity)

async function reservationsOf(inventory: IInventoryService, lineId: string): Promise<HoldReservationItem[]> {
  // The filter's type knows fewer columns than the table has.
  return await inventory.listReservationItems({ external_id: [lineId] } as object, { take: 10 }) as HoldReservationItem[]
}
