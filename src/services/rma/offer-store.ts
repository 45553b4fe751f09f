import type { PoolClient } from "pg"
import type { ReplacementOffer, Rma, RmaLine } from "../../domain/rma/rma"
import { type Part, part } from "../../persistence/gather-rows"
import { namedQuery } from "../../persistence/named-query"

const COLUMNS: readonly { readonly field: keyof ReplacementOffer; readonly column: string; readonly type: string }[] = [
  { field: "id", column: "id", type: "text" },
  { field: "variantId", column: "variant_id", type: "text" },
  { field: "title", column: "title", type: "text" },
  { field: "thumbnail", column: "thumbnail", type: "text" },
  { field: "creditMinor", column: "credit_minor", type: "bigint" },
  { field: "currencyCode", column: "currency_code", type: "text" },
  { field: "noteId", column: "note_id", type: "text" },
  { field: "offeredAt", column: "offered_at", type: "timestamptz" },
  { field: "offeredBy", column: "offered_by", type: "jsonb" },
  { field: "expiresAt", column: "expires_at", type: "timestamptz" },
  { field: "status", column: "status", type: "text" },
  { field: "endedAt", column: "ended_at", type: "timestamptz" },
  { field: "answerNoteId", column: "answer_note_id", type: "text" },
  { field: "wishBefore", column: "wish_before", type: "text" },
]
const SELECT = COLUMNS.map(({ column, field }) => `o.${column} as "${field}"`).join(", ")

type Row = ReplacementOffer & Record<string, unknown>

/** The newest offer on each of these lines. */
export const offersPart = (lineIds: string): Part<Row & { readonly rma_line_id: string }> =>
  part(`select distinct on (o.rma_line_id) o.rma_line_id, ${SELECT} from rma_offer o where o.rma_line_id = ${lineIds} order by o.rma_line_id, o.id desc`)

export const offersOfRows = (rows: readonly (Row & { readonly rma_line_id: string })[]): ReadonlyMap<string, ReplacementOffer> =>
  new Map(rows.map(({ rma_line_id, ...offer }) => [rma_line_id, offer as ReplacementOffer]))

/** One of a line's offers, however old. */
export async function findOffer(client: PoolClient, lineId: string, offerId: string): Promise<ReplacementOffer | null> {
  const [row] = await namedQuery<Row>(client, `select ${SELECT} from rma_offer o where o.rma_line_id = $1::text and o.id = $2::text`, [lineId, offerId])
  return row ?? null
}

/** Writes what became of the offers of these lines, however many, by at most two statements; the RMA's row is locked. */
export async function saveOffers(client: PoolClient, before: Rma, lines: readonly RmaLine[]): Promise<void> {
  const known = new Map(before.lines.map(({ id, offer }) => [id, offer]))
  const changed = lines.flatMap((line) => offersOf(line, known.get(line.id) ?? null).map((offer) => ({
    rma_line_id: line.id, ...Object.fromEntries(COLUMNS.map(({ field, column }) => [column, offer[field]])),
  })))
  if (changed.length === 0) return
  const columns = ["rma_line_id", ...COLUMNS.map(({ column }) => column)]
  // What ended comes first: of one line's offers only one may be open.
  const ordered = [...changed].sort((a, b) => Number(isOpen(a)) - Number(isOpen(b)))
  for (const rows of [ordered.filter((row) => !isOpen(row)), ordered.filter(isOpen)]) {
    if (rows.length === 0) continue
    await namedQuery(
      client,
      `insert into rma_offer (${columns.join(", ")}) select ${columns.map((column) => `x.${column}`).join(", ")}
       from jsonb_to_recordset($1::jsonb) as x (rma_line_id text, ${COLUMNS.map(({ column, type }) => `${column} ${type}`).join(", ")})
       on conflict (id) do update set status = excluded.status, ended_at = excluded.ended_at, answer_note_id = excluded.answer_note_id`,
      [JSON.stringify(rows)],
    )
  }
}

const isOpen = (row: object): boolean => (row as { readonly status?: unknown }).status === "offered"

/** A new offer takes the place of an open one only when that one's time is over. */
function offersOf({ offer }: RmaLine, before: ReplacementOffer | null): ReplacementOffer[] {
  if (offer === before || offer === null) return []
  return before !== null && before.id !== offer.id && before.status === "offered" ? [{ ...before, status: "expired", endedAt: before.expiresAt }, offer] : [offer]
}
