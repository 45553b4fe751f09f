import { z } from "@medusajs/framework/zod"
import { problem, problemOf, referenceOf, unitReference } from "../../admin/warranty-claims/validators"
import { requireServed } from "../../addresses"
import { storeClaimAnswer, storeClaimList } from "../../answers/warranty-claim"
import { presentPage } from "../../present/page"
import { presentStoreClaim } from "../../present/warranty-claim"
import { answerStoreClaim } from "./answer"
import { route } from "../../respond"
import { id, keyset } from "../../validators"

export const GET = route({
  summary: "The caller's claims, newest first",
  access: "customer",
  query: z.strictObject({ ...keyset, unit_id: id.optional() }),
  answer: storeClaimList,
  handler: async ({ query: { unit_id: unitId, ...query }, visitor, services }) => {
    const { claims, count, nextAfter } = await services.warrantyClaims.list({ ...query, unitId, customerId: visitor.customerId ?? "" })
    const addresses = await services.addresses.of("warranty_claim", claims.map(({ claim }) => claim.id))
    return { body: { warranty_claims: claims.map(({ claim }) => presentStoreClaim(claim, addresses.get(claim.id))), ...presentPage({ limit: query.limit, offset: query.offset, count, nextAfter }) } }
  },
})

export const POST = route({
  summary: "Asks to use the warranty of one of the caller's units",
  access: "customer",
  body: z.strictObject({ ...unitReference, ...problem }).transform((body, context) => ({ unit: referenceOf(body, context), ...problemOf(body), place: body.address })),
  status: 201,
  answer: storeClaimAnswer,
  codes: ["unit.not_found", "unit.ambiguous", "warranty_claim.open_exists", "attachment.not_found", "attachment.already_attached", "address.country_not_served"],
  handler: async ({ body: { place, ...body }, request, visitor, services, container }) => {
    await requireServed(container, place)
    const { claim } = await services.warrantyClaims.submit(request, { ...body, byCustomerId: visitor.customerId ?? "" })
    return { body: { warranty_claim: await answerStoreClaim(services, claim) } }
  },
})
