import { route } from "../../../../respond"
import { presentWarrantyPolicy, warrantyPolicyAnswer } from "../../answers"

export const POST = route({
  summary: "Retires a published policy: sales from now on get no right by it, rights it gave stay",
  answer: warrantyPolicyAnswer,
  codes: ["not_found", "warranty_policy.not_published"],
  handler: async ({ params, request, services }) => ({ body: { warranty_policy: presentWarrantyPolicy(await services.warranty.retirePolicy(request, params["id"] ?? "")) } }),
})
