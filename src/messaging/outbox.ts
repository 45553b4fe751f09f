import type { PoolClient } from "pg"
import { namedQuery } from "../persistence/named-query"
import { JOBS, type JobName, type JobPayload } from "./jobs"

// This file is the whole of messaging that the ledger and the services see.
export { listMessages, retryDead, MESSAGES_MAX, type MessageFilter, type MessageStatus, type OutboxRow, type RetryOutcome } from "./outbox-admin"
export type { Json } from "./jobs"
export { notifyOutbox } from "./outbox-notify"

/** A job to be done, as a command hands it to the outbox. Its payload always fits its name. */
export type OutboxMessage = { readonly [Name in JobName]: { readonly job: Name; readonly payload: JobPayload<Name> } }[JobName]

/** Makes ids that grow with time (prefixed ULIDs): the relay hands messages over in the order of their ids. */
export type NewId = (prefix: string) => string

/** The rows of `outbox_message`, column by column, in the form `unnest` wants; a payload is JSON text. */
export interface OutboxColumns {
  readonly ids: string[]
  readonly queues: string[]
  readonly jobs: string[]
  readonly payloads: string[]
}

const MESSAGE_ID_PREFIX = "obm"

/** Types alone check the payload here, since a command must not pay for it; the consumer parses it with the job's schema. */
export function outboxMessage<Name extends JobName>(job: Name, payload: JobPayload<Name>): OutboxMessage {
  // Name and payload belong together by the signature; the compiler cannot fold a generic pair into the union.
  return { job, payload } as unknown as OutboxMessage
}

/** For a statement that writes messages together with something else: `unnest($1::text[], $2::text[], $3::text[], $4::jsonb[])`. */
export function outboxColumns(messages: readonly OutboxMessage[], newId: NewId): OutboxColumns {
  return {
    ids: messages.map(() => newId(MESSAGE_ID_PREFIX)),
    queues: messages.map(({ job }) => JOBS[job].queue),
    jobs: messages.map(({ job }) => job),
    payloads: messages.map(({ payload }) => JSON.stringify(payload)),
  }
}

const INSERT = `
  insert into outbox_message (id, queue, job, payload)
  select * from unnest($1::text[], $2::text[], $3::text[], $4::jsonb[])`

/**
 * Writes messages inside an explicit transaction and gives their ids. After the commit, not before, call
 * `notifyOutbox`: a NOTIFY inside a command's transaction makes commits wait for each other.
 */
export async function insertOutboxMessages(client: PoolClient, messages: readonly OutboxMessage[], newId: NewId): Promise<string[]> {
  if (messages.length === 0) return []
  const { ids, queues, jobs, payloads } = outboxColumns(messages, newId)
  await namedQuery(client, INSERT, [ids, queues, jobs, payloads])
  return ids
}
