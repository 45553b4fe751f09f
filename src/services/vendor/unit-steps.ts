import { assert, assertNever } from "../../domain/common/assert"
import type { UnitCommand } from "../../domain/unit/commands"
import type { UnitDeed } from "../../domain/vendor/commands"
import type { VendorClaim, VendorClaimLine } from "../../domain/vendor/vendor-claim"
import type { UnitStep } from "../document/document-units"

/** Why the ledger says a unit or its replacement went, when a vendor claim made it go. */
export const KEPT_BY_VENDOR = "kept_by_vendor"
export const REPLACED_BY_VENDOR = "replaced_by_vendor"
const CORRECTED = "vendor_claim_corrected"

/** What the claim decided for a unit, as the command the unit knows. */
export function unitStepOf(deed: UnitDeed, line: VendorClaimLine, claim: VendorClaim, quarantineOf?: (line: VendorClaimLine) => string): UnitStep {
  const answer = line.outcome === "pending" ? {} : { outcome: line.outcome, ...(line.replacementUnitId === null || deed.name === "void" ? {} : { replaced_by_unit_id: line.replacementUnitId }) }
  return {
    unitId: deed.unitId, command: commandOf(deed, line, claim, quarantineOf),
    facts: { vendor_claim_id: claim.id, vendor_claim_line_id: line.id, ...(line.rmaLineId === null ? {} : { rma_line_id: line.rmaLineId }), ...answer },
  }
}

function commandOf({ name }: UnitDeed, line: VendorClaimLine, claim: VendorClaim, quarantineOf?: (line: VendorClaimLine) => string): UnitCommand {
  const quarantine = (): string => {
    assert(quarantineOf !== undefined, "only an answer brings a unit back")
    return quarantineOf(line)
  }
  switch (name) {
    case "open":
      return { name: "record", type: "unit.vendor_claim_opened", facts: {} }
    case "leave":
      return { name: "record", type: "unit.vendor_claim_left", facts: {} }
    case "note":
      return { name: "record", type: "unit.vendor_claim_answered", facts: {} }
    case "send":
      return { name: "to_vendor", vendorId: claim.vendorId, trackingNumber: claim.trackingNumber }
    case "keep":
      return { name: "scrap", reasonCode: line.outcome === "replaced" ? REPLACED_BY_VENDOR : KEPT_BY_VENDOR }
    case "take_back":
      return { name: "from_vendor", quarantineLocationId: quarantine() }
    case "reinstate":
      return { name: "reinstate", quarantineLocationId: quarantine(), reasonCode: CORRECTED }
    case "void":
      return { name: "void", reasonCode: CORRECTED }
    default:
      return assertNever(name)
  }
}
