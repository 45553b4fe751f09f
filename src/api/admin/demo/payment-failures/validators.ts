import { z } from "@medusajs/framework/zod"

export const paymentFailures = z.strictObject({ operation: z.enum(["capture", "refund"]), times: z.int().min(0).max(1_000) })
