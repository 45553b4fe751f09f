import { UnrecoverableError } from "bullmq"
import type { Queues } from "../../src/messaging/queues"
import { notifyOutbox } from "../../src/messaging/outbox"
import { describeOnBothBackends, eventually, openBench, type WorkerBench } from "./worker-bench"

/**
 * How: messages are written while the way from the outbox to the handler is cut at one place after the other: the relay
 * dies between publishing and marking, the store is emptied, relays race. All must arrive, each effect once.
 */
describeOnBothBackends("losing nothing", (redisUrl) => {
  let bench: WorkerBench
  beforeEach(async () => void (bench = await openBench(redisUrl)))
  afterEach(() => bench.close())

  const allDone = (count: number) => eventually(`${count} messages are done`, async () => (await bench.countOf("done")) === count)

  it("publishes again, as the same job, what a relay published but died before marking", async () => {
    const dying = bench.relay({
      add: async (queue, jobs) => {
        await bench.queues.add(queue, jobs)
        throw new Error("The relay died here.")
      },
    })
    const ids = await bench.write(20)
    await eventually("the relay published and died", () => bench.errors.length > 0)
    await dying.stop()
    expect(await bench.countOf("pending")).toBe(20)
    expect(await bench.queues.whereIs("imports", `${ids[0]}-1`)).toEqual({ state: "with_queue" })

    bench.relay()
    await eventually("all are sent", async () => (await bench.countOf("sent")) === 20)
    await bench.consumer(bench.effect)
    await allDone(20)
    expect([await bench.effects(), await bench.runs()]).toEqual([20, 20])
    expect((await bench.message(ids[0] ?? "")).attempts).toBe(1)
  })

  it("loses nothing when the connection of a relay is cut between publishing and marking", async () => {
    let isFirst = true
    const relay = bench.relay({
      add: async (queue, jobs) => {
        await bench.queues.add(queue, jobs)
        if (!isFirst) return
        isFirst = false
        await bench.dataSource.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'",
        )
      },
    })
    await bench.write(20)
    await bench.consumer(bench.effect)
    await allDone(20)
    expect(await bench.effects()).toBe(20)
    expect(bench.errors.length).toBeGreaterThan(0)
    await relay.stop()
  })

  it("hands over again what the store lost before it was handled", async () => {
    bench.relay()
    const ids = await bench.write(250)
    await eventually("all are sent", async () => (await bench.countOf("sent")) === 250)
    await bench.loseAllJobs()
    bench.sweeper()
    await eventually("all are handed over again", async () => {
      const [row] = await bench.dataSource.query<{ count: number }[]>("select count(*)::int as count from outbox_message where attempts = 2")
      return row?.count === 250
    })
    await bench.consumer(bench.effect)
    await allDone(250)
    expect([await bench.effects(), await bench.runs()]).toEqual([250, 250])
    expect(await bench.message(ids[0] ?? "")).toMatchObject({ attempts: 2, job_id: `${ids[0]}-2` })
  })

  it("loses nothing and does nothing twice when the store is emptied while jobs run", async () => {
    bench.relay()
    bench.sweeper()
    await bench.consumer(bench.effect)
    await bench.write(250)
    await eventually("some are done", async () => (await bench.countOf("done")) >= 20)
    await bench.loseAllJobs()
    await bench.write(50)
    await allDone(300)
    expect(await bench.effects()).toBe(300)
  })

  it("leaves alone what waits in the queue, however long", async () => {
    bench.relay()
    bench.sweeper()
    const [id = ""] = await bench.write(1)
    await eventually("it is sent", async () => (await bench.countOf("sent")) === 1)
    const sentAt = async (): Promise<Date> => (await bench.dataSource.query<{ sent_at: Date }[]>("select sent_at from outbox_message"))[0]?.sent_at ?? new Date(0)
    const first = await sentAt()
    await eventually("the sweeper saw it with the queue", async () => (await sentAt()) > first)
    expect(await bench.message(id)).toMatchObject({ status: "sent", attempts: 1 })
  })

  it("marks a message dead whose job failed for good without anybody noticing", async () => {
    bench.relay()
    const [id = ""] = await bench.write(1)
    await eventually("it is sent", async () => (await bench.countOf("sent")) === 1)
    // A worker that fails the job and dies before it can tell the database.
    const others: Queues = await bench.otherQueues()
    const worker = others.openWorker("imports", failForGood, { concurrency: 1, times: { lockMs: 1_000, stalledCheckMs: 200 } })
    await eventually("the job failed", async () => (await others.whereIs("imports", `${id}-1`)).state === "failed")
    await worker.close()
    expect((await bench.message(id)).status).toBe("sent")

    bench.sweeper()
    await eventually("it is dead", async () => (await bench.message(id)).status === "dead")
    expect((await bench.message(id)).last_error).toBe("Out of memory.")
  })

  it("marks a message dead that failed for good before the relay could mark it sent", async () => {
    bench.relay({
      add: async (queue, jobs) => {
        await bench.queues.add(queue, jobs)
        await eventually("the consumer wants to mark it dead", async () => {
          const waiting = await bench.dataSource.query<object[]>(
            "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%update outbox_message%'",
          )
          return waiting.length > 0
        })
      },
    })
    await bench.consumer(failForGood)
    const [id = ""] = await bench.write(1)
    await eventually("it is dead", async () => (await bench.message(id)).status === "dead")
    expect(await bench.message(id)).toMatchObject({ attempts: 1, job_id: `${id}-1`, last_error: "Out of memory." })
  })

  it("hands each message over once when two relays run side by side", async () => {
    bench.relay()
    bench.relay()
    await bench.consumer(bench.effect)
    for (let batch = 0; batch < 10; batch++) await bench.write(50)
    await allDone(500)
    expect([await bench.effects(), await bench.runs()]).toEqual([500, 500])
    const handedOver = await bench.dataSource.query<{ attempts: number }[]>("select distinct attempts from outbox_message")
    expect(handedOver).toEqual([{ attempts: 1 }])
  })

  it("finds by polling what no notification told", async () => {
    bench.relay()
    await bench.consumer(bench.effect)
    await bench.dataSource.query(`insert into outbox_message (id, queue, job, payload) values ('obm_silent', 'imports', 'import_units', '{"import_id":"imp_1"}')`)
    await allDone(1)
  })

  it("starts jobs soon after the commit", async () => {
    const committedAt = new Map<string, number>()
    const delays: number[] = []
    bench.relay()
    await bench.consumer(async ({ import_id }, { messageId }) => {
      const started = performance.now()
      await eventually("the commit returned", () => committedAt.has(messageId))
      delays.push(started - (committedAt.get(messageId) ?? Number.NaN))
      expect(import_id).toMatch(/^imp_/)
    })
    for (let written = 1; written <= 200; written++) {
      const [id = ""] = await bench.write(1)
      committedAt.set(id, performance.now())
      if (written % 4 === 0) await eventually("these started", () => delays.length === written)
    }
    notifyOutbox(bench.dataSource)
    const sorted = delays.sort((a, b) => a - b)
    const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(1)
    console.info(`outbox → job start (${bench.queues.backend}): p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`)
    expect(delays).toHaveLength(200)
  })
})

async function failForGood(): Promise<void> {
  throw new UnrecoverableError("Out of memory.")
}
