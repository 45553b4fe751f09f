import { vendorClaimAnswer } from "../../../../answers/vendor-claim"
import { route } from "../../../../respond"
import { answerClaim, currentClaim } from "../../answer-claim"
import { joiningUnitsOf, targetOf } from "../../inputs"
import { addVendorUnits } from "../../validators"

export const POST = route({
  summary: "Puts more units on an open claim",
  body: addVendorUnits,
  answer: vendorClaimAnswer,
  codes: ["not_found", "document.wrong_status", "unit.not_found", "unit.ambiguous", "unit.repeated", "vendor_claim.unit_in_other", "vendor_claim.unit_not_here", "vendor_claim.customers_unit", "vendor_claim.wrong_rma_line", "vendor_claim.too_many", "conflict.stale"],
  current: currentClaim,
  handler: async ({ body, params, request, services, container }) => answerClaim(container, services, await services.vendorClaims.addUnits(request, { ...targetOf(params, body), units: joiningUnitsOf(body.units) })),
})
