import type { PoolClient } from "pg"
import { withClient } from "../../src/persistence/named-query"
import { AGENT } from "../ledger/fixture"
import { buildTerms } from "../support/warranty-builders"
import { jobsNamed, live, openWarranty, publish, sell, type WarrantyFixture } from "./warranty-fixture"

/** A policy is published to units that are sold already: in chunks, while others write, and on after a chunk was killed. */
let fixture: WarrantyFixture
beforeAll(async () => void (fixture = await openWarranty()))
afterEach(() => fixture.coherent())
afterAll(() => fixture.close())

const COUNT = 12
const endsOf = async (unitIds: readonly string[]): Promise<string[]> => (await fixture.query<{ ends_on: string }>("select distinct ends_on from entitlement where unit_id = any ($1) order by 1", [unitIds])).map(({ ends_on: on }) => on)

/** Units whose entitlements must move: they were with us for ten days. And the chunk of a roll-out that finds it out. */
async function moved() {
  const { unitIds, variantId } = await sell(fixture, COUNT)
  const policy = await publish(fixture, { variantIds: [variantId], terms: buildTerms({ pause: { from: "handover" } }) })
  await fixture.warranty.reevaluate({ unitIds, commandId: "acmd_test" })
  for (const unitId of unitIds) {
    await live(fixture, unitId, [{ name: "rma_receive", quarantineLocationId: "sloc_q" }], "2026-04-01T12:00:00.000Z")
    await live(fixture, unitId, [{ name: "hand_back", trackingNumber: null }], "2026-04-11T12:00:00.000Z")
  }
  const next = await publish(fixture, { code: policy.code, variantIds: [variantId], terms: buildTerms({ pause: { from: "handover" } }) })
  await fixture.warranty.rollOut(String((await jobsNamed(fixture, "roll_out_policy")).at(-1)?.payload["rollout_id"]))
  const job = (await jobsNamed(fixture, "reevaluate_entitlements")).filter(({ payload }) => payload["reason"] === "policy_published").at(-1)
  const chunk = { unitIds: job?.payload["unit_ids"] as string[], commandId: "acmd_test", rolloutChunkId: String(job?.payload["rollout_chunk_id"]) }
  expect(chunk.unitIds).toEqual([...unitIds].sort())
  return { unitIds, chunk, policyId: next.id }
}

/** Holds one entitlement of the chunk, so that the chunk stands in the middle of its statement as long as `work` takes. */
const whileHeld = (unitId: string, work: (client: PoolClient) => Promise<void>): Promise<void> => withClient(fixture.dataSource, async (client) => {
  await client.query("begin")
  await client.query("select 1 from entitlement where unit_id = $1 for update", [unitId])
  try {
    await work(client)
  } finally {
    await client.query("rollback")
  }
})

const TRIES_MAX = 5_000

/** The backend that waits for a lock. Asked outside of any transaction: within one, the answer would never change. */
const waitingBackend = (): Promise<number> => withClient(fixture.dataSource, async (client) => {
  for (let attempt = 1; attempt <= TRIES_MAX; attempt++) {
    const { rows: [row] } = await client.query<{ pid: number }>("select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
    if (row !== undefined) return row.pid
  }
  throw new Error("Nobody waits for a lock.")
})

describe("a chunk of a roll-out", () => {
  it("blocks no writer: every unit of it may be commanded while it is in the middle of its statement", async () => {
    const { unitIds, chunk, policyId } = await moved()
    const before = await endsOf(unitIds)
    let isDone = false
    const running = { chunk: Promise.resolve<unknown>(null) }
    await whileHeld(unitIds[0] ?? "", async () => {
      running.chunk = fixture.warranty.reevaluate(chunk).then(() => void (isDone = true))
      await waitingBackend()
      const { units } = await fixture.services.units.command(AGENT, { command: "hold", units: unitIds.map((unitId) => ({ unitId })), kind: "quality", reasonCode: "checked" })
      expect([units.length, isDone]).toEqual([COUNT, false])
      expect(await endsOf(unitIds)).toEqual(before)
    })
    await running.chunk
    expect(await endsOf(unitIds)).toEqual(["2028-03-11"])
    expect(await fixture.warranty.rolloutOf(policyId)).toMatchObject({ status: "finished", doneCount: COUNT, changedCount: COUNT })
  })

  it("killed in the middle leaves nothing half done, is not counted, and its next run does it once", async () => {
    const { unitIds, chunk, policyId } = await moved()
    const before = await endsOf(unitIds)
    await whileHeld(unitIds[0] ?? "", async (client) => {
      const running = fixture.warranty.reevaluate(chunk)
      const failed = expect(running).rejects.toThrow()
      await client.query("select pg_terminate_backend($1)", [await waitingBackend()])
      await failed
    })
    expect([before, await endsOf(unitIds)]).toEqual([["2028-03-01"], ["2028-03-01"]])
    expect(await fixture.warranty.rolloutOf(policyId)).toMatchObject({ status: "running", unitCount: COUNT, doneCount: 0 })
    expect(await fixture.warranty.reevaluate(chunk)).toEqual({ createdCount: 0, updatedCount: COUNT })
    expect(await fixture.warranty.reevaluate(chunk)).toEqual({ createdCount: 0, updatedCount: 0 })
    expect(await endsOf(unitIds)).toEqual(["2028-03-11"])
    expect(await fixture.warranty.rolloutOf(policyId)).toMatchObject({ status: "finished", doneCount: COUNT, changedCount: COUNT })
  })

  it("that somebody was faster than reads again: the newest facts win", async () => {
    const { unitIds, chunk } = await moved()
    const running = { chunk: Promise.resolve<unknown>(null) }
    await withClient(fixture.dataSource, async (client) => {
      await client.query("begin")
      await client.query("update entitlement set version = version + 1, claims_used = claims_used + 1 where unit_id = $1", [unitIds[0]])
      running.chunk = fixture.warranty.reevaluate(chunk)
      await waitingBackend()
      await client.query("commit")
    })
    await running.chunk
    expect(await endsOf(unitIds)).toEqual(["2028-03-11"])
    expect(await fixture.query("select sum(claims_used)::int as used from entitlement where unit_id = any ($1)", [unitIds])).toEqual([{ used: 1 }])
  })
})
