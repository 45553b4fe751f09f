import type { DataSource } from "typeorm"
import { QUEUE_NAMES } from "./jobs"
import { startLoop } from "./loop"
import { type HandOver, jobIdOf, markDead, markLost, markSeen, type SentMessage, sentLongAgo } from "./message-store"
import { notifyOutbox } from "./outbox-notify"
import type { JobWhereabouts, Queues } from "./queues"

export interface SweeperOptions {
  readonly dataSource: DataSource
  readonly queues: Pick<Queues, "whereIs">
  readonly onError: (error: unknown) => void
  /** How long a message may be `sent` before its job is asked for (default 30 s). */
  readonly ageMs?: number
  /** Pause between two sweeps (default 10 s). */
  readonly pauseMs?: number
}

export interface Sweeper {
  stop(): Promise<void>
}

const AGE_MS = 30_000
const PAUSE_MS = 10_000
const BATCH_SIZE = 500

/**
 * Finds messages whose job was lost (a FLUSHALL, a Redis that failed over, a backend that was changed) and gives them
 * back to the relay. It never publishes: it asks the queue and changes rows, each guarded by its hand-over, so
 * sweepers side by side, late ones too, are harmless. Ask first and write afterwards: no row is locked while Redis thinks.
 */
export function startSweeper({ dataSource, queues, onError, ageMs = AGE_MS, pauseMs = PAUSE_MS }: SweeperOptions): Sweeper {
  const loop = startLoop({
    turn: async () => {
      const messages = await sentLongAgo(dataSource, ageMs, QUEUE_NAMES, BATCH_SIZE)
      await sweep(dataSource, queues, messages)
      return messages.length < BATCH_SIZE ? "idle" : "more"
    },
    pauseMs,
    onError,
  })
  return { stop: loop.stop }
}

async function sweep(dataSource: DataSource, queues: Pick<Queues, "whereIs">, messages: readonly SentMessage[]): Promise<void> {
  const found = await Promise.all(
    messages.map(async ({ id, queue, attempts }) => {
      const handOver = { messageId: id, number: attempts }
      return { handOver, job: await queues.whereIs(queue, jobIdOf(handOver)) }
    }),
  )
  // A job that is completed although its row is not done: the row's end was lost, for instance with a database that was
  // restored, and what the handler wrote was lost with it. So that one runs again too.
  const lost = handOversWhere(found, "gone", "ended")
  await markSeen(dataSource, handOversWhere(found, "with_queue"))
  await markLost(dataSource, lost)
  for (const { handOver, job } of found) {
    if (job.state === "failed") await markDead(dataSource, handOver, job.reason)
  }
  if (lost.length > 0) notifyOutbox(dataSource)
}

interface Found {
  readonly handOver: HandOver
  readonly job: JobWhereabouts
}

const handOversWhere = (found: readonly Found[], ...states: readonly JobWhereabouts["state"][]): HandOver[] =>
  found.filter(({ job }) => states.includes(job.state)).map(({ handOver }) => handOver)
