import { countedAt, hasOpenAllocation, needsHoldReservation, type Unit } from "../domain/unit/unit"
import type { RecordedChange } from "./record"

/** A change of Medusa's stock level that our units make necessary. */
export interface StockDelta {
  readonly inventoryItemId: string
  readonly locationId: string
  readonly delta: number
}

/** The sums of what these changes add to and take from Medusa's levels, zero sums left out; whether Medusa's stock follows an item at all is asked where they are written. */
export function stockDeltasOf(changes: readonly RecordedChange[]): StockDelta[] {
  const sums = new Map<string, StockDelta>()
  const add = (unit: Unit, sign: 1 | -1): void => {
    const locationId = countedAt(unit)
    if (locationId === null) return
    const key = `${unit.inventoryItemId} ${locationId}`
    sums.set(key, { inventoryItemId: unit.inventoryItemId, locationId, delta: (sums.get(key)?.delta ?? 0) + sign })
  }
  for (const { before, after, stockByMedusa } of changes) {
    if (stockByMedusa === true) continue
    if (before !== null) add(before, -1)
    add(after, 1)
  }
  return [...sums.values()].filter(({ delta }) => delta !== 0)
}

export interface HoldReservationEffect {
  readonly unitId: string
  readonly inventoryItemId: string
  readonly locationId: string | null
  readonly wanted: boolean
}

/** Held units in stock need one Medusa reservation each; it follows a move and ends when the unit leaves stock. */
export function holdReservationsOf(changes: readonly RecordedChange[]): HoldReservationEffect[] {
  return changes.flatMap(({ before, after }) => {
    const had = before !== null && needsHoldReservation(before)
    const needs = needsHoldReservation(after)
    const stays = had && needs && before.locationId === after.locationId && before.inventoryItemId === after.inventoryItemId
    if (stays || (!had && !needs)) return []
    return [{ unitId: after.id, inventoryItemId: after.inventoryItemId, locationId: after.locationId, wanted: needs }]
  })
}

export interface AllocationOpening {
  readonly unitId: string
  readonly sequence: number
  readonly orderId: string
  readonly lineItemId: string
  readonly inventoryItemId: string
  readonly fulfillmentId: string | null
  readonly outcome: "open" | "shipped"
}

/** The promise stays, its fulfilment changes: bound or unbound. */
export interface AllocationBinding {
  readonly unitId: string
  readonly fulfillmentId: string | null
}

export function allocationBindingsOf(changes: readonly RecordedChange[]): AllocationBinding[] {
  return changes.flatMap(({ before, after }) => {
    const stays = before !== null && hasOpenAllocation(before) && hasOpenAllocation(after)
    return stays && before.fulfillmentId !== after.fulfillmentId ? [{ unitId: after.id, fulfillmentId: after.fulfillmentId }] : []
  })
}

/** A shipment that was taken back leaves the promise as it was: its row is open again. */
export function allocationReopeningsOf(changes: readonly RecordedChange[]): string[] {
  return changes.flatMap(({ unitId, recorded }) => (recorded.type === "unit.shipment_canceled" ? [unitId] : []))
}

export interface AllocationClosing {
  readonly unitId: string
  readonly lineItemId: string
  readonly from: "open" | "shipped"
  readonly outcome: "shipped" | "released"
}

export function allocationOpeningsOf(changes: readonly RecordedChange[]): AllocationOpening[] {
  return changes.flatMap(({ before, after, recorded }) => {
    const corrected = recorded.type === "unit.shipment_corrected" && (after.status === "shipped" || after.status === "delivered")
    const opened = hasOpenAllocation(after) && !(before !== null && hasOpenAllocation(before)) && recorded.type !== "unit.shipment_canceled"
    if (after.orderId === null || after.lineItemId === null || !(corrected || opened)) return []
    return [{
      unitId: after.id, sequence: recorded.sequence, orderId: after.orderId, lineItemId: after.lineItemId, inventoryItemId: after.inventoryItemId,
      fulfillmentId: after.fulfillmentId, outcome: corrected ? "shipped" as const : "open" as const,
    }]
  })
}

export function allocationClosingsOf(changes: readonly RecordedChange[]): AllocationClosing[] {
  return changes.flatMap(({ before, after, recorded }): AllocationClosing[] => {
    if (before === null || before.lineItemId === null) return []
    const { id: unitId, lineItemId } = before
    if (hasOpenAllocation(before)) {
      if (hasOpenAllocation(after)) return []
      // A correction opens a row of its own, also for the line the unit was promised to.
      const shippedAsPromised = recorded.type === "unit.shipped" && after.lineItemId === lineItemId
      return [{ unitId, lineItemId, from: "open", outcome: shippedAsPromised ? "shipped" : "released" }]
    }
    // The unit recorded as shipped was not the one: its line gets the other unit instead.
    return recorded.type === "unit.shipment_corrected" ? [{ unitId, lineItemId, from: "shipped", outcome: "released" }] : []
  })
}
