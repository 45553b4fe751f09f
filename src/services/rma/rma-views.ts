import type { PoolClient } from "pg"
import type { Facts } from "../../domain/common/rejection"
import { withEndedOffers } from "../../domain/rma/offers"
import type { Rma } from "../../domain/rma/rma"
import { settledBy } from "../../domain/rma/settled"
import type { Instant, Unit } from "../../domain/unit/unit"
import { loadUnitsById } from "../../ledger/load-units"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import { pendingWorkOf, type PendingWork } from "../document/pending-work"
import { attachmentsOf } from "../attachment/attach-to"
import type { Attachment } from "../attachment/attachment"
import { requireRma } from "./rma-store"

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
    const [view] = await viewsOf(client, [await requireRma(client, idOrNumber)], ledger.now())
    return view as RmaView
  })
}

/** Five statements for any number of documents. */
export async function viewsOf(client: PoolClient, rmas: readonly Rma[], at: Instant): Promise<RmaView[]> {
  const lines = rmas.flatMap((rma) => rma.lines)
  const units = new Map((await loadUnitsById(client, [...new Set(lines.map(({ unitId }) => unitId))])).map((unit) => [unit.id, unit]))
  const pending = await pendingWorkOf(client, rmas.map(({ id }) => id))
  const noteIds = lines.flatMap(({ noteId, offer }) => [noteId, offer?.noteId, offer?.answerNoteId].filter((id) => typeof id === "string"))
  const notes = new Map(noteIds.length === 0 ? [] : (await namedQuery<{ id: string; body: string }>(client, "select id, body from note where id = any ($1::text[])", [noteIds])).map(({ id, body }) => [id, body]))
  const attachments = await attachmentsOf(client, "rma", rmas.map(({ id }) => id))
  const replacements = await replacementsOf(client, lines.flatMap(({ medusa }) => medusa.replacementLineItemId ?? []))
  return rmas.map((rma) => ({ rma: withEndedOffers(settledBy(rma, (id) => units.get(id)?.status ?? "void"), at).rma, units, pendingWork: pending.get(rma.id) ?? [], notes, replacements, attachments: attachments.get(rma.id) ?? [] }))
}

async function replacementsOf(client: PoolClient, lineItemIds: readonly string[]): Promise<Map<string, Unit>> {
  if (lineItemIds.length === 0) return new Map()
  const rows = await namedQuery<{ id: string; line_item_id: string }>(client, "select id, line_item_id from serial_unit where line_item_id = any ($1::text[])", [lineItemIds])
  const units = new Map((await loadUnitsById(client, rows.map(({ id }) => id))).map((unit) => [unit.id, unit]))
  return new Map(rows.flatMap(({ id, line_item_id }): [string, Unit][] => {
    const unit = units.get(id)
    return unit === undefined ? [] : [[line_item_id, unit]]
  }))
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
