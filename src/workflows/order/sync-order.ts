import { createStep, createWorkflow, StepResponse, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { type OrderSnapshot, servicesOf, type SyncResult } from "../facade"
import { postStock } from "../stock/post-stock"
import { readOrderSnapshot } from "./read-order-snapshot"

export interface SyncOrderInput {
  readonly order_id: string
}

const NOTHING: SyncResult = { changedCount: 0, waitingCount: 0, inventoryItemIds: [] }

const readOrderStep = createStep("aftercare-read-order", async ({ order_id }: SyncOrderInput, { container }) =>
  new StepResponse(await readOrderSnapshot(container, order_id)),
)

/** Convergent: what it did stands by itself, and running it again does what is missing. So there is nothing to compensate. */
const syncOrderStep = createStep("aftercare-sync-order", async ({ snapshot }: { readonly snapshot: OrderSnapshot | null }, { container }) =>
  new StepResponse(snapshot === null ? NOTHING : await servicesOf(container).orders.sync(snapshot)),
)

const postStockStep = createStep("aftercare-post-stock-of-order", async (input: { readonly inventoryItemIds: readonly string[] }, { container }) => {
  await postStock(container, input.inventoryItemIds)
  return new StepResponse(undefined)
})

/**
 * Makes units agree with an order as Medusa says it is now: demand, allocations, bindings, shipment and delivery.
 * Idempotent, so it needs no key. Run it under the order's lock (`syncOrder`).
 */
export const syncOrderWorkflow = createWorkflow("sync-order", (input: SyncOrderInput) => {
  const snapshot = readOrderStep(input)
  const result = syncOrderStep({ snapshot })
  postStockStep(transform({ result }, ({ result: { inventoryItemIds } }) => ({ inventoryItemIds })))
  return new WorkflowResponse(result)
})
