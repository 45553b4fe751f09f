import type { Instant } from "../../domain/unit/unit"
import type { MessageStatus, OutboxRow } from "../../messaging/outbox"

/** `pending`: not handed over yet; `running`: with a queue; `failed`: for good, it waits for an agent. */
export type JobState = "pending" | "running" | "done" | "failed"

/** Work for a worker or for Medusa, as an agent sees it: a message of the outbox. */
export interface Job {
  readonly id: string
  readonly name: string
  readonly queue: string
  readonly state: JobState
  readonly attempts: number
  /** Why it failed, the last time it did. */
  readonly reason: string | null
  readonly payload: OutboxRow["payload"]
  readonly createdAt: Instant
  readonly sentAt: Instant | null
  readonly finishedAt: Instant | null
}

export const JOB_SELECT = "m.id, m.queue, m.job, m.payload, m.status, m.attempts, m.job_id, m.last_error, m.created_at, m.sent_at, m.done_at"
export type JobRow = OutboxRow & Record<string, unknown>

const STATE_OF: { readonly [status in MessageStatus]: JobState } = { pending: "pending", sent: "running", done: "done", dead: "failed" }
export const STATUS_OF: { readonly [state in JobState]: MessageStatus } = { pending: "pending", running: "sent", done: "done", failed: "dead" }

export const jobOf = (row: OutboxRow): Job => ({
  id: row.id, name: row.job, queue: row.queue, state: STATE_OF[row.status], attempts: row.attempts, reason: row.last_error, payload: row.payload,
  createdAt: row.created_at, sentAt: row.sent_at, finishedAt: row.done_at,
})
