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
  codes: ["not_found", "unit.not_found"],
  handler: async ({ params, visitor, services, container }) => {
    const id = params["id"] ?? ""
    const payment = await readPayment(container, id)
    const { customerId, orderId, unitId, ownerCustomerId } = visitor
    // A guest has one order, or one unit with the order that it was sold on.
    const onlyOrderId = unitId === null ? orderId : (await services.units.getOfVisitor(visitor, unitId)).unit.orderId
    const isTheirs = payment !== null && (orderId !== null || payment.customerId === ownerCustomerId) && (customerId !== null || payment.orderId === onlyOrderId)
    // Another's payment is not there.
    if (!isTheirs) throw new RejectionError(reject("not_found", `No payment ${id.slice(0, 64)} exists.`, { id }))
    const { amount, currencyCode, isPaid, orderDisplayId } = payment
    return { body: { payment: { id, amount, currency_code: currencyCode, is_paid: isPaid, order_id: payment.orderId, order_display_id: orderDisplayId } } }
  },
})
