import { z } from "@medusajs/framework/zod"
import { RULE_OUTCOMES } from "../../domain/rma/return-rules"
import { RESOLUTIONS } from "../../domain/rma/rma"
import type { HttpReturnOptions } from "../../types/http/store-unit"

const words = z.record(z.string(), z.string()).meta({ description: "By language." })

export const returnOptionsAnswer = z.object({
  return_options: z.object({
    unit_id: z.string(), is_returnable: z.boolean(), open_rma_id: z.string().nullable(),
    reasons: z.array(z.object({
      code: z.string(), labels: words, hints: words.meta({ description: "What may help before anything is sent." }), needs_photo: z.boolean(),
      questions: z.array(z.object({ code: z.string(), texts: words, choices: z.array(z.object({ code: z.string(), texts: words })) })),
      resolutions: z.array(z.object({ resolution: z.enum(RESOLUTIONS), outcome: z.enum(RULE_OUTCOMES) })),
    })),
  }).meta({ id: "ReturnOptions" }) satisfies z.ZodType<HttpReturnOptions>,
})
