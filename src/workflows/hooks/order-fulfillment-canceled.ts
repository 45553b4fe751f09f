import type { MedusaContainer } from "@medusajs/framework/types"
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { requestOf, servicesOf } from "../facade"
import { postStock } from "../stock/post-stock"
import { neverThrow, reportFailure } from "./hook-errors"

interface Input {
  readonly fulfillment: { readonly id: string }
}

interface Scope {
  readonly container: MedusaContainer
}

/**
 * Handler of `cancelOrderFulfillmentWorkflow.hooks.orderFulfillmentCanceled`: the units go back to what they were
 * before. It never throws: Medusa has cancelled the fulfilment already and could not be brought back.
 */
export async function orderFulfillmentCanceled({ fulfillment }: Input, { container }: Scope): Promise<StepResponse<undefined, string>> {
  const { id: fulfillmentId } = fulfillment
  const filing = { dedupeKey: `cancel_fulfillment:${fulfillmentId}`, fulfillmentId, summary: "A fulfilment was canceled in Medusa, but its units could not be unbound." }
  await neverThrow(container, filing, async () => {
    const request = requestOf({ reference: { type: "fulfillment", id: fulfillmentId }, key: `orderFulfillmentCanceled:${fulfillmentId}` })
    const { units } = await servicesOf(container).orders.unbindFulfillment(request, { fulfillmentId, reasonCode: "fulfillment_canceled" })
    await postStock(container, [...new Set(units.map(({ inventoryItemId }) => inventoryItemId))])
  })
  return new StepResponse(undefined, fulfillmentId)
}

/** Medusa counts the fulfilment again although it stays cancelled: nothing of ours can be right, so a person must look. */
export async function undoOrderFulfillmentCanceled(fulfillmentId: string | undefined, { container }: Scope): Promise<void> {
  if (fulfillmentId === undefined) return
  const filing = { dedupeKey: `undo_cancel_fulfillment:${fulfillmentId}`, fulfillmentId, summary: "Medusa failed after it had canceled a fulfilment: the order still counts it as fulfilled." }
  await reportFailure(container, filing, "A workflow around core's cancellation failed after it.")
}
