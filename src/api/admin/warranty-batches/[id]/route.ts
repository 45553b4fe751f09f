import { z } from "@medusajs/framework/zod"
import { route } from "../../../respond"
import { paging, sequenceAfter } from "../../../validators"
import { batchWithLines, presentBatch } from "../answers"

export const GET = route({
  summary: "How far a batch is, and its lines with what came of them in the order of the file",
  query: z.strictObject({ limit: paging.limit, after: sequenceAfter.optional() }),
  answer: batchWithLines,
  codes: ["not_found"],
  handler: async ({ params, query: { limit, after = 0 }, services }) => {
    const { batch, lines, nextAfter } = await services.warrantyBatches.get({ id: params["id"] ?? "", limit, after })
    return { body: { warranty_batch: presentBatch(batch), lines, next_after: nextAfter === null ? null : String(nextAfter) } }
  },
})
