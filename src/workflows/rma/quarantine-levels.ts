import type { IInventoryService, ILockingModule, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { RejectionError, reject } from "../../domain/common/rejection"
import { ensureLevel } from "../stock/stock-level"

export interface LineQuantity {
  readonly lineItemId: string
  readonly quantity: number
}

export interface RaisedStock {
  readonly inventoryItemId: string
  readonly quantity: number
}

const LOCK_WAIT_SECONDS = 15

/**
 * What core raises when these quantities are received: every managed inventory item of the line's variant, as the kit is
 * defined now. Throws `return.items_share_stock` where core would count two lines of one receipt as one.
 */
export async function stockOfLines(container: Pick<MedusaContainer, "resolve">, orderId: string, items: readonly LineQuantity[]): Promise<RaisedStock[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order", fields: ["id", "items.id", "items.variant_id", "items.variant.manage_inventory", "items.variant.inventory_items.inventory_item_id", "items.variant.inventory_items.required_quantity"], filters: { id: orderId },
  })
  const lines = ((data[0] as unknown as GraphOrder | undefined)?.items ?? []).filter((line) => line !== null)
  const owners = new Map<string, string | null>()
  const raised = new Map<string, number>()
  for (const { lineItemId, quantity } of items) {
    const line = lines.find(({ id }) => id === lineItemId)
    if (line === undefined) throw new RejectionError(reject("not_found", `Order ${orderId} has no line ${lineItemId.slice(0, 64)}.`, { order_id: orderId, line_item_id: lineItemId }))
    if (line.variant?.manage_inventory !== true) continue
    for (const { inventory_item_id: id, required_quantity } of (line.variant.inventory_items ?? []).filter((row) => row !== null)) {
      if (owners.has(id) && owners.get(id) !== line.variant_id) {
        throw new RejectionError(reject("return.items_share_stock", `Two of these lines are made of inventory item ${id}, and Medusa would restock it for one of them only; return them one by one.`, { order_id: orderId, inventory_item_id: id }))
      }
      owners.set(id, line.variant_id ?? null)
      raised.set(id, (raised.get(id) ?? 0) + Number(required_quantity) * quantity)
    }
  }
  return [...raised].map(([inventoryItemId, quantity]) => ({ inventoryItemId, quantity }))
}

/** Core receives nothing at a location where an item has no level, and leaves the return corrupted when it tries. */
export async function ensureLevels(container: Pick<MedusaContainer, "resolve">, inventoryItemIds: readonly string[], locationId: string): Promise<void> {
  const inventory = container.resolve<IInventoryService>(Modules.INVENTORY)
  const locking = container.resolve<ILockingModule>(Modules.LOCKING)
  for (const inventoryItemId of [...new Set(inventoryItemIds)].sort()) {
    await locking.execute(inventoryItemId, async () => { await ensureLevel(inventory, { inventoryItemId, locationId }) }, { timeout: LOCK_WAIT_SECONDS })
  }
}

interface GraphOrder {
  readonly items?: readonly ({
    readonly id: string
    readonly variant_id?: string | null
    readonly variant?: {
      readonly manage_inventory?: boolean
      readonly inventory_items?: readonly ({ readonly inventory_item_id: string; readonly required_quantity: unknown } | null)[] | null
    } | null
  } | null)[] | null
}
