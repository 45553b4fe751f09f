import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { OrderWorkflowEvents } from "@medusajs/framework/utils"
import { noticeReturnsOfOrder } from "../workflows/rma/notice-returns"

/** What is returned, claimed or exchanged in Medusa's own screens is noticed at once; the reconciler would notice it too. */
export default async function noticeReturnsOnReturnEvent({ event: { data }, container }: SubscriberArgs<{ order_id?: string }>): Promise<void> {
  if (data.order_id !== undefined) await noticeReturnsOfOrder(container, data.order_id)
}

export const config: SubscriberConfig = {
  event: [OrderWorkflowEvents.RETURN_RECEIVED, OrderWorkflowEvents.CLAIM_CREATED, OrderWorkflowEvents.EXCHANGE_CREATED],
  context: { subscriberId: "aftercare-notice-returns-on-return-event" },
}
