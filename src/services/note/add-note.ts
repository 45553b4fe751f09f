import { createHash, randomBytes } from "node:crypto"
import type { Facts } from "../../domain/common/rejection"
import type { Actor } from "../../domain/unit/events"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"

/**
 * Free text may name a person, so it never enters the history: the event holds the note's id and its salted hash.
 * Erasing the row with its salt leaves a chain that still verifies and says nothing about anybody.
 */
export async function addNote(ledger: Ledger, author: Actor, body: string): Promise<Facts> {
  const id = ledger.newId("anote")
  const salt = randomBytes(16).toString("hex")
  await withClient(ledger.dataSource, (client) => namedQuery(
    client, "insert into note (id, subject_type, subject_id, body, salt, created_by) values ($1, 'command', $1, $2, $3, $4)", [id, body, salt, author.id],
  ))
  return { note_id: id, note_hash: createHash("sha256").update(salt).update(body).digest("hex") }
}
