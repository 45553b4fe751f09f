import { coverageCheckServices } from "../../src/services/warranty/coverage-checks"
import { transferServices } from "../../src/services/ownership-transfer/transfer-services"
import { tokenSecretOf } from "../../src/services/token/token-secret"
import { registrationServices } from "../../src/services/warranty-registration/registration-services"
import type { CommandRequest, Ledger } from "../../src/ledger/run-command"
import { buildTerms } from "../support/warranty-builders"
import { AGENT, countStatements, rejectionOf, unique } from "../ledger/fixture"
import { jobsNamed, live, openWarranty, publish, sell, type WarrantyFixture } from "./warranty-fixture"

let fixture: WarrantyFixture
let ledger: Ledger
let registrations: ReturnType<typeof registrationServices>
let transfers: ReturnType<typeof transferServices>
let checks: ReturnType<typeof coverageCheckServices>
beforeAll(async () => {
  fixture = await openWarranty()
  ledger = { ...fixture.ledger, tokenSecret: "a secret of this test" }
  registrations = registrationServices(ledger)
  transfers = transferServices(ledger)
  checks = coverageCheckServices(ledger)
})
afterEach(() => fixture.coherent())
afterAll(() => fixture.close())

const customer = (id: string): CommandRequest => ({ actor: { type: "customer", id } })
const register = async (serialNumber: string, customerId: string, over: object = {}) => (await registrations.register(customer(customerId), { serialNumber, customerId, ...over })).registration
const casesOf = async (customerId: string) => (await fixture.query<{ kind: string }>("select kind from exception_case where details ->> 'customer_id' = $1 order by id", [customerId])).map(({ kind }) => kind)

async function covered(document: object = {}) {
  const { unitIds: [unitId = ""], variantId } = await sell(fixture, 1)
  await publish(fixture, { variantIds: [variantId], terms: buildTerms(document) })
  await fixture.warranty.reevaluate({ unitIds: [unitId], commandId: "acmd_test" })
  const { serialNumber } = await fixture.services.units.get(unitId)
  return { unitId, serialNumber }
}

describe("a registration", () => {
  it("by the owner of the order is approved at once, stands in the history, and gives its bonus", async () => {
    const { unitId, serialNumber } = await covered({ bonuses: [{ if: { fact: "registered" }, plus: "P1Y" }] })
    expect(await register(serialNumber.toLowerCase(), "cus_1")).toMatchObject({ status: "approved", source: "order", unitId, serialNumber })
    await fixture.warranty.reevaluate({ unitIds: [unitId], commandId: "acmd_test" })
    expect(await fixture.query("select ends_on from entitlement where unit_id = $1", [unitId])).toEqual([{ ends_on: "2029-03-01" }])
    expect(await fixture.query("select type from serial_event where unit_id = $1 and type = 'unit.warranty_registered'", [unitId])).toHaveLength(1)
    expect((await rejectionOf(register(serialNumber, "cus_1"))).code).toBe("warranty_registration.exists")
  })

  it("hears the same for an unknown number, another's unit, the shop's own and a stolen one; an agent hears the truth", async () => {
    const sold = await covered()
    const stolen = await covered()
    await live(fixture, stolen.unitId, [{ name: "hold", holdId: unique("hold"), kind: "theft", reasonCode: "police" }])
    const who = unique("cus")
    const answers = []
    for (const serialNumber of [unique("NOBODY"), sold.serialNumber, stolen.serialNumber]) answers.push(await register(serialNumber, who))
    expect(answers.map(({ status, source, reasonCode, decidedAt }) => [status, source, reasonCode, decidedAt])).toEqual(answers.map(() => ["pending", "proof", null, null]))
    expect(await casesOf(who)).toEqual(["unknown_number_registered", "unit_registered_twice", "stolen_unit_registered"])
  })

  it("with a proof makes her the owner of a unit whose owner nobody knew, and that is no transfer", async () => {
    const { unitId, serialNumber } = await covered({ conditions: { transferable: "no" } })
    await live(fixture, unitId, [{ name: "transfer_owner", customerId: null, reasonCode: "order_transferred" }])
    const pending = await register(serialNumber, "cus_finder")
    expect(pending.status).toBe("pending")
    expect(await registrations.decide(AGENT, { id: pending.id, command: "approve" })).toMatchObject({ status: "approved", version: 2 })
    expect(await fixture.services.units.get(unitId)).toMatchObject({ ownerCustomerId: "cus_finder" })
    await fixture.warranty.reevaluate({ unitIds: [unitId], commandId: "acmd_test" })
    expect(await fixture.query("select status, owner_customer_id from entitlement where unit_id = $1", [unitId])).toEqual([{ status: "active", owner_customer_id: "cus_finder" }])
    expect((await rejectionOf(registrations.decide(AGENT, { id: pending.id, command: "reject", reasonCode: "x" }))).code).toBe("document.wrong_status")
    const certificate = await registrations.certificate(pending.id, "cus_finder")
    expect(certificate).toMatchObject({ serialNumber, warranties: [{ endsOn: "2028-03-01", items: [{ item: "part", percent: 100 }, { item: "labour", percent: 100 }] }] })
    expect((await rejectionOf(registrations.certificate(pending.id, "cus_other"))).code).toBe("not_found")
  })

  it("is rejected with a reason and a notice, and may be approved when the proof comes", async () => {
    const { serialNumber, unitId } = await covered()
    const { id } = await register(serialNumber, "cus_stranger")
    expect(await registrations.decide(AGENT, { id, command: "reject", reasonCode: "unreadable_proof", note: "A photo of a cat" })).toMatchObject({ status: "rejected", reasonCode: "unreadable_proof", note: "A photo of a cat" })
    expect((await jobsNamed(fixture, "send_notice")).filter(({ payload }) => payload["document_id"] === id).map(({ payload }) => payload["template"])).toEqual(["warranty_registration_rejected"])
    expect((await rejectionOf(registrations.decide(AGENT, { id, command: "approve" }))).code).toBe("warranty_registration.other_owner")
    await live(fixture, unitId, [{ name: "transfer_owner", customerId: "cus_stranger", reasonCode: "passed_on" }])
    expect(await registrations.decide(AGENT, { id, command: "approve" })).toMatchObject({ status: "approved" })
  })

  it("of an unknown number is approved only with the unit it means", async () => {
    const { id } = await register(unique("NOBODY"), "cus_1")
    expect((await rejectionOf(registrations.decide(AGENT, { id, command: "approve" }))).code).toBe("warranty_registration.unit_unknown")
    const { unitId } = await covered()
    expect(await registrations.decide(AGENT, { id, command: "approve", unitId })).toMatchObject({ status: "approved", unitId })
    expect((await rejectionOf(registrations.decide(AGENT, { id: "areg_nobody", command: "approve" }))).code).toBe("not_found")
  })
})

describe("passing a unit on", () => {
  const offer = (unitId: string, from = "cus_1") => transfers.offer(customer(from), { unitId, fromCustomerId: from, toEmail: "next@example.com" })
  const tokenOf = async (id: string) => {
    const [row] = await fixture.query<{ id: string }>("select id from one_time_token where subject_id = $1", [id])
    return tokenSecretOf(ledger, row?.id ?? "")
  }

  it("takes both: the owner offers, the next one accepts with the mailed token; then it is hers alone", async () => {
    const { unitId } = await covered()
    const { id } = await offer(unitId)
    expect((await rejectionOf(offer(unitId))).code).toBe("ownership_transfer.offered")
    expect(await fixture.services.units.get(unitId)).toMatchObject({ ownerCustomerId: "cus_1" })
    const token = await tokenOf(id)
    expect(await transfers.accept(customer("cus_next"), { token, customerId: "cus_next" })).toEqual({ unitId })
    expect(await fixture.services.units.get(unitId)).toMatchObject({ ownerCustomerId: "cus_next" })
    expect((await rejectionOf(transfers.accept(customer("cus_third"), { token, customerId: "cus_third" }))).code).toBe("token.invalid")
    // The typed address is gone, and was never in the history.
    expect(await fixture.query("select 1 as found from notice_address where email = 'next@example.com'")).toEqual([])
    expect(JSON.stringify(await fixture.query("select facts, changes from serial_event where unit_id = $1", [unitId]))).not.toContain("next@example.com")
    expect((await rejectionOf(offer(unitId))).code).toBe("unit.not_found")
  })

  it("ends when the owner thinks better of it, and not for what is recalled, stolen or not hers", async () => {
    const { unitId } = await covered()
    const { id } = await offer(unitId)
    const token = await tokenOf(id)
    expect((await rejectionOf(transfers.cancel(customer("cus_2"), { id, fromCustomerId: "cus_2" }))).code).toBe("not_found")
    await transfers.cancel(customer("cus_1"), { id, fromCustomerId: "cus_1" })
    expect((await rejectionOf(transfers.accept(customer("cus_next"), { token, customerId: "cus_next" }))).code).toBe("token.invalid")
    expect((await rejectionOf(offer(unitId, "cus_2"))).code).toBe("unit.not_found")
    await live(fixture, unitId, [{ name: "hold", holdId: unique("hold"), kind: "recall", reasonCode: "R-1" }])
    expect((await rejectionOf(offer(unitId))).code).toBe("unit.held")
  })

  it("ends the former owner's certificate, and gives the next one hers when she registers", async () => {
    const { unitId, serialNumber } = await covered()
    const { id } = await register(serialNumber, "cus_1")
    expect((await registrations.certificate(id, "cus_1")).warranties).toHaveLength(1)
    await transfers.accept(customer("cus_heir"), { token: await tokenOf((await offer(unitId)).id), customerId: "cus_heir" })
    await fixture.warranty.reevaluate({ unitIds: [unitId], commandId: "acmd_test" })
    expect((await rejectionOf(registrations.certificate(id, "cus_1"))).code).toBe("not_found")
    expect((await rejectionOf(registrations.certificate(id, "cus_heir"))).code).toBe("not_found")
    const hers = await register(serialNumber, "cus_heir")
    expect(hers.status).toBe("approved")
    expect((await registrations.certificate(hers.id, "cus_heir")).warranties).toHaveLength(1)
  })

  it("is offered by mail ten times an hour at most; a link that the owner hands on herself fills nobody's mailbox", async () => {
    const { unitId } = await covered()
    const who = unique("cus")
    for (let count = 0; count < 10; count++) expect((await rejectionOf(offer(unitId, who))).code).toBe("unit.not_found")
    expect((await rejectionOf(offer(unitId, who))).code).toBe("rate_limit.exceeded")
    expect((await rejectionOf(transfers.offerLink(customer(who), { unitId, fromCustomerId: who }))).code).toBe("unit.not_found")
  })

  it("to herself is none", async () => {
    const { unitId } = await covered()
    const { id } = await offer(unitId)
    expect((await rejectionOf(transfers.accept(customer("cus_1"), { token: await tokenOf(id), customerId: "cus_1" }))).code).toBe("ownership_transfer.own_address")
  })
})

describe("a check by number", () => {
  const NOBODY = { ownerCustomerId: null, orderId: null, unitId: null }
  const check = (serialNumber: string, over: object = {}) => checks.check({ ip: unique("ip"), serialNumber, visitor: NOBODY, ...over })

  it("says nothing without proof, hit or miss, and all with it", async () => {
    const { unitId, serialNumber } = await covered()
    expect([await check(serialNumber), await check(unique("NOBODY")), await check(serialNumber, { proofCode: "guessed" }), await check(serialNumber, { visitor: { ...NOBODY, ownerCustomerId: "cus_2" } })]).toEqual([null, null, null, null])
    expect(await check(serialNumber, { visitor: { ...NOBODY, ownerCustomerId: "cus_1" } })).toMatchObject({ level: "whole", coverage: { entitlements: [{ unitId }] } })
    await live(fixture, unitId, [{ name: "correct", correctsSequence: 1, changes: { identifiers: [{ kind: "proof_code", value: "BOX-7F3K" }] }, reasonCode: "printed_in_the_box" }])
    expect(await check(serialNumber, { proofCode: "BOX-7F3K", cause: "manufacturing_defect" })).toMatchObject({ level: "whole", coverage: { verdict: "covered" } })
  })

  it("says the bare verdict without proof where the item's policy publishes it, and of no other item", async () => {
    const { unitId, serialNumber } = await covered()
    const other = await covered()
    await fixture.query("update serial_policy set public_verdict = true where inventory_item_id = (select inventory_item_id from serial_unit where id = $1)", [unitId])
    expect(await check(serialNumber)).toMatchObject({ level: "verdict", coverage: { verdict: "covered" } })
    expect([await check(other.serialNumber), await check(unique("NOBODY"))]).toEqual([null, null])
    await live(fixture, unitId, [{ name: "rma_receive", quarantineLocationId: "sloc_q" }, { name: "take_over", reasonCode: "refund" }])
    expect(await check(serialNumber)).toBeNull()
  })

  it("costs the same statements whether it hits or misses", async () => {
    const { serialNumber } = await covered()
    const [hit, miss] = [await countStatements(() => check(serialNumber)), await countStatements(() => check(unique("NOBODY")))]
    expect([hit.result, miss.result, hit.count]).toEqual([null, null, miss.count])
  })

  it("is limited by address and by number", async () => {
    const ip = unique("ip")
    const results = []
    for (let count = 0; count < 31; count++) results.push(check(unique("N"), { ip }))
    const refused = (await Promise.allSettled(results)).filter(({ status }) => status === "rejected")
    expect(refused).toHaveLength(1)
    expect((await rejectionOf(check(unique("N"), { ip }))).code).toBe("rate_limit.exceeded")
  })

  it("counts a number once for all its spellings: small, spaced, inside the code of a label", async () => {
    const number = unique("N")
    const spellings = [number, number.toLowerCase(), ` ${number}`, `${number}\u200b`, `(01)09506000134352(21)${number}`, `(01)04006381333931(21)${number}`]
    for (let count = 0; count < 10; count++) expect(await check(spellings[count % spellings.length] ?? "", { proofCode: `guess ${count}` })).toBeNull()
    for (const spelling of spellings) expect((await rejectionOf(check(spelling))).code).toBe("rate_limit.exceeded")
  })
})
