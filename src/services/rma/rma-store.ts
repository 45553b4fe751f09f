import type { PoolClient } from "pg"
import { groupBy } from "../../domain/common/group-by"
import { RejectionError, reject } from "../../domain/common/rejection"
import type { Rma, RmaEntry, RmaLine } from "../../domain/rma/rma"
import { claimsUnit, statusOf } from "../../domain/rma/status"
import type { LockMode } from "../../ledger/load-units"
import type { CommandContext } from "../../ledger/record"
import { gatherRows, type GatheredRows, part } from "../../persistence/gather-rows"
import { namedQuery } from "../../persistence/named-query"
import { isUniqueViolation } from "../../persistence/postgres-errors"
import { offersOfRows, offersPart, saveOffers } from "./offer-store"
import { RMA_COLUMNS, RMA_LINE_COLUMNS, RMA_LINE_SELECT, RMA_SELECT, rmaLineOfRow, rmaOfRow } from "./rma-columns"

type Row = Record<string, unknown>

/** As an array, not a join: what it names is then looked up by index, however large the other table seems to be for it. */
export const ofLines = (column: string): string => `any (array(select l.${column} from rma_line l where l.rma_id = any ($1::text[])))`

/** Whole documents by the ids `$1`. */
export const RMA_PARTS = {
  headers: part<Row>(`select ${RMA_SELECT} from rma r where r.id = any ($1::text[])`),
  lines: part<Row>(`select ${RMA_LINE_SELECT} from rma_line l where l.rma_id = any ($1::text[]) order by l.rma_id, l.position`),
  offers: offersPart(ofLines("id")),
}

/** In no particular order. */
export function rmasOf({ headers, lines, offers }: GatheredRows<typeof RMA_PARTS>): Rma[] {
  const byRma = groupBy(lines, (row) => row["rma_id"])
  const byLine = offersOfRows(offers)
  return headers.map((row) => rmaOfRow(row, (byRma.get(row["id"]) ?? []).map((line) => rmaLineOfRow(line, byLine.get(String(line["id"])) ?? null))))
}

/** One statement for any number. `lock`: their rows first, in the order of ids. */
export async function loadRmas(client: PoolClient, ids: readonly string[], mode: LockMode = "read"): Promise<Rma[]> {
  if (ids.length === 0) return []
  if (mode === "lock") await namedQuery(client, "select r.id from rma r where r.id = any ($1::text[]) order by r.id for no key update of r", [ids])
  return rmasOf(await gatherRows(client, RMA_PARTS, [ids]))
}

/** By id or by the number people say. Throws `not_found`. */
export async function requireRma(client: PoolClient, idOrNumber: string, mode: LockMode = "read"): Promise<Rma> {
  const id = await idOfRma(client, idOrNumber)
  const [rma] = id === null ? [] : await loadRmas(client, [id], mode)
  if (rma === undefined) throw noRma(idOrNumber)
  return rma
}

/** Null: nothing has this number. Whether there is something of this id is seen when it is read. */
export async function idOfRma(client: PoolClient, idOrNumber: string): Promise<string | null> {
  if (!idOrNumber.startsWith("RMA-")) return idOrNumber
  const [row] = await namedQuery<{ id: string }>(client, "select id from rma where display_id = $1::text", [idOrNumber])
  return row?.id ?? null
}

export const noRma = (idOrNumber: string): RejectionError => new RejectionError(reject("not_found", `No RMA ${idOrNumber} exists.`, { id: idOrNumber }))

export function requireLine(rma: Rma, lineId: string): RmaLine {
  const line = rma.lines.find(({ id }) => id === lineId)
  if (line === undefined) throw new RejectionError(reject("not_found", `${rma.displayId} has no line ${lineId}.`, { rma_id: rma.id, line_id: lineId }))
  return line
}

export const withLine = (rma: Rma, line: RmaLine): Rma => ({ ...rma, lines: rma.lines.map((old) => (old.id === line.id ? line : old)) })

/** A new document with its lines. Throws `rma.unit_in_other` when a unit stands on another open one. */
export async function insertRma(client: PoolClient, rma: Rma, context: CommandContext): Promise<void> {
  await writeHeader(client, rma, context, "insert")
  await writeLines(client, rma, rma.lines, "insert")
}

/** Writes what changed and counts the version up; its row must be locked. Gives the document as it is now. */
export async function saveRma(client: PoolClient, before: Rma, after: Rma, context: CommandContext): Promise<Rma> {
  const saved = { ...after, version: before.version + 1 }
  await writeHeader(client, saved, context, "update")
  const known = new Map(before.lines.map((line) => [line.id, line]))
  // `is_open` follows from the header too, so a change of the header is a change of every line.
  const headerEnds = claimKey(before) !== claimKey(after)
  const changed = after.lines.filter((line) => headerEnds || known.get(line.id) !== line)
  await writeLines(client, saved, changed, "update")
  await saveOffers(client, before, changed)
  return saved
}

const claimKey = (rma: Rma): string => [rma.closedAt, rma.canceledAt, rma.expiredAt].join()

async function writeHeader(client: PoolClient, rma: Rma, context: CommandContext, mode: "insert" | "update"): Promise<void> {
  const columns = ["id", "version", "status", "updated_at", ...RMA_COLUMNS.map(({ column }) => column)]
  const values = [rma.id, rma.version, statusOf(rma, context.at), context.at, ...RMA_COLUMNS.map(({ field }) => rma[field])]
  const types = ["text", "int", "text", "timestamptz", ...RMA_COLUMNS.map(({ type }) => type)]
  const places = types.map((type, index) => `$${index + 1}::${type}`)
  const text = mode === "insert"
    ? `insert into rma (${columns.join(", ")}) values (${places.join(", ")})`
    : `update rma set ${columns.slice(1).map((column, index) => `${column} = ${places[index + 1]}`).join(", ")} where id = $1::text`
  await namedQuery(client, text, values)
}

/** Any number of lines by one statement. */
async function writeLines(client: PoolClient, rma: Rma, lines: readonly RmaLine[], mode: "insert" | "update"): Promise<void> {
  if (lines.length === 0) return
  const columns = ["id", "rma_id", "is_open", "order_id", "line_item_id", ...RMA_LINE_COLUMNS.map(({ column }) => column)]
  const types = ["text", "text", "boolean", "text", "text", ...RMA_LINE_COLUMNS.map(({ type }) => type)]
  const rows = lines.map((line) => ({
    id: line.id, rma_id: rma.id, is_open: claimsUnit(rma, line), order_id: line.sale?.orderId ?? null, line_item_id: line.sale?.lineItemId ?? null,
    ...Object.fromEntries(RMA_LINE_COLUMNS.map(({ field, column }) => [column, line[field]])),
  }))
  const source = `jsonb_to_recordset($1::jsonb) as x (${columns.map((column, index) => `${column} ${types[index]}`).join(", ")})`
  const text = mode === "insert"
    ? `insert into rma_line (${columns.join(", ")}) select ${columns.map((column) => `x.${column}`).join(", ")} from ${source}`
    : `update rma_line l set ${columns.slice(2).map((column) => `${column} = x.${column}`).join(", ")} from ${source} where l.id = x.id`
  try {
    await namedQuery(client, text, [JSON.stringify(rows)])
  } catch (error) {
    if (!isUniqueViolation(error, "uq_rma_line_open")) throw error
    throw new RejectionError(reject("rma.unit_in_other", `A unit of ${rma.displayId} stands on another open RMA.`, { id: rma.id, unit_ids: lines.map(({ unitId }) => unitId) }))
  }
}

export interface EntryToWrite extends RmaEntry {
  readonly noteId?: string | null
}

/** The document's timeline: what happened, in the order it was written. */
export async function writeEntries(client: PoolClient, rma: Rma, entries: readonly EntryToWrite[], context: CommandContext, newId: (prefix: string) => string): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map(({ type, lineId, data, noteId }) => ({
    id: newId("rmae"), rma_id: rma.id, line_id: lineId, type, actor_type: context.actor.type, actor_id: context.actor.id, at: context.occurredAt, data, note_id: noteId ?? null,
  }))
  await namedQuery(
    client,
    `insert into rma_entry (id, rma_id, line_id, type, actor_type, actor_id, at, data, note_id)
     select x.* from jsonb_to_recordset($1::jsonb) as x (id text, rma_id text, line_id text, type text, actor_type text, actor_id text, at timestamptz, data jsonb, note_id text)`,
    [JSON.stringify(rows)],
  )
}
