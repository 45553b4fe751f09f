import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { OrderWorkflowEvents } from "@medusajs/framework/utils"
import { returnUnusedCredit } from "../workflows/store-credit/return-unused-credit"

/** The reconciler does it too; by this the customer sees the rest of her credit at once. */
export default async function returnUnusedCreditOnOrderEvent({ event: { data }, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await returnUnusedCredit(container, data.id)
}

export const config: SubscriberConfig = {
  event: [OrderWorkflowEvents.PLACED, OrderWorkflowEvents.CANCELED],
  context: { subscriberId: "aftercare-return-unused-credit" },
}
