import { presentPage } from "../../present/page"
import { route } from "../../respond"
import { presentWarrantyPolicy, warrantyPolicyAnswer, warrantyPolicyList } from "./answers"
import { requireVariants } from "./require-variants"
import { createWarrantyPolicy, listWarrantyPolicies } from "./validators"

export const GET = route({
  summary: "Lists warranty policies, every version of each, newest first",
  query: listWarrantyPolicies,
  answer: warrantyPolicyList,
  handler: async ({ query: { limit, offset, code, status, variant_id: variantId }, services }) => {
    const { policies, count } = await services.warranty.listPolicies({ limit, offset, code, status, variantId })
    return { body: { warranty_policies: policies.map(presentWarrantyPolicy), ...presentPage({ limit, offset, count }) } }
  },
})

export const POST = route({
  summary: "Drafts a warranty policy, or the next version of one; nobody has a right by it until it is published",
  body: createWarrantyPolicy,
  status: 201,
  answer: warrantyPolicyAnswer,
  handler: async ({ body, request, services, container }) => {
    await requireVariants(container, body.variantIds ?? [])
    return { body: { warranty_policy: presentWarrantyPolicy(await services.warranty.createPolicy(request, body)) } }
  },
})
