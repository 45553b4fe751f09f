import { createPostgresBackend, createRedisBackend, type Job, type Queue, runMigrations, withBackend, type Worker, type WorkerOptions } from "bullmq"
import { Redis } from "ioredis"
import type { DataSource } from "typeorm"
import { withClient } from "../persistence/named-query"
import { isSomethingMissing } from "./missing-schema"
import { BACKOFF_MS_MAX, type JobOptions, type Json, type QueueName } from "./jobs"
import { type HandOver, jobIdOf } from "./message-store"

/**
 * The one place that knows whether the queues live in Redis or in Postgres. Both keep the same promises to their
 * callers, which are few: a job added is run at least once as long as the store is not lost. What is lost with it
 * (FLUSHALL, a failover) comes back from the outbox.
 */

export interface QueueSettings {
  /** Redis when given, else the database of `dataSource`. */
  readonly redisUrl?: string
  /** The prefix of the keys in Redis, the schema in Postgres. Every shop on one Redis needs its own. */
  readonly namespace?: string
  readonly dataSource: DataSource
  readonly databaseUrl: string
  readonly onError: (error: unknown) => void
}

export const QUEUE_NAMESPACE = "aftercare_queue"

/** What a job carries. The message's id leads back to its row; the payload is a copy of what stands there. */
export interface JobData {
  readonly messageId: string
  readonly handOver: number
  readonly payload: Json
}

export type QueueJob = Job<JobData, void, string>
export type JobProcessor = (job: QueueJob) => Promise<void>
export type JobQueue = Queue<JobData, void, string>
export type JobWorker = Worker<JobData, void, string>

export interface NewJob {
  readonly job: string
  readonly handOver: HandOver
  readonly payload: Json
  readonly options: JobOptions
}

/** `gone`: lost, or ended and cleared away; `ended`: completed and still kept; `failed`: will not be tried again. */
export type JobWhereabouts = { readonly state: "with_queue" | "gone" | "ended" } | { readonly state: "failed"; readonly reason: string }

export interface WorkerTimes {
  /** A worker that does not renew its lock this long is taken for dead, and its job runs again elsewhere. */
  readonly lockMs: number
  /** How often each worker looks for the jobs of dead ones. */
  readonly stalledCheckMs: number
}

/**
 * A lock is renewed every half of its time, so an event loop may be blocked for 15 s before a job runs twice. The
 * price is that a killed worker's job waits up to 45 s.
 */
export const WORKER_TIMES: WorkerTimes = { lockMs: 30_000, stalledCheckMs: 15_000 }

/** A job whose worker died this often is probably what kills it; `attempts` does not count these. */
const STALLED_COUNT_MAX = 10
/** After an error of the store a worker asks again this soon (BullMQ's own pause is 15 s). */
const WORKER_RETRY_MS = 1_000
/** Failed jobs kept for the dashboard; their messages stay in the outbox in any case. */
const FAILED_JOBS_KEPT = 1_000
/** BullMQ writes an event for each step of each job; nobody of ours reads them. */
const STREAMS = { events: { maxLen: 1_000 } }
/** Each open queue and worker has a pool of its own, so these are small. */
const QUEUE_POOL_MAX = 2
const WORKER_POOL_MAX = 4
/** How long Redis may take to answer before the caller is told. */
const REDIS_TIMEOUT_MS = 10_000

/**
 * On Postgres `addBulk` makes two temporary tables at each call (13 ms against 2 ms, and work for autovacuum), which
 * pays only for many jobs. On Redis it always pays.
 */
const BULK_MIN = { redis: 1, postgres: 20 } as const

const BACKOFF = "doubling"
const backoffStrategy = (attemptsMade: number, _type?: string, _error?: Error, job?: { readonly opts: { readonly backoff?: unknown } }): number =>
  Math.min(firstPauseOf(job?.opts.backoff) * 2 ** (attemptsMade - 1), BACKOFF_MS_MAX)

const firstPauseOf = (backoff: unknown): number =>
  typeof backoff === "object" && backoff !== null && "delay" in backoff && typeof backoff.delay === "number" ? backoff.delay : 1_000

export interface WorkerSettings {
  readonly concurrency: number
  readonly times: WorkerTimes
}

/** All queues of one process. */
export interface Queues {
  readonly backend: "redis" | "postgres"
  /** Adds jobs; one whose id is already there is left alone. When it fails, some may have been added. */
  add(queue: string, jobs: readonly NewJob[]): Promise<void>
  whereIs(queue: string, jobId: string): Promise<JobWhereabouts>
  openWorker(queue: QueueName, processor: JobProcessor, settings: WorkerSettings): JobWorker
  /** BullMQ's own object, for the dashboard. */
  open(queue: string): JobQueue
  close(): Promise<void>
}

/** Reaches the store, prepares it when needed, and fails with a plain sentence when it cannot. */
export async function openQueues(settings: QueueSettings): Promise<Queues> {
  const store = settings.redisUrl === undefined ? await openPostgres(settings) : await openRedis(settings.redisUrl, settings)
  return queuesOf(store, settings.onError)
}

interface Store {
  readonly backend: Queues["backend"]
  newQueue(name: string): JobQueue
  newWorker(name: string, processor: JobProcessor, options: Omit<WorkerOptions, "connection">): JobWorker
  /** Makes anew what the error says is missing, so that the next try finds it. */
  repair(error: unknown): Promise<void>
  close(): Promise<void>
}

async function openRedis(url: string, { namespace: prefix = QUEUE_NAMESPACE, onError }: QueueSettings): Promise<Store> {
  const producers = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 1, commandTimeout: REDIS_TIMEOUT_MS, connectionName: "aftercare" })
  producers.on("error", onError)
  await reach(producers)
  // Workers wait in blocking commands, so their connection must neither time out nor give up.
  const consumers = producers.duplicate({ lazyConnect: false, maxRetriesPerRequest: null, commandTimeout: undefined })
  consumers.on("error", onError)
  const classes = withBackend(createRedisBackend)
  return {
    backend: "redis",
    newQueue: (name) => new classes.Queue<JobData, void, string>(name, { connection: producers, prefix, streams: STREAMS }),
    newWorker: (name, processor, options) => new classes.Worker<JobData, void, string>(name, processor, { ...options, connection: consumers, prefix }),
    // An emptied Redis has all it needs.
    repair: async () => undefined,
    close: async () => {
      producers.disconnect()
      consumers.disconnect()
    },
  }
}

async function reach(redis: Redis): Promise<void> {
  try {
    await redis.connect()
  } catch (error) {
    redis.disconnect()
    const { host, port } = redis.options
    throw new Error(`Redis at ${host}:${port} cannot be reached: ${error instanceof Error ? error.message : String(error)}`)
  }
}

async function openPostgres({ namespace: schema = QUEUE_NAMESPACE, dataSource, databaseUrl }: QueueSettings): Promise<Store> {
  const migrate = async (): Promise<void> => {
    await withClient(dataSource, (client) => runMigrations(client, schema))
  }
  await migrate()
  const classes = withBackend(createPostgresBackend)
  // A config object, not a Pool: a Pool would pin the schema to BullMQ's own default.
  const connection = (max: number) => ({ connectionString: databaseUrl, schema, max })
  return {
    backend: "postgres",
    newQueue: (name) => asJobQueue(new classes.Queue<JobData, void, string>(name, { connection: connection(QUEUE_POOL_MAX), streams: STREAMS })),
    newWorker: (name, processor, options) =>
      asJobWorker(new classes.Worker<JobData, void, string>(name, processor, { ...options, connection: connection(WORKER_POOL_MAX) })),
    // The schema is only a cache of the outbox: whoever drops it, or restores a database without it, loses nothing.
    repair: (error) => (isSomethingMissing(error) ? migrate() : Promise.resolve()),
    close: async () => undefined,
  }
}

/** BullMQ's classes differ in type only by the backend they were bound to; no caller of ours sees it. */
const asJobQueue = (queue: unknown): JobQueue => queue as JobQueue
const asJobWorker = (worker: unknown): JobWorker => worker as JobWorker

function queuesOf(store: Store, onError: (error: unknown) => void): Queues {
  const queues = new Map<string, JobQueue>()
  const noticed = (error: unknown): void => {
    onError(error)
    store.repair(error).catch(onError)
  }
  const open = (name: string): JobQueue => {
    const queue = queues.get(name) ?? store.newQueue(name).on("error", noticed)
    queues.set(name, queue)
    return queue
  }
  const repairing = <Result>(work: Promise<Result>): Promise<Result> =>
    work.catch(async (error: unknown) => {
      await store.repair(error)
      throw error
    })
  return {
    backend: store.backend,
    open,
    add: (name, jobs) => repairing(addJobs(open(name), jobs, BULK_MIN[store.backend])),
    whereIs: (name, jobId) => repairing(whereIs(open(name), jobId)),
    openWorker: (name, processor, settings) => store.newWorker(name, processor, workerOptions(settings)).on("error", noticed),
    close: async () => {
      await Promise.all([...queues.values()].map((queue) => queue.close()))
      await store.close()
    },
  }
}

async function addJobs(queue: JobQueue, jobs: readonly NewJob[], bulkMin: number): Promise<void> {
  const entries = jobs.map(bulkEntry)
  if (entries.length >= bulkMin) await queue.addBulk(entries)
  else for (const { name, data, opts } of entries) await queue.add(name, data, opts)
}

function bulkEntry({ job, handOver, payload, options }: NewJob) {
  const data: JobData = { messageId: handOver.messageId, handOver: handOver.number, payload }
  return {
    name: job,
    data,
    opts: {
      jobId: jobIdOf(handOver),
      attempts: options.attemptsMax,
      backoff: { type: BACKOFF, delay: options.backoffMs },
      removeOnComplete: true,
      removeOnFail: { count: FAILED_JOBS_KEPT },
      stackTraceLimit: 3,
    },
  }
}

function workerOptions({ concurrency, times }: WorkerSettings): Omit<WorkerOptions, "connection"> {
  return {
    concurrency,
    lockDuration: times.lockMs,
    stalledInterval: times.stalledCheckMs,
    maxStalledCount: STALLED_COUNT_MAX,
    runRetryDelay: WORKER_RETRY_MS,
    settings: { backoffStrategy },
  }
}

async function whereIs(queue: JobQueue, jobId: string): Promise<JobWhereabouts> {
  const state = await queue.getJobState(jobId)
  if (state === "unknown") return { state: "gone" }
  if (state === "completed") return { state: "ended" }
  if (state !== "failed") return { state: "with_queue" }
  const job = await queue.getJob(jobId)
  return { state: "failed", reason: job?.failedReason ?? "The queue keeps no reason." }
}
