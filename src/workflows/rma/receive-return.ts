import type { MedusaContainer } from "@medusajs/framework/types"
import { OrderChangeStatus } from "@medusajs/framework/utils"
import { beginReceiveReturnWorkflow, confirmReturnReceiveWorkflow, receiveItemReturnRequestWorkflow } from "@medusajs/medusa/core-flows"
import { RejectionError, reject } from "../../domain/common/rejection"
import { type Fault, NO_FAULT } from "./deed"
import { RECEIPT_NOTE, withFreeOrder } from "./order-change"
import { ordersOf, type ReturnRow } from "./order-module"
import { ensureLevels, type LineQuantity, type RaisedStock, stockOfLines } from "./quarantine-levels"
import { repairReceiptCounts } from "./repair-receipt-counts"
import { readReturns } from "./read-documents"

export interface ReceiveReturn {
  readonly returnId: string
  readonly items: readonly LineQuantity[]
  readonly key: string
  readonly createdBy?: string | null
}

export interface ReceivedReturn {
  /** What core adds to the levels at the return's location by this receipt. */
  readonly stockRaised: readonly RaisedStock[]
  readonly replayed: boolean
}

/**
 * One receipt of a requested return, exactly once for its key, at the location the return names. Call it under the
 * order's lock. A receipt that fails is undone: core would leave the return "received" with nothing in it and the order
 * blocked.
 */
export async function receiveReturn(container: MedusaContainer, { returnId, items, key, createdBy = null }: ReceiveReturn, fault: Fault = NO_FAULT): Promise<ReceivedReturn> {
  const found = await readReturn(container, returnId)
  const stockRaised = await stockOfLines(container, found.order_id, items)
  if (await isReceived(container, returnId, key)) {
    await repairReceiptCounts(container, returnId)
    return { stockRaised, replayed: true }
  }
  await withFreeOrder(container, found.order_id, async () => {
    await repairReceiptCounts(container, returnId)
    await ensureLevels(container, stockRaised.map(({ inventoryItemId }) => inventoryItemId), found.location_id)
    await fault("levels_ensured")
    await beginReceiveReturnWorkflow(container).run({ input: { return_id: returnId, internal_note: RECEIPT_NOTE + key, ...(createdBy === null ? {} : { created_by: createdBy }) } })
    await fault("receipt_begun")
    await receiveItemReturnRequestWorkflow(container).run({ input: { return_id: returnId, items: items.map(({ lineItemId, quantity }) => ({ id: lineItemId, quantity })) } })
    await fault("items_received")
    await confirmReturnReceiveWorkflow(container).run({ input: { return_id: returnId, ...(createdBy === null ? {} : { confirmed_by: createdBy }) } })
  })
  await fault("receipt_confirmed")
  await repairReceiptCounts(container, returnId)
  return { stockRaised, replayed: false }
}

/** The confirmed change of a receipt keeps the key of its deed. */
async function isReceived(container: MedusaContainer, returnId: string, key: string): Promise<boolean> {
  const changes = await ordersOf(container).listOrderChanges(
    { return_id: returnId, internal_note: RECEIPT_NOTE + key, status: OrderChangeStatus.CONFIRMED }, { take: 1 },
  )
  return changes.length > 0
}

async function readReturn(container: MedusaContainer, returnId: string): Promise<ReturnRow & { readonly location_id: string }> {
  const [found] = await readReturns(container, { id: returnId })
  if (found === undefined) throw new RejectionError(reject("not_found", `No return ${returnId.slice(0, 64)} exists.`, { return_id: returnId }))
  if (!found.location_id) throw new RejectionError(reject("return.without_location", `Return ${returnId} names no location, so Medusa cannot receive it.`, { return_id: returnId }))
  return { ...found, location_id: found.location_id }
}
