import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { wakeOrder } from "../../workflows/order/wake-order"
import type { OrderIdOf } from "./order-write-lock"

/** For core's routes that change an order and tell nobody by an event: units follow at once instead of with the reconciler. */
export const wakeAfterwards = (orderIdOf: OrderIdOf) =>
  async (request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): Promise<void> => {
    const orderId = await orderIdOf(request)
    if (orderId !== null) {
      response.once("finish", () => {
        if (response.statusCode < 300) void wakeOrder(request.scope, orderId)
      })
    }
    next()
  }
