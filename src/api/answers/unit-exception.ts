import { z } from "@medusajs/framework/zod"
import type { HttpUnitException } from "../../types/http/unit-exception"
import { at, facts, page } from "./common"

const unitException = z.object({
  id: z.string(), kind: z.string(), status: z.enum(["open", "resolved"]), summary: z.string(), unit_id: z.string().nullable(), order_id: z.string().nullable(),
  line_item_id: z.string().nullable(), fulfillment_id: z.string().nullable(), inventory_item_id: z.string().nullable(), location_id: z.string().nullable(),
  details: facts, created_at: at, resolved_at: at.nullable(), resolved_by: z.string().nullable(), resolution_code: z.string().nullable(),
}).meta({ id: "UnitException" }) satisfies z.ZodType<HttpUnitException>

export const unitExceptionAnswer = z.object({ unit_exception: unitException })
export const unitExceptionList = z.object({ unit_exceptions: z.array(unitException), ...page })
