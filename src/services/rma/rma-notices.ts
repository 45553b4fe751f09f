import type { Rma } from "../../domain/rma/rma"
import type { OutboxMessage } from "../../messaging/outbox"
import { noticeMessage, type NoticeTemplate } from "../notice/notice-message"

/** The mail of an RMA, to its order's address or its customer's; nobody is told of a return that belongs to nobody. */
export function rmaNotice(rma: Rma, template: NoticeTemplate, data: Parameters<typeof noticeMessage>[0]["data"] = {}, tokenId: string | null = null): OutboxMessage[] {
  const recipient = rma.customerId !== null ? { type: "customer" as const, id: rma.customerId } : rma.orderId !== null ? { type: "order" as const, id: rma.orderId } : null
  if (recipient === null) return []
  return [noticeMessage({ template, recipient, tokenId, documentId: rma.id, data: { rma_id: rma.id, display_id: rma.displayId, order_id: rma.orderId, expires_at: rma.expiresAt, ...data } })]
}
