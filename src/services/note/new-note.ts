import { createHash, randomBytes } from "node:crypto"
import type { Facts } from "../../domain/common/rejection"
import type { Actor } from "../../domain/unit/events"
import type { NoteRow } from "../../ledger/notes"
import type { Ledger } from "../../ledger/run-command"

export interface Note {
  /** Written together with the event or case that names it, so that none is left behind by a command that was refused. */
  readonly row: NoteRow
  /** What the event says of it. */
  readonly facts: Facts
}

/**
 * Free text may name a person, so it never enters the history: the event holds the note's id and its salted hash.
 * Erasing the row with its salt leaves a chain that still verifies and says nothing about anybody.
 */
export function newNote(ledger: Ledger, author: Actor, body: string, subject?: NoteRow["subject"]): Note {
  const id = ledger.newId("anote")
  const salt = randomBytes(16).toString("hex")
  const hash = createHash("sha256").update(salt).update(body).digest("hex")
  return { row: { id, body, salt, createdBy: author.id, ...(subject === undefined ? {} : { subject }) }, facts: { note_id: id, note_hash: hash } }
}
