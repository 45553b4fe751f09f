import type { DataSource } from "typeorm"
import { namedQuery, withClient } from "../persistence/named-query"
import type { Json } from "./jobs"
import { notifyOutbox } from "./outbox-notify"

/** `pending`: waits for the relay; `sent`: is with the queue; `done`: its effect happened; `dead`: failed for good, waits for an agent. */
export type MessageStatus = "pending" | "sent" | "done" | "dead"

/** A row of the outbox, as agents see it. Queue and job are text: rows outlive the version that wrote them. */
export interface OutboxRow {
  readonly id: string
  readonly queue: string
  readonly job: string
  readonly payload: Json
  readonly status: MessageStatus
  /** How often it was handed to the queue; the queue's own repetitions are not counted. */
  readonly attempts: number
  readonly job_id: string | null
  readonly last_error: string | null
  readonly created_at: string
  /** When it was handed over or last seen with the queue. */
  readonly sent_at: string | null
  readonly done_at: string | null
}

export interface MessageFilter {
  readonly status: MessageStatus
  /** At most `MESSAGES_MAX`. */
  readonly limit: number
  /** The id of the last row of the page before. */
  readonly after?: string
}

export const MESSAGES_MAX = 200

const LIST = `
  select id, queue, job, payload, status, attempts, job_id, last_error, created_at, sent_at, done_at
  from outbox_message
  where status = $1 and ($3::text is null or id < $3)
  order by id desc
  limit $2`

/** The newest messages of one status, page by page. */
export function listMessages(dataSource: DataSource, { status, limit, after }: MessageFilter): Promise<OutboxRow[]> {
  const values = [status, Math.min(limit, MESSAGES_MAX), after ?? null]
  return withClient(dataSource, (client) => namedQuery<OutboxRow>(client, LIST, values))
}

export type RetryOutcome = "retried" | "not_dead" | "not_found"

const RETRY = `
  with retried as (
    update outbox_message set status = 'pending' where id = $1 and status = 'dead' returning 1
  )
  select case
    when exists (select from retried) then 'retried'
    when exists (select from outbox_message where id = $1) then 'not_dead'
    else 'not_found' end as outcome`

/** Hands a dead message over once more, with all its attempts and as a new job. The last error stays readable until it is done. */
export async function retryDead(dataSource: DataSource, id: string): Promise<RetryOutcome> {
  const rows = await withClient(dataSource, (client) => namedQuery<{ outcome: RetryOutcome }>(client, RETRY, [id]))
  const outcome = rows[0]?.outcome ?? "not_found"
  if (outcome === "retried") notifyOutbox(dataSource)
  return outcome
}
