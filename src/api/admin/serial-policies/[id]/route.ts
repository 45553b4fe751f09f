import { deleted } from "../../../answers/common"
import { serialPolicyAnswer } from "../../../answers/serial-policy"
import { withItemLock } from "../../../../workflows/stock/item-lock"
import { readItem } from "../../../medusa/inventory-items"
import { presentSerialPolicy } from "../../../present/serial-policy"
import { route } from "../../../respond"
import { settingsOf } from "../settings"
import { updateSerialPolicy } from "../validators"

export const GET = route({
  summary: "A serial policy",
  answer: serialPolicyAnswer,
  codes: ["policy.not_found"],
  handler: async ({ params, services }) => ({ body: { serial_policy: presentSerialPolicy(await services.policies.get(params["id"] ?? "")) } }),
})

export const POST = route({
  summary: "Changes a serial policy; climbing to `full` begins the adoption of the item's stock",
  body: updateSerialPolicy,
  answer: serialPolicyAnswer,
  codes: ["policy.not_found", "policy.in_use", "policy.step_down", "policy.needs_managed_inventory", "conflict.stale"],
  current: async ({ params, services }) => presentSerialPolicy(await services.policies.get(params["id"] ?? "")),
  handler: async ({ body: { expected_version, ...body }, params, services, container }) => {
    const { id, inventoryItemId, variantId } = await services.policies.get(params["id"] ?? "")
    const policy = await withItemLock(container, inventoryItemId, async () => {
      const item = await readItem(container, { inventoryItemId, variantId })
      return services.policies.update(id, settingsOf(body), item, expected_version)
    })
    return { body: { serial_policy: presentSerialPolicy(policy) } }
  },
})

export const DELETE = route({
  summary: "Deletes a serial policy under which no unit was ever registered",
  answer: deleted,
  codes: ["policy.not_found", "policy.in_use"],
  handler: async ({ params, services }) => {
    const { id } = await services.policies.get(params["id"] ?? "")
    await services.policies.remove(id)
    return { body: { id, object: "serial_policy", deleted: true } }
  },
})
