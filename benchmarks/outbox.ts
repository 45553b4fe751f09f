import type { DataSource } from "typeorm"
import { monotonicFactory } from "ulid"
import { createDatabase, dropDatabase, uniqueDatabaseName, urlWithDatabase } from "../scripts/support/databases"
import { startConsumer } from "../src/messaging/consumer"
import { JOBS } from "../src/messaging/jobs"
import { insertOutboxMessages, notifyOutbox, outboxMessage } from "../src/messaging/outbox"
import { openQueues, type NewJob, type Queues } from "../src/messaging/queues"
import { startRelay } from "../src/messaging/relay"
import { createDataSource } from "../src/persistence/data-source"
import { withTransaction } from "../src/persistence/with-transaction"
import { percentile } from "./support/measure"
import { atLeast, atMost, type BenchmarkRow } from "./support/row"

/**
 * From the outbox to the start of a job, on each backend that is there: rows handed over each second against the same
 * jobs given to BullMQ without any outbox, the delay of single messages, and jobs done each second.
 */

const ROUNDS = 5
const ROWS_PER_ROUND = 4_000
const SINGLE_MESSAGES = 400
const HANDLED_MESSAGES = 3_000
const CHUNK = 1_000

const ulid = monotonicFactory()
const newId = (prefix: string): string => `${prefix}_${ulid()}`
const onError = (error: unknown): void => console.error(error)

export async function run(): Promise<BenchmarkRow[]> {
  const serverUrl = process.env.DATABASE_URL
  if (!serverUrl) throw new Error("DATABASE_URL is not set: it names a Postgres server on which a database may be made.")
  const redisUrl = process.env.REDIS_URL || undefined
  const name = uniqueDatabaseName("aftercare_bench")
  const databaseUrl = urlWithDatabase(serverUrl, name)
  await createDatabase(serverUrl, name)
  const dataSource = await createDataSource({ databaseUrl, poolSize: 12 }).initialize()
  try {
    await dataSource.runMigrations()
    const rows = await measureBackend({ dataSource, databaseUrl, onError })
    if (redisUrl === undefined) return rows
    return [...rows, ...(await measureBackend({ dataSource, databaseUrl, onError, redisUrl, namespace: name }))]
  } finally {
    await dataSource.destroy()
    await dropDatabase(serverUrl, name)
  }
}

async function measureBackend(settings: Parameters<typeof openQueues>[0]): Promise<BenchmarkRow[]> {
  const queues = await openQueues(settings)
  const { dataSource } = settings
  const isRedis = queues.backend === "redis"
  const title = `outbox on ${queues.backend}`
  try {
    const handOver = await measureHandOver(dataSource, queues)
    const delays = await measureDelays(dataSource, queues)
    const handled = await measureHandling(dataSource, queues)
    return [
      {
        name: `${title}: rows handed over (base: addBulk alone)`, unit: "rows/s", ...handOver, ratio: handOver.value / handOver.base,
        ...(isRedis ? { goal: atLeast(8_000) } : {}),
      },
      { name: `${title}: commit → job start, p50`, value: percentile(delays, 0.5), unit: "ms" },
      { name: `${title}: commit → job start, p99`, value: percentile(delays, 0.99), unit: "ms", ...(isRedis ? { goal: atMost(50) } : {}) },
      { name: `${title}: written, handed over and done`, value: handled, unit: "jobs/s" },
    ]
  } finally {
    for (const queue of ["imports", "warranty-eligibility"]) await queues.open(queue).obliterate({ force: true })
    await queues.close()
  }
}

/** Interleaved rounds: what else the machine does then falls on both alike. */
async function measureHandOver(dataSource: DataSource, queues: Queues): Promise<{ value: number; base: number }> {
  await queues.add("imports", newJobs(1))
  let baseMs = 0
  let relayMs = 0
  for (let round = 0; round < ROUNDS; round++) {
    const jobs = newJobs(ROWS_PER_ROUND)
    baseMs += await timed(async () => {
      for (let from = 0; from < jobs.length; from += CHUNK) await queues.add("imports", jobs.slice(from, from + CHUNK))
    })
    await write(dataSource, ROWS_PER_ROUND)
    relayMs += await timed(() => relayAll(dataSource, queues))
  }
  const rows = ROUNDS * ROWS_PER_ROUND
  return { value: (rows / relayMs) * 1_000, base: (rows / baseMs) * 1_000 }
}

async function relayAll(dataSource: DataSource, queues: Queues): Promise<void> {
  let handedOver = 0
  let end = (): void => undefined
  const all = new Promise<void>((resolve) => (end = resolve))
  const counting: Pick<Queues, "add"> = {
    add: async (queue, jobs) => {
      await queues.add(queue, jobs)
      handedOver += jobs.length
      if (handedOver >= ROWS_PER_ROUND) end()
    },
  }
  const relay = startRelay({ dataSource, queues: counting, onError })
  await all
  // Stopping waits for the last batch to be marked and committed.
  await relay.stop()
}

async function measureDelays(dataSource: DataSource, queues: Queues): Promise<number[]> {
  const delays: number[] = []
  let committedAt = Promise.resolve(0)
  let started = (): void => undefined
  const relay = startRelay({ dataSource, queues, onError })
  const consumer = await startEntitlements(dataSource, queues, async () => {
    const startedAt = performance.now()
    delays.push(startedAt - (await committedAt))
    started()
  })
  for (let sent = 0; sent < SINGLE_MESSAGES; sent++) {
    const start = new Promise<void>((resolve) => (started = resolve))
    committedAt = writeEntitlements(dataSource, 1).then(() => performance.now())
    await committedAt
    await start
  }
  await Promise.all([consumer.close(), relay.stop()])
  return delays
}

async function measureHandling(dataSource: DataSource, queues: Queues): Promise<number> {
  let handled = 0
  let end = (): void => undefined
  const all = new Promise<void>((resolve) => (end = resolve))
  const relay = startRelay({ dataSource, queues, onError })
  const consumer = await startEntitlements(dataSource, queues, async () => {
    handled++
    if (handled === HANDLED_MESSAGES) end()
  })
  const tookMs = await timed(async () => {
    await writeEntitlements(dataSource, HANDLED_MESSAGES)
    await all
    await consumer.close()
  })
  await relay.stop()
  return (HANDLED_MESSAGES / tookMs) * 1_000
}

const startEntitlements = (dataSource: DataSource, queues: Queues, handler: () => Promise<void>) =>
  startConsumer({ dataSource, queues, queueNames: ["warranty-eligibility"], handlers: { close_warranty_claim: handler, create_entitlements: handler, reevaluate_entitlements: handler, roll_out_policy: handler, run_warranty_batch: handler }, onError })

async function writeEntitlements(dataSource: DataSource, count: number): Promise<void> {
  const messages = Array.from({ length: count }, () => outboxMessage("create_entitlements", { unit_ids: ["unit_1"], command_id: "cmd_1" }))
  await withTransaction(dataSource, (client) => insertOutboxMessages(client, messages, newId))
  notifyOutbox(dataSource)
}

async function write(dataSource: DataSource, count: number): Promise<void> {
  const messages = Array.from({ length: count }, () => outboxMessage("import_units", { import_id: "imp_1" }))
  await withTransaction(dataSource, (client) => insertOutboxMessages(client, messages, newId))
}

const newJobs = (count: number): NewJob[] =>
  Array.from({ length: count }, () => ({
    job: "import_units",
    payload: { import_id: "imp_1" },
    handOver: { messageId: newId("obm"), number: 1 },
    options: JOBS.import_units.options,
  }))

async function timed(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}
