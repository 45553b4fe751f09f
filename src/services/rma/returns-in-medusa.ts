import { type Rejection, reject } from "../../domain/common/rejection"
import type { ExceptionFiling } from "../../ledger/exceptions"
import { fileExceptions } from "../../ledger/exceptions"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"

/** What somebody asks of Medusa's own returns. */
export interface AskedReturn {
  readonly orderId: string
  readonly items: readonly { readonly lineItemId: string; readonly quantity: number }[]
  readonly moment: "request" | "receive"
  readonly returnId: string | null
}

/**
 * Why Medusa must not take these units back by itself: they stand on an open RMA, or became the shop's another way, so
 * they would be credited and counted twice. Null: it may. Lines without serialized units are Medusa's own business.
 */
export async function blocksReturnOf(ledger: Ledger, { orderId, items, returnId }: AskedReturn): Promise<Rejection | null> {
  const lineItemIds = items.map(({ lineItemId }) => lineItemId)
  const rows = await withClient(ledger.dataSource, (client) => namedQuery<{ line_item_id: string; required: number; taken: number; display_id: string | null; is_ours: boolean }>(
    client,
    `select d.line_item_id, max(d.required_count)::int as required, count(l.id)::int as taken, max(r.display_id) filter (where l.is_open) as display_id,
       coalesce(bool_or(l.medusa ->> 'returnId' = $2::text), false) as is_ours
     from order_line_demand d
     left join rma_line l on l.line_item_id = d.line_item_id and (l.is_open or l.take_over_path is not null)
     left join rma r on r.id = l.rma_id
     where d.line_item_id = any ($1::text[]) group by d.line_item_id`,
    [lineItemIds, returnId],
  ))
  for (const { lineItemId, quantity } of items) {
    const row = rows.find((candidate) => candidate.line_item_id === lineItemId)
    if (row === undefined || row.taken === 0) continue
    if (row.is_ours || quantity > row.required - row.taken) {
      return reject("return.handled_by_rma", `${row.taken} of ${row.required} units of this line ${row.display_id === null ? "came back by an RMA" : `stand on ${row.display_id}`}; receive and resolve them there, by scan.`, {
        order_id: orderId, line_item_id: lineItemId, asked_quantity: quantity, taken_count: row.taken, required_count: row.required, display_id: row.display_id,
      })
    }
  }
  return null
}

/** One document of Medusa's own that moved serialized goods without a unit. */
export interface MedusaReturn {
  readonly kind: "return" | "claim" | "exchange"
  readonly id: string
  readonly locationId: string | null
  /** Received (returns) or sent (claims, exchanges) by line item. */
  readonly items: readonly { readonly lineItemId: string; readonly quantity: number }[]
}

/**
 * What was done in Medusa's own screens becomes a case, never a silent drift: a return that was received without a scan,
 * a claim or exchange made past the RMAs. Each is told once, and again when more of it is received.
 */
export async function noticeReturns(ledger: Ledger, orderId: string, documents: readonly MedusaReturn[]): Promise<void> {
  const lineItemIds = [...new Set(documents.flatMap(({ items }) => items.map(({ lineItemId }) => lineItemId)))]
  if (lineItemIds.length === 0) return
  await withClient(ledger.dataSource, async (client) => {
    const serialized = new Set((await namedQuery<{ line_item_id: string }>(
      client, "select distinct line_item_id from order_line_demand where line_item_id = any ($1::text[])", [lineItemIds],
    )).map(({ line_item_id }) => line_item_id))
    const known = new Set((await namedQuery<{ dedupe_key: string }>(client, "select dedupe_key from exception_case where order_id = $1::text and kind in ('returned_in_medusa','replaced_in_medusa')", [orderId])).map(({ dedupe_key }) => dedupe_key))
    const filings = documents.flatMap((document) => filingOf(orderId, document, serialized) ?? []).filter(({ dedupeKey }) => !known.has(dedupeKey))
    await fileExceptions(client, filings, ledger.newId)
  })
}

function filingOf(orderId: string, { kind, id, locationId, items }: MedusaReturn, serialized: ReadonlySet<string>): ExceptionFiling | null {
  const own = items.filter(({ lineItemId, quantity }) => serialized.has(lineItemId) && quantity > 0)
  const count = own.reduce((sum, { quantity }) => sum + quantity, 0)
  if (count === 0) return null
  const isReturn = kind === "return"
  return {
    kind: isReturn ? "returned_in_medusa" : "replaced_in_medusa", dedupeKey: `medusa_${kind}:${id}:${count}`, orderId, locationId, lineItemId: own[0]?.lineItemId ?? null,
    summary: isReturn
      ? `${count} serialized ${count === 1 ? "unit was" : "units were"} received in Medusa by return ${id} without a scan: say which by an RMA of this order.`
      : `A${kind === "exchange" ? "n exchange" : " claim"} for ${count} serialized ${count === 1 ? "unit" : "units"} was made in Medusa's own screens (${id}); open an RMA for what comes back.`,
    details: { document: kind, document_id: id, items: own.map(({ lineItemId, quantity }) => ({ line_item_id: lineItemId, quantity })) },
  }
}
