import { vendorClaimAnswer } from "../../../../answers/vendor-claim"
import { route } from "../../../../respond"
import { answerClaim, currentClaim } from "../../answer-claim"
import { targetOf } from "../../inputs"
import { shipVendorClaim } from "../../validators"

export const POST = route({
  summary: "Sends the units that are not at the maker yet; from then on the maker answers",
  body: shipVendorClaim,
  answer: vendorClaimAnswer,
  codes: ["not_found", "document.wrong_status", "vendor_claim.empty", "vendor_claim.unit_not_here", "vendor_claim.customers_unit", "conflict.stale"],
  current: currentClaim,
  handler: async ({ body, params, request, services, container }) => answerClaim(container, services, await services.vendorClaims.change(request, {
    ...targetOf(params, body), command: { name: "ship", trackingNumber: body.tracking_number ?? null, vendorReference: body.vendor_reference ?? null },
  })),
})
