import { vendorClaimAnswer } from "../../../../answers/vendor-claim"
import { route } from "../../../../respond"
import { answerClaim, currentClaim } from "../../answer-claim"
import { lineReferenceOf, moneyOf, targetOf } from "../../inputs"
import { setVendorClaimed } from "../../validators"

export const POST = route({
  summary: "Says what is claimed for units and why",
  body: setVendorClaimed,
  answer: vendorClaimAnswer,
  codes: ["not_found", "document.wrong_status", "unit.ambiguous", "vendor_claim.other_currency", "vendor_claim.empty", "conflict.stale"],
  current: currentClaim,
  handler: async ({ body, params, request, services, container }) => answerClaim(container, services, await services.vendorClaims.setClaimed(request, {
    ...targetOf(params, body), lines: body.lines.map((line) => ({ line: lineReferenceOf(line), claimed: moneyOf(line.claimed_amount, line.currency_code), faultCodes: line.fault_codes ?? null })),
  })),
})
