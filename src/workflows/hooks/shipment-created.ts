import type { MedusaContainer } from "@medusajs/framework/types"
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { requestOf, type Services, servicesOf } from "../facade"
import { readOrderFacts, trackingNumbersOf } from "../order/order-facts"
import { fulfilledItemsOf } from "../order/order-snapshot"
import { orderIdOfFulfillment } from "../order/wake-order"
import { type BoundNow, boundOf, type HookFulfillment, itemsOf, namedOf } from "./fulfillment-created"
import { reportFailure, throwAsMedusaError } from "./hook-errors"
import { keptTrackingNumbers } from "./labels-before-shipment"

interface Input {
  readonly shipment: HookFulfillment
  readonly additional_data?: Record<string, unknown> | undefined
}

interface Scope {
  readonly container: MedusaContainer
}

type Unnamed = Parameters<Services["orders"]["cancelShipment"]>[1]["unnamed"]

interface Shipped {
  readonly fulfillmentId: string
  readonly orderId: string
  readonly attempt: string
  readonly bound: BoundNow
  readonly unnamed: Unnamed
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
    const given = trackingNumbersOf(shipment)
    const { summary } = await servicesOf(container).orders.shipFulfillment(
      requestOf({ userId: shipment.marked_shipped_by, reference: { type: "fulfillment", id: shipment.id }, key: `shipmentCreated:${shipment.id}:${attempt}` }),
      {
        fulfillmentId: shipment.id, orderId: facts.id, customerId: facts.customerId, locationId: shipment.location_id,
        items: fulfilledItemsOf(facts, itemsOf(shipment)), trackingNumbers: given.length > 0 ? given : keptTrackingNumbers(shipment.id), ...(named === undefined ? {} : { serialNumbers: named }),
      },
    )
    return new StepResponse(shipment.id, { fulfillmentId: shipment.id, orderId: facts.id, attempt, bound: boundOf(summary), unnamed: summary["unnamed"] as unknown as Unnamed })
  } catch (error) {
    throwAsMedusaError(error)
  }
}

/**
 * Medusa takes the shipment back, so its units are again what they were before it. Those that moved on meanwhile (said
 * to be delivered, held, sent back) cannot be: they stand as not handed over, where that is possible, and a person decides.
 */
export async function undoShipmentCreated(shipped: Shipped | undefined, { container }: Scope): Promise<void> {
  if (shipped === undefined) return
  const { fulfillmentId, orderId, attempt, ...done } = shipped
  const { orders, units } = servicesOf(container)
  const requestFor = (deed: string) => requestOf({ reference: { type: "fulfillment", id: fulfillmentId }, key: `shipmentCreated:${fulfillmentId}:${attempt}:${deed}` })
  const filing = { dedupeKey: `undo_ship:${fulfillmentId}`, fulfillmentId, orderId, summary: "Medusa undid a shipment whose units moved on since; they now stand as not handed over." }
  try {
    const { summary } = await orders.cancelShipment(requestFor("undo"), { fulfillmentId, orderId, ...done, reasonCode: "shipment_undone" })
    const movedOn = summary["moved_on_unit_ids"] as readonly string[]
    if (movedOn.length === 0) return
    await units.command(requestFor("void"), { command: "void_shipment", units: movedOn.map((unitId) => ({ unitId })), reasonCode: "shipment_undone" })
    await reportFailure(container, filing, "A workflow around core's shipment failed after it.")
  } catch (error) {
    await reportFailure(container, { ...filing, summary: "Medusa undid a shipment, and its units could not be taken back." }, error)
  }
}
