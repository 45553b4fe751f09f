import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { servicesOf } from "../../workflows/facade"
import { keepTrackingNumbers } from "../../workflows/hooks/labels-before-shipment"
import { parseNamedSerials, serialsSource } from "../../workflows/hooks/named-serials"
import { readOrderFacts } from "../../workflows/order/order-facts"
import { fulfilledItemsOf } from "../../workflows/order/order-snapshot"
import { answerOrGoOn } from "./check-fulfillment"
import type { OrderIdOf } from "./order-write-lock"

/** Before Medusa records a shipment: are exactly the right units bound to the fulfilment, and free of holds? */
export const checkShipment = (orderIdOf: OrderIdOf, fulfillmentParameter: string) =>
  async (request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): Promise<void> => {
    const orderId = await orderIdOf(request)
    if (orderId === null) return next()
    const fulfillmentId = request.params[fulfillmentParameter] ?? ""
    await answerOrGoOn(response, next, async () => {
      const trackingNumbers = await check(request.scope, orderId, fulfillmentId, request.body)
      if (trackingNumbers.length > 0) response.once("close", keepTrackingNumbers(fulfillmentId, trackingNumbers))
    })
  }

/** Gives the tracking numbers that the fulfilment has until now. */
async function check(container: MedusaContainer, orderId: string, fulfillmentId: string, body: unknown): Promise<readonly string[]> {
  const facts = await readOrderFacts(container, orderId)
  const fulfillment = facts?.fulfillments.find(({ id }) => id === fulfillmentId)
  // A fulfilment that is unknown, cancelled or shipped already Medusa refuses in its own words.
  if (facts === null || fulfillment === undefined || fulfillment.isCanceled || fulfillment.shippedAt !== null) return []
  const additionalData = typeof body === "object" && body !== null && "additional_data" in body ? body.additional_data : undefined
  const parsed = parseNamedSerials(serialsSource(additionalData, undefined))
  await servicesOf(container).orders.checkShipment({
    fulfillmentId, orderId, customerId: facts.customerId, locationId: fulfillment.locationId, trackingNumbers: [],
    items: fulfilledItemsOf(facts, fulfillment.items), ...(parsed.ok && parsed.named !== undefined ? { serialNumbers: parsed.named } : {}),
  })
  return fulfillment.trackingNumbers
}
