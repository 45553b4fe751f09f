import type { Zone } from "../common/calendar"
import type { CalendarDate, Instant } from "../unit/unit"
import type { WarrantyPolicy } from "./policy"
import type { Anchor, Money } from "./terms"

export const ENTITLEMENT_STATUSES = ["pending", "active", "suspended", "exhausted", "expired", "voided", "superseded", "transferred"] as const
export type EntitlementStatus = (typeof ENTITLEMENT_STATUSES)[number]

/** Where a right comes from. */
export const ENTITLEMENT_SOURCES = ["sale", "import", "replacement", "transfer", "repair", "grant"] as const
export type EntitlementSource = (typeof ENTITLEMENT_SOURCES)[number]

/** The part of an entitlement that the facts decide, before it has a row. */
export interface Right {
  readonly unitId: string
  readonly warrantyPolicyId: string
  readonly source: EntitlementSource
  readonly ownerCustomerId: string | null
  readonly anchor: Anchor
  /** Sequence of the event that set it going. */
  readonly anchorSequence: number
  /** Sequence of the event that gave it to its owner: the sale, the transfer, the repair. With unit and policy it is unique. */
  readonly grantedSequence: number
  readonly startsOn: CalendarDate
  /** An end that was given (imported, inherited): the term is not counted from the start then. */
  readonly givenEndsOn: CalendarDate | null
  readonly zone: Zone
}

/** One unit's right under one policy version. */
export interface Entitlement extends Right {
  readonly id: string
  readonly status: EntitlementStatus
  readonly statusReason: string | null
  /** Since when it has this status; before, it was in force. */
  readonly statusSince: Instant | null
  /** The last covered day, in `zone`, as it was last written; null: no calendar says it. */
  readonly endsOn: CalendarDate | null
  readonly claimsUsed: number
  readonly costUsed: Money | null
  /** Of the owner before, or of the unit that was replaced. */
  readonly inheritsId: string | null
  /** Grows with each change of the row. */
  readonly version: number
}

export interface NewRight extends Right {
  readonly policy: WarrantyPolicy
  /** What it takes over from the right it continues. */
  readonly claimsUsed: number
  readonly costUsed: Money | null
  readonly inheritsId: string | null
  /** It went to the next owner already. */
  readonly isPassedOn: boolean
}
