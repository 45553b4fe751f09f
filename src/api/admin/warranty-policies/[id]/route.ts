import { route } from "../../../respond"
import { presentRollout, presentWarrantyPolicy, warrantyPolicyWithRollout } from "../answers"

export const GET = route({
  summary: "One version of a warranty policy, and how far it is taken to the units sold already",
  answer: warrantyPolicyWithRollout,
  codes: ["not_found"],
  handler: async ({ params, services }) => {
    const policy = await services.warranty.getPolicy(params["id"] ?? "")
    const rollout = await services.warranty.rolloutOf(policy.id)
    return { body: { warranty_policy: presentWarrantyPolicy(policy), rollout: rollout === null ? null : presentRollout(rollout) } }
  },
})
