import { z } from "@medusajs/framework/zod"
import { at, facts, page } from "../../answers/common"
import type { Services } from "../../respond"

type Page = Awaited<ReturnType<Services["imports"]["get"]>>

const LINE_STATUSES = ["waiting", "accepted", "rejected"] as const

const unitImport = z.object({
  id: z.string(), file_name: z.string(), status: z.enum(["waiting", "running", "finished"]), line_count: z.int(), accepted_count: z.int(), rejected_count: z.int(),
  created_at: at, started_at: at.nullable(), finished_at: at.nullable(),
  pending_work: z.array(z.object({ name: z.string(), state: z.enum(["pending", "running", "failed"]), reason: z.string().nullable() })),
}).meta({ id: "UnitImport" })

const line = z.object({
  line: z.int(), serial_number: z.string(), status: z.enum(LINE_STATUSES), unit_id: z.string().nullable(), code: z.string().nullable(), message: z.string().nullable(), details: facts.nullable().meta({ description: "What the refusal names; `problem` is its word." }),
})

export const importList = z.object({ imports: z.array(unitImport.omit({ pending_work: true })), ...page })
export const importAnswer = z.object({ import: unitImport })
export const importWithLines = z.object({ import: unitImport, lines: z.array(line), ...page })

/** As a list shows it: what is still to do stands on its own page. */
export const presentImportRow = (found: Omit<Page["unitImport"], "pendingWork">): Omit<z.output<typeof unitImport>, "pending_work"> => ({
  id: found.id,
  file_name: found.fileName,
  status: found.status,
  line_count: found.lineCount,
  accepted_count: found.acceptedCount,
  rejected_count: found.rejectedCount,
  created_at: found.createdAt,
  started_at: found.startedAt,
  finished_at: found.finishedAt,
})

export const presentImport = (found: Page["unitImport"]): z.output<typeof unitImport> => ({
  ...presentImportRow(found),
  pending_work: found.pendingWork.map(({ name, state, reason }) => ({ name, state, reason })),
})

export const presentLine = (found: Page["lines"][number]): z.output<typeof line> => ({
  line: found.line, serial_number: found.serialNumber, status: found.status, unit_id: found.unitId, code: found.code, message: found.message, details: found.details,
})
