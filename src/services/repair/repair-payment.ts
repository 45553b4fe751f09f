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

/** Repairs whose collection nobody has heard of since it was made: events get lost, so they are asked about. */
export async function unpaidRepairs(ledger: Ledger, limit: number): Promise<string[]> {
  const rows = await withClient(ledger.dataSource, (client) => namedQuery<{ id: string }>(
    client, "select r.id from repair_order r where r.payment_collection_id is not null and r.paid_minor = 0 and r.ready_at > $2::timestamptz order by r.id desc limit $1::int",
    [limit, new Date(Date.parse(ledger.now()) - ASKED_ABOUT_DAYS * DAY_MS).toISOString()],
  ))
  return rows.map(({ id }) => id)
}

const ASKED_ABOUT_DAYS = 30
const DAY_MS = 86_400_000
