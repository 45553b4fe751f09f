import { countStatements, rejectionOf, unique } from "../ledger/fixture"
import { openWarranty, publish, sell, TWO_YEARS, type WarrantyFixture } from "./warranty-fixture"

let fixture: WarrantyFixture
beforeAll(async () => void (fixture = await openWarranty()))
afterEach(() => fixture.coherent())
afterAll(() => fixture.close())

const covered = async (count = 1, calendar = "customer_tz") => {
  const sold = await sell(fixture, count)
  const policy = await publish(fixture, { variantIds: [sold.variantId], terms: { ...TWO_YEARS, dayCount: { ...TWO_YEARS.dayCount, calendar } } })
  await fixture.warranty.createEntitlements({ unitIds: sold.unitIds, commandId: "acmd_test" })
  return { ...sold, policy, unitId: sold.unitIds[0] ?? "" }
}

describe("coverage of a unit", () => {
  it("is one statement, explained from policy and history", async () => {
    const { unitId, policy } = await covered()
    const { result, count } = await countStatements(() => fixture.warranty.coverage({ unitId, asOf: "2028-03-01" }))
    expect(count).toBe(1)
    expect(result).toMatchObject({ verdict: "covered", asOf: "2028-03-01", zone: "UTC", deadlines: [{ name: "cover_ends", on: "2028-03-01" }] })
    expect(result.lines[0]?.reasons.find(({ rule }) => rule === "period")?.citation).toMatchObject({ source: "warranty_policy", id: policy.id, version: 1, clause: "term.duration" })
    expect(await fixture.warranty.coverage({ unitId, asOf: "2028-03-02" })).toMatchObject({ verdict: "not_covered", wouldBeCoveredIf: [{ rule: "period", needed: "on or before 2028-03-01" }] })
  })

  it("counts days where the policy says: 15:00 UTC on 1 March is 2 March on Kiritimati", async () => {
    const { unitId } = await covered(1, "Pacific/Kiritimati")
    const coverage = await fixture.warranty.coverage({ unitId, asOf: "2028-03-02T09:59:59.000Z" })
    expect(coverage).toMatchObject({ verdict: "covered", asOf: "2028-03-02", zone: "Pacific/Kiritimati", entitlements: [{ startsOn: "2026-03-02", endsOn: "2028-03-02" }] })
    expect(await fixture.warranty.coverage({ unitId, asOf: "2028-03-02T10:00:00.000Z" })).toMatchObject({ verdict: "not_covered", asOf: "2028-03-03" })
  })

  it("needs evidence until the worker wrote the entitlement, and is covered after", async () => {
    const { unitIds, variantId } = await sell(fixture, 1)
    const [unitId = ""] = unitIds
    expect((await fixture.warranty.coverage({ unitId, asOf: "2027-01-01" })).lines[0]?.reasons[0]?.result).toBe("no_published_policy_for_this_product")
    await publish(fixture, { variantIds: [variantId] })
    expect(await fixture.warranty.coverage({ unitId, asOf: "2027-01-01" })).toMatchObject({ verdict: "needs_evidence", lines: [{ reasons: [{ result: "pending" }] }, {}] })
    await fixture.warranty.createEntitlements({ unitIds, commandId: "acmd_test" })
    expect(await fixture.warranty.coverage({ unitId, asOf: "2027-01-01" })).toMatchObject({ verdict: "covered" })
  })

  it("is unknown for a unit that is", async () => {
    expect((await rejectionOf(fixture.warranty.coverage({ unitId: "aunit_nobody" }))).code).toBe("unit.not_found")
  })
})

describe("summaries", () => {
  it("are one statement for many units, and agree with the whole answer", async () => {
    const one = await covered(3)
    const { unitIds: shipped } = await sell(fixture, 2, { deliveredAt: null })
    const ids = [...one.unitIds, ...shipped, unique("aunit_nobody")]
    const { result, count } = await countStatements(() => fixture.warranty.coverageSummaries(ids))
    expect(count).toBe(1)
    expect(one.unitIds.map((id) => result.get(id))).toEqual(one.unitIds.map(() => ({ verdict: "covered", startsOn: "2026-03-01", endsOn: "2028-03-01", reason: "within" })))
    expect(shipped.map((id) => result.get(id)?.verdict)).toEqual(["not_covered", "not_covered"])
    expect(result.size).toBe(5)
  })
})
