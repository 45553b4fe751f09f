import type { HandlersFor } from "../../src/messaging/consumer"
import { startConsumer } from "../../src/messaging/consumer"
import { JOB_NAMES, JOBS, QUEUE_NAMES } from "../../src/messaging/jobs"
import { openQueues } from "../../src/messaging/queues"
import { openBench, type WorkerBench } from "./worker-bench"

/** How: consumers are started with handlers that do not match the job map, which only a cast can do; and stores that are not there. */
describe("starting a consumer", () => {
  let bench: WorkerBench
  beforeEach(async () => void (bench = await openBench()))
  afterEach(() => bench.close())

  const start = (handlers: object) =>
    startConsumer({
      dataSource: bench.dataSource,
      queues: bench.queues,
      queueNames: ["imports"],
      handlers: handlers as HandlersFor<"imports">,
      onError: () => undefined,
    })
  const handler = async (): Promise<void> => undefined

  it("refuses when a job of its queues has no handler", async () => {
    await expect(start({})).rejects.toThrow("No handler for import_units")
  })

  it("refuses a handler for a job that none of its queues brings", async () => {
    await expect(start({ import_units: handler, allocate_waiting: handler })).rejects.toThrow("A handler for allocate_waiting")
  })

  it("refuses a second consumer of the same queue in one process, until the first is closed", async () => {
    const first = await start({ import_units: handler })
    await expect(start({ import_units: handler })).rejects.toThrow("Queue imports would be handled twice")
    await first.close()
    const second = await start({ import_units: handler })
    await second.close()
  })

  it("says plainly that Redis cannot be reached", async () => {
    const settings = { dataSource: bench.dataSource, databaseUrl: "", redisUrl: "redis://127.0.0.1:1", onError: () => undefined }
    await expect(openQueues(settings)).rejects.toThrow(/^Redis at 127.0.0.1:1 cannot be reached/)
  })
})

describe("the job map", () => {
  it("names each queue that it uses once", () => {
    expect([...QUEUE_NAMES].sort()).toEqual(["imports", "medusa", "repair-history", "rma", "warranty-eligibility"])
    expect(JOB_NAMES.every((name) => QUEUE_NAMES.includes(JOBS[name].queue))).toBe(true)
  })

  it("refuses payloads with fields it does not know", () => {
    expect(JOBS.import_units.schema.safeParse({ import_id: "imp_1", file: "x" }).success).toBe(false)
    expect(JOBS.publish_event.schema.safeParse({ name: "unit.received", data: { ids: ["a"], count: 2, at: null } }).success).toBe(true)
  })
})
