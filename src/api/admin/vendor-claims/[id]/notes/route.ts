import { vendorClaimAnswer } from "../../../../answers/vendor-claim"
import { route } from "../../../../respond"
import { answerClaim, currentClaim } from "../../answer-claim"
import { targetOf } from "../../inputs"
import { noteVendorClaim } from "../../validators"

export const POST = route({
  summary: "Adds a note to a claim against a maker; possible in every status",
  body: noteVendorClaim,
  answer: vendorClaimAnswer,
  codes: ["not_found", "conflict.stale"],
  current: currentClaim,
  handler: async ({ body, params, request, services, container }) => answerClaim(container, services, await services.vendorClaims.addNote(request, { ...targetOf(params, body), note: body.note })),
})
