import { serialPolicyAnswer } from "../../../../answers/serial-policy"
import { readItem } from "../../../../medusa/inventory-items"
import { presentSerialPolicy } from "../../../../present/serial-policy"
import { route } from "../../../../respond"

export const POST = route({
  summary: "Ends the adoption: from now on Medusa's stock follows the units, and order lines get theirs",
  answer: serialPolicyAnswer,
  codes: ["policy.not_found", "policy.not_ready"],
  handler: async ({ params, services, container }) => {
    const policy = await services.policies.get(params["id"] ?? "")
    const { levels } = await readItem(container, policy)
    return { body: { serial_policy: presentSerialPolicy(await services.policies.activate(policy.id, levels)) } }
  },
})
