import type { MedusaContainer } from "@medusajs/framework/types"
import { OrderChangeStatus } from "@medusajs/framework/utils"
import { cancelBeginOrderClaimWorkflow, cancelBeginOrderExchangeWorkflow, cancelReturnReceiveWorkflow, cancelReturnRequestWorkflow } from "@medusajs/medusa/core-flows"
import { RejectionError, reject } from "../../domain/common/rejection"
import { keyIn } from "./deed"
import { EVERY, type OrderChangeRow, ordersOf } from "./order-module"
import { isOurCreditLine } from "./order-money"
import { readClaims, readExchanges, readReturns } from "./read-documents"
import { repairReceiptCounts } from "./repair-receipt-counts"

/**
 * Core allows one active change per order. One that a deed of ours left when its process died is thrown away; one that
 * an agent has open in Medusa refuses the deed with `order.change_in_progress`.
 */
export async function freeFromChange(container: MedusaContainer, orderId: string): Promise<void> {
  const change = await activeChange(container, orderId)
  if (change === null) return
  if (!(await discard(container, change))) {
    throw new RejectionError(reject("order.change_in_progress", `Order ${orderId} is being changed in Medusa (${change.change_type ?? "change"}); confirm or cancel that change first.`, {
      order_id: orderId, order_change_id: change.id, change_type: change.change_type,
    }))
  }
}

/** Runs `work` alone among the order's changes; when it fails, the change it had begun does not stay to block the order. */
export async function withFreeOrder<Result>(container: MedusaContainer, orderId: string, work: () => Promise<Result>): Promise<Result> {
  await freeFromChange(container, orderId)
  try {
    return await work()
  } catch (error) {
    // What made it fail is the answer; a change that could not be thrown away is thrown away by the next try.
    await freeFromChange(container, orderId).catch(() => undefined)
    throw error
  }
}

async function activeChange(container: MedusaContainer, orderId: string): Promise<OrderChangeRow | null> {
  const changes = await ordersOf(container).listOrderChanges(
    { order_id: orderId, status: [OrderChangeStatus.PENDING, OrderChangeStatus.REQUESTED] }, { relations: ["actions"], ...EVERY },
  )
  return changes[0] ?? null
}

/** False: it is not ours. */
async function discard(container: MedusaContainer, change: OrderChangeRow): Promise<boolean> {
  const { claim_id: claimId, exchange_id: exchangeId, return_id: returnId } = change
  if (claimId) {
    const [claim] = await readClaims(container, { id: claimId })
    if (keyIn(claim?.metadata) === null) return false
    await cancelBeginOrderClaimWorkflow(container).run({ input: { claim_id: claimId } })
    return true
  }
  if (exchangeId) {
    const [exchange] = await readExchanges(container, { id: exchangeId })
    if (keyIn(exchange?.metadata) === null) return false
    await cancelBeginOrderExchangeWorkflow(container).run({ input: { exchange_id: exchangeId } })
    return true
  }
  if (returnId) return discardReturnChange(container, change, returnId)
  const actions = change.actions ?? []
  if (!actions.every(isOurCreditLine) || change.change_type !== "credit_line") return false
  await ordersOf(container).deleteOrderChanges([change.id])
  return true
}

async function discardReturnChange(container: MedusaContainer, change: OrderChangeRow, returnId: string): Promise<boolean> {
  if (change.change_type === "return_receive") {
    if (!isOurReceipt(change)) return false
    await cancelReturnReceiveWorkflow(container).run({ input: { return_id: returnId } })
    // A receipt that failed half-way leaves the return "received" with nothing received.
    await repairReceiptCounts(container, returnId)
    return true
  }
  const [found] = await readReturns(container, { id: returnId })
  if (keyIn(found?.metadata) === null) return false
  await cancelReturnRequestWorkflow(container).run({ input: { return_id: returnId } })
  return true
}

/** A receipt keeps its deed's key where Medusa keeps a note of the change: changes take no metadata when they begin. */
export const RECEIPT_NOTE = "aftercare:"
const isOurReceipt = ({ internal_note }: OrderChangeRow): boolean => internal_note?.startsWith(RECEIPT_NOTE) === true
