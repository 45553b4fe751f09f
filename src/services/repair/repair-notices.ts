import type { PoolClient } from "pg"
import type { Ledger } from "../../ledger/run-command"
import type { OutboxMessage } from "../../messaging/outbox"
import { type NoticeRecipient, noticeMessage } from "../notice/notice-message"
import type { Deed } from "./deed"
import { quoteToken } from "./quote-token"

/** Who is told what: the customer of her quote, and that her unit is ready. Nobody is told of the shop's own. */
export async function repairNotices(ledger: Ledger, client: PoolClient, { order, decision, action, units }: Deed): Promise<OutboxMessage[]> {
  const unit = units.get(order.unitId)
  const recipient = recipientOf(unit)
  const after = decision.order
  if (recipient === null) return []
  const data = { repair_order_id: order.id, display_id: order.displayId, serial_number: unit.serialNumber }
  if (action.name === "quote" && after.quote !== null) {
    const tokenId = await quoteToken(ledger, client, after, unit)
    return [noticeMessage({
      template: "repair_quote", recipient, tokenId, documentId: order.id,
      data: { ...data, quote_id: after.quote.id, amount_minor: after.quote.amountMinor, currency_code: after.currencyCode, expires_at: after.quote.expiresAt },
    })]
  }
  if (after.status === "ready" && order.status !== "ready") return [noticeMessage({ template: "repair_ready", recipient, documentId: order.id, data: { ...data, outcome: after.outcome } })]
  if (after.status === "closed") return [noticeMessage({ template: "repair_closed", recipient, documentId: order.id, data: { ...data, outcome: after.outcome } })]
  return []
}

function recipientOf({ owner, ownerCustomerId, orderId }: { readonly owner: string; readonly ownerCustomerId: string | null; readonly orderId: string | null }): NoticeRecipient | null {
  if (owner !== "customer") return null
  if (ownerCustomerId !== null) return { type: "customer", id: ownerCustomerId }
  return orderId === null ? null : { type: "order", id: orderId }
}
