import { claimAnswer } from "../../../answers/warranty-claim"
import { presentClaim } from "../../../present/warranty-claim"
import { route } from "../../../respond"

export const GET = route({
  summary: "One claim, with the verdict its decision rests on",
  answer: claimAnswer,
  codes: ["not_found"],
  handler: async ({ params, services }) => ({ body: { warranty_claim: presentClaim(await services.warrantyClaims.get(params["id"] ?? "")) } }),
})
