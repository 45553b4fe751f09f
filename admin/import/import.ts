import type { HttpInstant, HttpPage } from "../../src/types/http"
import type { Color } from "../common/status-colors"

export type ImportStatus = "waiting" | "running" | "finished"

/** A file as GET /admin/imports answers it. */
export interface UnitImport {
  readonly id: string
  readonly file_name: string
  readonly status: ImportStatus
  readonly line_count: number
  readonly accepted_count: number
  readonly rejected_count: number
  readonly created_at: HttpInstant
  readonly finished_at: HttpInstant | null
}

export interface PendingWork {
  readonly name: string
  readonly state: "pending" | "running" | "failed"
  readonly reason: string | null
}

export interface ImportLine {
  readonly line: number
  readonly serial_number: string
  readonly status: "waiting" | "accepted" | "rejected"
  readonly unit_id: string | null
  readonly code: string | null
  readonly message: string | null
  readonly details: Readonly<Record<string, unknown>> | null
}

export interface ImportList extends HttpPage {
  readonly imports: readonly UnitImport[]
}

export interface ImportAnswer extends HttpPage {
  readonly import: UnitImport & { readonly pending_work: readonly PendingWork[] }
  readonly lines: readonly ImportLine[]
}

export const IMPORT_COLORS: Readonly<Record<ImportStatus, Color>> = { waiting: "grey", running: "blue", finished: "green" }
export const LINE_COLORS = { waiting: "grey", accepted: "green", rejected: "red" } as const satisfies Record<ImportLine["status"], Color>
