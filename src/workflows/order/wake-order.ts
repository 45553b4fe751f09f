import type { IInventoryService, Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { reasonOf, type SyncResult } from "../facade"
import { withOrderLock } from "./order-lock"
import { syncOrderWorkflow } from "./sync-order"

/** Runs `sync-order` under the order's lock. Not for callers that already hold it: those run the workflow itself. */
export async function syncOrder(container: MedusaContainer, orderId: string, waitMs?: number): Promise<SyncResult> {
  return withOrderLock(container, orderId, async () => {
    const { result } = await syncOrderWorkflow(container).run({ input: { order_id: orderId } })
    return result
  }, waitMs)
}

/** Orders whose sync waits for the lock and has read nothing yet: a further event is served by the same run. */
const waiting = new Map<string, Promise<void>>()

/**
 * Something happened to this order. Medusa tells of one fulfilment by four events, so those that come close together
 * become one run. A failure is only logged: the reconciler reads the truth back anyway.
 */
export async function wakeOrder(container: MedusaContainer, orderId: string): Promise<void> {
  const known = waiting.get(orderId)
  if (known !== undefined) return known
  const run = withOrderLock(container, orderId, async () => {
    waiting.delete(orderId)
    await syncOrderWorkflow(container).run({ input: { order_id: orderId } })
  }).catch((error: unknown) => {
    container.resolve<Logger>(ContainerRegistrationKeys.LOGGER).warn(`Aftercare: order ${orderId} was not synchronized, the reconciler will do it: ${reasonOf(error)}`)
  }).finally(() => {
    if (waiting.get(orderId) === run) waiting.delete(orderId)
  })
  waiting.set(orderId, run)
  return run
}

/** The order a fulfilment belongs to; null for one that no order knows. */
export async function orderIdOfFulfillment(container: Pick<MedusaContainer, "resolve">, fulfillmentId: string): Promise<string | null> {
  return (await orderIdsOfFulfillments(container, [fulfillmentId]))[0] ?? null
}

export async function orderIdsOfFulfillments(container: Pick<MedusaContainer, "resolve">, fulfillmentIds: readonly string[]): Promise<string[]> {
  if (fulfillmentIds.length === 0) return []
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order_fulfillment", fields: ["order_id"], filters: { fulfillment_id: [...fulfillmentIds] } })
  return [...new Set((data as unknown as { readonly order_id: string }[]).map(({ order_id }) => order_id))]
}

/** The order a line item belongs to. */
export async function orderIdOfLineItem(container: Pick<MedusaContainer, "resolve">, lineItemId: string): Promise<string | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: ["id"], filters: { items: { id: lineItemId } } as object })
  return (data[0] as { readonly id?: string } | undefined)?.id ?? null
}

/** The line item a reservation was made for; null when it has none or is gone. */
export async function lineItemOfReservation(container: Pick<MedusaContainer, "resolve">, reservationId: string): Promise<string | null> {
  const inventory = container.resolve<IInventoryService>(Modules.INVENTORY)
  const [reservation] = await inventory.listReservationItems({ id: reservationId }, { select: ["id", "line_item_id"], withDeleted: true })
  return reservation?.line_item_id ?? null
}
