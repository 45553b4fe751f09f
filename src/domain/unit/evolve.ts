import type { RecordedUnitEvent } from "./events"
import { UNBORN, type Unit } from "./unit"

/** Folds one event into the projection. Total: it never rejects, whatever the rules say today. */
export function evolve(unit: Unit | null, event: RecordedUnitEvent): Unit {
  const base: Unit = unit ?? { ...UNBORN, id: event.unitId, createdAt: event.recordedAt, updatedAt: event.recordedAt }
  return { ...base, ...event.changes, version: event.sequence, chainHash: event.hash, updatedAt: event.recordedAt }
}

/** The unit its whole history says it is; null for an empty history. */
export function fold(events: readonly RecordedUnitEvent[]): Unit | null {
  return events.reduce<Unit | null>(evolve, null)
}
