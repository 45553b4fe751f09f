import type { MedusaContainer } from "@medusajs/framework/types"
import { servicesOf } from "../facade"
import { withOrderLock } from "../order/order-lock"
import { type OrderReturns, readReturnsOfOrder } from "./read-returns-of-order"
import { repairReceiptCounts } from "./repair-receipt-counts"

/**
 * Reads back what was returned, claimed or exchanged on an order past the RMAs, mends what core's partial receipts leave
 * wrong, and files a case for what moved serialized units without naming them. Takes the order's lock.
 */
export async function noticeReturnsOfOrder(container: MedusaContainer, orderId: string, waitMs?: number): Promise<void> {
  const found = await readReturnsOfOrder(container, orderId)
  if (!hasForeign(found)) return
  await withOrderLock(container, orderId, async () => {
    for (const { id, key, status } of found.returns) if (key === null && (status === "received" || status === "partially_received")) await repairReceiptCounts(container, id)
    const { returns, claims, exchanges } = await readReturnsOfOrder(container, orderId)
    await servicesOf(container).rmas.noticeReturns(orderId, [
      ...returns.filter(({ key, status }) => key === null && status !== "canceled").map(({ id, locationId, items }) => ({
        kind: "return" as const, id, locationId, items: items.map(({ lineItemId, receivedQuantity }) => ({ lineItemId, quantity: receivedQuantity })),
      })),
      ...claims.filter(({ key, isCanceled, isConfirmed }) => key === null && isConfirmed && !isCanceled).map(({ id, claimed }) => ({ kind: "claim" as const, id, locationId: null, items: claimed })),
      ...exchanges.filter(({ key, isCanceled, isConfirmed }) => key === null && isConfirmed && !isCanceled).map(({ id, sent }) => ({ kind: "exchange" as const, id, locationId: null, items: sent })),
    ])
  }, waitMs)
}

const hasForeign = ({ returns, claims, exchanges }: OrderReturns): boolean => [...returns, ...claims, ...exchanges].some(({ key }) => key === null)
