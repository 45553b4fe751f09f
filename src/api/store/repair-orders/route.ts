import { z } from "@medusajs/framework/zod"
import { customersRepairOrderList } from "../../answers/repair"
import { presentPage } from "../../present/page"
import { presentRepairsForCustomer } from "../../repair-orders/for-customer"
import { route } from "../../respond"
import { id, keyset } from "../../validators"

export const GET = route({
  summary: "The repairs of the caller's units, newest first",
  access: "customer_or_guest",
  query: z.strictObject({ ...keyset, unit_id: id.optional() }),
  answer: customersRepairOrderList,
  handler: async ({ query: { limit, offset, after, unit_id }, request, visitor, services }) => {
    const { repairs, count, countIsExact, nextAfter } = await services.repairs.list(request.actor, { limit, offset, after, unitId: unit_id, visitor })
    return { body: { repair_orders: await presentRepairsForCustomer(services, repairs), ...presentPage({ limit, offset, count, countIsExact, nextAfter }) } }
  },
})
