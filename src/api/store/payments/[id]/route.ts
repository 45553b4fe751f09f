import { z } from "@medusajs/framework/zod"
import { RejectionError, reject } from "../../../../domain/common/rejection"
import type { Visitor } from "../../../access"
import { type OpenPayment, readPayment } from "../../../medusa/payments"
import { requireOwners } from "../../../repair-orders/for-customer"
import { route, type RouteContext, type Services } from "../../../respond"

export const GET = route({
  summary: "What the caller has left to pay of a payment that a notice names, for an order or a repair",
  access: "customer_or_guest",
  answer: z.object({
    payment: z.object({
      id: z.string(), amount: z.number(), currency_code: z.string(), is_paid: z.boolean(), has_failed: z.boolean().meta({ description: "The last try did not go through; nothing was taken." }),
      order_id: z.string().nullable(), order_display_id: z.int().nullable(), repair_order: z.object({ id: z.string(), display_id: z.string() }).nullable(),
    }).meta({ id: "StorePayment" }),
  }),
  codes: ["not_found", "unit.not_found"],
  handler: async ({ params, visitor, request, services, container }) => {
    const id = params["id"] ?? ""
    const payment = await readPayment(container, id)
    // Another's payment is not there.
    if (payment === null) throw missing(id)
    const repair = payment.repairOrderId === null ? null : await ownRepair(services, request, visitor, payment.repairOrderId, id)
    if (repair === null && !(await isOfOwnOrder(services, visitor, payment))) throw missing(id)
    const { amount, currencyCode, isPaid, hasFailed, orderId, orderDisplayId } = payment
    return { body: { payment: { id, amount, currency_code: currencyCode, is_paid: isPaid, has_failed: hasFailed, order_id: orderId, order_display_id: orderDisplayId, repair_order: repair } } }
  },
})

const missing = (id: string): RejectionError => new RejectionError(reject("not_found", `No payment ${id.slice(0, 64)} exists.`, { id }))

/** A guest has one order, or one unit with the order that it was sold on. */
async function isOfOwnOrder(services: Services, visitor: Visitor, payment: OpenPayment): Promise<boolean> {
  const { customerId, orderId, unitId, ownerCustomerId } = visitor
  const onlyOrderId = unitId === null ? orderId : (await services.units.getOfVisitor(visitor, unitId)).unit.orderId
  return payment.orderId !== null && (orderId !== null || payment.customerId === ownerCustomerId) && (customerId !== null || payment.orderId === onlyOrderId)
}

/** Whose unit it is owes for its repair. */
async function ownRepair(services: Services, { actor }: RouteContext<undefined, undefined>["request"], visitor: Visitor, repairOrderId: string, paymentId: string): Promise<{ readonly id: string; readonly display_id: string }> {
  const view = await services.repairs.get(actor, repairOrderId)
  try {
    requireOwners(view, visitor)
  } catch {
    throw missing(paymentId)
  }
  return { id: view.order.id, display_id: view.order.displayId }
}
