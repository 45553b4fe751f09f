import type { Facts } from "../common/rejection"
import type { Actor } from "../unit/events"
import type { Grade, Instant } from "../unit/unit"

/** Where the unit is on its way back to us, as far as this line knows. */
export const RECEPTIONS = ["awaiting", "in_transit", "received", "wrong_unit", "not_returned", "lost_in_transit", "refused", "canceled", "waived"] as const
export type Reception = (typeof RECEPTIONS)[number]

/** Whether we accept the request; frozen with its reasons. Arrival is not a decision. */
export const DECISIONS = ["pending", "accepted", "rejected", "needs_review"] as const
export type RmaDecision = (typeof DECISIONS)[number]

/** What we do with the unit. */
export const DISPOSITIONS = ["restock", "restock_as_grade", "quarantine", "repair", "return_to_vendor", "scrap", "return_to_customer"] as const
export type Disposition = (typeof DISPOSITIONS)[number]

/** What the customer gets. */
export const RESOLUTIONS = ["refund", "keep_it_refund", "replacement", "exchange", "repair", "store_credit", "rejected", "none"] as const
export type Resolution = (typeof RESOLUTIONS)[number]

/** A choice that takes effect outside: begun when it is made, done when the last of its effects is. */
export const STAGES = ["begun", "done"] as const
export type Stage = (typeof STAGES)[number]

export const RMA_STATUSES = [
  "draft", "requested", "needs_review", "authorized", "denied", "partially_received", "received", "resolving", "closed", "canceled", "expired",
] as const
export type RmaStatus = (typeof RMA_STATUSES)[number]

/** Who began it: an agent, the customer, or what was found (a unit in the dock, a return made in Medusa's own screens). */
export const RMA_SOURCES = ["agent", "customer", "dock", "medusa", "claim"] as const
export type RmaSource = (typeof RMA_SOURCES)[number]

/** Why a line was decided as it was: the rule, what it looked at, and what that said. */
export interface DecisionReason {
  readonly rule: string
  readonly fact: string
  readonly result: string
}

/** How the unit became the shop's again: by Medusa's own return and receipt, or by our posting. */
export type TakeOverPath = "medusa_return" | "posting"

/** The sale the unit left with, as far as Medusa knows it. */
export interface Sale {
  readonly orderId: string
  readonly lineItemId: string
}

/** What was really paid for one unit of the sale. */
export interface PaidForUnit {
  readonly amountMinor: number
  readonly currencyCode: string
  /** The line is a kit: Medusa can return only the whole of it. */
  readonly isKit: boolean
}

/** Ids of what Medusa made for this line. */
export interface MedusaDeeds {
  readonly returnId?: string
  readonly exchangeId?: string
  readonly claimId?: string
  readonly replacementOrderId?: string
  readonly replacementLineItemId?: string
  /** What an exchange costs more (or, negative, less). */
  readonly differenceMinor?: number
  readonly refundedMinor?: number
  readonly creditedMinor?: number
  readonly paymentCollectionId?: string
}

export const OFFER_STATUSES = ["offered", "accepted", "declined", "expired", "withdrawn"] as const
export type OfferStatus = (typeof OFFER_STATUSES)[number]

/** Another product in the unit's place, until the customer says yes or no or its time is over. Free text is a note. */
export interface ReplacementOffer {
  readonly id: string
  readonly variantId: string
  /** What the customer was shown: a product that is renamed later does not change what was offered. */
  readonly title: string
  readonly thumbnail: string | null
  /** Store credit on top, for the trouble; it is granted when the replacement is decided. */
  readonly creditMinor: number | null
  readonly currencyCode: string | null
  readonly noteId: string | null
  readonly offeredAt: Instant
  readonly offeredBy: Actor
  /** Compared at use; a job only records it. */
  readonly expiresAt: Instant
  readonly status: OfferStatus
  readonly endedAt: Instant | null
  /** In the words of whoever ended it. */
  readonly answerNoteId: string | null
  /** What the customer wished before, and wishes again when this comes to nothing. */
  readonly wishBefore: Resolution
}

/** One unit of an RMA. Reception, decision, disposition and resolution are four independent fields. */
export interface RmaLine {
  readonly id: string
  readonly position: number
  readonly unitId: string
  readonly inventoryItemId: string
  readonly variantId: string | null
  readonly sale: Sale | null
  /** The unit belongs to somebody else than the order's customer by now: money goes back to nobody. */
  readonly wasPassedOn: boolean
  readonly reasonCode: string
  readonly requestedResolution: Resolution
  /** Why the unit is accepted without being provably this customer's. */
  readonly blindReason: string | null
  readonly noteId: string | null

  readonly reception: Reception
  readonly receptionReason: string | null
  readonly receivedAt: Instant | null
  readonly trackingNumber: string | null
  /** What arrived instead. */
  readonly wrongUnitId: string | null
  readonly wrongSerialNumber: string | null

  readonly decision: RmaDecision
  readonly decisionReasons: readonly DecisionReason[]
  readonly decidedBy: Actor | null
  readonly decidedAt: Instant | null
  /** The warranty assessment the decision rests on, frozen. */
  readonly assessmentId: string | null

  readonly inspectedAt: Instant | null
  readonly grade: Grade | null
  readonly faultCodes: readonly string[]
  readonly checklist: Facts

  readonly disposition: Disposition | null
  readonly dispositionStage: Stage | null
  /** Where to, as what, to whom: what carries it out needs. */
  readonly dispositionTo: DispositionTarget
  readonly disposedAt: Instant | null
  /** The repair order or vendor claim it opened. */
  readonly dispositionReference: { readonly type: string; readonly id: string } | null

  readonly resolution: Resolution | null
  readonly resolutionStage: Stage | null
  readonly resolvedAt: Instant | null
  readonly resolutionVariantId: string | null
  readonly amountMinor: number | null
  readonly currencyCode: string | null
  readonly paid: PaidForUnit | null
  /** The replacement goes out before the unit is back. */
  readonly isAdvance: boolean
  readonly returnDueAt: Instant | null
  readonly isCharged: boolean
  readonly replacementUnitId: string | null
  readonly takeOverPath: TakeOverPath | null
  readonly medusa: MedusaDeeds
  /** The newest offer of another product; those before it are in the timeline. */
  readonly offer: ReplacementOffer | null
}

export interface DispositionTarget {
  readonly grade?: Grade
  readonly inventoryItemId?: string
  readonly locationId?: string
  readonly vendorId?: string
  readonly trackingNumber?: string
}

/** Our authorization to send units back. Its status is computed, never set. */
export interface Rma {
  readonly id: string
  readonly displayId: string
  readonly source: RmaSource
  readonly orderId: string | null
  readonly customerId: string | null
  /** ISO 3166 alpha-2 in lower case, where the unit was sold to; return rules and warranties differ by it. */
  readonly countryCode: string | null
  readonly submittedAt: Instant | null
  readonly infoRequestedAt: Instant | null
  readonly authorizedAt: Instant | null
  /** The unit must be on its way by then. Compared at use; a job only records it. */
  readonly expiresAt: Instant | null
  readonly canceledAt: Instant | null
  readonly expiredAt: Instant | null
  readonly closedAt: Instant | null
  /** What we promised for the step at hand: decide, inspect, resolve. */
  readonly dueAt: Instant | null
  readonly remindedAt: Instant | null
  readonly version: number
  readonly createdAt: Instant
  readonly lines: readonly RmaLine[]
}

/** One entry of the document's timeline. Ids and codes only; free text is a note. */
export interface RmaEntry {
  readonly type: string
  readonly lineId: string | null
  readonly data: Facts
}

export const isInOurHands = (line: RmaLine): boolean => line.reception === "received"
export const hasBegun = (line: RmaLine): boolean => line.resolution !== null || (line.disposition !== null && line.disposition !== "quarantine")
export const MONEY_RESOLUTIONS: readonly Resolution[] = ["refund", "keep_it_refund", "store_credit", "exchange"]
/** Medusa credits the order for these when it receives the return. */
export const RETURN_RESOLUTIONS: readonly Resolution[] = ["refund", "store_credit", "exchange"]
export const isMoney = (resolution: Resolution): boolean => MONEY_RESOLUTIONS.includes(resolution)
