import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { PaymentEvents } from "@medusajs/framework/utils"
import { noticePayment } from "../workflows/repair/settle-payment"

/** Whether a repair is paid is seen at once; the reconciler would see it too. */
export default async function noticeRepairPayment({ event: { data }, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await noticePayment(container, data.id)
}

export const config: SubscriberConfig = {
  event: [PaymentEvents.CAPTURED, PaymentEvents.REFUNDED],
  context: { subscriberId: "aftercare-notice-repair-payment" },
}
