import { Redis } from "ioredis"
import type { DataSource } from "typeorm"
import { monotonicFactory } from "ulid"
import { startConsumer, type Consumer, type HandlersFor } from "../../src/messaging/consumer"
import { insertOutboxMessages, notifyOutbox, outboxMessage, type OutboxMessage } from "../../src/messaging/outbox"
import { openQueues, type NewJob, type Queues } from "../../src/messaging/queues"
import { startRelay, type Relay } from "../../src/messaging/relay"
import { startSweeper, type Sweeper } from "../../src/messaging/sweeper"
import { createDataSource } from "../../src/persistence/data-source"
import { withClient } from "../../src/persistence/named-query"
import { withTransaction } from "../../src/persistence/with-transaction"
import { createLedgerDatabase } from "../support/database"
import { describeWithRedis } from "../support/suites"

/** A killed worker's job is free again after a second. */
const TIMES = { lockMs: 1_000, stalledCheckMs: 200 }
const DEADLINE_MS = 60_000
const POLL_MS = 20

const ulid = monotonicFactory()
const newId = (prefix: string): string => `${prefix}_${ulid()}`

export type ImportHandler = HandlersFor<"imports">["import_units"]

/** The same tests on both backends. */
export function describeOnBothBackends(name: string, tests: (redisUrl?: string) => void): void {
  describe(`${name}, queues in Postgres`, () => tests())
  describeWithRedis(`${name}, queues in Redis`, (redisUrl) => tests(redisUrl))
}

/** Polls until the condition holds; the sentence is the failure. */
export async function eventually(sentence: string, condition: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Not within ${DEADLINE_MS / 1000} s: ${sentence}`)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}

export interface OutboxState {
  readonly status: string
  readonly attempts: number
  readonly job_id: string | null
  readonly last_error: string | null
}

/**
 * An own database, an own namespace of queues, and everything of messaging, started piece by piece as a test needs it.
 * Effects are what a real handler's would be: idempotent by a receipt. `effects` is what happened, `runs` what was tried.
 */
export interface WorkerBench {
  readonly dataSource: DataSource
  readonly queues: Queues
  readonly errors: unknown[]
  write(count: number): Promise<string[]>
  writeMessages(messages: readonly OutboxMessage[]): Promise<string[]>
  relay(queues?: Pick<Queues, "add">): Relay
  sweeper(): Sweeper
  /** Another process, as far as BullMQ can tell. */
  otherQueues(): Promise<Queues>
  consumer(handler: ImportHandler, queues?: Queues): Promise<Consumer>
  /** Does the effect of a message, unless it was done. */
  effect: ImportHandler
  effects(): Promise<number>
  runs(): Promise<number>
  message(id: string): Promise<OutboxState>
  countOf(status: string): Promise<number>
  /** FLUSHDB, or the whole schema dropped. */
  loseAllJobs(): Promise<void>
  close(): Promise<void>
}

export async function openBench(redisUrl?: string): Promise<WorkerBench> {
  const database = await createLedgerDatabase()
  const dataSource = await createDataSource({ databaseUrl: database.url, poolSize: 12 }).initialize()
  const errors: unknown[] = []
  const onError = (error: unknown): void => void errors.push(error)
  const namespace = `aftercare_${process.env.JEST_WORKER_ID ?? "0"}_${ulid().toLowerCase()}`
  const open = (): Promise<Queues> => openQueues({ dataSource, databaseUrl: database.url, redisUrl, namespace, onError })
  const queues = await open()
  const closers: (() => Promise<unknown>)[] = []
  const closing = <Thing>(thing: Thing, close: () => Promise<unknown>): Thing => (closers.unshift(close), thing)
  const query = async <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
    withClient(dataSource, async (client) => (await client.query(text, values)).rows as Row[])
  const count = async (text: string, values: unknown[] = []): Promise<number> => (await query<{ count: number }>(text, values))[0]?.count ?? 0
  await query("create table test_receipt (message_id text primary key)")
  await query("create table test_run (message_id text, attempt int)")
  await query("create table test_effect (count int)")
  await query("insert into test_effect values (0)")

  const writeMessages = async (messages: readonly OutboxMessage[]): Promise<string[]> => {
    const ids = await withTransaction(dataSource, (client) => insertOutboxMessages(client, messages, newId))
    notifyOutbox(dataSource)
    return ids
  }
  // Restarted when it deadlocks with the workers that run meanwhile.
  const dropSchema = async (): Promise<void> => void (await withTransaction(dataSource, (client) => client.query(`drop schema ${namespace} cascade`)))
  return {
    dataSource,
    queues,
    errors,
    writeMessages,
    write: (messageCount) => writeMessages(Array.from({ length: messageCount }, (_, index) => outboxMessage("import_units", { import_id: `imp_${index}` }))),
    relay: (target = queues) => {
      const relay = startRelay({ dataSource, queues: target, onError, pollMs: 50, batchSize: 100 })
      return closing(relay, relay.stop)
    },
    sweeper: () => {
      const sweeper = startSweeper({ dataSource, queues, onError, ageMs: 300, pauseMs: 100 })
      return closing(sweeper, sweeper.stop)
    },
    otherQueues: async () => {
      const others = await open()
      return closing(others, others.close)
    },
    consumer: async (handler, own = queues) => {
      const consumer = await startConsumer({ dataSource, queues: own, queueNames: ["imports"], handlers: { import_units: handler }, onError, times: TIMES })
      return closing(consumer, () => consumer.close())
    },
    effect: async (_payload, { messageId, attempt }) => {
      await query("insert into test_run values ($1, $2)", [messageId, attempt])
      await query(
        `with receipt as (insert into test_receipt values ($1) on conflict do nothing returning 1)
         update test_effect set count = count + 1 where exists (select from receipt)`,
        [messageId],
      )
    },
    effects: () => count("select count from test_effect"),
    runs: () => count("select count(*)::int as count from test_run"),
    message: async (id) => {
      const [row] = await query<OutboxState>("select status, attempts, job_id, last_error from outbox_message where id = $1", [id])
      if (row === undefined) throw new Error(`No message ${id}`)
      return row
    },
    countOf: (status) => count("select count(*)::int as count from outbox_message where status = $1", [status]),
    loseAllJobs: () => (redisUrl === undefined ? dropSchema() : flush(redisUrl)),
    close: async () => {
      for (const close of closers) await close()
      await queues.close()
      await dataSource.destroy()
      await database.drop()
    },
  }
}

async function flush(redisUrl: string): Promise<void> {
  const redis = new Redis(redisUrl)
  await redis.flushdb()
  redis.disconnect()
}

/** Hands over with few and quick attempts instead of the job's own. */
export const impatient = (queues: Queues): Pick<Queues, "add"> => ({
  add: (queue, jobs: readonly NewJob[]) => queues.add(queue, jobs.map((job) => ({ ...job, options: { attemptsMax: 3, backoffMs: 10 } }))),
})
