import type { FulfillmentCheck, OrderSnapshot } from "../facade"
import type { FulfillmentFacts, LineFacts, OrderFacts } from "./order-facts"

type SnapshotLine = OrderSnapshot["lines"][number]
type SnapshotFulfillment = OrderSnapshot["fulfillments"][number]
type CheckedItem = FulfillmentCheck["items"][number]

/** What the ledger needs to know of an order: pure, so that every way an order changes is read by the same rules. */
export function snapshotOf(facts: OrderFacts): OrderSnapshot {
  const live = facts.fulfillments.filter(isLive)
  return {
    orderId: facts.id,
    customerId: facts.customerId,
    canceled: facts.isCanceled,
    lines: facts.lines.flatMap((line) => linesOf(line, facts, live)),
    fulfillments: facts.fulfillments.map((fulfillment) => ({
      id: fulfillment.id,
      locationId: fulfillment.locationId,
      live: isLive(fulfillment),
      shippedAt: fulfillment.shippedAt,
      deliveredAt: fulfillment.deliveredAt,
      trackingNumbers: [...fulfillment.trackingNumbers],
      items: summed(fulfillment.items.flatMap((item) => inventoryOf(item, facts))),
    })),
  }
}

export const isLive = (fulfillment: FulfillmentFacts): boolean => !fulfillment.isCanceled && fulfillment.isCounted

/**
 * One line per inventory item. What is fulfilled counts as it was fulfilled; what is not needs the kit as defined now,
 * because that is what core will put into the next fulfilment. An item that left the kit keeps what is reserved of it;
 * one that joined the kit since is not shipped with this line: core fulfils only what is reserved.
 */
function linesOf(line: LineFacts, facts: OrderFacts, live: readonly FulfillmentFacts[]): SnapshotLine[] {
  const reservations = facts.reservations.filter(({ lineItemId }) => lineItemId === line.id)
  const fulfilled = live.flatMap(({ items }) => items.filter(({ lineItemId }) => lineItemId === line.id)).flatMap((item) => inventoryOf(item, facts))
  const unfulfilled = Math.max(0, line.quantity - line.fulfilledQuantity)
  return inventoryItemsOf(line, reservations, fulfilled).map((inventoryItemId) => {
    const defined = line.inventory.find((item) => item.inventoryItemId === inventoryItemId)
    const ofItem = reservations.filter((reservation) => reservation.inventoryItemId === inventoryItemId)
    const open = defined === undefined ? sum(ofItem) : unfulfilled * defined.requiredQuantity
    return {
      lineItemId: line.id,
      variantId: line.variantId,
      inventoryItemId,
      requiredCount: Math.round(sum(fulfilled.filter((item) => item.inventoryItemId === inventoryItemId)) + open),
      // A line reserved at two places is served from the one that holds more of it.
      locationId: [...ofItem].sort((a, b) => b.quantity - a.quantity)[0]?.locationId ?? null,
      orderedAt: line.orderedAt,
      sale: line.sale,
    }
  })
}

/** Reserved or fulfilled items say what the line really consists of; the definition speaks where there is neither (orders made by code). */
function inventoryItemsOf(line: LineFacts, reservations: readonly { readonly inventoryItemId: string }[], fulfilled: readonly { readonly inventoryItemId: string }[]): string[] {
  const known = new Set([...reservations, ...fulfilled].map(({ inventoryItemId }) => inventoryItemId))
  if (known.size === 0) return line.inventory.map(({ inventoryItemId }) => inventoryItemId)
  return [...known]
}

/** Core leaves the inventory item out where the variant's stock is not managed or nothing was reserved; serial policies still name items. */
function inventoryOf(item: FulfillmentFacts["items"][number], facts: OrderFacts): { lineItemId: string; inventoryItemId: string; quantity: number }[] {
  const { lineItemId, inventoryItemId, quantity } = item
  if (inventoryItemId !== null) return [{ lineItemId, inventoryItemId, quantity }]
  const line = facts.lines.find(({ id }) => id === lineItemId)
  return (line?.inventory ?? []).map((defined) => ({ lineItemId, inventoryItemId: defined.inventoryItemId, quantity: quantity * defined.requiredQuantity }))
}

/** The fulfilment items core would make of `items` of the create-fulfilment route. Lines the order does not have are left to core. */
export function fulfillmentItemsOf(facts: OrderFacts, items: readonly { readonly id: string; readonly quantity: number }[]): CheckedItem[] {
  return items.flatMap(({ id, quantity }) => {
    const line = facts.lines.find((candidate) => candidate.id === id)
    if (line === undefined) return []
    const reserved = facts.reservations.filter(({ lineItemId }) => lineItemId === id)
    if (reserved.length === 0) return inventoryOf({ lineItemId: id, inventoryItemId: null, quantity }, facts)
    return reserved.map(({ inventoryItemId }) => {
      const defined = line.inventory.find((item) => item.inventoryItemId === inventoryItemId)
      return { lineItemId: id, inventoryItemId, quantity: quantity * (defined?.requiredQuantity ?? 1) }
    })
  })
}

/** The items of a fulfilment as Medusa hands it to a hook, one entry for each line and inventory item. */
export function fulfilledItemsOf(facts: OrderFacts, items: FulfillmentFacts["items"]): SnapshotFulfillment["items"] {
  return summed(items.flatMap((item) => inventoryOf(item, facts)))
}

function summed(items: readonly { lineItemId: string; inventoryItemId: string; quantity: number }[]): SnapshotFulfillment["items"] {
  const sums = new Map<string, { lineItemId: string; inventoryItemId: string; quantity: number }>()
  for (const item of items) {
    const key = `${item.lineItemId} ${item.inventoryItemId}`
    sums.set(key, { ...item, quantity: (sums.get(key)?.quantity ?? 0) + item.quantity })
  }
  return [...sums.values()].map((item) => ({ ...item, quantity: Math.round(item.quantity) }))
}

const sum = (rows: readonly { readonly quantity: number }[]): number => rows.reduce((total, { quantity }) => total + quantity, 0)
