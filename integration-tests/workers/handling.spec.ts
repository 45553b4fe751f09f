import { retryDead, listMessages, outboxMessage } from "../../src/messaging/outbox"
import { describeOnBothBackends, eventually, impatient, openBench, type WorkerBench } from "./worker-bench"

/**
 * How: real Postgres and Redis, a handler whose effect is counted and idempotent by a receipt, as real ones are. What
 * goes wrong is done to it on purpose; then nothing may be lost and nothing done twice.
 */
describeOnBothBackends("handling jobs", (redisUrl) => {
  let bench: WorkerBench
  beforeEach(async () => void (bench = await openBench(redisUrl)))
  afterEach(() => bench.close())

  const allDone = (count: number) => eventually(`${count} messages are done`, async () => (await bench.countOf("done")) === count)
  const becomes = (id: string, status: string) => eventually(`message ${id} is ${status}`, async () => (await bench.message(id)).status === status)

  it("does each message once when nothing goes wrong", async () => {
    bench.relay()
    await bench.consumer(bench.effect)
    await bench.write(50)
    await allDone(50)
    expect([await bench.effects(), await bench.runs()]).toEqual([50, 50])
    expect(bench.errors).toEqual([])
  })

  it("runs a job again whose worker was killed after the effect, and does nothing twice", async () => {
    bench.relay()
    const killed = await bench.consumer(async (payload, context) => {
      await bench.effect(payload, context)
      await new Promise(() => undefined)
    }, await bench.otherQueues())
    await bench.write(3)
    await eventually("three effects happened", async () => (await bench.effects()) === 3)
    await killed.kill()
    expect(await bench.countOf("done")).toBe(0)

    await bench.consumer(bench.effect)
    await allDone(3)
    expect([await bench.effects(), await bench.runs()]).toEqual([3, 6])
  })

  it("does not run a message again that is done, whoever hands it over", async () => {
    bench.relay()
    await bench.consumer(bench.effect)
    const [id = ""] = await bench.write(1)
    await becomes(id, "done")

    const options = { attemptsMax: 1, backoffMs: 10 }
    const again = (number: number) => ({ job: "import_units", payload: { import_id: "imp_0" }, handOver: { messageId: id, number }, options })
    await bench.queues.add("imports", [again(1), again(2), again(2)])
    const [last = ""] = await bench.write(1)
    await becomes(last, "done")
    await eventually("the queue is empty", async () => (await bench.queues.whereIs("imports", `${id}-2`)).state === "gone")
    expect([await bench.effects(), await bench.runs()]).toEqual([2, 2])
  })

  it("tries again what failed, keeping the reason readable meanwhile", async () => {
    bench.relay(impatient(bench.queues))
    const reasons: (string | null)[] = []
    await bench.consumer(async (payload, context) => {
      if (context.attempt === 1) throw new Error("The warehouse is closed.")
      // It is written beside the queue, so the next try may be there first.
      await eventually("the reason is written", async () => (await bench.message(context.messageId)).last_error !== null)
      reasons.push((await bench.message(context.messageId)).last_error)
      await bench.effect(payload, context)
    })
    const [id = ""] = await bench.write(1)
    await becomes(id, "done")
    expect(await bench.message(id)).toMatchObject({ attempts: 1, last_error: null })
    expect(reasons).toEqual(["The warehouse is closed."])
    expect(await bench.effects()).toBe(1)
  })

  it("leaves what fails for good to an agent, whose retry starts anew", async () => {
    bench.relay(impatient(bench.queues))
    let isBroken = true
    const attempts: number[] = []
    await bench.consumer(async (payload, context) => {
      attempts.push(context.attempt)
      if (isBroken) throw new Error("No such file.")
      await bench.effect(payload, context)
    })
    const [id = ""] = await bench.write(1)
    await becomes(id, "dead")
    const [dead] = await listMessages(bench.dataSource, { status: "dead", limit: 10 })
    expect(dead).toMatchObject({ id, job: "import_units", queue: "imports", last_error: "No such file.", attempts: 1, payload: { import_id: "imp_0" } })

    isBroken = false
    expect(await retryDead(bench.dataSource, id)).toBe("retried")
    await becomes(id, "done")
    expect(await bench.message(id)).toMatchObject({ attempts: 2, job_id: `${id}-2`, last_error: null })
    expect(attempts).toEqual([1, 2, 3, 1])
    expect(await retryDead(bench.dataSource, id)).toBe("not_dead")
    expect(await retryDead(bench.dataSource, "obm_unknown")).toBe("not_found")
  })

  it("refuses a payload that does not fit and a job it does not know, at once and in plain words", async () => {
    bench.relay()
    await bench.consumer(bench.effect)
    const [bad = ""] = await bench.writeMessages([outboxMessage("import_units", { import_id: "" })])
    await becomes(bad, "dead")
    expect((await bench.message(bad)).last_error).toMatch(/^The payload does not fit job "import_units": import_id: /)

    // As a version before or after this one might have written it.
    await bench.dataSource.query("insert into outbox_message (id, queue, job, payload) values ('obm_unknown', 'imports', 'import_all', '{}')")
    await becomes("obm_unknown", "dead")
    expect((await bench.message("obm_unknown")).last_error).toBe('This version has no job "import_all" in queue "imports".')
    expect(await bench.runs()).toBe(0)
  })
})
