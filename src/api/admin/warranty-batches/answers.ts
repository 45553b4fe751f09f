import { z } from "@medusajs/framework/zod"
import { at, facts } from "../../answers/common"
import type { Services } from "../../respond"

type Page = Awaited<ReturnType<Services["warrantyBatches"]["get"]>>

const batch = z.object({
  id: z.string(), kind: z.enum(["coverage_checks", "registrations"]), status: z.enum(["waiting", "running", "finished"]), line_count: z.int(), done_count: z.int(), rejected_count: z.int(), created_at: at, finished_at: at.nullable(),
}).meta({ id: "WarrantyBatch" })

export const batchAnswer = z.object({ warranty_batch: batch })
export const batchWithLines = z.object({ warranty_batch: batch, lines: z.array(z.object({ line: z.int(), data: facts, status: z.enum(["waiting", "done", "rejected"]), result: facts.nullable() })), next_after: z.string().nullable() })

export const presentBatch = ({ id, kind, status, lineCount, doneCount, rejectedCount, createdAt, finishedAt }: Page["batch"]): z.output<typeof batch> =>
  ({ id, kind, status, line_count: lineCount, done_count: doneCount, rejected_count: rejectedCount, created_at: createdAt, finished_at: finishedAt })
