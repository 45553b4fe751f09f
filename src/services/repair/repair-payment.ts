import { toDecimal } from "../../domain/common/money"
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

/** Null: the customer owes nothing for it. Throws `not_found`. */
export async function paymentDue(ledger: Ledger, repairOrderId: string): Promise<RepairPayment | null> {
  const order = await withClient(ledger.dataSource, (client) => loadRepair(client, repairOrderId))
  const { customer } = totalsOf(order)
  if (customer === 0 || order.currencyCode === null || order.outcome !== "repaired") return null
  return { repairOrderId, displayId: order.displayId, currencyCode: order.currencyCode, amount: toDecimal(customer, order.currencyCode), paymentCollectionId: order.paymentCollectionId }
}

/** Notes where it is collected. The first one stands; it is given back. */
export async function notePayment(ledger: Ledger, repairOrderId: string, paymentCollectionId: string): Promise<string> {
  const [row] = await withClient(ledger.dataSource, (client) => namedQuery<{ id: string }>(
    client, "update repair_order set payment_collection_id = coalesce(payment_collection_id, $2::text) where id = $1::text returning payment_collection_id as id", [repairOrderId, paymentCollectionId],
  ))
  return row?.id ?? paymentCollectionId
}
