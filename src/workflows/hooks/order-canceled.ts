import type { MedusaContainer } from "@medusajs/framework/types"
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { requestOf, servicesOf } from "../facade"
import { postStock } from "../stock/post-stock"
import { neverThrow, reportFailure } from "./hook-errors"

interface Input {
  readonly order: { readonly id: string }
}

interface Scope {
  readonly container: MedusaContainer
}

/**
 * Handler of `cancelOrderWorkflow.hooks.orderCanceled`: every unit promised to the order is free again. It never
 * throws: Medusa has paid the refund already.
 */
export async function orderCanceled({ order }: Input, { container }: Scope): Promise<StepResponse<undefined, string>> {
  const { id: orderId } = order
  await neverThrow(container, { dedupeKey: `cancel_order:${orderId}`, orderId, summary: "An order was canceled in Medusa, but its units could not be released." }, async () => {
    const { units } = await servicesOf(container).orders.cancelOrder(requestOf({ reference: { type: "order", id: orderId }, key: `orderCanceled:${orderId}` }), { orderId })
    await postStock(container, [...new Set(units.map(({ inventoryItemId }) => inventoryItemId))])
  })
  return new StepResponse(undefined, orderId)
}

/** Medusa made the order open again: the reconciler allocates anew. A person should know that the refund stays paid. */
export async function undoOrderCanceled(orderId: string | undefined, { container }: Scope): Promise<void> {
  if (orderId === undefined) return
  const filing = { dedupeKey: `undo_cancel_order:${orderId}`, orderId, summary: "Medusa failed after it had canceled an order: the order is open again, its payment may have been refunded." }
  await reportFailure(container, filing, "A workflow around core's cancellation failed after it.")
}
