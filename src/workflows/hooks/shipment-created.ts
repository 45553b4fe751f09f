import type { MedusaContainer } from "@medusajs/framework/types"
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { requestOf, servicesOf } from "../facade"
import { readOrderFacts, trackingNumbersOf } from "../order/order-facts"
import { fulfilledItemsOf } from "../order/order-snapshot"
import { orderIdOfFulfillment } from "../order/wake-order"
import { type HookFulfillment, itemsOf, namedOf } from "./fulfillment-created"
import { reportFailure, throwAsMedusaError } from "./hook-errors"

interface Input {
  readonly shipment: HookFulfillment
  readonly additional_data?: Record<string, unknown> | undefined
}

interface Scope {
  readonly container: MedusaContainer
}

interface Shipped {
  readonly fulfillmentId: string
  readonly attempt: string
  readonly unitIds: readonly string[]
}

/**
 * Handler of `createOrderShipmentWorkflow.hooks.shipmentCreated`: the units bound to the fulfilment leave, and belong
 * to the order's customer. Throws where a policy says `block` and the units are not exactly those the fulfilment needs.
 */
export async function shipmentCreated({ shipment, additional_data }: Input, { container }: Scope): Promise<StepResponse<string | undefined, Shipped>> {
  const orderId = await orderIdOfFulfillment(container, shipment.id)
  const facts = orderId === null ? null : await readOrderFacts(container, orderId)
  if (facts === null) return new StepResponse(undefined)
  // The same fulfilment can be shipped again after its shipment was undone: that is another deed.
  const attempt = new Date(shipment.shipped_at ?? Date.now()).toISOString()
  try {
    const named = namedOf(additional_data, undefined)
    const { units } = await servicesOf(container).orders.shipFulfillment(
      requestOf({ userId: shipment.marked_shipped_by, reference: { type: "fulfillment", id: shipment.id }, key: `shipmentCreated:${shipment.id}:${attempt}` }),
      {
        fulfillmentId: shipment.id, orderId: facts.id, customerId: facts.customerId, locationId: shipment.location_id,
        items: fulfilledItemsOf(facts, itemsOf(shipment)), trackingNumbers: trackingNumbersOf(shipment), ...(named === undefined ? {} : { serialNumbers: named }),
      },
    )
    return new StepResponse(shipment.id, { fulfillmentId: shipment.id, attempt, unitIds: units.map(({ id }) => id) })
  } catch (error) {
    throwAsMedusaError(error)
  }
}

/**
 * Medusa takes the shipment back, which only a workflow around core's can make it do. No unit is un-shipped silently:
 * it stands as not handed over, with us again, and a person decides.
 */
export async function undoShipmentCreated(shipped: Shipped | undefined, { container }: Scope): Promise<void> {
  if (shipped === undefined || shipped.unitIds.length === 0) return
  const { fulfillmentId, attempt, unitIds } = shipped
  const filing = { dedupeKey: `undo_ship:${fulfillmentId}`, fulfillmentId, summary: "Medusa undid a shipment whose units had been recorded as shipped; they now stand as not handed over." }
  try {
    await servicesOf(container).units.command(
      requestOf({ reference: { type: "fulfillment", id: fulfillmentId }, key: `shipmentCreated:${fulfillmentId}:${attempt}:undo` }),
      { command: "void_shipment", units: unitIds.map((unitId) => ({ unitId })), reasonCode: "shipment_undone" },
    )
    await reportFailure(container, filing, "A workflow around core's shipment failed after it.")
  } catch (error) {
    await reportFailure(container, { ...filing, summary: "Medusa undid a shipment, and its units could not be marked as not handed over." }, error)
  }
}
