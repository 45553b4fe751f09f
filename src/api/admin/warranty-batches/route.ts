import { z } from "@medusajs/framework/zod"
import { route } from "../../respond"
import { receiveFile } from "../units/import/receive-file"
import { batchAnswer, presentBatch } from "./answers"

export const POST = route({
  summary: "Goes through a CSV of serial numbers in the background (field `file`): checks their coverage, or registers them for the customers a dealer names",
  rawBody: "multipart/form-data",
  query: z.strictObject({ kind: z.enum(["coverage_checks", "registrations"]) }),
  status: 201,
  answer: batchAnswer,
  codes: ["import.unreadable", "import.too_large"],
  handler: async ({ req, query: { kind }, request, services }) => {
    const file = await receiveFile(req)
    try {
      const lines = await services.warrantyBatches.read(file.open())
      // The same key with another file is another request: the body that counts is the file's content.
      const idempotency = request.idempotency ? { ...request.idempotency, requestHash: file.digest } : null
      return { body: { warranty_batch: presentBatch(await services.warrantyBatches.create({ ...request, idempotency }, { kind, lines })) } }
    } finally {
      await file.remove()
    }
  },
})
