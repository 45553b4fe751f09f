import { serialPolicyAnswer, serialPolicyList } from "../../answers/serial-policy"
import { withItemLock } from "../../../workflows/stock/item-lock"
import { readItem, resolveItem } from "../../medusa/inventory-items"
import { presentPage } from "../../present/page"
import { presentSerialPolicy } from "../../present/serial-policy"
import { route } from "../../respond"
import { settingsOf } from "./settings"
import { createSerialPolicy, listSerialPolicies } from "./validators"

export const GET = route({
  summary: "Lists serial policies, newest first",
  query: listSerialPolicies,
  answer: serialPolicyList,
  handler: async ({ query: { limit, offset, ...filter }, services }) => {
    const { policies, count, countIsExact } = await services.policies.list({
      limit, offset, ...(filter.inventory_item_id ? { inventoryItemId: filter.inventory_item_id } : {}), ...(filter.variant_id ? { variantId: filter.variant_id } : {}),
    })
    return { body: { serial_policies: policies.map(presentSerialPolicy), ...presentPage({ limit, offset, count, countIsExact }) } }
  },
})

export const POST = route({
  summary: "Says how the units of an inventory item are numbered, tracked and promised",
  body: createSerialPolicy,
  status: 201,
  answer: serialPolicyAnswer,
  codes: ["not_found", "policy.exists", "policy.ambiguous_variant", "policy.needs_managed_inventory"],
  handler: async ({ body: { variant_id, inventory_item_id, ...body }, services, container }) => {
    const identity = await resolveItem(container, { variant_id, inventory_item_id }, body.tracking)
    const policy = await withItemLock(container, identity.inventoryItemId, async () => {
      const { levels: _levels, ...item } = await readItem(container, identity)
      return services.policies.create({ ...settingsOf(body), ...item, tracking: body.tracking })
    })
    return { body: { serial_policy: presentSerialPolicy(policy) } }
  },
})
