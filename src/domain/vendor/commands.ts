import type { Instant } from "../unit/unit"
import type { DecidedOutcome, VendorClaim, VendorClaimEntry, Whereabouts } from "./vendor-claim"

/** Money in whole minor units, with its currency. */
export interface Amount {
  readonly minor: number
  readonly currencyCode: string
}

/** A unit that joins a claim. */
export interface JoiningUnit {
  readonly lineId: string
  readonly unitId: string
  readonly rmaLineId: string | null
  readonly repairOrderId: string | null
  readonly faultCodes: readonly string[]
  readonly claimed: Amount | null
}

/** The maker's answer for one line. */
export interface LineAnswer {
  readonly lineId: string
  readonly outcome: DecidedOutcome
  readonly recovered: Amount | null
  /** Where the unit is, when that is not what the answer usually means. */
  readonly unit: Whereabouts | null
  /** The unit that came instead; the one the line has already, when only the amount changes. */
  readonly replacementUnitId: string | null
  readonly reasonCode: string | null
}

export type VendorClaimCommand =
  | { readonly name: "add_units"; readonly units: readonly JoiningUnit[] }
  | { readonly name: "remove_units"; readonly lineIds: readonly string[] }
  | { readonly name: "set_claimed"; readonly lines: readonly { readonly lineId: string; readonly claimed: Amount | null; readonly faultCodes: readonly string[] | null }[] }
  | { readonly name: "ship"; readonly trackingNumber: string | null; readonly vendorReference: string | null }
  | { readonly name: "record_outcome"; readonly answers: readonly LineAnswer[] }
  | { readonly name: "settle" }
  | { readonly name: "close" }
  | { readonly name: "cancel"; readonly reasonCode: string | null }

/** What a command asks of a unit; the service makes a command of the unit of it, and its event is the one that is written. */
export const UNIT_DEEDS = ["open", "leave", "send", "keep", "take_back", "reinstate", "note", "void"] as const
export type UnitDeedName = (typeof UNIT_DEEDS)[number]

export interface UnitDeed {
  readonly name: UnitDeedName
  readonly unitId: string
  readonly lineId: string
}

export interface VendorMoment {
  readonly at: Instant
}

export interface VendorClaimOutcome {
  readonly claim: VendorClaim
  readonly entries: readonly VendorClaimEntry[]
  /** What happens to units: at most one thing for each. */
  readonly deeds: readonly UnitDeed[]
}
