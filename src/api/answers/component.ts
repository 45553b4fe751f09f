import { z } from "@medusajs/framework/zod"
import type { HttpComponentTree } from "../../types/http/component"
import { at } from "./common"

const component = { unit_id: z.string(), serial_number: z.string(), inventory_item_id: z.string() }

export const componentsAnswer = z.object({
  components: z.object({
    unit_id: z.string(), as_built: z.array(z.object({ ...component, is_in_place: z.boolean() })), as_maintained: z.array(z.object({ ...component, parent_unit_id: z.string(), depth: z.int() })),
    changes: z.array(z.object({ ...component, change: z.enum(["installed", "removed"]), repair_order_id: z.string().nullable(), by: z.object({ type: z.string(), id: z.string() }), at })),
  }).meta({ id: "ComponentTree" }) satisfies z.ZodType<HttpComponentTree>,
})
