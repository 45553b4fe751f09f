import { vendorClaimAnswer } from "../../../../answers/vendor-claim"
import { route } from "../../../../respond"
import { answerClaim, currentClaim } from "../../answer-claim"
import { lineReferenceOf, targetOf } from "../../inputs"
import { removeVendorUnits } from "../../validators"

export const POST = route({
  summary: "Takes units off an open claim that were not sent under it",
  body: removeVendorUnits,
  answer: vendorClaimAnswer,
  codes: ["not_found", "document.wrong_status", "unit.ambiguous", "vendor_claim.units_sent", "vendor_claim.empty", "conflict.stale"],
  current: currentClaim,
  handler: async ({ body, params, request, services, container }) => answerClaim(container, services, await services.vendorClaims.removeUnits(request, { ...targetOf(params, body), lines: body.units.map(lineReferenceOf) })),
})
