import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { servicesOf } from "../../workflows/facade"
import { rejectionOf } from "../../workflows/hooks/hook-errors"
import { parseNamedSerials, serialsSource } from "../../workflows/hooks/named-serials"
import { type OrderFacts, readOrderFacts } from "../../workflows/order/order-facts"
import { fulfillmentItemsOf, snapshotOf } from "../../workflows/order/order-snapshot"
import { requireSalesChannel } from "../medusa/locations"
import { sendRejection } from "../respond"

/**
 * Before Medusa creates a fulfilment (and the provider buys a label): would the units be there? The hook binds them;
 * this only answers early, and in our form.
 */
export async function checkFulfillment(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const wanted = wantedOf(request.body)
  const facts = wanted === null ? null : await readOrderFacts(request.scope, request.params["id"] ?? "")
  // What is wrong with the order or the body Medusa says best itself.
  if (wanted === null || facts === null || facts.isDraft || facts.isCanceled || asksTooMuch(facts, wanted)) return next()
  const locationId = wanted.locationId ?? (await defaultLocation(request.scope, wanted.shippingOptionId ?? facts.shippingOptionId))
  if (locationId === null) return next()
  await answerOrGoOn(response, next, () => check(request.scope, facts, { ...wanted, locationId }))
}

/** More than a line still has to be fulfilled. */
const asksTooMuch = (facts: OrderFacts, { items }: Wanted): boolean =>
  facts.lines.some(({ id, quantity, fulfilledQuantity }) => {
    const asked = items.filter((item) => item.id === id).reduce((sum, item) => sum + item.quantity, 0)
    return asked > quantity - fulfilledQuantity
  })

async function check(container: MedusaContainer, facts: OrderFacts, wanted: Wanted & { readonly locationId: string }): Promise<void> {
  const { lines, customerId } = snapshotOf(facts)
  const parsed = parseNamedSerials(wanted.serialNumbers)
  const items = fulfillmentItemsOf(facts, wanted.items)
  const { orders, policies } = servicesOf(container)
  const tracked = await policies.byItems(items.flatMap(({ inventoryItemId }) => (inventoryItemId === null ? [] : [inventoryItemId])))
  if (tracked.size === 0) return
  await Promise.all([
    requireSalesChannel(container, [wanted.locationId], facts.salesChannelId),
    orders.checkFulfillment({ orderId: facts.id, customerId, lines, locationId: wanted.locationId, items, serialNumbers: parsed.ok ? parsed.named : undefined }),
  ])
}

/** Gives a rejection its answer; anything else is Medusa's to handle. */
export async function answerOrGoOn(response: MedusaResponse, next: MedusaNextFunction, check: () => Promise<void>): Promise<void> {
  try {
    await check()
  } catch (error) {
    const rejection = rejectionOf(error)
    if (rejection === null) throw error
    return sendRejection(response, rejection)
  }
  next()
}

interface Wanted {
  readonly items: readonly { readonly id: string; readonly quantity: number }[]
  readonly locationId: string | null
  readonly shippingOptionId: string | null
  readonly serialNumbers: unknown
}

/** Null: not the form of this route; Medusa refuses it. */
function wantedOf(body: unknown): Wanted | null {
  if (typeof body !== "object" || body === null) return null
  const { items, location_id, shipping_option_id, additional_data, metadata } = body as Record<string, unknown>
  if (!Array.isArray(items) || !items.every(isItem)) return null
  return {
    items,
    locationId: typeof location_id === "string" ? location_id : null,
    shippingOptionId: typeof shipping_option_id === "string" ? shipping_option_id : null,
    serialNumbers: serialsSource(additional_data, metadata),
  }
}

function isItem(item: unknown): item is { id: string; quantity: number } {
  return typeof item === "object" && item !== null && "id" in item && "quantity" in item && typeof item.id === "string" && typeof item.quantity === "number" && item.quantity > 0
}

/** Where core ships from when the request does not say. */
async function defaultLocation(container: MedusaContainer, shippingOptionId: string | null): Promise<string | null> {
  if (shippingOptionId === null) return null
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "shipping_option", fields: ["service_zone.fulfillment_set.location.id"], filters: { id: shippingOptionId } })
  const option = data[0] as unknown as { readonly service_zone?: { readonly fulfillment_set?: { readonly location?: { readonly id?: string } } } } | undefined
  return option?.service_zone?.fulfillment_set?.location?.id ?? null
}
