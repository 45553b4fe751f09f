import { outboxMessage, type Json, type OutboxMessage } from "../../messaging/outbox"

/** The templates a shop's notification provider must know; `docs/notices.md` says what data each gets. */
export const NOTICE_TEMPLATES = [
  "guest_access", "ownership_transfer", "technician_invite",
  "rma_requested", "rma_authorized", "rma_denied", "rma_info_requested", "rma_received", "rma_resolved", "rma_expiring", "rma_expired",
  "replacement_offer", "replacement_offer_answered",
  "advance_replacement_due", "advance_replacement_charged", "payment_link",
  "repair_quote", "repair_ready", "repair_closed",
  "warranty_registered", "warranty_registration_rejected", "warranty_expiring", "warranty_claim_info_requested", "warranty_claim_decided",
] as const
export type NoticeTemplate = (typeof NOTICE_TEMPLATES)[number]

/** Who gets it, by reference: the address is read when it is sent. `address` names a row that keeps one typed address, `user` an agent. */
export interface NoticeRecipient {
  readonly type: "customer" | "order" | "user" | "technician" | "address"
  readonly id: string
}

export interface Notice {
  readonly template: NoticeTemplate
  readonly recipient: NoticeRecipient
  /** Ids, codes, numbers and dates that the template shows; never an address or a secret. */
  readonly data: { readonly [key: string]: Json }
  /** A one-time token whose link goes along. */
  readonly tokenId?: string | null
  /** The document whose `pending_work` shows it until it is sent. */
  readonly documentId?: string | null
}

/** The outbox message that sends a notice; write it with the fact it tells of. */
export const noticeMessage = ({ template, recipient, data, tokenId, documentId }: Notice): OutboxMessage =>
  outboxMessage("send_notice", { template, recipient: { ...recipient }, data: { ...data }, token_id: tokenId ?? null, document_id: documentId ?? null })
