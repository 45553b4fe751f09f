import type { IInventoryService, InventoryLevelDTO } from "@medusajs/framework/types"

export interface Place {
  readonly inventoryItemId: string
  readonly locationId: string
}

/** Medusa's level of an item at a location; made with 0 when there is none yet. Call it inside the lock on the item. */
export async function ensureLevel(inventory: IInventoryService, place: Place): Promise<{ readonly id: string; readonly stocked: number }> {
  const level = (await findLevel(inventory, place)) ?? (await createLevel(inventory, place))
  return { id: level.id, stocked: Number(level.stocked_quantity) }
}

export async function findLevel(inventory: IInventoryService, { inventoryItemId, locationId }: Place): Promise<InventoryLevelDTO | undefined> {
  const [level] = await inventory.listInventoryLevels({ inventory_item_id: inventoryItemId, location_id: locationId }, { take: 1 })
  return level
}

async function createLevel(inventory: IInventoryService, place: Place): Promise<InventoryLevelDTO> {
  const { inventoryItemId: inventory_item_id, locationId: location_id } = place
  try {
    return await inventory.createInventoryLevels({ inventory_item_id, location_id, stocked_quantity: 0 })
  } catch (error) {
    // An admin's request made it meanwhile: core's own routes take no lock for that.
    const level = await findLevel(inventory, place)
    if (level === undefined) throw error
    return level
  }
}
