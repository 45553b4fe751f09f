import type { HttpInstant } from "../../src/types/http"
import type { Verdict } from "./coverage"

export const BATCH_KINDS = ["coverage_checks", "registrations"] as const
export type BatchKind = (typeof BATCH_KINDS)[number]

/** A file of serial numbers, as GET /admin/warranty-batches/:id answers it. */
export interface WarrantyBatch {
  readonly id: string
  readonly kind: BatchKind
  readonly status: "waiting" | "running" | "finished"
  readonly line_count: number
  readonly done_count: number
  readonly rejected_count: number
  readonly created_at: HttpInstant
}

export interface BatchLine {
  readonly line: number
  readonly data: Readonly<Record<string, string>>
  readonly status: "waiting" | "done" | "rejected"
  readonly result: { readonly unit_id?: string | null; readonly verdict?: Verdict; readonly ends_on?: string | null; readonly status?: string; readonly code?: string; readonly message?: string; readonly details?: Readonly<Record<string, unknown>> } | null
}

export interface BatchAnswer {
  readonly warranty_batch: WarrantyBatch
  readonly lines: readonly BatchLine[]
  readonly next_after: string | null
}
