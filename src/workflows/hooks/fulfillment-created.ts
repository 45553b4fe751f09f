import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { requestOf, servicesOf } from "../facade"
import { type FulfillmentFacts, readOrderFacts } from "../order/order-facts"
import { fulfilledItemsOf, snapshotOf } from "../order/order-snapshot"
import { orderIdOfFulfillment } from "../order/wake-order"
import { postStock } from "../stock/post-stock"
import { reportFailure, throwAsMedusaError } from "./hook-errors"
import { parseNamedSerials, serialsSource } from "./named-serials"

/** The fulfilment as Medusa hands it to its hooks. It does not know its order. */
export interface HookFulfillment {
  readonly id: string
  readonly location_id: string
  readonly created_by?: string | null
  readonly marked_shipped_by?: string | null
  readonly shipped_at?: string | Date | null
  readonly metadata?: unknown
  readonly items: readonly { readonly line_item_id?: string | null; readonly inventory_item_id?: string | null; readonly quantity: unknown }[]
  readonly labels?: readonly ({ readonly tracking_number?: string | null } | null)[] | null
}

interface Input {
  readonly fulfillment: HookFulfillment
  readonly additional_data?: Record<string, unknown> | undefined
}

interface Scope {
  readonly container: MedusaContainer
}

/**
 * Handler of `createOrderFulfillmentWorkflow.hooks.fulfillmentCreated`: binds units to the new fulfilment, those that
 * are named or the allocated ones. Throws where a policy says `block` and units are missing; Medusa then undoes the fulfilment.
 */
export async function fulfillmentCreated({ fulfillment, additional_data }: Input, { container }: Scope): Promise<StepResponse<string | undefined, string>> {
  const orderId = await orderIdOfFulfillment(container, fulfillment.id)
  const facts = orderId === null ? null : await readOrderFacts(container, orderId)
  if (facts === null) return new StepResponse(undefined)
  const { lines, customerId } = snapshotOf(facts)
  try {
    const { units } = await servicesOf(container).orders.bindFulfillment(
      requestOf({ userId: fulfillment.created_by, reference: { type: "fulfillment", id: fulfillment.id }, key: `fulfillmentCreated:${fulfillment.id}` }),
      {
        orderId: facts.id, customerId, lines, fulfillmentId: fulfillment.id, locationId: fulfillment.location_id,
        items: fulfilledItemsOf(facts, itemsOf(fulfillment)), serialNumbers: namedOf(additional_data, fulfillment.metadata),
      },
    )
    await postStock(container, [...new Set(units.map(({ inventoryItemId }) => inventoryItemId))])
  } catch (error) {
    throwAsMedusaError(error)
  }
  return new StepResponse(fulfillment.id, fulfillment.id)
}

/** Medusa undoes the fulfilment. `fulfillmentId` is undefined when the handler itself threw: then nothing was bound. */
export async function undoFulfillmentCreated(fulfillmentId: string | undefined, { container }: Scope): Promise<void> {
  if (fulfillmentId === undefined) return
  const request = requestOf({ reference: { type: "fulfillment", id: fulfillmentId }, key: `fulfillmentCreated:${fulfillmentId}:undo` })
  try {
    const { units } = await servicesOf(container).orders.unbindFulfillment(request, { fulfillmentId, reasonCode: "fulfillment_undone" })
    await postStock(container, [...new Set(units.map(({ inventoryItemId }) => inventoryItemId))])
  } catch (error) {
    // A compensation that throws would keep Medusa from undoing its own part.
    await reportFailure(container, { dedupeKey: `undo_bind:${fulfillmentId}`, fulfillmentId, summary: "Units could not be unbound from a fulfilment that Medusa undid." }, error)
  }
}

export function itemsOf({ items }: HookFulfillment): FulfillmentFacts["items"] {
  return items.flatMap(({ line_item_id, inventory_item_id, quantity }) =>
    line_item_id ? [{ lineItemId: line_item_id, inventoryItemId: inventory_item_id ?? null, quantity: Number(quantity) }] : [],
  )
}

export function namedOf(additionalData: unknown, metadata: unknown) {
  const parsed = parseNamedSerials(serialsSource(additionalData, metadata))
  if (parsed.ok) return parsed.named
  const [issue] = parsed.issues
  throw new MedusaError(MedusaError.Types.INVALID_DATA, `request.invalid: ${issue?.path}: ${issue?.message}`)
}
