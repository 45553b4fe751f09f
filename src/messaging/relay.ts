import type { DataSource } from "typeorm"
import { withTransaction } from "../persistence/with-transaction"
import { isJobName, type JobOptions, JOBS, QUEUE_NAMES } from "./jobs"
import { startLoop } from "./loop"
import { claimPending, markSent, type PendingMessage } from "./message-store"
import { startOutboxListener } from "./outbox-listener"
import type { NewJob, Queues } from "./queues"

export interface RelayOptions {
  readonly dataSource: DataSource
  readonly queues: Pick<Queues, "add">
  readonly onError: (error: unknown) => void
  /** Messages handed over in one transaction (default 1,000). */
  readonly batchSize?: number
  /** The net for what no NOTIFY told (default 250 ms). */
  readonly pollMs?: number
}

export interface Relay {
  /** Ends after the batch under way. */
  stop(): Promise<void>
}

const BATCH_SIZE = 1_000
const POLL_MS = 250

/** A job that this version does not know goes to its queue all the same: the consumer refuses it with its reason. */
const UNKNOWN_JOB_OPTIONS: JobOptions = { attemptsMax: 1, backoffMs: 1_000 }

/**
 * Hands pending messages to the queues, until it is stopped. Any number of relays may run side by side. Starting one
 * takes one connection of the pool for listening and one more for each batch.
 */
export function startRelay({ dataSource, queues, onError, batchSize = BATCH_SIZE, pollMs = POLL_MS }: RelayOptions): Relay {
  const loop = startLoop({
    turn: async () => ((await handOver(dataSource, queues, batchSize)) < batchSize ? "idle" : "more"),
    pauseMs: pollMs,
    onError,
  })
  const listener = startOutboxListener({ dataSource, onWake: loop.wake, onError })
  return {
    stop: async () => {
      await Promise.all([listener.stop(), loop.stop()])
    },
  }
}

/**
 * One batch: publish, then mark, in one transaction whose row locks keep other relays away. A relay that dies between
 * the two leaves the rows pending; the next one publishes them under the same job ids, which BullMQ ignores while it
 * has those jobs. If they are finished by then, their rows are `done` and nobody claims them.
 */
async function handOver(dataSource: DataSource, queues: Pick<Queues, "add">, batchSize: number): Promise<number> {
  return withTransaction(dataSource, async (client) => {
    // A queue that this version does not know is left to a newer one.
    const messages = await claimPending(client, QUEUE_NAMES, batchSize)
    if (messages.length === 0) return 0
    await publish(queues, messages)
    await markSent(client, messages.map(({ id }) => id))
    return messages.length
  })
}

async function publish(queues: Pick<Queues, "add">, messages: readonly PendingMessage[]): Promise<void> {
  const byQueue = new Map<string, NewJob[]>()
  for (const message of messages) {
    const jobs = byQueue.get(message.queue) ?? []
    jobs.push(newJob(message))
    byQueue.set(message.queue, jobs)
  }
  // All of them, even when one fails: the transaction must not end while another is still on its way.
  const outcomes = await Promise.allSettled([...byQueue].map(([queue, jobs]) => queues.add(queue, jobs)))
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason
}

const newJob = ({ id, job, payload, attempts }: PendingMessage): NewJob => ({
  job,
  payload,
  handOver: { messageId: id, number: attempts + 1 },
  options: isJobName(job) ? JOBS[job].options : UNKNOWN_JOB_OPTIONS,
})
