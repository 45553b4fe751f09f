import type { JoiningUnit, LineAnswer } from "../../src/domain/vendor/commands"
import type { ClaimedUnit, UnitLookup, VendorClaim, VendorClaimLine } from "../../src/domain/vendor/vendor-claim"
import { AT } from "./unit-builders"

export function buildVendorLine(over: Partial<VendorClaimLine> = {}): VendorClaimLine {
  return {
    id: "venl_1", position: 1, unitId: "unit_1", rmaLineId: null, repairOrderId: null, faultCodes: [], claimedMinor: 10_000, recoveredMinor: null, currencyCode: "usd",
    outcome: "pending", whereabouts: null, replacementUnitId: null, reasonCode: null, sentAt: null, decidedAt: null, ...over,
  }
}

export function buildVendorClaim(over: Partial<VendorClaim> = {}): VendorClaim {
  return {
    id: "venc_1", displayId: "VEN-2026-000001", vendorId: "acme", status: "open", vendorReference: null, trackingNumber: null,
    shippedAt: null, settledAt: null, closedAt: null, canceledAt: null, version: 1, createdAt: AT, updatedAt: AT, lines: [buildVendorLine()], ...over,
  }
}

export const buildClaimedUnit = (over: Partial<ClaimedUnit> = {}): ClaimedUnit =>
  ({ id: "unit_1", serialNumber: "SN0001", status: "quarantined", owner: "shop", wasShipped: false, isOnOtherClaim: false, ...over })

/** Every unit is like this but for its id; those that are named are themselves. */
export const unitsLike = (over: Partial<ClaimedUnit>, ...named: readonly ClaimedUnit[]): UnitLookup => (id) =>
  named.find((unit) => unit.id === id) ?? buildClaimedUnit({ serialNumber: id.toUpperCase(), ...over, id })

export const buildJoining = (over: Partial<JoiningUnit> = {}): JoiningUnit =>
  ({ lineId: "venl_2", unitId: "unit_2", rmaLineId: null, repairOrderId: null, faultCodes: [], claimed: null, ...over })

export const USD = (minor: number): { minor: number; currencyCode: string } => ({ minor, currencyCode: "usd" })

/** An answer that contradicts nothing. */
export function buildAnswer(over: Partial<LineAnswer> = {}): LineAnswer {
  const outcome = over.outcome ?? "credited"
  return {
    lineId: "venl_1", outcome, recovered: outcome === "credited" ? USD(8_000) : null, unit: null, replacementUnitId: outcome === "replaced" ? "unit_new" : null, reasonCode: null, ...over,
  }
}

/** The line as it stands once the maker answered so. */
export const ANSWERED = {
  credited: { outcome: "credited", whereabouts: "kept", recoveredMinor: 8_000, decidedAt: AT, sentAt: AT },
  replaced: { outcome: "replaced", whereabouts: "kept", replacementUnitId: "unit_new", decidedAt: AT, sentAt: AT },
  rejected: { outcome: "rejected", whereabouts: "returned", decidedAt: AT, sentAt: AT },
  returned: { outcome: "returned", whereabouts: "returned", decidedAt: AT, sentAt: AT },
} as const satisfies { readonly [outcome: string]: Partial<VendorClaimLine> }
