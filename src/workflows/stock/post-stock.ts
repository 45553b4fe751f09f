import type { IInventoryService, Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, InventoryLevelWorkflowEvents, Modules } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { reasonOf, servicesOf } from "../facade"
import { withItemLock } from "./item-lock"
import { type Fault, postLevels } from "./post-levels"
import { settleHolds } from "./settle-holds"
import { settleParts } from "./settle-parts"

export interface PostStockInput {
  readonly inventory_item_ids: readonly string[]
}

/** Brings what our units did to stock into Medusa: levels first, then the reservations of held units and of repairs' parts. Gives the changed levels' ids. */
export async function postItems(container: Pick<MedusaContainer, "resolve">, inventoryItemIds: readonly string[], fault?: Fault): Promise<string[]> {
  const { stock, repairs } = servicesOf(container)
  const inventory = container.resolve<IInventoryService>(Modules.INVENTORY)
  const changed: string[] = []
  // A posting needs no other item's level.
  for (const id of [...new Set(inventoryItemIds)].sort()) {
    changed.push(...(await withItemLock(container, id, async () => {
      const levels = await postLevels({ inventory, stock, ...(fault === undefined ? {} : { fault }) }, id)
      await settleHolds({ inventory, stock }, id)
      await settleParts({ inventory, repairs }, id)
      return levels
    })))
  }
  return changed
}

/** A posting is done once and marked, so a repetition finds nothing to do, and there is nothing to compensate: the units did move. */
const postItemsStep = createStep("aftercare-post-stock", async ({ inventory_item_ids }: PostStockInput, { container }) =>
  new StepResponse(await postItems(container, inventory_item_ids)),
)

/** Posts the open stock effects of these inventory items to Medusa and tells its bus which levels changed. */
export const postStockWorkflow = createWorkflow("post-stock", (input: PostStockInput) => {
  const levels = postItemsStep(input)
  emitEventStep({
    eventName: InventoryLevelWorkflowEvents.UPDATED,
    data: transform({ levels }, ({ levels: ids }) => ids.map((id) => ({ id }))),
  })
  return new WorkflowResponse(levels)
})

/**
 * For requests, after their commit: the next reader of Medusa's stock sees what happened. It never fails the request,
 * which is done by then; what could not be posted waits for the poster of the bridge.
 */
export async function postStock(container: MedusaContainer, inventoryItemIds: readonly string[]): Promise<void> {
  if (inventoryItemIds.length === 0) return
  try {
    await postStockWorkflow(container).run({ input: { inventory_item_ids: inventoryItemIds } })
  } catch (error) {
    container.resolve<Logger>(ContainerRegistrationKeys.LOGGER).warn(`Aftercare: stock of ${inventoryItemIds.join(", ")} is posted later: ${reasonOf(error)}`)
  }
}
