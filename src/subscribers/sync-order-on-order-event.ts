import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { OrderEditWorkflowEvents, OrderWorkflowEvents } from "@medusajs/framework/utils"
import { wakeOrder } from "../workflows/order/wake-order"

/** Medusa names the order by `id` in some of its order events and by `order_id` in others. */
export default async function syncOrderOnOrderEvent({ event: { data }, container }: SubscriberArgs<{ id?: string; order_id?: string }>): Promise<void> {
  const orderId = data.order_id ?? data.id
  if (orderId !== undefined) await wakeOrder(container, orderId)
}

export const config: SubscriberConfig = {
  event: [
    OrderWorkflowEvents.PLACED, OrderWorkflowEvents.UPDATED, OrderWorkflowEvents.CANCELED, OrderWorkflowEvents.COMPLETED,
    OrderWorkflowEvents.FULFILLMENT_CREATED, OrderWorkflowEvents.FULFILLMENT_CANCELED,
    OrderWorkflowEvents.CLAIM_CREATED, OrderWorkflowEvents.EXCHANGE_CREATED, OrderWorkflowEvents.TRANSFER_REQUESTED,
    OrderEditWorkflowEvents.CONFIRMED,
  ],
  context: { subscriberId: "aftercare-sync-order-on-order-event" },
}
