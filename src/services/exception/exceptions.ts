import { RejectionError, reject, type Facts } from "../../domain/common/rejection"
import type { ExceptionFiling } from "../../ledger/exceptions"
import { fileExceptions } from "../../ledger/exceptions"
import type { CommandRequest, Ledger } from "../../ledger/run-command"
import { insertNotes } from "../../ledger/notes"
import { Parameters } from "../../ledger/statement"
import { namedQuery, withClient } from "../../persistence/named-query"
import { withTransaction } from "../../persistence/with-transaction"
import { newNote } from "../note/new-note"

/** Something a person must look at: what, about which things, and how it ended. */
export interface ExceptionCase {
  readonly id: string
  readonly kind: string
  readonly status: "open" | "resolved"
  readonly summary: string
  readonly unitId: string | null
  readonly orderId: string | null
  readonly lineItemId: string | null
  readonly fulfillmentId: string | null
  readonly inventoryItemId: string | null
  readonly locationId: string | null
  readonly details: Facts
  readonly createdAt: string
  readonly resolvedAt: string | null
  readonly resolvedBy: string | null
  readonly resolutionCode: string | null
}

const SELECT = `c.id, c.kind, c.status, c.summary, c.unit_id as "unitId", c.order_id as "orderId", c.line_item_id as "lineItemId", c.fulfillment_id as "fulfillmentId",
  c.inventory_item_id as "inventoryItemId", c.location_id as "locationId", c.details, c.created_at as "createdAt", c.resolved_at as "resolvedAt", c.resolved_by as "resolvedBy", c.resolution_code as "resolutionCode"`

type CaseRow = ExceptionCase & Record<string, unknown>

export interface ExceptionFilter {
  readonly status?: "open" | "resolved"
  readonly kind?: string
  readonly orderId?: string
  readonly unitId?: string
  readonly limit: number
  readonly offset: number
}

const EXACT_COUNT_MAX = 10_000

export interface ExceptionPage {
  readonly cases: readonly ExceptionCase[]
  readonly count: number
  readonly countIsExact: boolean
}

/** Newest first. */
export async function listExceptions(ledger: Ledger, { status, kind, orderId, unitId, limit, offset }: ExceptionFilter): Promise<ExceptionPage> {
  return withClient(ledger.dataSource, async (client) => {
    const parameters = new Parameters()
    const wanted = Object.entries({ status, kind, order_id: orderId, unit_id: unitId }).flatMap(([column, value]) => (value === undefined ? [] : [`c.${column} = ${parameters.add(value)}::text`]))
    const where = wanted.length === 0 ? "" : `where ${wanted.join(" and ")}`
    const [counted] = await namedQuery<{ count: number }>(client, `select count(*)::int as count from (select from exception_case c ${where} limit ${EXACT_COUNT_MAX + 1}) x`, [...parameters.values])
    const cases = await namedQuery<CaseRow>(client, `select ${SELECT} from exception_case c ${where} order by c.id desc limit ${parameters.add(limit)}::int offset ${parameters.add(offset)}::int`, parameters.values)
    const count = counted?.count ?? 0
    return { cases, count: Math.min(count, EXACT_COUNT_MAX), countIsExact: count <= EXACT_COUNT_MAX }
  })
}

/** Throws `not_found`, `exception.resolved`. The case stays readable with who resolved it and how. */
export async function resolveException(ledger: Ledger, request: CommandRequest, id: string, resolution: { readonly resolutionCode: string; readonly note?: string }): Promise<ExceptionCase> {
  const note = resolution.note === undefined ? null : newNote(ledger, request.actor, resolution.note, { type: "exception_case", id })
  return withTransaction(ledger.dataSource, async (client) => {
    const [resolved] = await namedQuery<CaseRow>(
      client,
      `update exception_case c set status = 'resolved', resolved_at = now(), resolved_by = $2, resolution_code = $3, note_id = $4 where c.id = $1 and c.status = 'open' returning ${SELECT}`,
      [id, request.actor.id, resolution.resolutionCode, note?.row.id ?? null],
    )
    if (resolved !== undefined) {
      await insertNotes(client, note === null ? [] : [note.row])
      return resolved
    }
    const [existing] = await namedQuery<CaseRow>(client, `select ${SELECT} from exception_case c where c.id = $1`, [id])
    if (existing === undefined) throw new RejectionError(reject("not_found", `No exception case ${id} exists.`, { id }))
    if (existing.resolutionCode === resolution.resolutionCode) return existing
    throw new RejectionError(reject("exception.resolved", `Exception case ${id} was already resolved as "${existing.resolutionCode}".`, { id, resolution_code: existing.resolutionCode }))
  })
}

export async function fileException(ledger: Ledger, filing: ExceptionFiling): Promise<void> {
  await withClient(ledger.dataSource, (client) => fileExceptions(client, [filing], ledger.newId))
}
