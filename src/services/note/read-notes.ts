import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"

/** The texts that events refer to, by id; an erased one is missing. One statement. */
export async function readNotes(ledger: Ledger, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await withClient(ledger.dataSource, (client) => namedQuery<{ id: string; body: string }>(client, "select n.id, n.body from note n where n.id = any ($1::text[])", [ids]))
  return new Map(rows.map(({ id, body }) => [id, body]))
}
