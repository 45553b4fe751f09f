import { z } from "@medusajs/framework/zod"
import { at, page } from "../../answers/common"
import { presentPage } from "../../present/page"
import { route } from "../../respond"
import { paging } from "../../validators"

const test = z.object({ name: z.string(), unit: z.string().nullable(), min: z.number().nullable(), max: z.number().nullable() })

export const GET = route({
  summary: "The products that have a test protocol, the last changed first",
  query: z.strictObject(paging),
  answer: z.object({ test_protocols: z.array(z.object({ inventory_item_id: z.string(), tests: z.array(test), updated_at: at })), ...page }),
  handler: async ({ query: { limit, offset }, services }) => {
    const { protocols, count } = await services.repairs.listProtocols({ limit, offset })
    const testProtocols = protocols.map(({ inventoryItemId, tests, updatedAt }) => ({ inventory_item_id: inventoryItemId, tests: [...tests], updated_at: updatedAt }))
    return { body: { test_protocols: testProtocols, ...presentPage({ limit, offset, count }) } }
  },
})
