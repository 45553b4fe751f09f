import type { MedusaContainer } from "@medusajs/framework/types"
import { OrderChangeStatus } from "@medusajs/framework/utils"
import { EVERY, ordersOf, type ReturnRow } from "./order-module"
import { readReturns } from "./read-documents"

interface Counts {
  readonly received: number
  readonly damaged: number
}

/**
 * Core counts only the last of several receipts of a return, and a receipt that fails leaves the return "received" with
 * nothing in it. What was really received stands in the confirmed changes; the return is made to say the same.
 * Idempotent; true when something was wrong. Call it under the order's lock.
 */
export async function repairReceiptCounts(container: Pick<MedusaContainer, "resolve">, returnId: string): Promise<boolean> {
  const orders = ordersOf(container)
  const [found] = await readReturns(container, { id: returnId })
  if (found === undefined || found.canceled_at != null) return false
  const counts = await confirmedCounts(container, returnId)
  const of = (itemId: string): Counts => counts.get(itemId) ?? { received: 0, damaged: 0 }
  const items = found.items ?? []
  const wrong = items.filter((item) => Number(item.received_quantity) !== of(item.item_id).received || Number(item.damaged_quantity ?? 0) !== of(item.item_id).damaged)
  if (wrong.length > 0) await orders.updateReturnItems(wrong.map(({ id, item_id }) => ({ id, received_quantity: of(item_id).received, damaged_quantity: of(item_id).damaged })))
  const status = statusOf(found, of)
  if (status === found.status) return wrong.length > 0
  await orders.updateReturns([{ id: returnId, status, received_at: status === "received" ? new Date() : null }])
  return true
}

/** By line item: what all confirmed receipts of this return say together. */
async function confirmedCounts(container: Pick<MedusaContainer, "resolve">, returnId: string): Promise<Map<string, Counts>> {
  const changes = await ordersOf(container).listOrderChanges({ return_id: returnId, status: OrderChangeStatus.CONFIRMED }, { relations: ["actions"], ...EVERY })
  const counts = new Map<string, Counts>()
  for (const { action, details } of changes.flatMap(({ actions }) => actions ?? [])) {
    const isDamaged = action === "RECEIVE_DAMAGED_RETURN_ITEM"
    if (!isDamaged && action !== "RECEIVE_RETURN_ITEM") continue
    const { reference_id: itemId = "", quantity } = details ?? {}
    const before = counts.get(itemId) ?? { received: 0, damaged: 0 }
    counts.set(itemId, { received: before.received + Number(quantity), damaged: before.damaged + (isDamaged ? Number(quantity) : 0) })
  }
  return counts
}

function statusOf({ status, items = [] }: ReturnRow, of: (itemId: string) => Counts): ReturnRow["status"] {
  if (items.length > 0 && items.every(({ item_id, quantity }) => of(item_id).received >= Number(quantity))) return "received"
  if (items.some(({ item_id }) => of(item_id).received > 0)) return "partially_received"
  // Nothing came: as it was before a receipt was tried.
  return status === "open" ? "open" : "requested"
}
