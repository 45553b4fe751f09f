import { assertNever } from "../../domain/common/assert"
import { RejectionError } from "../../domain/common/rejection"
import type { RmaLine } from "../../domain/rma/rma"
import type { UnitCommand } from "../../domain/unit/commands"
import { decide } from "../../domain/unit/decide"
import type { Unit } from "../../domain/unit/unit"
import { openRepairIn } from "../repair/open-repair"
import { restockCommand } from "../serial-policy/stock-identity"
import { addToVendorClaim } from "../vendor/add-to-claim"
import type { RmaWork } from "./on-rma"

/**
 * Does with the unit what was decided for it. The unit is in quarantine and, where that matters, the shop's by now. What
 * can be sold follows from here, never from the arrival.
 */
export async function carryOutDisposition(rma: RmaWork, line: RmaLine): Promise<void> {
  if (line.disposition === "repair") return openRepair(rma, line)
  const command = await commandOf(rma, line, rma.unitOf(line))
  if (command === null) return
  const claimId = await vendorClaimOf(rma, line)
  rma.step({ unitId: line.unitId, command, facts: { rma_line_id: line.id, ...(claimId === null ? {} : { vendor_claim_id: claimId }) } })
  const waitsForCustomer = line.disposition === "return_to_customer" && line.dispositionTo.trackingNumber !== undefined
  rma.put({
    ...line, dispositionStage: waitsForCustomer ? "begun" : "done",
    ...(line.disposition === "return_to_customer" ? { dispositionReference: { type: "handed_back", id: line.unitId } } : {}),
    ...(claimId === null ? {} : { dispositionReference: { type: "vendor_claim", id: claimId } }),
  })
  rma.tell({ type: "line_disposition_done", lineId: line.id, data: { disposition: line.disposition } })
}

/** What goes to a maker who is named stands on a claim against them; without a name an agent puts it on one later. */
async function vendorClaimOf(rma: RmaWork, line: RmaLine): Promise<string | null> {
  const { vendorId } = line.dispositionTo
  return line.disposition !== "return_to_vendor" || vendorId === undefined ? null : addToVendorClaim(rma, line, vendorId)
}

/** Refuses at once what the unit would refuse when its turn comes. */
export async function checkDisposition(rma: RmaWork, line: RmaLine): Promise<void> {
  const unit = rma.unitOf(line)
  const command = await commandOf(rma, line, unit)
  if (command === null) return
  // It is judged as it will be by then: the shop's, where the disposition needs it to be.
  const asThen: Unit = line.disposition === "return_to_customer" || line.disposition === "return_to_vendor" ? unit : { ...unit, owner: "shop", ownerCustomerId: null }
  const decision = decide(asThen, command, rma.transaction.context)
  if (!decision.ok) throw new RejectionError(decision.rejection)
}

async function commandOf(rma: RmaWork, line: RmaLine, unit: Unit): Promise<UnitCommand | null> {
  const { disposition, dispositionTo: to } = line
  switch (disposition) {
    case "restock":
    case "restock_as_grade":
      return restockOf(rma, line, unit)
    case "scrap":
      return { name: "scrap", reasonCode: line.reasonCode }
    case "return_to_vendor":
      return { name: "to_vendor", vendorId: to.vendorId ?? null, trackingNumber: to.trackingNumber ?? null }
    case "return_to_customer":
      return { name: "hand_back", trackingNumber: to.trackingNumber ?? null }
    case "repair":
    case "quarantine":
    case null:
      return null
    default:
      return assertNever(disposition)
  }
}

function restockOf(rma: RmaWork, line: RmaLine, unit: Unit): Promise<UnitCommand> {
  const { grade, inventoryItemId, locationId } = line.dispositionTo
  return restockCommand(rma.client, unit, { grade: grade ?? line.grade ?? unit.grade, inventoryItemId, locationId, reasonCode: line.reasonCode })
}

/** The unit goes to the bench with this very command; the line is done when it has left it. */
async function openRepair(rma: RmaWork, line: RmaLine): Promise<void> {
  await rma.appendSteps()
  const order = await openRepairIn(rma.transaction, rma.units, line.unitId, rma.ledger.newId("arep"), { problem: line.faultCodes.length > 0 ? line.faultCodes.join(", ") : line.reasonCode, rmaLineId: line.id })
  rma.put({ ...line, dispositionReference: { type: "repair_order", id: order.id } })
  rma.tell({ type: "line_sent_to_repair", lineId: line.id, data: { unit_id: line.unitId, repair_order_id: order.id } })
}
