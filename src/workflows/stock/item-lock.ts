import type { ILockingModule, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { RejectionError, reject } from "../../domain/common/rejection"

/** How long to wait for others who change the stock of the same item. */
const WAIT_SECONDS = 15

/**
 * Alone with an item's stock levels: the key is core's own, so core's stock steps wait for it, and must not run inside.
 * Ask for one item at a time: Medusa's in-memory locks never end when two callers wait for each other's keys.
 */
export async function withItemLock<Result>(container: Pick<MedusaContainer, "resolve">, inventoryItemId: string, work: () => Promise<Result>): Promise<Result> {
  const locking = container.resolve<ILockingModule>(Modules.LOCKING)
  let entered = false
  try {
    return await locking.execute(inventoryItemId, async () => {
      entered = true
      return work()
    }, { timeout: WAIT_SECONDS })
  } catch (error) {
    if (entered) throw error
    throw new RejectionError(reject("conflict.busy", `The stock of inventory item ${inventoryItemId} is being changed; try again in a moment.`, { inventory_item_id: inventoryItemId }))
  }
}
