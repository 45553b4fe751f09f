import type { HttpInstant, HttpPage } from "../../src/types/http"
import type { Color } from "../common/status-colors"

export const JOB_STATES = ["failed", "pending", "running", "done"] as const
export type JobState = (typeof JOB_STATES)[number]

/** A job as GET /admin/jobs answers it. */
export interface Job {
  readonly id: string
  readonly name: string
  readonly queue: string
  readonly state: JobState
  readonly attempts: number
  readonly reason: string | null
  readonly created_at: HttpInstant
}

export interface JobList extends HttpPage {
  readonly jobs: readonly Job[]
}

export const JOB_STATE_COLORS: Readonly<Record<JobState, Color>> = { failed: "red", pending: "grey", running: "blue", done: "green" }
