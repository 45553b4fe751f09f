import { z } from "@medusajs/framework/zod"
import { paging, sequenceAfter } from "../../validators"

export const listImports = z.strictObject(paging)

/** `status=rejected` gives only what must be put right; `after` is a line number. */
export const importLines = z.strictObject({ ...paging, status: z.enum(["waiting", "accepted", "rejected"]).optional(), after: sequenceAfter.optional() })
