import { availableClaimCommands, type ClaimOutcome } from "../../src/domain/warranty/claim"
import { createServices, type Services } from "../../src/services/create-services"
import { AGENT, buildItem, LOCATION, rejectionOf, unique } from "../ledger/fixture"
import { act } from "../repair/fixture"
import { QUARANTINE } from "../rma/fixture"
import { buildTerms } from "../support/warranty-builders"
import { jobsNamed, live, openWarranty, publish, sell, type WarrantyFixture } from "./warranty-fixture"

/** What a granted claim leads to: a return or a repair, one at a time, opened with the decision and taken back with it. */
let fixture: WarrantyFixture
let services: Services
beforeAll(async () => {
  fixture = await openWarranty()
  services = createServices({ dataSource: fixture.dataSource, now: () => new Date().toISOString(), tokenSecret: "test" })
  await services.quarantine.register(LOCATION, QUARANTINE)
})
afterEach(() => fixture.coherent())
afterAll(() => fixture.close())

async function claimed(over: { readonly terms?: object; readonly wish?: "repair" | "replacement" } = {}) {
  const { unitIds: [unitId = ""], variantId } = await sell(fixture, 1)
  await publish(fixture, { variantIds: [variantId], terms: buildTerms(over.terms ?? {}) })
  await fixture.warranty.reevaluate({ unitIds: [unitId], commandId: "acmd_test" })
  return { unitId, id: await submit(unitId, over.wish) }
}
/** Units that an agent's return stood open for before anybody claimed. */
async function returning(count: number) {
  const { unitIds } = await sell(fixture, count)
  const { summary } = await services.rmas.open(AGENT, { source: "agent", orderId: null, customerId: "cus_1", lines: unitIds.map((unitId) => ({ unit: { unitId }, reasonCode: "defective", requestedResolution: "repair" })) })
  const { rma } = await services.rmas.get(String(summary["rma_id"]))
  return { rma, claimed: await Promise.all(unitIds.map(async (unitId) => ({ unitId, id: await submit(unitId), lineId: rma.lines.find((line) => line.unitId === unitId)?.id ?? "" }))) }
}
const submit = async (unitId: string, wish?: "repair" | "replacement") => (await services.warrantyClaims.submit(AGENT, { unit: { unitId }, problem: "Does not start", wish })).claim.id
const approve = (id: string, over: { readonly outcome?: ClaimOutcome; readonly opens?: "rma" | "repair_order" | "nothing" } = {}) => services.warrantyClaims.command(AGENT, { id, command: "approve", ...over })
const run = (id: string, command: "approve" | "withdraw" | "appeal" | "carry_out" | "close" | "approve_partly" | "deny", over: object = {}) => services.warrantyClaims.command(AGENT, { id, command, ...over })
const claimOf = async (id: string) => (await services.warrantyClaims.get(id)).claim
const rmasOf = async (unitId: string) => (await services.rmas.list({ unitId, limit: 10, offset: 0 })).views.map(({ rma }) => rma)
const receive = async (rmaId: string, unitId: string) => services.rmas.receive(AGENT, { rmaId, nothingInBox: false, locationId: LOCATION, quarantineLocationId: QUARANTINE, items: [{ unit: { unitId } }] })
const actionsOf = async (id: string) => availableClaimCommands(await claimOf(id))

describe("a claim that is granted", () => {
  it("opens a return that needs no further decision, by the decision itself; each names the other", async () => {
    const { id, unitId } = await claimed({ wish: "repair" })
    const claim = await approve(id)
    const [rma] = await rmasOf(unitId)
    expect(claim).toMatchObject({ status: "approved", outcome: "repair", result: { type: "rma", id: rma?.id, displayId: rma?.displayId }, resultStage: "waiting" })
    expect(rma).toMatchObject({ source: "claim", customerId: "cus_1", lines: [{ unitId, decision: "accepted", reception: "awaiting", requestedResolution: "repair", decisionReasons: [{ rule: "warranty_claim", fact: claim.displayId, result: "repair" }] }] })
    expect(rma?.authorizedAt).not.toBeNull()
    expect((await services.warrantyClaims.list({ resultId: rma?.id, limit: 5, offset: 0 })).claims.map((found) => found.claim.id)).toEqual([id])
    // The rules of returns do not judge it again.
    expect((await jobsNamed(fixture, "evaluate_rma")).filter(({ payload }) => payload["document_id"] === rma?.id)).toEqual([])
  })

  it("opens one return, however many grant it at once", async () => {
    const { id, unitId } = await claimed()
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => approve(id)))
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    expect(await rmasOf(unitId)).toHaveLength(1)
    expect((await rejectionOf(run(id, "carry_out"))).code).toBe("warranty_claim.carried_out")
  })

  it("what she asked for stands on the return's line, what was granted in its reason", async () => {
    const { id, unitId } = await claimed({ wish: "repair" })
    await approve(id, { outcome: "replacement" })
    expect((await rmasOf(unitId))[0]?.lines).toMatchObject([{ requestedResolution: "repair", decisionReasons: [{ result: "replacement" }] }])
  })

  it("is granted what she asked for, when a denial was appealed against", async () => {
    const { id, unitId } = await claimed({ wish: "replacement" })
    await run(id, "deny", { reasonCode: "misuse_found" })
    await run(id, "appeal")
    expect(await approve(id)).toMatchObject({ status: "approved", outcome: "replacement" })
    expect((await rmasOf(unitId))[0]?.lines).toMatchObject([{ requestedResolution: "replacement", decisionReasons: [{ result: "replacement" }] }])
  })

  it("tells the next owner nothing of what the former one said", async () => {
    const passedOn = async (opens: "rma" | "repair_order") => {
      const { unitIds: [unitId = ""] } = await sell(fixture, 1)
      const { claim } = await services.warrantyClaims.submit(AGENT, { unit: { unitId }, problem: "Does not start", country: "DE" })
      await live(fixture, unitId, [{ name: "transfer_owner", customerId: "cus_2", reasonCode: "ownership_transfer" }])
      return run(claim.id, "approve", { reasonCode: "goodwill", opens })
    }
    const [returned, counter] = [await passedOn("rma"), await passedOn("repair_order")]
    expect(await services.rmas.get(returned.result?.id ?? "")).toMatchObject({ rma: { customerId: "cus_2", countryCode: null, lines: [{ noteId: null }] } })
    expect(await services.repairs.get(AGENT.actor, counter.result?.id ?? "")).toMatchObject({ order: { customerId: "cus_2", problem: `Warranty claim ${counter.displayId}` } })
  })

  it("repairs a unit that was never here where the shop says, so that it can be called off", async () => {
    const inventoryItemId = await buildItem(fixture.services)
    const { summary } = await services.rmas.open(AGENT, { source: "agent", orderId: null, customerId: "cus_1", lines: [{ unit: { serialNumber: unique("OLD") }, item: { inventoryItemId, variantId: null }, blindReason: "sold before the system", reasonCode: "defective", requestedResolution: "repair" }] })
    const { rma } = await services.rmas.get(String(summary["rma_id"]))
    await services.rmas.change(AGENT, { rmaId: rma.id, command: "cancel" })
    const { result } = await run(await submit(rma.lines[0]?.unitId ?? ""), "approve", { reasonCode: "goodwill", opens: "repair_order", fallbackLocationId: LOCATION })
    expect(await services.repairs.get(AGENT.actor, result?.id ?? "")).toMatchObject({ order: { locationId: LOCATION } })
    expect(await act(services, result?.id ?? "", [AGENT, { name: "cancel", reasonCode: "mistaken" }])).toMatchObject({ status: "canceled" })
  })

  it("goes on with the return that the unit stands on already", async () => {
    const { id, unitId } = await claimed()
    const { summary } = await services.rmas.open(AGENT, { source: "agent", orderId: null, customerId: "cus_1", lines: [{ unit: { unitId }, reasonCode: "defective", requestedResolution: "repair" }] })
    expect((await approve(id)).result).toMatchObject({ type: "rma", id: summary["rma_id"] })
  })

  it("opens a repair for a unit that lies here, or where the agent says so, and nothing where there is nothing to open", async () => {
    const here = await claimed()
    await live(fixture, here.unitId, [{ name: "rma_receive", quarantineLocationId: QUARANTINE }])
    expect(await approve(here.id)).toMatchObject({ result: { type: "repair_order" }, resultStage: "under_way" })
    const counter = await claimed()
    expect((await approve(counter.id, { opens: "repair_order" })).result?.type).toBe("repair_order")
    const gone = await claimed()
    await live(fixture, gone.unitId, [{ name: "rma_receive", quarantineLocationId: QUARANTINE }, { name: "scrap", reasonCode: "beyond_repair" }])
    expect(await approve(gone.id)).toMatchObject({ status: "approved", result: null })
    expect(await actionsOf(gone.id)).toEqual(["withdraw", "close"])
    expect((await rejectionOf(run(gone.id, "carry_out"))).code).toBe("warranty_claim.unit_out_of_reach")
  })

  it("is granted without a document where the agent says so, and carried out later", async () => {
    const { id, unitId } = await claimed()
    expect(await approve(id, { opens: "nothing" })).toMatchObject({ result: null, resultStage: "none" })
    expect(await rmasOf(unitId)).toEqual([])
    expect(await actionsOf(id)).toContain("carry_out")
    const results = await Promise.allSettled(Array.from({ length: 4 }, () => run(id, "carry_out")))
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    expect(await rmasOf(unitId)).toHaveLength(1)
  })
})

describe("what a claim led to", () => {
  it("is taken back with the claim as long as nothing of it has happened", async () => {
    const { id, unitId } = await claimed()
    await approve(id)
    expect(await run(id, "withdraw")).toMatchObject({ status: "withdrawn", resultStage: "off" })
    expect((await rmasOf(unitId))[0]?.canceledAt).not.toBeNull()
    expect((await approve(await submit(unitId))).result).not.toBeNull()
    expect(await rmasOf(unitId)).toHaveLength(2)
  })

  it("stays where it was open before the claim, with what else comes back on it", async () => {
    const { rma, claimed: [first, second] } = await returning(2)
    const goodwill = { reasonCode: "goodwill", lines: [{ item: "part", percent: 50 }] }
    for (const claim of [first, second]) expect(await run(claim?.id ?? "", "approve_partly", goodwill)).toMatchObject({ result: { type: "rma", id: rma.id }, resultStage: "waiting" })
    expect(await run(first?.id ?? "", "withdraw")).toMatchObject({ status: "withdrawn" })
    expect(await run(second?.id ?? "", "appeal")).toMatchObject({ status: "appealed" })
    expect((await services.rmas.get(rma.id)).rma).toMatchObject({ canceledAt: null, lines: [{ reception: "awaiting" }, { reception: "awaiting" }] })
  })

  it("is as far as the claim's own line, whatever becomes of the others", async () => {
    const { rma, claimed: [rejected, received, awaited] } = await returning(3)
    for (const claim of [rejected, received, awaited]) await run(claim?.id ?? "", "approve", { reasonCode: "goodwill" })
    await services.rmas.decide(AGENT, { rmaId: rma.id, lineId: rejected?.lineId ?? "", decision: "rejected", reasonCode: "not_ours" })
    for (const claim of [received, awaited]) await services.rmas.decide(AGENT, { rmaId: rma.id, lineId: claim?.lineId ?? "", decision: "accepted", reasonCode: "ok" })
    await receive(rma.id, received?.unitId ?? "")
    const stages = async () => Promise.all([rejected, received, awaited].map(async (claim) => (await claimOf(claim?.id ?? "")).resultStage))
    expect(await stages()).toEqual(["off", "under_way", "waiting"])
    const again = await run(rejected?.id ?? "", "carry_out")
    expect([again.result?.id === rma.id, again.resultStage]).toEqual([false, "waiting"])
    // Rejected when it lies here already, the unit has to leave that return before another takes it.
    await services.rmas.decide(AGENT, { rmaId: rma.id, lineId: received?.lineId ?? "", decision: "rejected", reasonCode: "not_ours" })
    expect(await stages()).toEqual(["waiting", "under_way", "waiting"])
    expect(await run(awaited?.id ?? "", "withdraw")).toMatchObject({ status: "withdrawn" })
    expect((await services.rmas.get(rma.id)).rma.canceledAt).toBeNull()
  })

  it("is taken back by an appeal, and the new decision opens the next", async () => {
    const { id, unitId } = await claimed()
    const first = await run(id, "approve_partly", { lines: [{ item: "part", percent: 50 }] })
    await run(id, "appeal", { note: "The work as well" })
    const second = await approve(id)
    expect(second.result?.id).not.toBe(first.result?.id)
    expect((await rmasOf(unitId)).map(({ canceledAt }) => canceledAt === null)).toEqual([true, false])
  })

  it("stands once the unit is on its way: then the claim is neither withdrawn nor appealed against, whoever is faster", async () => {
    const { id, unitId } = await claimed()
    const { result } = await run(id, "approve_partly", { lines: [{ item: "part", percent: 50 }] })
    const [received, withdrawn] = await Promise.allSettled([receive(result?.id ?? "", unitId), run(id, "withdraw")])
    expect([received, withdrawn].filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    if (received?.status === "fulfilled") {
      expect(await actionsOf(id)).toEqual(["close"])
      for (const command of ["withdraw", "appeal"] as const) expect((await rejectionOf(run(id, command))).code).toBe("warranty_claim.carried_out")
    }
  })

  it("that came to nothing makes room for the next", async () => {
    const { id, unitId } = await claimed()
    const { result } = await approve(id)
    await services.rmas.change(AGENT, { rmaId: result?.id ?? "", command: "cancel" })
    expect(await claimOf(id)).toMatchObject({ resultStage: "off" })
    const again = await run(id, "carry_out")
    expect([again.result?.id === result?.id, again.resultStage]).toEqual([false, "waiting"])
    expect(await rmasOf(unitId)).toHaveLength(2)
  })

  it("that could not mend the unit leaves the claim open for something else", async () => {
    const { id } = await claimed()
    const { result } = await approve(id, { outcome: "repair", opens: "repair_order" })
    await act(services, result?.id ?? "", "start_diagnosis", "mark_unrepairable", "return", "close")
    await services.warrantyClaims.closeWhenDone(id)
    expect(await claimOf(id)).toMatchObject({ status: "approved", resultStage: "off" })
    expect(await run(id, "carry_out", { opens: "rma" })).toMatchObject({ result: { type: "rma" }, resultStage: "waiting" })
  })

  it("closes the claim when it is over, and extends the cover where she had asked for repair (EU 2019/771 art. 10(2a))", async () => {
    const terms = { kind: "statutory", after_repair: { extend: "P12M", times: 1, only_if_chosen_by_customer: true } }
    const repaired = async (wish: "repair" | "replacement" | undefined) => {
      const { id, unitId } = await claimed({ terms, ...(wish === undefined ? {} : { wish }) })
      const { result } = await approve(id, { outcome: "repair", opens: "repair_order" })
      const line = { kind: "labour" as const, description: "Solder", minutes: 20, quantity: 1, amountMinor: 2_000, currencyCode: "eur" }
      await act(services, result?.id ?? "", "start_diagnosis", "diagnose", { name: "add_line", line }, "start_repair", "record_test", [{ actor: { type: "technician", id: "atech_2" } }, "pass_qc"], "mark_ready", "return", "close")
      expect((await jobsNamed(fixture, "close_warranty_claim")).filter(({ payload }) => payload["document_id"] === id)).toHaveLength(1)
      await services.warrantyClaims.closeWhenDone(id)
      await services.warrantyClaims.closeWhenDone(id)
      expect(await claimOf(id)).toMatchObject({ status: "closed", resultStage: "done" })
      await fixture.warranty.reevaluate({ unitIds: [unitId], commandId: "acmd_test" })
      const [entitlement] = await fixture.query<{ ends_on: string }>("select ends_on from entitlement where unit_id = $1", [unitId])
      return entitlement?.ends_on
    }
    expect(await repaired("repair")).toBe("2029-03-01")
    expect(await repaired("replacement")).toBe("2028-03-01")
    expect(await repaired(undefined)).toBe("2028-03-01")
  })
})
