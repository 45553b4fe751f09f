import { batchServices } from "../../src/services/warranty-batch/batch-services"
import { claimServices } from "../../src/services/warranty-claim/claim-services"
import { WARRANTY_FIGURES } from "../../src/services/warranty/warranty-figures"
import { privacyServices } from "../../src/services/privacy/privacy-services"
import { withClient } from "../../src/persistence/named-query"
import { buildTerms } from "../support/warranty-builders"
import { AGENT, countStatements, rejectionOf, unique } from "../ledger/fixture"
import { live, openWarranty, publish, sell, type WarrantyFixture } from "./warranty-fixture"

let fixture: WarrantyFixture
beforeAll(async () => void (fixture = await openWarranty()))
afterEach(() => fixture.coherent())
afterAll(() => fixture.close())

async function covered(count: number, document: object = {}) {
  const { unitIds, variantId } = await sell(fixture, count)
  const policy = await publish(fixture, { variantIds: [variantId], terms: buildTerms(document) })
  await fixture.warranty.reevaluate({ unitIds, commandId: "acmd_test" })
  const serialNumbers = await Promise.all(unitIds.map(async (id) => (await fixture.services.units.get(id)).serialNumber))
  return { unitIds, serialNumbers, policy }
}
async function* bytesOf(text: string) {
  yield new TextEncoder().encode(text)
}

describe("a file of serial numbers", () => {
  const batches = () => batchServices(fixture.ledger)

  it("is checked in the background, line by line, by the same statements for many as for few, and once however often it runs", async () => {
    const { serialNumbers } = await covered(60, { exclusions: [{ code: "accident" }] })
    const lines = await batches().read(bytesOf(`Serial Number;cause;as_of\n${serialNumbers.map((serial, index) => `${serial};${index === 0 ? "accident" : ""};2027-01-01`).join("\n")}\nNOBODY;;\n${serialNumbers[1]};;yesterday\n`))
    const batch = await batches().create(AGENT, { kind: "coverage_checks", lines })
    const { count } = await countStatements(() => batches().run(batch.id))
    expect(count).toBeLessThanOrEqual(8)
    await batches().run(batch.id)
    const { batch: after, lines: told } = await batches().get({ id: batch.id, after: 0, limit: 200 })
    expect(after).toMatchObject({ status: "finished", lineCount: 62, doneCount: 60, rejectedCount: 2 })
    expect(told.map(({ result }) => result?.["verdict"] ?? result?.["code"])).toEqual(["not_covered", ...Array.from({ length: 59 }, () => "covered"), "unit.not_found", "import.line_invalid"])
    expect(told[0]).toMatchObject({ line: 2, result: { reason: "excluded_accident" } })
  })

  it("of a dealer registers each unit for its customer, once", async () => {
    const { serialNumbers, unitIds } = await covered(2)
    for (const unitId of unitIds) await live(fixture, unitId, [{ name: "transfer_owner", customerId: null, reasonCode: "order_transferred" }])
    const customerId = unique("cus")
    const lines = await batches().read(bytesOf(`serial_number,customer_id,purchased_on\n${serialNumbers[0]},${customerId},2026-03-02\n${serialNumbers[1]},,\n`))
    const batch = await batches().create(AGENT, { kind: "registrations", lines })
    await Promise.all([batches().run(batch.id), batches().run(batch.id)])
    expect((await batches().get({ id: batch.id, after: 0, limit: 10 })).lines.map(({ status, result }) => [status, result?.["status"] ?? result?.["code"]])).toEqual([["done", "approved"], ["rejected", "import.line_invalid"]])
    expect(await fixture.services.units.get(unitIds[0] ?? "")).toMatchObject({ ownerCustomerId: customerId })
    expect(await fixture.query("select 1 as found from warranty_registration where customer_id = $1", [customerId])).toHaveLength(1)
  })
})

describe("a dealer's list whose worker died", () => {
  it("goes on where it stopped: each unit is registered once, each line has its verdict, each is counted once", async () => {
    const { serialNumbers, unitIds } = await covered(30)
    for (const unitId of unitIds) await live(fixture, unitId, [{ name: "transfer_owner", customerId: null, reasonCode: "order_transferred" }])
    const [customerId, file] = [unique("cus"), batchServices(fixture.ledger)]
    const lines = await file.read(bytesOf(`serial_number,customer_id\n${serialNumbers.map((serial) => `${serial},${customerId}`).join("\n")}\nNOBODY-1,${customerId}\n`))
    const batch = await file.create(AGENT, { kind: "registrations", lines })
    let ids = 0
    const dying = batchServices({ ...fixture.ledger, newId: (prefix) => {
      ids += 1
      if (ids > 40) throw new Error("The process died.")
      return fixture.ledger.newId(prefix)
    } })
    await expect(dying.run(batch.id)).rejects.toThrow("The process died.")
    const registered = () => fixture.query<{ count: number }>("select count(*)::int as count from warranty_registration where customer_id = $1", [customerId])
    expect((await registered())[0]?.count).toBeGreaterThan(0)
    expect((await registered())[0]?.count).toBeLessThan(30)
    await file.run(batch.id)
    const { batch: after, lines: told } = await file.get({ id: batch.id, after: 0, limit: 100 })
    expect(after).toMatchObject({ status: "finished", lineCount: 31, doneCount: 30, rejectedCount: 1 })
    expect(new Set(told.slice(0, 30).map(({ result }) => result?.["status"]))).toEqual(new Set(["approved"]))
    expect(told[30]).toMatchObject({ status: "rejected" })
    expect(await fixture.query("select 1 as found from warranty_registration where customer_id = $1 and status = 'approved'", [customerId])).toHaveLength(30)
    // The number nobody bears waits for an agent.
    expect(await fixture.query("select 1 as found from warranty_registration where customer_id = $1 and status = 'pending'", [customerId])).toHaveLength(1)
  })

  it("is refused when it is too long, or is no list", async () => {
    const file = batchServices(fixture.ledger)
    expect((await rejectionOf(file.read(bytesOf(`serial_number\n${"S\n".repeat(20_001)}`)))).code).toBe("import.too_large")
    expect((await rejectionOf(file.read(bytesOf("serial_number,colour\nS,red\n")))).code).toBe("import.unreadable")
    expect((await rejectionOf(file.read(bytesOf("serial_number\n")))).code).toBe("import.unreadable")
  })
})

describe("figures and simulation", () => {
  it("judge the claims of two years again under changed terms, and write nothing", async () => {
    const { unitIds: [unitId = ""], policy } = await covered(1, { exclusions: [{ code: "liquid" }] })
    const claims = claimServices(fixture.ledger)
    await claims.submit(AGENT, { unit: { unitId }, cause: "manufacturing_defect" })
    const before = await fixture.query("select count(*)::int as count from coverage_assessment")
    expect(await fixture.warranty.simulate({ code: policy.code, terms: policy.terms })).toMatchObject({ claimCount: 1, changedCount: 0 })
    const shorter = await fixture.warranty.simulate({ code: policy.code, terms: buildTerms({ term: { duration: "P1M" } }) })
    expect(shorter).toMatchObject({ claimCount: 1, changedCount: 1, verdicts: [{ before: "covered", after: "not_covered", count: 1 }] })
    expect(await fixture.query("select count(*)::int as count from coverage_assessment")).toEqual(before)
  })

  it("go on page by page, and add up to the whole", async () => {
    const { unitIds, policy } = await covered(3, { exclusions: [{ code: "liquid" }] })
    for (const unitId of unitIds) await claimServices(fixture.ledger).submit(AGENT, { unit: { unitId }, cause: "manufacturing_defect" })
    const draft = { code: policy.code, terms: buildTerms({ term: { duration: "P1M" } }) }
    const whole = await fixture.warranty.simulate(draft)
    expect(whole).toMatchObject({ claimCount: 3, changedCount: 3, lookedAtCount: whole.totalCount, nextAfter: null })
    let [claims, lookedAt, after] = [0, 0, undefined as string | undefined]
    do {
      const page = await fixture.warranty.simulate({ ...draft, limit: 2, after })
      expect(page.totalCount).toBe(whole.totalCount)
      claims += page.claimCount
      lookedAt += page.lookedAtCount
      after = page.nextAfter ?? undefined
    } while (after !== undefined)
    expect([claims, lookedAt]).toEqual([3, whole.totalCount])
  })

  it("count claims per 1,000, registrations, costs, cohorts and the reserve", async () => {
    const period = { from: "2026-01-01T00:00:00.000Z", to: "2027-06-01T00:00:00.000Z" }
    const { unitIds: [unitId = ""] } = await covered(3)
    await fixture.warranty.repairClosed({ repairOrderId: unique("arepo"), unitId, requestedAt: null, closedAt: "2026-05-01T12:00:00.000Z", outcome: "repaired", faultCode: null, underWarranty: true, cost: { minor: 5_000, currency: "eur" } })
    const figure = (name: keyof typeof WARRANTY_FIGURES) => withClient(fixture.dataSource, (client) => WARRANTY_FIGURES[name](client, period))
    const perThousand = await figure("claims_per_1000")
    expect(perThousand.value).toBeCloseTo((1_000 * perThousand.count) / (perThousand.denominator ?? 1), 6)
    expect(await figure("registration_rate")).toMatchObject({ unit: "ratio" })
    expect((await figure("warranty_cost_per_claim")).by).toEqual([{ key: "eur", count: 1, totalMinor: 5_000, valueMinor: 5_000 }])
    const { by: cohorts = [] } = await figure("nevada")
    expect(cohorts[0]).toMatchObject({ key: "2026-02", returned: expect.any(Array) })
    expect((await figure("weibull")).unit).toBe("count")
    expect((await figure("reserve")).by?.[0]?.totalMinor ?? 0).toBeGreaterThan(0)
  })
})

describe("privacy", () => {
  it("exports and erases what is a customer's own words, and the chain still verifies", async () => {
    const { unitIds: [unitId = ""] } = await covered(1)
    const claims = claimServices(fixture.ledger)
    const { claim } = await claims.submit(AGENT, { unit: { unitId }, problem: "Ann Buyer, 1 Main St, says it smokes" })
    const privacy = privacyServices(fixture.ledger)
    const exported = await privacy.export("cus_1")
    expect(exported.data["warranty_claims"]).toEqual(expect.arrayContaining([expect.objectContaining({ display_id: claim.displayId, problem: "Ann Buyer, 1 Main St, says it smokes" })]))
    expect(exported.data["units"]).toEqual(expect.arrayContaining([expect.objectContaining({ id: unitId })]))
    expect((await privacy.erase("cus_1"))["notes"]).toBeGreaterThan(0)
    expect(await claims.get(claim.id)).toMatchObject({ claim: { problem: null, verdict: "covered" } })
    expect(JSON.stringify(await privacy.export("cus_1"))).not.toContain("Ann Buyer")
    expect((await fixture.warranty.assessment(claim.assessmentId ?? "")).isReplayedIdentically).toBe(true)
    expect(await privacy.erase("cus_1")).toMatchObject({ notes: 0 })
  })
})
