import { z } from "@medusajs/framework/zod"
import { RejectionError, reject } from "../../../../domain/common/rejection"
import { readPayment } from "../../../medusa/payments"
import { route } from "../../../respond"

export const GET = route({
  summary: "What the caller has left to pay of a payment that a notice names",
  access: "customer_or_guest",
  answer: z.object({
    payment: z.object({ id: z.string(), amount: z.number(), currency_code: z.string(), is_paid: z.boolean(), order_id: z.string(), order_display_id: z.int().nullable() }).meta({ id: "StorePayment" }),
  }),
  codes: ["not_found"],
  handler: async ({ params, visitor, container }) => {
    const id = params["id"] ?? ""
    const payment = await readPayment(container, id)
    const isTheirs = payment !== null && (visitor.orderId === null ? payment.customerId !== null && payment.customerId === visitor.ownerCustomerId : payment.orderId === visitor.orderId)
    // Another's payment is not there.
    if (!isTheirs) throw new RejectionError(reject("not_found", `No payment ${id.slice(0, 64)} exists.`, { id }))
    const { amount, currencyCode, isPaid, orderId, orderDisplayId } = payment
    return { body: { payment: { id, amount, currency_code: currencyCode, is_paid: isPaid, order_id: orderId, order_display_id: orderDisplayId } } }
  },
})
