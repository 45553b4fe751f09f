import type { MedusaRequest } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { orderIdOfFulfillment } from "../../workflows/order/wake-order"
import type { OrderIdOf } from "./order-write-lock"

/** `:id` is the order's. */
export const byId: OrderIdOf = ({ params }) => params["id"] ?? null

/** The body says which order: the routes that open a change. */
export const byBody: OrderIdOf = ({ body }) => {
  const orderId = typeof body === "object" && body !== null && "order_id" in body ? body.order_id : null
  return typeof orderId === "string" ? orderId : null
}

/** `:id` is a fulfilment's. */
export const byFulfillment: OrderIdOf = (request) => orderIdOfFulfillment(request.scope, request.params["id"] ?? "")

/** `:id` is a payment's. */
export const byPayment: OrderIdOf = async (request) => {
  const query = request.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "payment", fields: ["payment_collection.order.id"], filters: { id: request.params["id"] ?? "" } })
  return (data[0] as unknown as { readonly payment_collection?: { readonly order?: { readonly id: string } | null } | null } | undefined)?.payment_collection?.order?.id ?? null
}

/** `:id` is that of a document which knows its order. */
export const byDocument = (entity: "return" | "order_claim" | "order_exchange"): OrderIdOf => async (request: MedusaRequest) => {
  const query = request.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity, fields: ["order_id"], filters: { id: request.params["id"] ?? "" } })
  return (data[0] as { readonly order_id?: string } | undefined)?.order_id ?? null
}
