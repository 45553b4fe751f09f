import { toDecimal, toMinor } from "../../domain/common/money"
import type { RepairOrder } from "../../domain/repair/repair-order"
import { totalsOf } from "../../domain/repair/totals"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import { loadRepair } from "./repair-rows"

/** What Medusa is to collect for a repair. */
export interface RepairPayment {
  readonly repairOrderId: string
  readonly displayId: string
  readonly currencyCode: string
  /** Decimal major units. */
  readonly amount: number
  /** Null: not asked for yet. */
  readonly paymentCollectionId: string | null
}

/** What she approved is owed once the work is done, also where it was to find that nothing is wrong. */
export const isOwed = ({ outcome }: Pick<RepairOrder, "outcome">): boolean => outcome === "repaired" || outcome === "no_fault_found"

/** Null: the customer owes nothing for it. Throws `not_found`. */
export async function paymentDue(ledger: Ledger, repairOrderId: string): Promise<RepairPayment | null> {
  const order = await withClient(ledger.dataSource, (client) => loadRepair(client, repairOrderId))
  const { customer } = totalsOf(order)
  if (customer === 0 || order.currencyCode === null || !isOwed(order)) return null
  return { repairOrderId, displayId: order.displayId, currencyCode: order.currencyCode, amount: toDecimal(customer, order.currencyCode), paymentCollectionId: order.paymentCollectionId }
}

/** Notes where it is collected. The first one stands; it is given back. */
export async function notePayment(ledger: Ledger, repairOrderId: string, paymentCollectionId: string): Promise<string> {
  const [row] = await withClient(ledger.dataSource, (client) => namedQuery<{ id: string }>(
    client, "update repair_order set payment_collection_id = coalesce(payment_collection_id, $2::text) where id = $1::text returning payment_collection_id as id", [repairOrderId, paymentCollectionId],
  ))
  return row?.id ?? paymentCollectionId
}

/** Notes what Medusa says was captured and not refunded: it may be told any number of times, the newest counts. */
export async function notePaid(ledger: Ledger, repairOrderId: string, amount: number): Promise<void> {
  await withClient(ledger.dataSource, async (client) => {
    const order = await loadRepair(client, repairOrderId)
    if (order.currencyCode === null) return
    await namedQuery(client, "update repair_order set paid_minor = $2::bigint where id = $1::text and paid_minor <> $2::bigint", [repairOrderId, toMinor(amount, order.currencyCode)])
  })
}

/** A repair of which nothing has been paid yet, as far as we have heard. */
export interface UnpaidRepair {
  readonly id: string
  readonly paymentCollectionId: string
  readonly currencyCode: string
}

/** Repairs whose collection nobody has heard of since it was made: events get lost, so they are asked about, page by page. */
export async function unpaidRepairs(ledger: Ledger, { after, limit }: { readonly after: string | null; readonly limit: number }): Promise<UnpaidRepair[]> {
  return withClient(ledger.dataSource, (client) => namedQuery<UnpaidRepair & Record<string, unknown>>(
    client,
    `select r.id, r.payment_collection_id as "paymentCollectionId", r.currency_code as "currencyCode" from repair_order r
     where r.payment_collection_id is not null and r.paid_minor = 0 and r.currency_code is not null and r.ready_at > $2::timestamptz and r.id > $3::text order by r.id limit $1::int`,
    [limit, new Date(Date.parse(ledger.now()) - ASKED_ABOUT_DAYS * DAY_MS).toISOString(), after ?? ""],
  ))
}

/** Notes what was paid of many that nothing was paid of: what an event told meanwhile stands. */
export async function noteAllPaid(ledger: Ledger, paid: readonly (UnpaidRepair & { readonly amount: number })[]): Promise<void> {
  await withClient(ledger.dataSource, (client) => namedQuery(
    client, "update repair_order r set paid_minor = p.minor from unnest($1::text[], $2::bigint[]) as p (id, minor) where r.id = p.id and r.paid_minor = 0",
    [paid.map(({ id }) => id), paid.map(({ amount, currencyCode }) => toMinor(amount, currencyCode))],
  ))
}

const ASKED_ABOUT_DAYS = 30
const DAY_MS = 86_400_000
