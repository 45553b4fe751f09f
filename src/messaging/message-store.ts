import type { PoolClient } from "pg"
import type { DataSource } from "typeorm"
import { namedQuery, withClient } from "../persistence/named-query"
import type { Json } from "./jobs"
import type { MessageStatus } from "./outbox-admin"

/**
 * The life of a message after it was written: `pending → sent → done | dead`. `attempts` counts hand-overs to the
 * queue; the one under way has the number `attempts`, the next one `attempts + 1`, and a job's id is the message's id
 * and that number. So a message handed over again, after its job was lost or failed, is a new job to BullMQ, while the
 * same hand-over made twice, by a relay that died before it could mark the row, is the same job.
 */

/** Names one hand-over of one message. */
export interface HandOver {
  readonly messageId: string
  readonly number: number
}

/** No colon and no bare integer: BullMQ would refuse the one and misread the other. */
export const jobIdOf = ({ messageId, number }: HandOver): string => `${messageId}-${number}`

export interface PendingMessage {
  readonly id: string
  readonly queue: string
  readonly job: string
  readonly payload: Json
  readonly attempts: number
}

const CLAIM = `
  select id, queue, job, payload, attempts
  from outbox_message
  where status = 'pending' and queue = any ($1::text[])
  order by id
  limit $2
  for update skip locked`

/** Locks the oldest pending messages for this transaction. Relays side by side get different ones. */
export function claimPending(client: PoolClient, queues: readonly string[], limit: number): Promise<PendingMessage[]> {
  return namedQuery<PendingMessage>(client, CLAIM, [queues, limit])
}

const MARK_SENT = `
  update outbox_message
  set status = 'sent', attempts = attempts + 1, job_id = id || '-' || (attempts + 1), sent_at = now()
  where id = any ($1::text[])`

export async function markSent(client: PoolClient, ids: readonly string[]): Promise<void> {
  await namedQuery(client, MARK_SENT, [ids])
}

export async function statusOf(dataSource: DataSource, id: string): Promise<MessageStatus | undefined> {
  const rows = await withClient(dataSource, (client) =>
    namedQuery<{ status: MessageStatus }>(client, "select status from outbox_message where id = $1", [id]),
  )
  return rows[0]?.status
}

const MARK_DONE = `
  update outbox_message set status = 'done', done_at = now(), last_error = null
  where id = $1 and status <> 'done'`

/** From any status: whichever hand-over did it, and however late, the effect happened. */
export async function markDone(dataSource: DataSource, id: string): Promise<void> {
  await withClient(dataSource, (client) => namedQuery(client, MARK_DONE, [id]))
}

/**
 * True of the row that this hand-over belongs to. It is still `pending` when the job failed before the relay's
 * transaction ended; a hand-over that was replaced by a later one has no say any more.
 */
const OF_HAND_OVER = `id = $1 and (status = 'sent' and attempts = $2::int or status = 'pending' and attempts = $2::int - 1)`

const MARK_DEAD = `
  update outbox_message set status = 'dead', attempts = $2::int, job_id = $3, last_error = $4
  where ${OF_HAND_OVER}`

/** Failed for good: an agent sees it with its reason and may retry it. */
export async function markDead(dataSource: DataSource, handOver: HandOver, reason: string): Promise<void> {
  const values = [handOver.messageId, handOver.number, jobIdOf(handOver), shorten(reason)]
  await withClient(dataSource, (client) => namedQuery(client, MARK_DEAD, values))
}

const NOTE_ERROR = `update outbox_message set last_error = $3 where ${OF_HAND_OVER}`

/** Failed, and the queue will try again: the reason is readable meanwhile. */
export async function noteError(dataSource: DataSource, handOver: HandOver, reason: string): Promise<void> {
  await withClient(dataSource, (client) => namedQuery(client, NOTE_ERROR, [handOver.messageId, handOver.number, shorten(reason)]))
}

export interface SentMessage {
  readonly id: string
  readonly queue: string
  readonly attempts: number
}

const SENT_LONG_AGO = `
  select id, queue, attempts
  from outbox_message
  where status = 'sent' and sent_at < now() - $1::int * interval '1 millisecond' and queue = any ($2::text[])
  order by sent_at
  limit $3`

export function sentLongAgo(dataSource: DataSource, ageMs: number, queues: readonly string[], limit: number): Promise<SentMessage[]> {
  return withClient(dataSource, (client) => namedQuery<SentMessage>(client, SENT_LONG_AGO, [ageMs, queues, limit]))
}

const MARK_SEEN = `
  update outbox_message m set sent_at = now()
  from unnest($1::text[], $2::int[]) x (id, number)
  where m.id = x.id and m.status = 'sent' and m.attempts = x.number`

/** These were found with the queue: the sweeper need not ask again for a while. */
export async function markSeen(dataSource: DataSource, handOvers: readonly HandOver[]): Promise<void> {
  await updateEach(dataSource, MARK_SEEN, handOvers)
}

const MARK_LOST = `
  update outbox_message m set status = 'pending'
  from unnest($1::text[], $2::int[]) x (id, number)
  where m.id = x.id and m.status = 'sent' and m.attempts = x.number`

/** The queue lost these: the relay hands them over again, as new jobs. Not those that ended while we were asking. */
export async function markLost(dataSource: DataSource, handOvers: readonly HandOver[]): Promise<void> {
  await updateEach(dataSource, MARK_LOST, handOvers)
}

async function updateEach(dataSource: DataSource, text: string, handOvers: readonly HandOver[]): Promise<void> {
  if (handOvers.length === 0) return
  const values = [handOvers.map(({ messageId }) => messageId), handOvers.map(({ number }) => number)]
  await withClient(dataSource, (client) => namedQuery(client, text, values))
}

const REASON_LENGTH_MAX = 2_000
const shorten = (reason: string): string => reason.slice(0, REASON_LENGTH_MAX)
