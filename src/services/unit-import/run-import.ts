import type { PoolClient } from "pg"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import { importChunk, type WaitingLine } from "./import-chunk"
import type { ImportedUnit, LineVerdict } from "./import-line"

/** Lines taken in by one command. */
export const IMPORT_CHUNK_LINES = 5_000

/**
 * Takes in the waiting lines of a file, chunk by chunk, each with a verdict. A chunk is a range of line numbers, always
 * the same, and a command with a receipt: killed anywhere and run again, or run by two workers at once, it takes every
 * unit in once and goes on where it was.
 */
export async function runImport(ledger: Ledger, { importId }: { readonly importId: string }): Promise<void> {
  const actor = await start(ledger, importId)
  if (actor === null) return
  for (const chunk of await waitingChunks(ledger, importId)) {
    const lines = await linesOf(ledger, importId, chunk)
    if (lines.length > 0) await keep(ledger, importId, await importChunk(ledger, { importId, chunk, actor, lines }))
  }
  await withClient(ledger.dataSource, (client) => namedQuery(
    client,
    `update unit_import i set status = 'finished', finished_at = $2::timestamptz where i.id = $1::text and i.status <> 'finished'
       and not exists (select from unit_import_line l where l.import_id = i.id and l.status = 'waiting')`,
    [importId, ledger.now()],
  ))
}

interface Importer {
  readonly type: string
  readonly id: string
}

/** Who asked for it; null when there is nothing to do. */
async function start(ledger: Ledger, importId: string): Promise<Importer | null> {
  const rows = await withClient(ledger.dataSource, (client) => namedQuery<Importer & Record<string, unknown>>(
    client,
    "update unit_import set status = 'running', started_at = coalesce(started_at, $2::timestamptz) where id = $1::text and status <> 'finished' returning actor_type as type, actor_id as id",
    [importId, ledger.now()],
  ))
  const [importer] = rows
  return importer === undefined ? null : { type: importer.type, id: importer.id }
}

async function waitingChunks(ledger: Ledger, importId: string): Promise<number[]> {
  const rows = await withClient(ledger.dataSource, (client) => namedQuery<{ chunk: number }>(
    client, `select distinct l.line / ${IMPORT_CHUNK_LINES} as chunk from unit_import_line l where l.import_id = $1::text and l.status = 'waiting' order by chunk`, [importId],
  ))
  return rows.map(({ chunk }) => chunk)
}

async function linesOf(ledger: Ledger, importId: string, chunk: number): Promise<WaitingLine[]> {
  return withClient(ledger.dataSource, (client) => namedQuery<{ line: number; unit: ImportedUnit }>(
    client,
    "select l.line, l.data as unit from unit_import_line l where l.import_id = $1::text and l.line >= $2::int and l.line < $3::int and l.status = 'waiting' order by l.line",
    [importId, chunk * IMPORT_CHUNK_LINES, (chunk + 1) * IMPORT_CHUNK_LINES],
  ))
}

/** Verdicts and progress in one statement. Only waiting lines get one, so that a chunk told twice is counted once. */
async function keep(ledger: Ledger, importId: string, verdicts: readonly LineVerdict[]): Promise<void> {
  await withClient(ledger.dataSource, (client: PoolClient) => namedQuery(
    client,
    `with told as (
       update unit_import_line l set status = x.status, unit_id = x.unit_id, code = x.code, message = x.message,
         data = case when x.details is null then l.data else l.data || jsonb_build_object('details', x.details) end
       from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::jsonb[]) x (line, status, unit_id, code, message, details)
       where l.import_id = $1::text and l.line = x.line and l.status = 'waiting' returning l.status)
     update unit_import set accepted_count = accepted_count + (select count(*) from told where status = 'accepted'),
       rejected_count = rejected_count + (select count(*) from told where status = 'rejected') where id = $1::text`,
    [
      importId, verdicts.map(({ line }) => line), verdicts.map(({ status }) => status), verdicts.map((verdict) => (verdict.status === "accepted" ? verdict.unitId : null)),
      verdicts.map((verdict) => (verdict.status === "rejected" ? verdict.code : null)), verdicts.map((verdict) => (verdict.status === "rejected" ? verdict.message : null)),
      verdicts.map((verdict) => (verdict.status === "rejected" && verdict.details !== null ? JSON.stringify(verdict.details) : null)),
    ],
  ))
}
