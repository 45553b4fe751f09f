/**
 * A shipment that names no labels makes core delete those the carrier gave with the fulfilment, before its hook runs.
 * The middleware sees them just before, in the same process and under the order's lock, and keeps their numbers for the
 * hook. A workflow that is run by code has no such moment: there a shipment without labels has no tracking number.
 */
const kept = new Map<string, readonly string[]>()

/** Until the request is over; gives the function that forgets them. */
export function keepTrackingNumbers(fulfillmentId: string, trackingNumbers: readonly string[]): () => void {
  kept.set(fulfillmentId, trackingNumbers)
  return () => void kept.delete(fulfillmentId)
}

export const keptTrackingNumbers = (fulfillmentId: string): readonly string[] => kept.get(fulfillmentId) ?? []
