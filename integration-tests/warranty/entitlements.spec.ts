import { AGENT, countStatements, keyed, rejectionOf } from "../ledger/fixture"
import { jobsNamed, live, openWarranty, publish, sell, TWO_YEARS, type WarrantyFixture } from "./warranty-fixture"

let fixture: WarrantyFixture
beforeAll(async () => void (fixture = await openWarranty()))
afterEach(() => fixture.coherent())
afterAll(() => fixture.close())

const entitlementsOf = (unitIds: readonly string[]) => fixture.query<{ unit_id: string; warranty_policy_id: string; starts_on: string; ends_on: string; owner_customer_id: string | null; anchor_sequence: number }>(
  "select unit_id, warranty_policy_id, starts_on, ends_on, owner_customer_id, anchor_sequence from entitlement where unit_id = any ($1::text[]) order by unit_id, warranty_policy_id", [unitIds],
)
const create = (unitIds: readonly string[]) => fixture.warranty.createEntitlements({ unitIds, commandId: "acmd_test" })

describe("entitlements", () => {
  it("are asked for by the delivery itself, and begin with it", async () => {
    const { unitIds, variantId } = await sell(fixture, 2)
    const policy = await publish(fixture, { variantIds: [variantId], at: "2026-01-01T00:00:00.000Z" })
    const jobs = (await jobsNamed(fixture, "create_entitlements")).filter(({ payload }) => (payload["unit_ids"] as string[]).includes(unitIds[0] ?? ""))
    expect(jobs.map(({ payload }) => [...(payload["unit_ids"] as string[])].sort())).toEqual([[...unitIds].sort()])
    expect(await create(unitIds)).toEqual({ createdCount: 2, updatedCount: 0 })
    expect(await entitlementsOf(unitIds)).toEqual([...unitIds].sort().map((unitId) => ({
      unit_id: unitId, warranty_policy_id: policy.id, starts_on: "2026-03-01", ends_on: "2028-03-01", owner_customer_id: "cus_1", anchor_sequence: 5,
    })))
  })

  it("are created once, though the job runs again and ten times at once", async () => {
    const { unitIds, variantId } = await sell(fixture, 40)
    await publish(fixture, { variantIds: [variantId] })
    const counts = await Promise.all(Array.from({ length: 10 }, (_, index) => create(index % 2 === 0 ? unitIds : [...unitIds].reverse())))
    expect(counts.reduce((sum, { createdCount }) => sum + createdCount, 0)).toBe(40)
    expect(await create(unitIds)).toEqual({ createdCount: 0, updatedCount: 0 })
    expect(await entitlementsOf(unitIds)).toHaveLength(40)
  })

  it("need as many statements for 5,000 units as for one", async () => {
    const { unitIds, variantId } = await sell(fixture, 5_000)
    const [only = ""] = unitIds
    await publish(fixture, { variantIds: [variantId] })
    const one = await countStatements(() => create([only]))
    const startedAt = Date.now()
    const many = await countStatements(() => create(unitIds))
    process.stderr.write(`create_entitlements for 5,000 units: ${many.count} statements, ${Date.now() - startedAt} ms\n`)
    expect([one.count, many.count]).toEqual([2, 2])
    expect([one.result.createdCount, many.result.createdCount]).toEqual([1, 4_999])
    const again = await countStatements(() => create(unitIds))
    expect([again.count, again.result.createdCount]).toEqual([1, 0])
  })

  it("come from the version in force when it was ordered, though a newer one is published before the job runs", async () => {
    const { unitIds, variantId } = await sell(fixture, 1, { orderedAt: "2026-02-10T00:00:00.000Z" })
    const first = await publish(fixture, { code: `kept-${variantId.replaceAll("_", "-")}`, variantIds: [variantId], at: "2026-02-01T00:00:00.000Z" })
    const second = await publish(fixture, { code: first.code, variantIds: [variantId], at: "2026-02-20T00:00:00.000Z", terms: { ...TWO_YEARS, term: { ...TWO_YEARS.term, duration: "P6M" } } })
    expect([second.version, (await fixture.warranty.getPolicy(first.id)).status]).toEqual([2, "retired"])
    await create(unitIds)
    expect(await entitlementsOf(unitIds)).toMatchObject([{ warranty_policy_id: first.id, ends_on: "2028-03-01" }])
  })

  it("are none for what is shipped and not delivered, and none for no unit at all", async () => {
    const { unitIds, variantId } = await sell(fixture, 1, { deliveredAt: null })
    await publish(fixture, { variantIds: [variantId] })
    expect(await create(unitIds)).toEqual({ createdCount: 0, updatedCount: 0 })
    expect(await create(["aunit_nobody"])).toEqual({ createdCount: 0, updatedCount: 0 })
  })

  it("are handed out in chunks when a policy is published after the sales, with progress, and go on where they were stopped", async () => {
    const { unitIds, variantId } = await sell(fixture, 2_500)
    const policy = await publish(fixture, { variantIds: [variantId] })
    const [job] = (await jobsNamed(fixture, "roll_out_policy")).slice(-1)
    const rolloutId = String(job?.payload["rollout_id"])
    expect(await fixture.warranty.rolloutOf(policy.id)).toMatchObject({ id: rolloutId, status: "planning", unitCount: 0, doneCount: 0 })
    // Run twice, as after a crash, and twice at once: each unit is handed out once.
    await Promise.all([fixture.warranty.rollOut(rolloutId), fixture.warranty.rollOut(rolloutId)])
    await fixture.warranty.rollOut(rolloutId)
    const chunks = (await jobsNamed(fixture, "reevaluate_entitlements")).filter(({ payload }) => payload["reason"] === "policy_published" && unitIds.includes((payload["unit_ids"] as string[])[0] ?? ""))
    expect(chunks.map(({ payload }) => (payload["unit_ids"] as string[]).length)).toEqual([1_000, 1_000, 500])
    expect(chunks.flatMap(({ payload }) => payload["unit_ids"] as string[])).toEqual([...unitIds].sort())
    expect(await fixture.warranty.rolloutOf(policy.id)).toMatchObject({ status: "running", unitCount: 2_500, doneCount: 0 })
    for (const { payload } of [...chunks, ...chunks]) await fixture.warranty.reevaluate({ unitIds: payload["unit_ids"] as string[], commandId: "acmd_test", rolloutChunkId: String(payload["rollout_chunk_id"]) })
    expect(await fixture.warranty.rolloutOf(policy.id)).toMatchObject({ status: "finished", unitCount: 2_500, doneCount: 2_500, changedCount: 2_500 })
    expect(await entitlementsOf(unitIds)).toHaveLength(2_500)
    // The next version is taken to them too, and changes nothing: they were sold under the first.
    const next = await publish(fixture, { code: policy.code, variantIds: [variantId], terms: { ...TWO_YEARS, term: { ...TWO_YEARS.term, duration: "P6M" } } })
    expect(next.version).toBe(2)
    expect(await create(unitIds)).toEqual({ createdCount: 0, updatedCount: 0 })
  })

  it("of a unit that comes back and is handed back stay one; of a unit sold again there is a second", async () => {
    const { unitIds, variantId } = await sell(fixture, 1)
    const [unitId = ""] = unitIds
    await publish(fixture, { variantIds: [variantId] })
    await create(unitIds)
    await live(fixture, unitId, [
      { name: "in_transit" }, { name: "rma_receive", quarantineLocationId: "sloc_q" }, { name: "start_repair" }, { name: "end_repair", quarantineLocationId: "sloc_q" },
      { name: "hand_back", trackingNumber: "T1" }, { name: "deliver" },
    ])
    expect(await create([unitId])).toMatchObject({ createdCount: 0 })
    expect(await fixture.warranty.coverage({ unitId, asOf: "2028-03-01" })).toMatchObject({ verdict: "covered", lines: [{ entitlementId: expect.any(String) }, {}] })

    await live(fixture, unitId, [{ name: "rma_receive", quarantineLocationId: "sloc_q" }, { name: "take_over", reasonCode: null }])
    expect(await fixture.warranty.coverage({ unitId, asOf: "2027-01-01" })).toMatchObject({ verdict: "not_covered", lines: [{ reasons: [{ result: "the_unit_is_the_shops_again" }] }, {}] })
    await live(fixture, unitId, [
      { name: "restock", locationId: "sloc_main", sellableGrades: ["new"] }, { name: "allocate", line: { orderId: "o2", lineItemId: "l2" }, inventoryItemId: await itemOf(unitId), locationId: null, sellableGrades: ["new"] },
      { name: "bind", line: { orderId: "o2", lineItemId: "l2" }, fulfillmentId: "f2", locationId: "sloc_main", requirePick: false }, { name: "ship", fulfillmentId: "f2", customerId: "cus_2", trackingNumbers: [] },
    ])
    expect(await fixture.warranty.coverage({ unitId, asOf: "2027-01-01" })).toMatchObject({ verdict: "not_covered", lines: [{ reasons: [{ result: "not_delivered_yet" }] }, {}] })
    await live(fixture, unitId, [{ name: "deliver" }], "2026-06-01T12:00:00.000Z")
    expect(await create([unitId])).toMatchObject({ createdCount: 1 })
    expect((await entitlementsOf([unitId])).map(({ starts_on, owner_customer_id }) => [starts_on, owner_customer_id]).sort()).toEqual([["2026-03-01", "cus_1"], ["2026-06-01", "cus_2"]])
  })
})

const itemOf = async (unitId: string): Promise<string> => (await fixture.services.units.get(unitId)).inventoryItemId

describe("warranty policies", () => {
  it("get a code of their own from their name, and versions when the code is named", async () => {
    const make = (code?: string) => fixture.warranty.createPolicy(AGENT, { name: "Garantie ä & Söhne", terms: TWO_YEARS, variantIds: null, ...(code === undefined ? {} : { code }) })
    const [first, second] = [await make(), await make()]
    const third = await make(first.code)
    expect([first, second, third].map(({ code, version, status }) => [code, version, status])).toEqual([["garantie-a-sohne", 1, "draft"], ["garantie-a-sohne-2", 1, "draft"], ["garantie-a-sohne", 2, "draft"]])
    const versions = await Promise.all(Array.from({ length: 4 }, () => make(first.code)))
    expect(versions.map(({ version }) => version).sort()).toEqual([3, 4, 5, 6])
  })

  it("never change once published", async () => {
    const policy = await publish(fixture, { variantIds: [] })
    expect((await rejectionOf(fixture.warranty.publishPolicy(AGENT, policy.id))).code).toBe("warranty_policy.published")
    await fixture.warranty.retirePolicy(AGENT, policy.id)
    expect((await rejectionOf(fixture.warranty.retirePolicy(AGENT, policy.id))).code).toBe("warranty_policy.not_published")
    expect((await rejectionOf(fixture.warranty.publishPolicy(AGENT, policy.id))).code).toBe("warranty_policy.published")
    expect((await rejectionOf(fixture.warranty.publishPolicy(AGENT, "awpol_nobody"))).code).toBe("not_found")
  })

  it("have one published version at most, however many are published at once", async () => {
    const drafts = []
    for (let count = 0; count < 4; count++) drafts.push(await fixture.warranty.createPolicy(AGENT, { code: "race", name: "Race", terms: TWO_YEARS, variantIds: [] }))
    const results = await Promise.allSettled(drafts.map(({ id }) => fixture.warranty.publishPolicy(AGENT, id)))
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "fulfilled", "fulfilled"])
    const { policies } = await fixture.warranty.listPolicies({ code: "race", limit: 10, offset: 0 })
    expect(policies.map(({ status }) => status).sort()).toEqual(["published", "retired", "retired", "retired"])
  })

  it("are made once under one key", async () => {
    const make = () => fixture.warranty.createPolicy(keyed("policy-once"), { name: "Once", terms: TWO_YEARS, variantIds: null })
    expect((await make()).id).toBe((await make()).id)
  })

  it("are found by variant, with those for every product", async () => {
    const mine = await publish(fixture, { variantIds: ["variant_mine"] })
    const { policies, count } = await fixture.warranty.listPolicies({ variantId: "variant_mine", status: "published", limit: 200, offset: 0 })
    expect(policies.map(({ id }) => id)).toContain(mine.id)
    expect(policies.every(({ variantIds }) => variantIds === null || variantIds.includes("variant_mine"))).toBe(true)
    expect(count).toBe(policies.length)
  })
})
