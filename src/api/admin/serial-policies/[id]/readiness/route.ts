import { readinessAnswer } from "../../../../answers/serial-policy"
import { readItem } from "../../../../medusa/inventory-items"
import { presentReadiness } from "../../../../present/serial-policy"
import { route } from "../../../../respond"

export const GET = route({
  summary: "How far the adoption of an item's stock is: the gap at each location, and the order lines that wait for it",
  answer: readinessAnswer,
  codes: ["policy.not_found"],
  handler: async ({ params, services, container }) => {
    const policy = await services.policies.get(params["id"] ?? "")
    const { levels } = await readItem(container, policy)
    return { body: { readiness: presentReadiness(await services.policies.readiness(policy.id, levels)) } }
  },
})
