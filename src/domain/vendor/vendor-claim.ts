import type { Facts } from "../common/rejection"
import type { Instant, Unit } from "../unit/unit"

export const VENDOR_CLAIM_STATUSES = ["open", "shipped", "settled", "closed", "canceled"] as const
export type VendorClaimStatus = (typeof VENDOR_CLAIM_STATUSES)[number]

/** What the maker answered for one unit. */
export const VENDOR_OUTCOMES = ["pending", "credited", "replaced", "rejected", "returned"] as const
export type VendorOutcome = (typeof VENDOR_OUTCOMES)[number]
export type DecidedOutcome = Exclude<VendorOutcome, "pending">
export const DECIDED_OUTCOMES = ["credited", "replaced", "rejected", "returned"] as const satisfies readonly DecidedOutcome[]

/** What became of the unit itself: the maker kept it, or it came back to us. */
export const WHEREABOUTS = ["kept", "returned"] as const
export type Whereabouts = (typeof WHEREABOUTS)[number]

/** The most units one claim may group. */
export const VENDOR_CLAIM_LINES_MAX = 1_000

/** One unit of a claim, with what we ask for it and what we got. */
export interface VendorClaimLine {
  readonly id: string
  readonly position: number
  readonly unitId: string
  /** The customer's return it came from, where it came from one. */
  readonly rmaLineId: string | null
  readonly repairOrderId: string | null
  readonly faultCodes: readonly string[]
  readonly claimedMinor: number | null
  readonly recoveredMinor: number | null
  /** Of both amounts; null while neither is known. */
  readonly currencyCode: string | null
  readonly outcome: VendorOutcome
  readonly whereabouts: Whereabouts | null
  readonly replacementUnitId: string | null
  readonly reasonCode: string | null
  /** When it went out under this claim; null while it may still be taken off it. */
  readonly sentAt: Instant | null
  readonly decidedAt: Instant | null
}

/** Our recovery from one maker: units that are claimed, sent and settled together. */
export interface VendorClaim {
  readonly id: string
  readonly displayId: string
  /** The shop's own code for the maker. */
  readonly vendorId: string
  readonly status: VendorClaimStatus
  /** The maker's number for it. */
  readonly vendorReference: string | null
  readonly trackingNumber: string | null
  readonly shippedAt: Instant | null
  readonly settledAt: Instant | null
  readonly closedAt: Instant | null
  readonly canceledAt: Instant | null
  readonly version: number
  readonly createdAt: Instant
  readonly updatedAt: Instant
  readonly lines: readonly VendorClaimLine[]
}

/** One entry of the claim's timeline. Ids, codes and amounts only; free text is a note. */
export interface VendorClaimEntry {
  readonly type: string
  readonly lineId: string | null
  readonly data: Facts
}

/** What the claim must know of a unit. */
export interface ClaimedUnit extends Pick<Unit, "id" | "serialNumber" | "status" | "owner" | "wasShipped"> {
  /** It stands on another vendor claim that still waits for an answer. */
  readonly isOnOtherClaim: boolean
}

export type UnitLookup = (unitId: string) => ClaimedUnit

/** Does the claim still wait for an answer about this unit? A unit stands on at most one such line. */
export const claimsUnit = (claim: Pick<VendorClaim, "status">, line: Pick<VendorClaimLine, "outcome">): boolean =>
  (claim.status === "open" || claim.status === "shipped") && line.outcome === "pending"
