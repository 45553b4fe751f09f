import { route } from "../../../../respond"
import { presentWarrantyPolicy, warrantyPolicyAnswer } from "../../answers"

export const POST = route({
  summary: "Publishes a draft: it holds for sales from now on, and from now on it never changes",
  answer: warrantyPolicyAnswer,
  codes: ["not_found", "warranty_policy.published"],
  handler: async ({ params, request, services }) => ({ body: { warranty_policy: presentWarrantyPolicy(await services.warranty.publishPolicy(request, params["id"] ?? "")) } }),
})
