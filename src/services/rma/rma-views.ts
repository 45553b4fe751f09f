import type { PoolClient } from "pg"
import type { Facts } from "../../domain/common/rejection"
import { withEndedOffers } from "../../domain/rma/offers"
import type { Rma } from "../../domain/rma/rma"
import { settledBy } from "../../domain/rma/settled"
import type { Instant, Unit } from "../../domain/unit/unit"
import type { Ledger } from "../../ledger/run-command"
import { UNIT_SELECT, type UnitRow, unitOfRow } from "../../ledger/unit-columns"
import { gatherRows, part } from "../../persistence/gather-rows"
import { namedQuery, withClient } from "../../persistence/named-query"
import { PENDING_WORK, pendingWorkOf, type PendingWork } from "../document/pending-work"
import { attachmentsOfRows, attachmentsPart } from "../attachment/attach-to"
import type { Attachment } from "../attachment/attachment"
import { idOfRma, noRma, ofLines, RMA_PARTS, rmasOf } from "./rma-store"

/** A document with what its reader needs beside it. */
export interface RmaView {
  readonly rma: Rma
  readonly units: ReadonlyMap<string, Unit>
  readonly pendingWork: readonly PendingWork[]
  /** Photos and papers of the document. */
  readonly attachments: readonly Attachment[]
  /** Free text by the id of its note. */
  readonly notes: ReadonlyMap<string, string>
  /** The unit on each line that Medusa opened for a replacement, once it is promised or sent. */
  readonly replacements: ReadonlyMap<string, Unit>
}

/** By id or number. Throws `not_found`. */
export async function getRma(ledger: Ledger, idOrNumber: string): Promise<RmaView> {
  return withClient(ledger.dataSource, async (client) => {
    const id = await idOfRma(client, idOrNumber)
    const [view] = id === null ? [] : await viewRmas(client, [id], ledger.now())
    if (view === undefined) throw noRma(idOrNumber)
    return view
  })
}

const VIEW_PARTS = {
  ...RMA_PARTS, work: PENDING_WORK, attachments: attachmentsPart("rma"),
  units: part<UnitRow>(`select ${UNIT_SELECT} from serial_unit u where u.id = ${ofLines("unit_id")}`),
  replacements: part<UnitRow>(`select ${UNIT_SELECT} from serial_unit u where u.line_item_id = ${ofLines("medusa ->> 'replacementLineItemId'")}`),
  notes: part<{ readonly id: string; readonly body: string }>(`select n.id, n.body from note n where n.id = ${ofLines("note_id")} or n.id = any (array(select x.id from rma_offer o cross join lateral unnest(array[o.note_id, o.answer_note_id]) as x (id) where o.rma_line_id = ${ofLines("id")}))`),
}

/** In the order of the ids; one statement for any number of documents. */
export async function viewRmas(client: PoolClient, ids: readonly string[], at: Instant): Promise<RmaView[]> {
  if (ids.length === 0) return []
  const rows = await gatherRows(client, VIEW_PARTS, [ids])
  const rmas = new Map(rmasOf(rows).map((rma) => [rma.id, rma]))
  const units = new Map(rows.units.map((row) => [row.id, unitOfRow(row)]))
  const replacements = new Map(rows.replacements.map(unitOfRow).map((unit) => [unit.lineItemId ?? "", unit]))
  const notes = new Map(rows.notes.map(({ id, body }) => [id, body]))
  const [work, attachments] = [pendingWorkOf(rows.work), attachmentsOfRows(rows.attachments)]
  return ids.flatMap((id): RmaView[] => {
    const rma = rmas.get(id)
    return rma === undefined ? [] : [{ rma: withEndedOffers(settledBy(rma, (unitId) => units.get(unitId)?.status ?? "void"), at).rma, units, pendingWork: work.get(id) ?? [], notes, replacements, attachments: attachments.get(id) ?? [] }]
  })
}

export interface TimelineEntry {
  readonly id: string
  readonly type: string
  readonly lineId: string | null
  readonly actor: { readonly type: string; readonly id: string }
  readonly at: string
  readonly data: Facts
  readonly note: string | null
}

const TIMELINE_MAX = 500

/** What happened to the document, oldest first. */
export async function rmaTimeline(ledger: Ledger, rmaId: string): Promise<readonly TimelineEntry[]> {
  const rows = await withClient(ledger.dataSource, (client) => namedQuery<Record<string, unknown>>(
    client,
    `select e.id, e.type, e.line_id, e.actor_type, e.actor_id, e.at, e.data, n.body as note from rma_entry e left join note n on n.id = e.note_id
     where e.rma_id = $1::text order by e.id limit ${TIMELINE_MAX}`,
    [rmaId],
  ))
  return rows.map((row) => ({
    id: row["id"] as string, type: row["type"] as string, lineId: row["line_id"] as string | null, actor: { type: row["actor_type"] as string, id: row["actor_id"] as string },
    at: row["at"] as string, data: row["data"] as Facts, note: row["note"] as string | null,
  }))
}
