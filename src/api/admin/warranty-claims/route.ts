import { claimAnswer, claimList } from "../../answers/warranty-claim"
import { presentPage } from "../../present/page"
import { presentClaim } from "../../present/warranty-claim"
import { route } from "../../respond"
import { listClaims, submitClaim } from "./validators"

export const GET = route({
  summary: "Lists warranty claims, newest first; q is a claim's or a serial number, result_id the return or repair that one led to",
  query: listClaims,
  answer: claimList,
  handler: async ({ query: { unit_id: unitId, customer_id: customerId, result_id: resultId, ...rest }, services }) => {
    const { claims, ...page } = await services.warrantyClaims.list({ unitId, customerId, resultId, ...rest })
    return { body: { warranty_claims: claims.map(presentClaim), ...presentPage({ limit: rest.limit, offset: rest.offset, ...page }) } }
  },
})

export const POST = route({
  summary: "Opens a claim for a customer's unit; the verdict of today is frozen on it",
  body: submitClaim,
  status: 201,
  answer: claimAnswer,
  codes: ["unit.not_found", "unit.ambiguous", "unit.not_customers", "warranty_claim.open_exists", "attachment.not_found", "attachment.already_attached"],
  handler: async ({ body, request, services }) => {
    const { claim } = await services.warrantyClaims.submit(request, body)
    return { body: { warranty_claim: presentClaim(await services.warrantyClaims.get(claim.id)) } }
  },
})
