import type { Facts } from "../common/rejection"
import type { Actor } from "../unit/events"
import type { Grade, Instant } from "../unit/unit"
import type { DecisionReason, Disposition, DispositionTarget, PaidForUnit, ReplacementOffer, Resolution } from "./rma"

/** What is asked of the whole document. */
export type RmaCommand =
  | { readonly name: "authorize"; readonly reasonCode: string | null; readonly expiresAt: Instant | null }
  | { readonly name: "deny"; readonly reasonCode: string | null }
  | { readonly name: "request_info"; readonly reasonCode: string | null }
  | { readonly name: "cancel"; readonly reasonCode: string | null }
  | { readonly name: "expire"; readonly reasonCode: string | null }
  | { readonly name: "close"; readonly reasonCode: string | null }
export const RMA_COMMANDS = ["authorize", "deny", "request_info", "cancel", "expire", "close"] as const satisfies readonly RmaCommand["name"][]
export type RmaCommandName = (typeof RMA_COMMANDS)[number]

/** What is asked of one line. */
export type RmaLineCommand =
  | { readonly name: "decide"; readonly decision: "accepted" | "rejected" | "needs_review"; readonly reasons: readonly DecisionReason[]; readonly assessmentId?: string | null; readonly expiresAt?: Instant | null }
  | { readonly name: "mark_in_transit"; readonly trackingNumber: string | null }
  | { readonly name: "receive"; readonly trackingNumber: string | null }
  | { readonly name: "receive_wrong"; readonly wrongUnitId: string | null; readonly wrongSerialNumber: string }
  | { readonly name: "inspect"; readonly grade: Grade; readonly faultCodes: readonly string[]; readonly checklist: Facts }
  | { readonly name: "dispose"; readonly disposition: Disposition; readonly to: DispositionTarget }
  | { readonly name: "resolve"; readonly resolution: Resolution; readonly amountMinor: number | null; readonly variantId: string | null; readonly advance: boolean; readonly returnDueAt: Instant | null; readonly paid: PaidForUnit | null }
  | { readonly name: "waive"; readonly reasonCode: string | null }
  | { readonly name: "mark_not_returned"; readonly reasonCode: string | null }
  | { readonly name: "mark_lost"; readonly reasonCode: string | null }
  | { readonly name: "refuse"; readonly reasonCode: string | null }
  | { readonly name: "offer_replacement"; readonly offer: OfferDraft }
  | { readonly name: "withdraw_offer"; readonly reasonCode: string | null }
  | { readonly name: "accept_offer"; readonly noteId: string | null }
  | { readonly name: "decline_offer"; readonly noteId: string | null }

export type OfferDraft = Pick<ReplacementOffer, "id" | "variantId" | "title" | "thumbnail" | "creditMinor" | "currencyCode" | "noteId" | "expiresAt">

/** Those an agent gives by name; the others follow from reception and evaluation. */
export const RMA_LINE_ACTIONS = ["decide", "inspect", "dispose", "resolve", "offer_replacement", "withdraw_offer", "waive", "mark_not_returned", "mark_lost"] as const satisfies readonly RmaLineCommand["name"][]
export type RmaLineAction = (typeof RMA_LINE_ACTIONS)[number]

/** Those that are the customer's alone. */
export const CUSTOMER_LINE_ACTIONS = ["accept_offer", "decline_offer"] as const satisfies readonly RmaLineCommand["name"][]
export type CustomerLineAction = (typeof CUSTOMER_LINE_ACTIONS)[number]

export interface RmaMoment {
  readonly at: Instant
  readonly actor: Actor
}
