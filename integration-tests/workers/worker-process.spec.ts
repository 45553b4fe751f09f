import { spawn } from "node:child_process"
import path from "node:path"
import { childEnvironment } from "../../scripts/support/environment"
import { repositoryRoot } from "../../scripts/support/paths"
import { withClient } from "../../scripts/support/databases"
import { createEmptyDatabase, createLedgerDatabase, type TestDatabase } from "../support/database"
import { describeOnBothBackends, eventually } from "./worker-bench"

/** How: `src/workers/main.ts` is started as the process it is, and judged by what it prints, writes and exits with. */

interface RunningWorker {
  stdout: () => string
  stderr: () => string
  signal: (signal: NodeJS.Signals) => void
  exited: Promise<number | null>
}

function runWorker(env: Record<string, string | undefined>): RunningWorker {
  const main = path.join(repositoryRoot, "src", "workers", "main.ts")
  const child = spawn(process.execPath, ["--import", "tsx", main], {
    cwd: repositoryRoot,
    env: childEnvironment({ DATABASE_URL: undefined, REDIS_URL: undefined, ...env }),
  })
  let stdout = ""
  let stderr = ""
  child.stdout.on("data", (data: Buffer) => (stdout += data.toString()))
  child.stderr.on("data", (data: Buffer) => (stderr += data.toString()))
  return {
    stdout: () => stdout,
    stderr: () => stderr,
    signal: (signal) => void child.kill(signal),
    exited: new Promise((resolve) => child.once("exit", resolve)),
  }
}

describeOnBothBackends("a worker process", (redisUrl) => {
  let database: TestDatabase
  beforeEach(async () => void (database = await createLedgerDatabase()))
  afterEach(() => database.drop())

  it("says that it is ready, relays and handles, and ends in order when told to", async () => {
    const worker = runWorker({ DATABASE_URL: database.url, REDIS_URL: redisUrl })
    const ready = `Aftercare worker ready: queues imports, repair-history, rma, warranty-eligibility, backend ${redisUrl ? "redis" : "postgres"}\n`
    await eventually("it is ready", () => worker.stdout() === ready)
    await withClient(database.url, async (client) => {
      await client.query("insert into outbox_message (id, queue, job, payload) values ('obm_bad', 'imports', 'import_units', '{}')")
      await eventually("its message was handled", async () => {
        const { rows } = await client.query("select 1 from outbox_message where status = 'dead'")
        return rows.length === 1
      })
    })
    worker.signal("SIGTERM")
    expect(await worker.exited).toBe(0)
    expect(worker.stdout()).toBe(`${ready}Aftercare worker stopped.\n`)
    expect(worker.stderr()).toBe("")
  })
})

describe("a worker process that cannot run", () => {
  it("says that the database is not migrated", async () => {
    const database = await createEmptyDatabase()
    const worker = runWorker({ DATABASE_URL: database.url })
    expect(await worker.exited).toBe(1)
    expect(worker.stderr()).toMatch(/^Aftercare worker: The database \S+ lacks UnitLedger1763900000001, .*: run "npx medusa db:migrate" first\.\n$/)
    await database.drop()
  })

  it("says that the database cannot be reached, without its password", async () => {
    const worker = runWorker({ DATABASE_URL: "postgres://someone:secret@127.0.0.1:1/shop" })
    expect(await worker.exited).toBe(1)
    expect(worker.stderr()).toMatch(/^Aftercare worker: The database 127\.0\.0\.1:1\/shop cannot be reached: .+\n$/)
    expect(worker.stderr()).not.toContain("secret")
  })

  it("says that DATABASE_URL is not set", async () => {
    const worker = runWorker({})
    expect(await worker.exited).toBe(1)
    expect(worker.stderr()).toMatch(/^Aftercare worker: DATABASE_URL is not set/)
  })
})
