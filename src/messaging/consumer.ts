import { UnrecoverableError } from "bullmq"
import type { DataSource } from "typeorm"
import { isJobName, JOB_NAMES, JOBS, type JobName, type JobNameIn, type JobPayload, type Json, type QueueName } from "./jobs"
import { markDead, markDone, noteError, statusOf } from "./message-store"
import { type QueueJob, type Queues, WORKER_TIMES, type WorkerTimes } from "./queues"

export interface JobContext {
  /** The same at every run of one message: the idempotency key of what the handler does. */
  readonly messageId: string
  /** 1 at the first run; counts anew when an agent retries. */
  readonly attempt: number
  readonly jobName: JobName
}

/**
 * Does a job. It may be run again after it succeeded (its worker died, or lost its lock, before the message was marked
 * done) and even at the same time, so what it does must be idempotent by rows in Postgres: a receipt under the message
 * id, a unique constraint, a status that is compared. Messages come in no promised order.
 */
export type JobHandler<Name extends JobName> = (payload: JobPayload<Name>, context: JobContext) => Promise<void>

/** One handler for each job of these queues: none missing, none more. */
export type HandlersFor<Name extends QueueName> = { readonly [Job in JobNameIn<Name>]: JobHandler<Job> }

export interface ConsumerOptions<Name extends QueueName> {
  readonly dataSource: DataSource
  readonly queues: Queues
  readonly queueNames: readonly Name[]
  readonly handlers: HandlersFor<Name>
  readonly onError: (error: unknown) => void
  /** Jobs at once, for each queue (default 5). */
  readonly concurrency?: number
  readonly times?: WorkerTimes
}

export interface Consumer {
  /**
   * Takes no more jobs and waits for those that run, but not longer than this; what is cut off runs again elsewhere.
   * True when all of them ended.
   */
  close(timeoutMs?: number): Promise<boolean>
  /** For tests: lets go of everything at once, as if the process had been killed. */
  kill(): Promise<void>
}

const CONCURRENCY = 5
const CLOSE_TIMEOUT_MS = 10_000

/** Starts handling the jobs of these queues. Refuses when the handlers are not exactly those that the job map asks for. */
export async function startConsumer<Name extends QueueName>(options: ConsumerOptions<Name>): Promise<Consumer> {
  const { dataSource, queues, queueNames, onError, concurrency = CONCURRENCY, times = WORKER_TIMES } = options
  assertComplete(queueNames, Object.keys(options.handlers))
  claimQueues(queues, queueNames)
  // The mapped type says that each name has its own handler; the compiler cannot follow it through a lookup by union.
  const handlers = options.handlers as { readonly [name: string]: JobHandler<never> | undefined }
  const reports = createTracker(onError)
  const workers = queueNames.map((queue) => {
    const worker = queues.openWorker(queue, (job) => run(dataSource, handlers[job.name], job, onError), { concurrency, times })
    worker.on("failed", (job, error) => reports.track(reportFailure(dataSource, job, error)))
    return worker
  })
  const end = async (force: boolean): Promise<void> => {
    await Promise.all(workers.map((worker) => worker.close(force)))
    releaseQueues(queues, queueNames)
  }
  try {
    await Promise.all(workers.map((worker) => worker.waitUntilReady()))
  } catch (error) {
    await end(true)
    throw error
  }
  return {
    close: (timeoutMs = CLOSE_TIMEOUT_MS) => within(end(false).then(reports.settled), timeoutMs),
    kill: () => end(true),
  }
}

async function run(dataSource: DataSource, handler: JobHandler<never> | undefined, job: QueueJob, onError: (error: unknown) => void): Promise<void> {
  const { messageId, payload } = job.data
  const status = await statusOf(dataSource, messageId)
  if (status === "done") return
  if (status === undefined) {
    // Its row is the message; without it this is the leftover of another database, and nobody asked for the effect.
    onError(new Error(`Job ${job.id} was skipped: message ${messageId} is not in this database.`))
    return
  }
  if (handler === undefined || !isJobName(job.name)) {
    throw new UnrecoverableError(`This version has no job "${job.name}" in queue "${job.queueName}".`)
  }
  const parsed = parsePayload(job.name, payload)
  await handler(parsed, { messageId, attempt: job.attemptsMade + 1, jobName: job.name })
  await markDone(dataSource, messageId)
}

/** The payload that the schema of this job made; `never` because only the handler of the same name receives it. */
function parsePayload(name: JobName, payload: Json): never {
  const parsed = JOBS[name].schema.safeParse(payload)
  if (parsed.success) return parsed.data as never
  const issues = parsed.error.issues.map(({ path, message }) => `${path.join(".") || "payload"}: ${message}`)
  throw new UnrecoverableError(`The payload does not fit job "${name}": ${issues.join("; ")}`)
}

/** A worker that dies right here leaves it to the sweeper. */
async function reportFailure(dataSource: DataSource, job: QueueJob | undefined, error: Error): Promise<void> {
  if (job === undefined) return
  const handOver = { messageId: job.data.messageId, number: job.data.handOver }
  const isFinal = job.finishedOn !== undefined
  await (isFinal ? markDead : noteError)(dataSource, handOver, error.message)
}

function assertComplete(queueNames: readonly QueueName[], handled: readonly string[]): void {
  const wanted = JOB_NAMES.filter((name) => queueNames.includes(JOBS[name].queue))
  const missing = wanted.filter((name) => !handled.includes(name))
  const foreign = handled.filter((name) => !wanted.some((job) => job === name))
  if (missing.length > 0) throw new Error(`No handler for ${missing.join(", ")}, which the queues ${queueNames.join(", ")} bring.`)
  if (foreign.length > 0) throw new Error(`A handler for ${foreign.join(", ")}, which none of the queues ${queueNames.join(", ")} brings.`)
}

const consumed = new WeakMap<Queues, Set<QueueName>>()

/** Two consumers of one queue in one process would be two handlers of one job. */
function claimQueues(queues: Queues, queueNames: readonly QueueName[]): void {
  const taken = consumed.get(queues) ?? new Set()
  const doubled = queueNames.filter((name, index) => taken.has(name) || queueNames.indexOf(name) !== index)
  if (doubled.length > 0) throw new Error(`Queue ${doubled.join(", ")} would be handled twice in this process.`)
  for (const name of queueNames) taken.add(name)
  consumed.set(queues, taken)
}

function releaseQueues(queues: Queues, queueNames: readonly QueueName[]): void {
  for (const name of queueNames) consumed.get(queues)?.delete(name)
}

interface Tracker {
  track(work: Promise<void>): void
  settled(): Promise<void>
}

/** Work that nobody awaits while the process runs, but that must end before the process does. */
function createTracker(onError: (error: unknown) => void): Tracker {
  const open = new Set<Promise<void>>()
  return {
    track(work) {
      const settled = work.catch(onError).finally(() => open.delete(settled))
      open.add(settled)
    },
    settled: async () => {
      await Promise.all(open)
    },
  }
}

async function within(work: Promise<void>, timeoutMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), timeoutMs)))
  try {
    return await Promise.race([work.then(() => true), timeout])
  } finally {
    clearTimeout(timer)
  }
}
