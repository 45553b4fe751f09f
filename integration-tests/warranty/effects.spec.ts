import { coverageForCustomer } from "../../src/api/present/coverage-for-customer"
import { presentStoreClaim } from "../../src/api/present/warranty-claim"
import type { UnitCommand } from "../../src/domain/unit/commands"
import { claimServices } from "../../src/services/warranty-claim/claim-services"
import { buildTerms } from "../support/warranty-builders"
import { AGENT, countStatements, rejectionOf, unique } from "../ledger/fixture"
import { jobsNamed, live, openWarranty, publish, sell, type WarrantyFixture } from "./warranty-fixture"

/** What returns, repairs, replacements, transfers and people do to entitlements: through the ledger and the hooks, as the other nouns call them. */
let fixture: WarrantyFixture
beforeAll(async () => void (fixture = await openWarranty()))
afterEach(() => fixture.coherent())
afterAll(() => fixture.close())

interface Row extends Record<string, unknown> {
  id: string; status: string; status_reason: string | null; owner_customer_id: string | null; starts_on: string; nominal_ends_on: string | null; ends_on: string | null; paused_days: number; source: string; claims_used: number; inherits_id: string | null
}
const rows = (unitId: string) => fixture.query<Row>("select * from entitlement where unit_id = $1 order by granted_sequence, id", [unitId])
const look = (...unitIds: string[]) => fixture.warranty.reevaluate({ unitIds, commandId: "acmd_test" })

async function covered(document: object = {}, over: Parameters<typeof sell>[2] = {}) {
  const sold = await sell(fixture, 1, over)
  const [unitId = ""] = sold.unitIds
  const policy = await publish(fixture, { variantIds: [sold.variantId], terms: buildTerms(document) })
  await look(unitId)
  return { unitId, policy, variantId: sold.variantId }
}
const BACK_AND_FORTH = (from: string, to: string): [string, UnitCommand[]][] => [
  [from, [{ name: "rma_receive", quarantineLocationId: "sloc_q" }, { name: "start_repair" }, { name: "end_repair", quarantineLocationId: "sloc_q" }]], [to, [{ name: "hand_back", trackingNumber: null }]],
]
const repairTrip = async (unitId: string, from: string, to: string) => {
  for (const [day, commands] of BACK_AND_FORTH(from, to)) await live(fixture, unitId, commands, `${day}T12:00:00.000Z`)
}

describe("the clock", () => {
  it("stands still while the unit is with us, by its custody alone", async () => {
    const { unitId } = await covered({ pause: { from: "handover" } })
    await repairTrip(unitId, "2026-04-01", "2026-04-11")
    await look(unitId)
    expect(await rows(unitId)).toMatchObject([{ nominal_ends_on: "2028-03-01", ends_on: "2028-03-11", paused_days: 10, status: "active" }])
    const { result, count } = await countStatements(() => fixture.warranty.coverage({ unitId, asOf: "2028-03-11" }))
    expect(count).toBeLessThanOrEqual(3)
    expect(result).toMatchObject({ verdict: "covered", deadlines: [{ name: "cover_ends", on: "2028-03-11" }] })
    expect(await look(unitId)).toEqual({ createdCount: 0, updatedCount: 0 })
  })

  it("in France, after a repair: six months more, once the repair is closed (L217-13)", async () => {
    const { unitId, policy } = await covered({ kind: "statutory", pause: { from: "handover" }, after_repair: { extend: "P6M" }, citations: [{ law: "Code de la consommation", article: "L217-13" }] })
    await repairTrip(unitId, "2026-04-01", "2026-04-11")
    await fixture.warranty.repairClosed({ repairOrderId: unique("arepo"), unitId, requestedAt: "2026-03-31T12:00:00.000Z", closedAt: "2026-04-11T12:00:00.000Z", outcome: "repaired", faultCode: "no_power", underWarranty: true })
    expect(await rows(unitId)).toMatchObject([{ nominal_ends_on: "2028-03-01", ends_on: "2028-09-11", extensions: [{ why: "repair", by: "P6M" }] }])
    const coverage = await fixture.warranty.coverage({ unitId, asOf: "2028-09-11" })
    expect(coverage).toMatchObject({ verdict: "covered" })
    expect(coverage.lines[0]?.reasons.find(({ rule }) => rule === "period")).toMatchObject({ fact: { nominal_ends_on: "2028-03-01", ends_on: "2028-09-11", paused_days: 10, extended_by: [{ why: "repair", by: "P6M" }] } })
    expect(coverage.lines[0]?.reasons.find(({ rule }) => rule === "terms")?.citation).toMatchObject({ article: "L217-13", law: "Code de la consommation" })
    expect(policy.version).toBe(1)
  })

  it("counts a repair once, however often its end is told", async () => {
    const { unitId } = await covered({ after_repair: { extend: "P6M" }, limits: { total_cost: { amount: 100, currency_code: "eur" } } })
    const [before] = await rows(unitId)
    const closed = { repairOrderId: unique("arepo"), unitId, requestedAt: null, closedAt: "2026-04-11T12:00:00.000Z", outcome: "repaired", faultCode: null, underWarranty: true, entitlementId: before?.id ?? "", cost: { minor: 6_000, currency: "eur" } } as const
    await Promise.all([1, 2, 3].map(() => fixture.warranty.repairClosed(closed)))
    expect(await rows(unitId)).toMatchObject([{ ends_on: "2028-09-01", cost_used: { minor: 6_000, currency: "eur" }, status: "active" }])
    await fixture.warranty.repairClosed({ ...closed, repairOrderId: unique("arepo") })
    expect(await rows(unitId)).toMatchObject([{ status: "exhausted", cost_used: { minor: 12_000, currency: "eur" } }])
  })
})

describe("whose it is", () => {
  it("ends with the sale: taken over by the shop, it is voided, and sold again there is a new one", async () => {
    const { unitId } = await covered()
    await live(fixture, unitId, [{ name: "rma_receive", quarantineLocationId: "sloc_q" }, { name: "take_over", reasonCode: "refund" }])
    await look(unitId)
    expect(await rows(unitId)).toMatchObject([{ status: "voided", status_reason: "sale_reversed" }])
    expect(await fixture.warranty.coverage({ unitId })).toMatchObject({ verdict: "not_covered" })
  })

  it("goes to the next owner with the same version, dates and used counts; the former owner has it no more", async () => {
    const { unitId } = await covered()
    await fixture.query("update entitlement set claims_used = 1 where unit_id = $1", [unitId])
    await live(fixture, unitId, [{ name: "transfer_owner", customerId: "cus_next", reasonCode: "passed_on" }], "2026-06-01T12:00:00.000Z")
    await look(unitId)
    const [first, second] = await rows(unitId)
    expect(first).toMatchObject({ status: "transferred", owner_customer_id: "cus_1" })
    expect(second).toMatchObject({ status: "active", owner_customer_id: "cus_next", starts_on: "2026-03-01", ends_on: "2028-03-01", source: "transfer", claims_used: 1, inherits_id: first?.id })
    expect(await fixture.warranty.coverage({ unitId, asOf: "2027-01-01" })).toMatchObject({ verdict: "covered", lines: [{ entitlementId: second?.id }, {}] })
    expect(await look(unitId)).toEqual({ createdCount: 0, updatedCount: 0 })
  })

  it("does not go along where the terms forbid it", async () => {
    const { unitId } = await covered({ conditions: { transferable: "no" } })
    await live(fixture, unitId, [{ name: "transfer_owner", customerId: "cus_next", reasonCode: "passed_on" }], "2026-06-01T12:00:00.000Z")
    await look(unitId)
    expect(await rows(unitId)).toMatchObject([{ status: "transferred" }])
    const coverage = await fixture.warranty.coverage({ unitId, asOf: "2027-01-01" })
    expect(coverage).toMatchObject({ verdict: "not_covered" })
    expect(coverage.lines[0]?.reasons.map(({ result }) => result)).toContain("not_transferable")
  })

  it("is shown to a customer as far as it is hers: not a supplier's, not of an earlier sale, and nobody's id; on her claim too", async () => {
    const { unitId, variantId } = await covered()
    await publish(fixture, { variantIds: [variantId], terms: buildTerms({ kind: "supplier_inbound" }) })
    const inventoryItemId = (await fixture.services.units.get(unitId)).inventoryItemId
    const line = { orderId: unique("order"), lineItemId: unique("line") }
    await live(fixture, unitId, [
      { name: "rma_receive", quarantineLocationId: "sloc_q" }, { name: "take_over", reasonCode: null }, { name: "restock", locationId: "sloc_main", sellableGrades: ["new"] },
      { name: "allocate", line, inventoryItemId, locationId: null, sellableGrades: ["new"] }, { name: "bind", line, fulfillmentId: "f2", locationId: "sloc_main", requirePick: false },
      { name: "ship", fulfillmentId: "f2", customerId: "cus_2", trackingNumbers: [] },
    ])
    await live(fixture, unitId, [{ name: "deliver" }], "2026-06-01T12:00:00.000Z")
    await look(unitId)
    const coverage = await fixture.warranty.coverage({ unitId })
    expect(coverage.entitlements.length).toBeGreaterThan(2)
    const { claim } = await claimServices(fixture.ledger).submit(AGENT, { unit: { unitId }, problem: "Does not start" })
    for (const shown of [coverageForCustomer(coverage), presentStoreClaim(claim, null).coverage]) {
      expect(shown).toMatchObject({ verdict: coverage.verdict, entitlements: [{ id: coverage.lines[0]?.entitlementId, starts_on: "2026-06-01" }] })
      expect(JSON.stringify(shown)).not.toMatch(/cus_|supplier_inbound/)
    }
    expect(claim.coverage?.["entitlements"]).toHaveLength(coverage.entitlements.length)
  })

  it("goes over to the unit given instead: the original's is superseded, the new one begins at its delivery with the rest", async () => {
    const { unitId: original, variantId } = await covered({ pause: { from: "handover" } })
    await live(fixture, original, [{ name: "rma_receive", quarantineLocationId: "sloc_q" }], "2026-04-01T12:00:00.000Z")
    const { unitIds: [replacement = ""] } = await sell(fixture, 1, { shippedAt: "2026-04-05T08:00:00.000Z", deliveredAt: null })
    await fixture.warranty.replaced({ originalUnitId: original, replacementUnitId: replacement, reference: { type: "rma_line", id: unique("arln") }, at: "2026-04-03T12:00:00.000Z" })
    expect(await rows(original)).toMatchObject([{ status: "superseded", status_reason: "replaced" }])
    expect(await rows(replacement)).toEqual([])
    await live(fixture, replacement, [{ name: "deliver" }], "2026-04-11T12:00:00.000Z")
    await look(replacement)
    const [given] = await rows(replacement)
    // Ten days she had neither of the two.
    expect(given).toMatchObject({ source: "replacement", starts_on: "2026-03-01", ends_on: "2028-03-11", inherits_id: (await rows(original))[0]?.id })
    expect(await fixture.warranty.coverage({ unitId: replacement, asOf: "2028-03-11" })).toMatchObject({ verdict: "covered" })
    expect(await fixture.warranty.coverage({ unitId: original, asOf: "2027-01-01" })).toMatchObject({ verdict: "not_covered" })
    await live(fixture, original, [{ name: "take_over", reasonCode: "replacement" }])
    await look(original, replacement)
    expect(await rows(original)).toMatchObject([{ status: "superseded" }])
    expect(variantId).not.toBe("")
  })

  it("of a component outlives that of the whole, and follows its owner", async () => {
    const { unitId } = await covered({ term: { duration: "P6M" } })
    const { unitIds: [spare = ""], variantId } = await sell(fixture, 1, { deliveredAt: null })
    await publish(fixture, { variantIds: [variantId], terms: buildTerms({ term: { duration: "P1Y" } }) })
    await live(fixture, spare, [{ name: "rma_receive", quarantineLocationId: "sloc_q" }, { name: "take_over", reasonCode: null }, { name: "restock", locationId: "sloc_main", sellableGrades: ["new"] }, { name: "install", parentUnitId: unitId }], "2026-06-01T12:00:00.000Z")
    await look(spare)
    expect(await rows(spare)).toMatchObject([{ status: "active", starts_on: "2026-06-01", ends_on: "2027-06-01", owner_customer_id: "cus_1" }])
    expect(await fixture.warranty.coverage({ unitId, asOf: "2027-05-01" })).toMatchObject({ verdict: "needs_evidence" })
    expect(await fixture.warranty.coverage({ unitId, asOf: "2027-05-01", componentUnitId: spare })).toMatchObject({ verdict: "covered" })
    expect(await fixture.warranty.coverage({ unitId: spare, asOf: "2027-05-01" })).toMatchObject({ verdict: "covered" })
  })
})

describe("a person's decision", () => {
  it("suspends, reinstates and voids with a reason, and no later look takes it back", async () => {
    const { unitId } = await covered()
    const [{ id = "" } = {}] = await rows(unitId)
    const change = (command: "suspend" | "void" | "reinstate") => fixture.warranty.changeEntitlement(AGENT, { id, command, reasonCode: "fraud_suspected" })
    await change("suspend")
    await look(unitId)
    expect(await rows(unitId)).toMatchObject([{ status: "suspended", status_reason: "fraud_suspected" }])
    expect(await fixture.warranty.coverage({ unitId, asOf: new Date().toISOString() })).toMatchObject({ verdict: "needs_evidence" })
    expect((await rejectionOf(change("suspend"))).code).toBe("document.wrong_status")
    await change("reinstate")
    expect(await rows(unitId)).toMatchObject([{ status: "active", status_reason: null }])
    await change("void")
    await look(unitId)
    expect(await rows(unitId)).toMatchObject([{ status: "voided", status_reason: "fraud_suspected" }])
    expect(await fixture.query("select command, from_status, to_status, actor_id from entitlement_change where entitlement_id = $1 order by id", [id])).toEqual([
      { command: "suspend", from_status: "active", to_status: "suspended", actor_id: "user_1" }, { command: "reinstate", from_status: "suspended", to_status: "active", actor_id: "user_1" }, { command: "void", from_status: "active", to_status: "voided", actor_id: "user_1" },
    ])
    expect((await rejectionOf(fixture.warranty.changeEntitlement(AGENT, { id: "aent_nobody", command: "void", reasonCode: "x" }))).code).toBe("entitlement.not_found")
  })
})

describe("time", () => {
  it("expires what is over and tells the owner a month before, each once", async () => {
    const { unitId } = await covered({ term: { duration: "P6M" } })
    const noticesOf = async () => (await jobsNamed(fixture, "send_notice")).filter(({ payload }) => (payload["data"] as { unit_id?: string }).unit_id === unitId)
    fixture.setNow("2026-08-01T00:00:00.000Z")
    await look(unitId)
    await fixture.warranty.scanDue()
    expect(await noticesOf()).toEqual([])
    fixture.setNow("2026-08-02T00:00:00.000Z")
    await fixture.warranty.scanDue()
    await fixture.warranty.scanDue()
    expect((await noticesOf()).map(({ payload }) => payload)).toMatchObject([{ template: "warranty_expiring", recipient: { type: "customer", id: "cus_1" }, data: { ends_on: "2026-09-01" } }])
    fixture.setNow("2026-09-01T23:59:59.000Z")
    await fixture.warranty.scanDue()
    expect(await rows(unitId)).toMatchObject([{ status: "active" }])
    fixture.setNow("2026-09-02T00:00:00.000Z")
    await fixture.warranty.scanDue()
    expect(await rows(unitId)).toMatchObject([{ status: "expired" }])
    await look(unitId)
    fixture.setNow(null)
    expect(await noticesOf()).toHaveLength(1)
    expect(await fixture.warranty.coverage({ unitId, asOf: "2026-09-01" })).toMatchObject({ verdict: "covered" })
  })
})

describe("a frozen verdict", () => {
  it("replays to the same bytes after everything around it changed", async () => {
    const { unitId, policy } = await covered({ exclusions: [{ code: "accident" }], pause: { from: "handover" } })
    const frozen = await fixture.warranty.freeze({ unitId, asOf: "2027-01-01", cause: "accident", subject: { type: "test", id: unique("doc") } })
    expect(frozen.coverage.verdict).toBe("not_covered")
    await repairTrip(unitId, "2026-04-01", "2026-04-11")
    await fixture.warranty.retirePolicy(AGENT, policy.id)
    await look(unitId)
    const assessment = await fixture.warranty.assessment(frozen.id)
    expect(assessment).toMatchObject({ verdict: "not_covered", isReplayedIdentically: true, document: JSON.parse(JSON.stringify(frozen.document)) })
    await fixture.query("update coverage_assessment set inputs = replace(inputs, '2027-01-01', '2027-01-02') where id = $1", [frozen.id])
    expect((await fixture.warranty.assessment(frozen.id)).isReplayedIdentically).toBe(false)
  })
})

describe("two at once", () => {
  it("the newest facts win, whoever writes last", async () => {
    const { unitId } = await covered({ pause: { from: "handover" } })
    await repairTrip(unitId, "2026-04-01", "2026-04-11")
    await Promise.all(Array.from({ length: 8 }, () => look(unitId)))
    expect(await rows(unitId)).toMatchObject([{ ends_on: "2028-03-11", version: 2 }])
  })
})
