import type { PoolClient } from "pg"
import { groupBy } from "../../domain/common/group-by"
import { RejectionError, reject } from "../../domain/common/rejection"
import type { Unit } from "../../domain/unit/unit"
import { claimsUnit, type ClaimedUnit, type VendorClaim, type VendorClaimEntry, type VendorClaimLine } from "../../domain/vendor/vendor-claim"
import type { CommandContext } from "../../ledger/record"
import { gatherRows, type GatheredRows, part } from "../../persistence/gather-rows"
import { namedQuery } from "../../persistence/named-query"
import { isUniqueViolation } from "../../persistence/postgres-errors"
import { VENDOR_CLAIM_COLUMNS, VENDOR_CLAIM_LINE_COLUMNS, VENDOR_CLAIM_LINE_SELECT, VENDOR_CLAIM_SELECT, vendorClaimLineOfRow, vendorClaimOfRow } from "./vendor-columns"

type Row = Record<string, unknown>

/** Whole claims by the ids `$1`. */
export const VENDOR_CLAIM_PARTS = {
  headers: part<Row>(`select ${VENDOR_CLAIM_SELECT} from vendor_claim v where v.id = any ($1::text[])`),
  lines: part<Row>(`select ${VENDOR_CLAIM_LINE_SELECT} from vendor_claim_line l where l.vendor_claim_id = any ($1::text[]) order by l.vendor_claim_id, l.position`),
}

/** In no particular order. */
export function vendorClaimsOf({ headers, lines }: GatheredRows<typeof VENDOR_CLAIM_PARTS>): VendorClaim[] {
  const byClaim = groupBy(lines, (row) => row["vendor_claim_id"])
  return headers.map((row) => vendorClaimOfRow(row, (byClaim.get(row["id"]) ?? []).map(vendorClaimLineOfRow)))
}

/** One whole claim, its row locked, by id or by the number people say. Throws `not_found`. */
export async function lockVendorClaim(client: PoolClient, idOrNumber: string): Promise<VendorClaim> {
  const id = await idOfVendorClaim(client, idOrNumber)
  await namedQuery(client, "select v.id from vendor_claim v where v.id = $1::text for no key update of v", [id])
  const [claim] = vendorClaimsOf(await gatherRows(client, VENDOR_CLAIM_PARTS, [[id]]))
  if (claim === undefined) throw noVendorClaim(idOrNumber)
  return claim
}

/** Null: nothing has this number. Whether there is something of this id is seen when it is read. */
export async function idOfVendorClaim(client: PoolClient, idOrNumber: string): Promise<string | null> {
  if (!idOrNumber.startsWith("VEN-")) return idOrNumber
  const [row] = await namedQuery<{ id: string }>(client, "select id from vendor_claim where display_id = $1::text", [idOrNumber])
  return row?.id ?? null
}

export const noVendorClaim = (idOrNumber: string): RejectionError => new RejectionError(reject("not_found", `No vendor claim ${idOrNumber.slice(0, 64)} exists.`, { id: idOrNumber.slice(0, 64) }))

/** The units as a claim sees them. Under their locks this is exact: whoever puts a unit on a claim locks it. */
export async function claimedUnits(client: PoolClient, claimId: string, units: readonly Unit[]): Promise<ReadonlyMap<string, ClaimedUnit>> {
  if (units.length === 0) return new Map()
  const rows = await namedQuery<{ unit_id: string }>(client, "select unit_id from vendor_claim_line where is_open and vendor_claim_id <> $1::text and unit_id = any ($2::text[])", [claimId, units.map(({ id }) => id)])
  const elsewhere = new Set(rows.map(({ unit_id }) => unit_id))
  return new Map(units.map(({ id, serialNumber, status, owner, wasShipped }) => [id, { id, serialNumber, status, owner, wasShipped, isOnOtherClaim: elsewhere.has(id) }]))
}

export async function insertVendorClaim(client: PoolClient, claim: VendorClaim): Promise<void> {
  await writeHeader(client, claim, "insert")
  await writeLines(client, claim, claim.lines, "insert")
}

/** Writes what changed and counts the version up; its row must be locked. Gives the claim as it is now. */
export async function saveVendorClaim(client: PoolClient, before: VendorClaim, after: VendorClaim, context: Pick<CommandContext, "at">): Promise<VendorClaim> {
  const saved: VendorClaim = { ...after, version: before.version + 1, updatedAt: context.at }
  await writeHeader(client, saved, "update")
  const known = new Map(before.lines.map((line) => [line.id, line]))
  const kept = new Set(after.lines.map(({ id }) => id))
  const removed = before.lines.filter(({ id }) => !kept.has(id)).map(({ id }) => id)
  if (removed.length > 0) await namedQuery(client, "delete from vendor_claim_line where id = any ($1::text[])", [removed])
  // `is_open` follows from the header too.
  const changed = after.lines.filter((line) => known.has(line.id) && (known.get(line.id) !== line || claimsUnit(before, line) !== claimsUnit(after, line)))
  await writeLines(client, saved, changed, "update")
  await writeLines(client, saved, after.lines.filter(({ id }) => !known.has(id)), "insert")
  return saved
}

async function writeHeader(client: PoolClient, claim: VendorClaim, mode: "insert" | "update"): Promise<void> {
  const columns = ["id", "version", "updated_at", ...VENDOR_CLAIM_COLUMNS.map(({ column }) => column)]
  const values = [claim.id, claim.version, claim.updatedAt, ...VENDOR_CLAIM_COLUMNS.map(({ field }) => claim[field])]
  const places = ["text", "int", "timestamptz", ...VENDOR_CLAIM_COLUMNS.map(({ type }) => type)].map((type, index) => `$${index + 1}::${type}`)
  const text = mode === "insert"
    ? `insert into vendor_claim (${columns.join(", ")}) values (${places.join(", ")})`
    : `update vendor_claim set ${columns.slice(1).map((column, index) => `${column} = ${places[index + 1]}`).join(", ")} where id = $1::text`
  await namedQuery(client, text, values)
}

/** Any number of lines by one statement. The index is the net under what the domain decided. */
async function writeLines(client: PoolClient, claim: VendorClaim, lines: readonly VendorClaimLine[], mode: "insert" | "update"): Promise<void> {
  if (lines.length === 0) return
  const columns = ["id", "vendor_claim_id", "is_open", ...VENDOR_CLAIM_LINE_COLUMNS.map(({ column }) => column)]
  const types = ["text", "text", "boolean", ...VENDOR_CLAIM_LINE_COLUMNS.map(({ type }) => type)]
  const rows = lines.map((line) => ({
    id: line.id, vendor_claim_id: claim.id, is_open: claimsUnit(claim, line), ...Object.fromEntries(VENDOR_CLAIM_LINE_COLUMNS.map(({ field, column }) => [column, line[field]])),
  }))
  const source = `jsonb_to_recordset($1::jsonb) as x (${columns.map((column, index) => `${column} ${types[index]}`).join(", ")})`
  const text = mode === "insert"
    ? `insert into vendor_claim_line (${columns.join(", ")}) select ${columns.map((column) => `x.${column}`).join(", ")} from ${source}`
    : `update vendor_claim_line l set ${columns.slice(2).map((column) => `${column} = x.${column}`).join(", ")} from ${source} where l.id = x.id`
  try {
    await namedQuery(client, text, [JSON.stringify(rows)])
  } catch (error) {
    if (!isUniqueViolation(error, "uq_vendor_claim_line_open")) throw error
    throw new RejectionError(reject("vendor_claim.unit_in_other", `A unit of ${claim.displayId} stands on another open vendor claim.`, { id: claim.id }))
  }
}

export interface VendorEntryToWrite extends VendorClaimEntry {
  readonly noteId?: string | null
}

/** The claim's timeline: what happened, in the order it was written. */
export async function writeVendorEntries(client: PoolClient, claimId: string, entries: readonly VendorEntryToWrite[], context: CommandContext, newId: (prefix: string) => string): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map(({ type, lineId, data, noteId }) => ({
    id: newId("vene"), vendor_claim_id: claimId, line_id: lineId, type, actor_type: context.actor.type, actor_id: context.actor.id, at: context.occurredAt, data, note_id: noteId ?? null,
  }))
  await namedQuery(
    client,
    `insert into vendor_claim_entry (id, vendor_claim_id, line_id, type, actor_type, actor_id, at, data, note_id)
     select x.* from jsonb_to_recordset($1::jsonb) as x (id text, vendor_claim_id text, line_id text, type text, actor_type text, actor_id text, at timestamptz, data jsonb, note_id text)`,
    [JSON.stringify(rows)],
  )
}
