import type { PoolClient } from "pg"
import type { RepairOrder } from "../../domain/repair/repair-order"
import type { Unit } from "../../domain/unit/unit"
import type { Ledger } from "../../ledger/run-command"
import { createToken } from "../token/create-token"

/**
 * The link in the quote's mail: a guest's access, as good as the quote. It opens the unit to its owner; where the owner is
 * known only by her order, the order. Passing the unit on ends it.
 */
export async function quoteToken(ledger: Ledger, client: PoolClient, { quote }: RepairOrder, unit: Unit): Promise<string | null> {
  if (quote === null) return null
  const subject = unit.ownerCustomerId !== null ? { type: "unit", id: unit.id } : { type: "order", id: unit.orderId ?? "" }
  const token = await createToken(ledger, client, { purpose: "guest_access", subject, scope: { customer_id: unit.ownerCustomerId }, expiresAt: quote.expiresAt, requestKey: `repair_quote:${quote.id}` })
  return token.id
}
