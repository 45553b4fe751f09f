import type { PoolClient } from "pg"
import { namedQuery } from "../persistence/named-query"
import { Parameters, rowsSource, type SourceColumn } from "./statement"

/** Free text that an event or a case refers to by its id. */
export interface NoteRow {
  readonly id: string
  readonly body: string
  readonly salt: string
  readonly createdBy: string
  /** The document or person it is about: by it the note is found when that person is erased. */
  readonly subject?: { readonly type: string; readonly id: string }
}

export const NOTE_INSERT_COLUMNS = ["id", "subject_type", "subject_id", "body", "salt", "created_by"] as const

export function noteColumns(notes: readonly NoteRow[]): SourceColumn[] {
  const text = (name: string, values: readonly string[]): SourceColumn => ({ name, type: "text", values })
  return [
    text("id", notes.map(({ id }) => id)), text("subject_type", notes.map(({ subject }) => subject?.type ?? "command")), text("subject_id", notes.map(({ id, subject }) => subject?.id ?? id)),
    text("body", notes.map(({ body }) => body)), text("salt", notes.map(({ salt }) => salt)), text("created_by", notes.map(({ createdBy }) => createdBy)),
  ]
}

/** Writes notes that belong to no event of a unit. */
export async function insertNotes(client: PoolClient, notes: readonly NoteRow[]): Promise<void> {
  if (notes.length === 0) return
  const parameters = new Parameters()
  const { from, expression: of } = rowsSource(parameters, notes.length, noteColumns(notes))
  await namedQuery(client, `insert into note (${NOTE_INSERT_COLUMNS.join(", ")}) select ${NOTE_INSERT_COLUMNS.map((column) => of[column]).join(", ")} ${from}`, parameters.values)
}
