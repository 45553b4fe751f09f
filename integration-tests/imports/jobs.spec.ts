import { jobServices } from "../../src/services/job/job-services"
import { rejectionOf } from "../ledger/fixture"
import { openWarranty, type WarrantyFixture } from "../warranty/warranty-fixture"

let fixture: WarrantyFixture
let jobs: ReturnType<typeof jobServices>
beforeAll(async () => {
  fixture = await openWarranty()
  jobs = jobServices(fixture.ledger)
  await fixture.query(
    `insert into outbox_message (id, queue, job, payload, status, attempts, last_error) select 'obm_' || to_char(n, 'FM000'), 'imports', 'import_units', jsonb_build_object('import_id', 'aimp_' || n),
       case when n <= 5 then 'dead' when n <= 8 then 'pending' when n <= 10 then 'sent' else 'done' end, 20, case when n <= 5 then 'No space left' end from generate_series(1, 12) n`,
  )
})
afterAll(() => fixture.close())

describe("jobs", () => {
  it.each([["failed", 5], ["pending", 3], ["running", 2], ["done", 2], [undefined, 12]] as const)("%s: %i", async (state, count) => {
    const page = await jobs.list({ state, limit: 50, offset: 0 })
    expect([page.count, page.jobs.length, page.countIsExact]).toEqual([count, count, true])
    if (state !== undefined) expect(page.jobs.every((job) => job.state === state)).toBe(true)
  })

  it("are paged newest first", async () => {
    const first = await jobs.list({ state: "failed", limit: 2, offset: 0 })
    expect([first.jobs.map(({ id }) => id), first.nextAfter]).toEqual([["obm_005", "obm_004"], "obm_004"])
    expect((await jobs.list({ state: "failed", limit: 5, offset: 0, after: "obm_004" })).jobs.map(({ id }) => id)).toEqual(["obm_003", "obm_002", "obm_001"])
    expect((await jobs.list({ state: "failed", limit: 5, offset: 4 })).jobs.map(({ id }) => id)).toEqual(["obm_001"])
  })

  it("that failed are handed over once more, with the reason still readable", async () => {
    expect(await jobs.retry("obm_001")).toMatchObject({ id: "obm_001", state: "pending", reason: "No space left" })
    expect((await rejectionOf(jobs.retry("obm_001"))).code).toBe("job.not_failed")
    expect((await rejectionOf(jobs.retry("obm_999"))).code).toBe("not_found")
  })
})
