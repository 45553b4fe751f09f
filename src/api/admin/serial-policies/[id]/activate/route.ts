import { serialPolicyAnswer } from "../../../../answers/serial-policy"
import { withItemLock } from "../../../../../workflows/stock/item-lock"
import { readItem } from "../../../../medusa/inventory-items"
import { presentSerialPolicy } from "../../../../present/serial-policy"
import { route } from "../../../../respond"

export const POST = route({
  summary: "Ends the adoption: from now on Medusa's stock follows the units, and order lines get theirs",
  answer: serialPolicyAnswer,
  codes: ["policy.not_found", "policy.not_ready"],
  handler: async ({ params, services, container }) => {
    const policy = await services.policies.get(params["id"] ?? "")
    const active = await withItemLock(container, policy.inventoryItemId, async () => {
      const { levels } = await readItem(container, policy)
      return services.policies.activate(policy.id, levels)
    })
    return { body: { serial_policy: presentSerialPolicy(active) } }
  },
})
