import { z } from "@medusajs/framework/zod"
import { TRACKINGS } from "../../domain/unit/serial-policy"
import type { HttpOrderUnits } from "../../types/http/order-units"
import { unit } from "./unit"

const orderUnits = {
  lines: z.array(z.object({
    line_item_id: z.string(), title: z.string().nullable(), variant_id: z.string().nullable(), inventory_item_id: z.string(), tracking: z.enum(TRACKINGS),
    required_count: z.int(), units: z.array(unit), waiting_count: z.int(),
  })),
  unassigned: z.array(unit),
}

export const orderUnitsAnswer = z.object(orderUnits) satisfies z.ZodType<HttpOrderUnits>
export const orderUnitsChanged = z.object({ ...orderUnits, units: z.array(unit).meta({ description: "The units that changed." }) })
