import type { RecordedUnitEvent } from "../../domain/unit/events"
import type { HttpUnitEvent } from "../../types/http/unit"

/** An event of a unit's history: what is worth knowing of it, and under `changes` its effect, both in snake case; with its note, while that is kept. */
export const presentUnitEvent = (event: RecordedUnitEvent, notes: ReadonlyMap<string, string>): HttpUnitEvent => ({
  sequence: event.sequence,
  type: event.type,
  actor: { type: event.actor.type, id: event.actor.id },
  workstation: event.workstation,
  reference: event.reference === null ? null : { type: event.reference.type, id: event.reference.id },
  occurred_at: event.occurredAt,
  recorded_at: event.recordedAt,
  corrects_sequence: event.correctsSequence ?? null,
  data: { ...event.facts, changes: snakeCased(event.changes) },
  note: notes.get(noteIdOf(event) ?? "") ?? null,
  hash: event.hash,
})

/** The id of the text an event refers to. */
export function noteIdOf({ facts }: RecordedUnitEvent): string | null {
  const id = facts["note_id"]
  return typeof id === "string" ? id : null
}

/** Only the first level has names of ours; holds and identifiers inside are stored as they are shown. */
function snakeCased(changes: RecordedUnitEvent["changes"]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(changes).map(([field, value]) => [field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]))
}
