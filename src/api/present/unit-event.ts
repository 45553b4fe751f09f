import type { RecordedUnitEvent } from "../../domain/unit/events"
import type { HttpUnitEvent } from "../../types/http/unit"

/** An event of a unit's history: what is worth knowing of it, and under `changes` its effect, both in snake case. */
export const presentUnitEvent = (event: RecordedUnitEvent): HttpUnitEvent => ({
  sequence: event.sequence,
  type: event.type,
  actor: { type: event.actor.type, id: event.actor.id },
  workstation: event.workstation,
  reference: event.reference === null ? null : { type: event.reference.type, id: event.reference.id },
  occurred_at: event.occurredAt,
  recorded_at: event.recordedAt,
  corrects_sequence: event.correctsSequence ?? null,
  data: { ...event.facts, changes: snakeCased(event.changes) },
  hash: event.hash,
})

/** Only the first level has names of ours; holds and identifiers inside are stored as they are shown. */
function snakeCased(changes: RecordedUnitEvent["changes"]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(changes).map(([field, value]) => [field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]))
}
