import { z } from "@medusajs/framework/zod"
import { id, note, paging, reasonCode } from "../../validators"

export const listUnitExceptions = z.strictObject({
  ...paging, status: z.enum(["open", "resolved"]).optional(), kind: reasonCode.optional(), order_id: id.optional(), unit_id: id.optional(),
})

export const resolveUnitException = z.strictObject({ resolution_code: reasonCode.default("resolved"), note: note.optional() })
