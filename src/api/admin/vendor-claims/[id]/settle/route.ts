import { vendorClaimAnswer } from "../../../../answers/vendor-claim"
import { route } from "../../../../respond"
import { answerClaim, currentClaim } from "../../answer-claim"
import { targetOf } from "../../inputs"
import { endVendorClaim } from "../../validators"

export const POST = route({
  summary: "Settles a claim whose every line has its answer",
  body: endVendorClaim,
  answer: vendorClaimAnswer,
  codes: ["not_found", "document.wrong_status", "vendor_claim.line_pending", "conflict.stale"],
  current: currentClaim,
  handler: async ({ body, params, request, services, container }) => answerClaim(container, services, await services.vendorClaims.change(request, { ...targetOf(params, body), command: { name: "settle" } })),
})
