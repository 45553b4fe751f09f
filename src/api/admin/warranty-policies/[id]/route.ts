import { route } from "../../../respond"
import { presentWarrantyPolicy, warrantyPolicyAnswer } from "../answers"

export const GET = route({
  summary: "One version of a warranty policy",
  answer: warrantyPolicyAnswer,
  codes: ["not_found"],
  handler: async ({ params, services }) => ({ body: { warranty_policy: presentWarrantyPolicy(await services.warranty.getPolicy(params["id"] ?? "")) } }),
})
