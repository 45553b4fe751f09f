import { vendorClaimDetailAnswer } from "../../../answers/vendor-claim"
import { presentVendorClaim } from "../../../present/vendor-claim"
import { presentTimeline } from "../../../present/rma"
import { route } from "../../../respond"

export const GET = route({
  summary: "One claim against a maker by id or number, with its timeline",
  answer: vendorClaimDetailAnswer,
  codes: ["not_found"],
  handler: async ({ params, services }) => {
    const view = await services.vendorClaims.get(params["id"] ?? "")
    return { body: { vendor_claim: presentVendorClaim(view), timeline: presentTimeline(await services.vendorClaims.timeline(view.claim.id)) } }
  },
})
