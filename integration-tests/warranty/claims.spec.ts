import { CLAIM_COMMANDS, type ClaimCommand } from "../../src/domain/warranty/claim"
import { claimServices } from "../../src/services/warranty-claim/claim-services"
import { buildTerms } from "../support/warranty-builders"
import { AGENT, keyed, rejectionOf, unique } from "../ledger/fixture"
import { jobsNamed, openWarranty, publish, sell, type WarrantyFixture } from "./warranty-fixture"

let fixture: WarrantyFixture
let claims: ReturnType<typeof claimServices>
beforeAll(async () => {
  fixture = await openWarranty()
  claims = claimServices(fixture.ledger)
})
afterEach(() => fixture.coherent())
afterAll(() => fixture.close())

async function covered(document: object = {}) {
  const { unitIds: [unitId = ""], variantId } = await sell(fixture, 1)
  await publish(fixture, { variantIds: [variantId], terms: buildTerms(document) })
  await fixture.warranty.reevaluate({ unitIds: [unitId], commandId: "acmd_test" })
  return unitId
}
const submit = async (unitId: string, over: object = {}) => (await claims.submit(AGENT, { unit: { unitId }, problem: "Does not start", ...over })).claim
const run = (id: string, command: ClaimCommand, over: object = {}) => claims.command(AGENT, { id, command, ...over })
const eventsOf = async (unitId: string) => (await fixture.query<{ type: string }>("select type from serial_event where unit_id = $1 and type like 'unit.claim%' order by sequence", [unitId])).map(({ type }) => type)
const usedOf = async (unitId: string) => (await fixture.query<{ claims_used: number; status: string }>("select claims_used, status from entitlement where unit_id = $1", [unitId])).map((row) => [row.claims_used, row.status])

describe("a claim", () => {
  it("is numbered, has its verdict frozen, and stands in the unit's history", async () => {
    const unitId = await covered()
    const claim = await submit(unitId, { faultCode: "no_power" })
    expect(claim).toMatchObject({ status: "submitted", verdict: "covered", customerId: "cus_1", problem: "Does not start", version: 1, coverage: { verdict: "covered" } })
    expect(claim.displayId).toMatch(/^WAR-\d{4}-\d{6}$/)
    expect(await eventsOf(unitId)).toEqual(["unit.claim_opened"])
    expect((await fixture.warranty.assessment(claim.assessmentId ?? "")).isReplayedIdentically).toBe(true)
    const [event] = await fixture.query<{ facts: object }>("select facts from serial_event where unit_id = $1 and type = 'unit.claim_opened'", [unitId])
    expect(JSON.stringify(event)).not.toContain("Does not start")
  })

  it("is one at a time for each unit, however many are sent at once", async () => {
    const unitId = await covered()
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => submit(unitId)))
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    expect((await rejectionOf(submit(unitId))).code).toBe("warranty_claim.open_exists")
  })

  it("is made once under one key", async () => {
    const unitId = await covered()
    const send = () => claims.submit(keyed(unique("claim"), unitId), { unit: { unitId } })
    const key = keyed(unique("claim"), unitId)
    const [first, second] = [await claims.submit(key, { unit: { unitId } }), await claims.submit(key, { unit: { unitId } })]
    expect([second.claim.id, second.replayed]).toEqual([first.claim.id, true])
    expect((await rejectionOf(send())).code).toBe("warranty_claim.open_exists")
  })

  it("of a unit of the shop's, of nobody's, of another customer's is refused", async () => {
    const unitId = await covered()
    expect((await rejectionOf(claims.submit(AGENT, { unit: { unitId: "aunit_nobody" } }))).code).toBe("unit.not_found")
    expect((await rejectionOf(claims.submit(AGENT, { unit: { unitId }, byCustomerId: "cus_other" }))).code).toBe("unit.not_found")
  })

  it("that lacks something tells her that she is asked, and keeps what is asked for the claim's own page", async () => {
    const { id } = await submit(await covered())
    await run(id, "request_info", { note: "Is it wet inside?" })
    const mails = (await jobsNamed(fixture, "send_notice")).filter(({ payload }) => (payload["data"] as { claim_id?: string }).claim_id === id)
    expect(mails.map(({ payload }) => payload["template"])).toEqual(["warranty_claim_info_requested"])
    expect(JSON.stringify(mails)).not.toContain("wet")
  })

  it("approved grants what is covered, counts against the limit, and tells her", async () => {
    const unitId = await covered({ limits: { claims: 1 }, coverage: [{ item: "part" }, { item: "labour", pct: 50 }] })
    const { id } = await submit(unitId)
    expect(await run(id, "approve", { outcome: "repair" })).toMatchObject({ status: "approved", outcome: "repair", lines: [{ item: "part", percent: 100 }, { item: "labour", percent: 50 }] })
    await fixture.warranty.reevaluate({ unitIds: [unitId], commandId: "acmd_test" })
    expect(await usedOf(unitId)).toEqual([[1, "exhausted"]])
    expect((await jobsNamed(fixture, "send_notice")).filter(({ payload }) => (payload["data"] as { claim_id?: string }).claim_id === id).map(({ payload }) => payload["template"])).toEqual(["warranty_claim_decided"])
    expect(await run(id, "withdraw")).toMatchObject({ status: "withdrawn" })
    await fixture.warranty.reevaluate({ unitIds: [unitId], commandId: "acmd_test" })
    expect(await usedOf(unitId)).toEqual([[0, "active"]])
    expect(await eventsOf(unitId)).toEqual(["unit.claim_opened", "unit.claim_closed"])
  })

  it("is decided against its verdict only with a reason", async () => {
    const unitId = await covered({ exclusions: [{ code: "accident" }] })
    const denied = await submit(unitId)
    expect((await rejectionOf(run(denied.id, "deny"))).code).toBe("warranty_claim.reason_required")
    await run(denied.id, "deny", { reasonCode: "misuse_found" })
    await run(denied.id, "close")
    const excluded = await submit(unitId, { cause: "accident" })
    expect(excluded.verdict).toBe("not_covered")
    expect((await rejectionOf(run(excluded.id, "approve"))).code).toBe("warranty_claim.reason_required")
    expect(await run(excluded.id, "approve", { reasonCode: "goodwill" })).toMatchObject({ status: "approved", reasonCode: "goodwill" })
    expect(await usedOf(unitId)).toEqual([[0, "active"]])
  })

  it("partly approved or denied can be appealed against once", async () => {
    const { id } = await submit(await covered())
    expect(await run(id, "approve_partly", { lines: [{ item: "part", percent: 50 }] })).toMatchObject({ status: "partly_approved", lines: [{ item: "part", percent: 50 }] })
    expect(await run(id, "appeal", { note: "It was never dropped" })).toMatchObject({ status: "appealed", appealCount: 1 })
    expect(await run(id, "deny", { reasonCode: "misuse_found" })).toMatchObject({ status: "denied" })
    expect((await rejectionOf(run(id, "appeal"))).code).toBe("warranty_claim.appealed_before")
  })

  it("is asked about, answered, and judged anew; the verdict frozen before stays as it was", async () => {
    const unitId = await covered()
    const before = await submit(unitId)
    await run(before.id, "request_info")
    await run(before.id, "provide_info")
    const [{ id: entitlementId = "" } = {}] = await fixture.query<{ id: string }>("select id from entitlement where unit_id = $1", [unitId])
    await fixture.warranty.changeEntitlement(AGENT, { id: entitlementId, command: "suspend", reasonCode: "dispute" })
    const after = await run(before.id, "check")
    expect([before.verdict, after.verdict, after.assessmentId === before.assessmentId]).toEqual(["covered", "needs_evidence", false])
    expect((await fixture.warranty.assessment(before.assessmentId ?? "")).verdict).toBe("covered")
  })

  it("leads to one document and one replacement", async () => {
    const unitId = await covered()
    const { unitIds: [other = "", third = ""] } = await sell(fixture, 2, { deliveredAt: null })
    const { id } = await submit(unitId)
    const link = (over: object = {}) => claims.linkResult(AGENT, { id, result: { type: "order", id: "order_r" }, replacementUnitId: other, ...over })
    expect((await rejectionOf(link())).code).toBe("warranty_claim.not_approved")
    await run(id, "approve", { outcome: "replacement", opens: "nothing" })
    await link()
    expect(await link()).toMatchObject({ result: { type: "order", id: "order_r" } })
    expect((await rejectionOf(link({ result: { type: "order", id: "order_s" } }))).code).toBe("warranty_claim.carried_out")
    await link({ replacementUnitId: third })
    expect(await fixture.query("select replacement_unit_id from warranty_replacement where original_unit_id = $1", [unitId])).toEqual([{ replacement_unit_id: other }])
    expect((await rejectionOf(run(id, "withdraw"))).code).toBe("warranty_claim.carried_out")
    expect(await run(id, "close")).toMatchObject({ status: "closed" })
  })

  it("knows when somebody else was faster", async () => {
    const { id } = await submit(await covered())
    await run(id, "check")
    expect((await rejectionOf(run(id, "approve", { expectedVersion: 1 }))).code).toBe("conflict.stale")
    expect((await rejectionOf(run("awcl_nobody", "approve"))).code).toBe("not_found")
  })

  it("takes exactly the commands it offers", async () => {
    const unitId = await covered()
    const { id } = await submit(unitId)
    await run(id, "deny", { reasonCode: "x" })
    const refused = []
    for (const command of CLAIM_COMMANDS) if (!["appeal", "close"].includes(command)) refused.push((await rejectionOf(run(id, command, { reasonCode: "x" }))).code)
    expect(new Set(refused)).toEqual(new Set(["document.wrong_status"]))
  })
})
