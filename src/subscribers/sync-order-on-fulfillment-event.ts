import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { FulfillmentWorkflowEvents } from "@medusajs/framework/utils"
import { orderIdOfFulfillment, wakeOrder } from "../workflows/order/wake-order"

/** These events name the fulfilment only. Delivery has no workflow hook: this is how units hear of it. */
export default async function syncOrderOnFulfillmentEvent({ event: { data }, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const orderId = await orderIdOfFulfillment(container, data.id)
  if (orderId !== null) await wakeOrder(container, orderId)
}

export const config: SubscriberConfig = {
  event: [FulfillmentWorkflowEvents.SHIPMENT_CREATED, FulfillmentWorkflowEvents.DELIVERY_CREATED],
  context: { subscriberId: "aftercare-sync-order-on-fulfillment-event" },
}
