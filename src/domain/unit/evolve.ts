import type { RecordedUnitEvent } from "./events"
import { UNBORN, type Unit } from "./unit"

/** Folds one event into the projection. Total: it never rejects, whatever the rules say today. */
export function evolve(unit: Unit | null, event: RecordedUnitEvent): Unit {
  return {
    ...(unit ?? UNBORN), id: event.unitId, createdAt: unit?.createdAt ?? event.recordedAt, ...event.changes,
    version: event.sequence, chainHash: event.hash, updatedAt: event.recordedAt,
  }
}

/** The unit its whole history says it is; null for an empty history. */
export function fold(events: readonly RecordedUnitEvent[]): Unit | null {
  return events.reduce<Unit | null>(evolve, null)
}
