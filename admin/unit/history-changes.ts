import type { HttpUnitEvent } from "../../src/types/http"

/** Fields that say something to an agent; the rest of an event's effect is bookkeeping. */
export const SHOWN_FIELDS = [
  "status", "location_id", "bin", "grade", "serial_number", "lot_number", "manufactured_on", "expires_on", "owner_customer_id", "order_id", "inventory_item_id",
] as const
export type ShownField = (typeof SHOWN_FIELDS)[number]

export interface FieldChange {
  readonly field: ShownField
  readonly before: unknown
  readonly after: unknown
}

/** Each event with what it changed, told as before and after; one walk through the history. */
export function changesOf(events: readonly HttpUnitEvent[]): ReadonlyMap<number, readonly FieldChange[]> {
  const state = new Map<ShownField, unknown>()
  const bySequence = new Map<number, readonly FieldChange[]>()
  for (const { sequence, data } of events) {
    const effect = (data["changes"] ?? {}) as Readonly<Record<string, unknown>>
    const changes: FieldChange[] = []
    for (const field of SHOWN_FIELDS) {
      if (!(field in effect)) continue
      const before = field === "status" && !state.has(field) ? effect["previous_status"] ?? null : state.get(field) ?? null
      const after = effect[field] ?? null
      if (before !== after) changes.push({ field, before, after })
      state.set(field, after)
    }
    bySequence.set(sequence, changes)
  }
  return bySequence
}
