import type { PoolClient } from "pg"
import type { Facts } from "../../domain/common/rejection"
import type { Rma, RmaStatus } from "../../domain/rma/rma"
import { settledBy } from "../../domain/rma/settled"
import type { Unit } from "../../domain/unit/unit"
import { loadUnitsById } from "../../ledger/load-units"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import { pendingWorkOf, type PendingWork } from "../document/pending-work"
import { attachmentsOf } from "../attachment/attach-to"
import type { Attachment } from "../attachment/attachment"
import { loadRmas, requireRma } from "./rma-store"

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
    const [view] = await viewsOf(client, [await requireRma(client, idOrNumber)])
    return view as RmaView
  })
}

export interface RmaFilter {
  readonly q?: string
  readonly status?: readonly RmaStatus[]
  readonly orderId?: string
  readonly customerId?: string
  readonly unitId?: string
  /** True: only those whose promised time is over. */
  readonly overdue?: boolean
  readonly limit: number
  readonly offset: number
  /** Keyset: the id of the last one seen. */
  readonly after?: string
}

const COUNT_MAX = 10_000

/** Newest first. An authorization that ran out is listed as expired, whether or not a job has written it down. */
export async function listRmas(ledger: Ledger, filter: RmaFilter): Promise<{ readonly views: readonly RmaView[]; readonly count: number; readonly countIsExact: boolean }> {
  return withClient(ledger.dataSource, async (client) => {
    const values = [filter.status ?? null, filter.orderId ?? null, filter.customerId ?? null, filter.unitId ?? null, filter.q === undefined ? null : filter.q.trim(), filter.overdue ?? null, ledger.now()]
    const effective = "case when r.status = 'authorized' and r.expires_at <= $7::timestamptz then 'expired' else r.status end"
    const where = `($1::text[] is null or ${effective} = any ($1::text[])) and ($2::text is null or r.order_id = $2 or exists (select from rma_line l where l.rma_id = r.id and l.order_id = $2))
      and ($3::text is null or r.customer_id = $3) and ($4::text is null or exists (select from rma_line l where l.rma_id = r.id and l.unit_id = $4))
      and ($5::text is null or r.display_id ilike '%' || $5 || '%' or exists (select from rma_line l join serial_unit u on u.id = l.unit_id where l.rma_id = r.id and u.serial_number = upper($5)))
      and ($6::boolean is null or (r.due_at is not null and r.due_at <= $7::timestamptz) = $6)`
    const [counted] = await namedQuery<{ count: number }>(client, `select count(*)::int as count from (select from rma r where ${where} limit ${COUNT_MAX + 1}) x`, values)
    const rows = await namedQuery<{ id: string }>(client, `select r.id from rma r where ${where} and ($8::text is null or r.id < $8) order by r.id desc limit $9::int offset $10::int`, [...values, filter.after ?? null, filter.limit, filter.after === undefined ? filter.offset : 0])
    const loaded = new Map((await loadRmas(client, rows.map(({ id }) => id))).map((rma) => [rma.id, rma]))
    const count = counted?.count ?? 0
    return { views: await viewsOf(client, rows.flatMap(({ id }) => loaded.get(id) ?? [])), count: Math.min(count, COUNT_MAX), countIsExact: count <= COUNT_MAX }
  })
}

/** Five statements for any number of documents. */
export async function viewsOf(client: PoolClient, rmas: readonly Rma[]): Promise<RmaView[]> {
  const lines = rmas.flatMap((rma) => rma.lines)
  const units = new Map((await loadUnitsById(client, [...new Set(lines.map(({ unitId }) => unitId))])).map((unit) => [unit.id, unit]))
  const pending = await pendingWorkOf(client, rmas.map(({ id }) => id))
  const noteIds = lines.flatMap(({ noteId }) => noteId ?? [])
  const notes = new Map(noteIds.length === 0 ? [] : (await namedQuery<{ id: string; body: string }>(client, "select id, body from note where id = any ($1::text[])", [noteIds])).map(({ id, body }) => [id, body]))
  const attachments = await attachmentsOf(client, "rma", rmas.map(({ id }) => id))
  const replacements = await replacementsOf(client, lines.flatMap(({ medusa }) => medusa.replacementLineItemId ?? []))
  return rmas.map((rma) => ({ rma: settledBy(rma, (id) => units.get(id)?.status ?? "void"), units, pendingWork: pending.get(rma.id) ?? [], notes, replacements, attachments: attachments.get(rma.id) ?? [] }))
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
