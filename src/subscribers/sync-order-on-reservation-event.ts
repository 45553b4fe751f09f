import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { ReservationItemWorkflowEvents } from "@medusajs/framework/utils"
import { lineItemOfReservation, orderIdOfLineItem, wakeOrder } from "../workflows/order/wake-order"

/** A reservation that moves to another location takes the line's units along. Workflows of orders name the order, an agent's edit does not. */
export default async function syncOrderOnReservationEvent({ event: { data }, container }: SubscriberArgs<{ id: string; order_id?: string }>): Promise<void> {
  // Whatever else these workflows do, they tell by an order event too.
  if (data.order_id !== undefined) return
  const lineItemId = await lineItemOfReservation(container, data.id)
  const orderId = lineItemId === null ? null : await orderIdOfLineItem(container, lineItemId)
  if (orderId !== null) await wakeOrder(container, orderId)
}

export const config: SubscriberConfig = {
  event: [ReservationItemWorkflowEvents.CREATED, ReservationItemWorkflowEvents.UPDATED, ReservationItemWorkflowEvents.DELETED],
  context: { subscriberId: "aftercare-sync-order-on-reservation-event" },
}
