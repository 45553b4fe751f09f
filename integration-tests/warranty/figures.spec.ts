import { createServices, type Services } from "../../src/services/create-services"
import { AGENT, buildItem, LOCATION, unique } from "../ledger/fixture"
import { QUARANTINE } from "../rma/fixture"
import { buildTerms } from "../support/warranty-builders"
import { answer, openClaim, quarantined, shipClaim } from "../vendor/fixture"
import { openWarranty, publish, sell, type WarrantyFixture } from "./warranty-fixture"

/** The figures of the warranty business, each counted by hand beside the test. Each test has a database of its own. */
let fixture: WarrantyFixture
let now: string | null = null
let services: Services
beforeEach(async () => {
  fixture = await openWarranty()
  services = createServices({ dataSource: fixture.dataSource, now: () => now ?? new Date().toISOString(), tokenSecret: "test" })
})
afterEach(async () => {
  await fixture.coherent()
  await fixture.close()
})

const YEAR = { from: "2026-01-01T00:00:00.000Z", to: "2027-01-01T00:00:00.000Z" }
const figure = (name: string, period: { readonly from: string; readonly to: string } = YEAR) => services.figures.measure(name, period)

async function covered(count: number, deliveredAt: string, document: object = {}): Promise<readonly string[]> {
  const sold = await sell(fixture, count, { shippedAt: deliveredAt, deliveredAt })
  await publish(fixture, { variantIds: [sold.variantId], terms: buildTerms({ term: { duration: "P12M" }, ...document }) })
  await fixture.warranty.reevaluate({ unitIds: sold.unitIds, commandId: "acmd_test" })
  return sold.unitIds
}

async function claim(unitId: string, at: string): Promise<string> {
  now = at
  const { claim: submitted } = await services.warrantyClaims.submit(AGENT, { unit: { unitId } })
  now = null
  return submitted.id
}

describe("claims per 1,000 units", () => {
  it("are 1,000 × claims / years in cover: a day is counted once, only while it was in cover; a withdrawn claim is none", async () => {
    const [first = "", second = ""] = await covered(2, "2026-03-01T12:00:00.000Z")
    const [third = ""] = await covered(1, "2026-07-01T12:00:00.000Z")
    // The same unit under a second policy: no more days.
    await publish(fixture, { terms: buildTerms({ term: { duration: "P6M" } }), at: "2026-01-01T00:00:00.000Z" })
    await fixture.warranty.reevaluate({ unitIds: [first, second, third], commandId: "acmd_test" })
    await claim(first, "2026-05-10T08:00:00.000Z")
    await claim(second, "2026-12-31T23:59:59.999Z")
    const withdrawn = await claim(third, "2026-08-01T08:00:00.000Z")
    await services.warrantyClaims.command(AGENT, { id: withdrawn, command: "withdraw" })
    // 1 March to 31 December: 306 days, twice; 1 July to 31 December: 184 days.
    const years = (306 + 306 + 184) / 365.25
    expect(await figure("claims_per_1000")).toMatchObject({ unit: "per_1000", count: 2, numerator: 2, value: expect.closeTo(2_000 / years, 6), denominator: expect.closeTo(years, 6) })
    expect((await figure("claims_per_1000", { from: YEAR.to, to: "2028-01-01T00:00:00.000Z" })).count).toBe(0)
  })

  it("count a cover that was voided until that day", async () => {
    const [unitId = ""] = await covered(1, "2026-03-01T12:00:00.000Z")
    const [{ id = "" } = {}] = await fixture.query<{ id: string }>("select id from entitlement where unit_id = $1", [unitId])
    fixture.setNow("2026-03-11T12:00:00.000Z")
    await fixture.warranty.changeEntitlement(AGENT, { id, command: "void", reasonCode: "fraud" })
    fixture.setNow(null)
    expect((await figure("claims_per_1000")).denominator).toBeCloseTo(10 / 365.25, 6)
  })
})

describe("the registration rate", () => {
  it("is units with an approved registration of those sold in the period", async () => {
    const [registered = ""] = await covered(4, "2026-03-01T12:00:00.000Z")
    await covered(1, "2025-03-01T12:00:00.000Z")
    const { serialNumber } = await services.units.get(registered)
    await services.warrantyRegistrations.register(AGENT, { serialNumber, customerId: "cus_1" })
    expect(await figure("registration_rate")).toMatchObject({ unit: "ratio", count: 4, numerator: 1, denominator: 4, value: 0.25 })
  })
})

describe("what a claim costs, and what is still to come", () => {
  it("is the mean by currency; the reserve is claims per month of cover × months ahead × that", async () => {
    const [first = "", second = ""] = await covered(2, "2026-03-01T12:00:00.000Z")
    const closed = (cost: { minor: number; currency: string }, underWarranty = true, closedAt = "2026-06-01T12:00:00.000Z") =>
      fixture.warranty.repairClosed({ repairOrderId: unique("arepo"), unitId: first, requestedAt: null, closedAt, outcome: "repaired", faultCode: null, underWarranty, cost })
    await closed({ minor: 5_000, currency: "eur" })
    await closed({ minor: 7_000, currency: "eur" })
    await closed({ minor: 3_000, currency: "usd" })
    await closed({ minor: 90_000, currency: "eur" }, false)
    await closed({ minor: 90_000, currency: "eur" }, true, "2027-02-01T12:00:00.000Z")
    expect((await figure("warranty_cost_per_claim")).by).toEqual([{ key: "eur", count: 2, totalMinor: 12_000, valueMinor: 6_000 }, { key: "usd", count: 1, totalMinor: 3_000, valueMinor: 3_000 }])
    await claim(second, "2026-05-10T08:00:00.000Z")
    // 2 × 306 days behind, one claim; 1 January to 1 March 2027 ahead: 2 × 60 days. Two of three costs were in euro.
    const expected = (1 / 612) * 120
    const { by, numerator, denominator } = await figure("reserve")
    expect([numerator, denominator]).toEqual([expect.closeTo(expected, 6), expect.closeTo(120 / (365.25 / 12), 6)])
    expect(by).toEqual([{ key: "eur", count: 2, totalMinor: Math.round(expected * (2 / 3) * 6_000) }, { key: "usd", count: 1, totalMinor: Math.round(expected * (1 / 3) * 3_000) }])
  })

  it("reserves nothing for a cover that is replaced", async () => {
    const [original = ""] = await covered(1, "2026-03-01T12:00:00.000Z")
    const { unitIds: [instead = ""] } = await sell(fixture, 1, { shippedAt: "2026-06-01T08:00:00.000Z", deliveredAt: null })
    fixture.setNow("2026-06-01T12:00:00.000Z")
    await fixture.warranty.replaced({ originalUnitId: original, replacementUnitId: instead, reference: { type: "test", id: unique("ref") }, at: "2026-06-01T12:00:00.000Z" })
    fixture.setNow(null)
    expect(await fixture.query("select status from entitlement where unit_id = $1", [original])).toEqual([{ status: "superseded" }])
    expect(await figure("reserve")).toMatchObject({ denominator: 0 })
  })
})

describe("the Nevada chart and its forecast", () => {
  it("meet the check values: 100, 140 and 150 shipped, with (3, 3, 5), (2, 4) and (4) claims", async () => {
    const period = { from: "2026-01-01T00:00:00.000Z", to: "2026-04-30T23:59:59.999Z" }
    const shipments: [string, number, number[]][] = [["2026-01", 100, [3, 3, 5]], ["2026-02", 140, [2, 4]], ["2026-03", 150, [4]]]
    for (const [month, shipped, returned] of shipments) {
      const units = [...await covered(shipped, `${month}-15T12:00:00.000Z`)]
      for (const [index, count] of returned.entries()) {
        const at = `2026-${String(Number(month.slice(5)) + index + 1).padStart(2, "0")}-20T12:00:00.000Z`
        for (const unitId of units.splice(0, count)) await claim(unitId, at)
      }
    }
    expect(await figure("nevada", period)).toMatchObject({ count: 390, by: shipments.map(([key, count, returned]) => ({ key, count, returned })) })
    const { by = [], parameters, value } = await figure("weibull", period)
    expect([parameters?.beta, parameters?.eta]).toEqual([expect.closeTo(2.492775, 6), expect.closeTo(6.695053, 6)])
    expect(by.map(({ key, value: expected }) => [key, Number(expected?.toFixed(3))])).toEqual([["2026-01", 11.762], ["2026-02", 11.041], ["2026-03", 5.789]])
    expect(value).toBeCloseTo(11.762 + 11.041 + 5.789, 2)
  })
})

describe("the vendor recovery rate", () => {
  it("is what makers gave of what they were asked for, where they answered", async () => {
    const period = { from: "2020-01-01T00:00:00.000Z", to: "2999-01-01T00:00:00.000Z" }
    await services.quarantine.register(LOCATION, QUARANTINE)
    const item = await buildItem(services)
    const units = await quarantined(services, item, 3)
    const shipped = await shipClaim(services, await openClaim(services, units, { vendorId: "maker_1" }))
    const [credited, rejected] = units as [(typeof units)[number], (typeof units)[number]]
    await answer(services, shipped, { unit_: credited, outcome: "credited", recovered: { minor: 7_500, currencyCode: "eur" } }, { unit_: rejected, outcome: "rejected" })
    // 75.00 of 200.00; the third line has no answer yet.
    expect(await figure("vendor_recovery", period)).toMatchObject({ unit: "ratio", count: 2, value: 0.375, by: [{ key: "maker_1/eur", count: 2, value: 0.375 }] })
    expect(await figure("vendor_recovery", { from: period.to, to: "2999-02-01T00:00:00.000Z" })).toMatchObject({ value: null, count: 0, by: [] })
  })
})
