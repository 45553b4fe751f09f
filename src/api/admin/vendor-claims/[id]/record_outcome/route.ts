import { vendorClaimAnswer } from "../../../../answers/vendor-claim"
import { ensureQuarantineLocations } from "../../../../../workflows/quarantine/ensure-quarantine-location"
import { requireLocations } from "../../../../medusa/locations"
import { route } from "../../../../respond"
import { answerClaim, currentClaim } from "../../answer-claim"
import { lineReferenceOf, moneyOf, targetOf } from "../../inputs"
import { recordVendorOutcome } from "../../validators"

export const POST = route({
  summary: "Records what the maker answered for units, and does it with them; a second answer for a line corrects the first",
  body: recordVendorOutcome,
  answer: vendorClaimAnswer,
  codes: [
    "not_found", "document.wrong_status", "location.not_found", "location.required", "quarantine.location_missing", "unit.ambiguous", "unit.repeated", "serial_number.duplicate", "serial_number.repeated",
    "policy.not_tracked_in_stock", "vendor_claim.unit_moved_on", "vendor_claim.outcome_contradicts", "vendor_claim.replacement_in_use", "vendor_claim.amount_not_taken", "vendor_claim.other_currency", "conflict.stale",
  ],
  current: currentClaim,
  handler: async ({ body, params, request, services, container }) => {
    const warehouses = body.outcomes.flatMap(({ location_id: locationId }) => locationId ?? [])
    await requireLocations(container, [...warehouses, ...body.outcomes.flatMap(({ replacement }) => replacement?.location_id ?? [])])
    await ensureQuarantineLocations(container, warehouses)
    return answerClaim(container, services, await services.vendorClaims.recordOutcome(request, {
      ...targetOf(params, body), answers: body.outcomes.map((answer) => ({
        line: lineReferenceOf(answer), outcome: answer.outcome, recovered: moneyOf(answer.recovered_amount, answer.currency_code), unit: answer.unit ?? null,
        replacement: answer.replacement === undefined ? null : { serialNumber: answer.replacement.serial_number, inventoryItemId: answer.replacement.inventory_item_id ?? null, locationId: answer.replacement.location_id },
        locationId: answer.location_id ?? null, reasonCode: answer.reason_code ?? null,
      })),
    }))
  },
})
