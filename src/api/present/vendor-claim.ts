import { toDecimal } from "../../domain/common/money"
import { availableOutcomes, availableVendorActions } from "../../domain/vendor/available-actions"
import { totalsOf } from "../../domain/vendor/totals"
import type { UnitLookup, VendorClaimLine } from "../../domain/vendor/vendor-claim"
import type { HttpVendorClaim, HttpVendorClaimLine, HttpVendorRecovery } from "../../types/http/vendor-claim"
import type { Services } from "../respond"

type VendorClaimView = Awaited<ReturnType<Services["vendorClaims"]["get"]>>

/** A claim against a maker as an agent sees it. */
export function presentVendorClaim(view: VendorClaimView): HttpVendorClaim {
  const { claim, pendingWork } = view
  const unitOf = lookUpIn(view)
  return {
    id: claim.id, display_id: claim.displayId, vendor_id: claim.vendorId, vendor_reference: claim.vendorReference, status: claim.status, tracking_number: claim.trackingNumber,
    shipped_at: claim.shippedAt, settled_at: claim.settledAt, closed_at: claim.closedAt, canceled_at: claim.canceledAt,
    lines: claim.lines.map((line) => presentLine(view, line, unitOf)),
    totals: totalsOf(claim).map(({ currencyCode, claimedMinor, recoveredMinor }) => ({ currency_code: currencyCode, claimed_amount: toDecimal(claimedMinor, currencyCode), recovered_amount: toDecimal(recoveredMinor, currencyCode) })),
    version: claim.version, created_at: claim.createdAt, updated_at: claim.updatedAt, pending_work: pendingWork.map((work) => ({ ...work })), available_actions: availableVendorActions(claim, unitOf),
  }
}

/** Units are never deleted, so every unit of a claim is there. */
const lookUpIn = ({ claimedUnits }: VendorClaimView): UnitLookup => (unitId) => {
  const unit = claimedUnits.get(unitId)
  if (unit === undefined) throw new Error(`Unit ${unitId} of a vendor claim does not exist.`)
  return unit
}

function presentLine({ claim, units }: VendorClaimView, line: VendorClaimLine, unitOf: UnitLookup): HttpVendorClaimLine {
  const unit = unitOf(line.unitId)
  const replacement = units.get(line.replacementUnitId ?? "")
  const amountOf = (minor: number | null): number | null => (minor === null || line.currencyCode === null ? null : toDecimal(minor, line.currencyCode))
  return {
    id: line.id, position: line.position, unit_id: line.unitId, serial_number: unit.serialNumber, unit_status: unit.status, rma_line_id: line.rmaLineId, repair_order_id: line.repairOrderId,
    fault_codes: [...line.faultCodes], claimed_amount: amountOf(line.claimedMinor), recovered_amount: amountOf(line.recoveredMinor), currency_code: line.currencyCode,
    outcome: line.outcome, unit: line.whereabouts, replacement: replacement === undefined ? null : { unit_id: replacement.id, serial_number: replacement.serialNumber, status: replacement.status },
    reason_code: line.reasonCode, sent_at: line.sentAt, decided_at: line.decidedAt, available_outcomes: availableOutcomes(claim, line, unitOf),
  }
}

type VendorRecovery = Awaited<ReturnType<Services["vendorClaims"]["recovery"]>>

export const presentVendorRecovery = (period: { readonly from: string; readonly to: string }, { vendors, amounts }: VendorRecovery): HttpVendorRecovery => ({
  ...period,
  vendors: vendors.map((vendor) => ({
    vendor_id: vendor.vendorId, claim_count: vendor.claimCount, settled_count: vendor.settledCount, line_count: vendor.lineCount, credited_count: vendor.creditedCount, replaced_count: vendor.replacedCount,
    rejected_count: vendor.rejectedCount, returned_count: vendor.returnedCount, pending_count: vendor.pendingCount, days_to_settle: vendor.daysToSettle,
    amounts: amounts.filter(({ vendorId }) => vendorId === vendor.vendorId).map(({ currencyCode, claimedMinor, recoveredMinor, pendingMinor, rate }) => ({
      currency_code: currencyCode, claimed_amount: toDecimal(claimedMinor, currencyCode), recovered_amount: toDecimal(recoveredMinor, currencyCode), pending_amount: toDecimal(pendingMinor, currencyCode), rate,
    })),
  })),
})
