import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { requestOf, type Services, servicesOf } from "../facade"
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

/** What a command bound, from its summary: opaque here, the undo takes it back as it is. */
export type BoundNow = Parameters<Services["orders"]["undoFulfillment"]>[1]["bound"]
export const boundOf = (summary: { readonly [key: string]: unknown }): BoundNow => summary["bound"] as BoundNow

interface Fulfilled {
  readonly fulfillmentId: string
  readonly orderId: string
  readonly bound: BoundNow
}

/**
 * Handler of `createOrderFulfillmentWorkflow.hooks.fulfillmentCreated`: binds units to the new fulfilment, those that
 * are named or the allocated ones. Throws where a policy says `block` and units are missing; Medusa then undoes the fulfilment.
 */
export async function fulfillmentCreated({ fulfillment, additional_data }: Input, { container }: Scope): Promise<StepResponse<string | undefined, Fulfilled>> {
  const orderId = await orderIdOfFulfillment(container, fulfillment.id)
  const facts = orderId === null ? null : await readOrderFacts(container, orderId)
  if (facts === null) return new StepResponse(undefined)
  const { lines, customerId } = snapshotOf(facts)
  try {
    const { units, summary } = await servicesOf(container).orders.bindFulfillment(
      requestOf({ userId: fulfillment.created_by, reference: { type: "fulfillment", id: fulfillment.id }, key: `fulfillmentCreated:${fulfillment.id}` }),
      {
        orderId: facts.id, customerId, lines, fulfillmentId: fulfillment.id, locationId: fulfillment.location_id,
        items: fulfilledItemsOf(facts, itemsOf(fulfillment)), serialNumbers: namedOf(additional_data, fulfillment.metadata),
      },
    )
    await postStock(container, [...new Set(units.map(({ inventoryItemId }) => inventoryItemId))])
    return new StepResponse(fulfillment.id, { fulfillmentId: fulfillment.id, orderId: facts.id, bound: boundOf(summary) })
  } catch (error) {
    throwAsMedusaError(error)
  }
}

/** Medusa undoes the fulfilment; its units are again what they were before. Undefined when the handler itself threw: then nothing was bound. */
export async function undoFulfillmentCreated(fulfilled: Fulfilled | undefined, { container }: Scope): Promise<void> {
  if (fulfilled === undefined) return
  const { fulfillmentId } = fulfilled
  const request = requestOf({ reference: { type: "fulfillment", id: fulfillmentId }, key: `fulfillmentCreated:${fulfillmentId}:undo` })
  try {
    const { units } = await servicesOf(container).orders.undoFulfillment(request, { ...fulfilled, reasonCode: "fulfillment_undone" })
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
