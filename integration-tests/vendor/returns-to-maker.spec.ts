import type { Rma } from "../../src/domain/rma/rma"
import type { Unit } from "../../src/domain/unit/unit"
import { namedQuery, withClient } from "../../src/persistence/named-query"
import type { Services } from "../../src/services/create-services"
import { AGENT, buildItem, type LedgerFixture, openLedger, rejectionOf, unique } from "../ledger/fixture"
import { authorize, carryOut, open, quarantineAt, receiveUnits, resolveLine, sell, view } from "../rma/fixture"
import { expectLedgerCoherent } from "../support/coherence"
import { answer, change, claimNow, EUR, named, openClaim, quarantined, replacementOf, shipClaim } from "./fixture"

let ledger: LedgerFixture
let services: Services

beforeAll(async () => {
  ledger = await openLedger(20)
  services = ledger.services
  await quarantineAt(services)
})
afterEach(async () => {
  await expectLedgerCoherent(ledger.dataSource)
  expect(await rows("select unit_id from vendor_claim_line where is_open group by unit_id having count(*) > 1")).toEqual([])
})
afterAll(() => ledger.close())

const rows = <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []): Promise<Row[]> => withClient(ledger.dataSource, (client) => namedQuery<Row>(client, text, values))

interface Returned {
  readonly rma: Rma
  readonly unit: Unit
}

/** A customer's unit that came back under an accepted RMA and lies in quarantine. */
async function returned(item?: string, resolution: "repair" | "replacement" = "repair"): Promise<Returned> {
  const { units } = await sell(services, item ?? await buildItem(services), 1)
  const rma = await open(services, units, { lines: units.map(({ id }) => ({ unit: { unitId: id }, reasonCode: "defective", requestedResolution: resolution })) })
  await authorize(services, rma)
  await receiveUnits(services, rma, units)
  await services.rmas.inspect(AGENT, { rmaId: rma.id, lineId: rma.lines[0]?.id ?? "", grade: "c", faultCodes: ["no_power"], checklist: {} })
  return { rma, unit: units[0] as Unit }
}

const sendToMaker = ({ rma }: Returned, vendorId: string | undefined) => services.rmas.dispose(AGENT, { rmaId: rma.id, lineId: rma.lines[0]?.id ?? "", disposition: "return_to_vendor", to: { trackingNumber: "T-9", ...(vendorId === undefined ? {} : { vendorId }) } })
const lineNow = async ({ rma }: Returned) => (await view(services, rma)).rma.lines[0]
const claimsOf = async (vendorId: string) => (await services.vendorClaims.list({ vendorId, limit: 50, offset: 0 })).views.map(({ claim }) => claim)

describe("a returned unit that goes to its maker", () => {
  it("stands on the maker's open claim, which its RMA line names, and has one event that names both", async () => {
    const vendorId = unique("maker")
    const [first, second] = [await returned(), await returned()]
    await sendToMaker(first, vendorId)
    await sendToMaker(second, vendorId)
    const [claim, ...others] = await claimsOf(vendorId)
    expect(others).toEqual([])
    expect(claim?.lines.map(({ unitId, rmaLineId, faultCodes, sentAt }) => [unitId, rmaLineId, faultCodes, sentAt !== null])).toEqual([first, second].map(({ rma, unit }) => [unit.id, rma.lines[0]?.id, ["no_power"], true]))
    expect(await lineNow(first)).toMatchObject({ disposition: "return_to_vendor", dispositionStage: "done", dispositionReference: { type: "vendor_claim", id: claim?.id } })
    const { events } = await services.units.history(first.unit.id, { afterSequence: 0, limit: 100 })
    expect(events.at(-1)).toMatchObject({ type: "unit.sent_to_vendor", facts: { rma_id: first.rma.id, vendor_claim_id: claim?.id, vendor_id: vendorId, tracking_number: "T-9" } })
  })

  it("opens one claim however many returns come at once", async () => {
    const vendorId = unique("maker")
    const item = await buildItem(services)
    const many: Returned[] = []
    for (let index = 0; index < 6; index++) many.push(await returned(item))
    await Promise.all(many.map((one) => sendToMaker(one, vendorId)))
    expect((await claimsOf(vendorId)).map(({ lines }) => lines.length)).toEqual([6])
  })

  it("opens the next claim once the one before was shipped", async () => {
    const vendorId = unique("maker")
    await sendToMaker(await returned(), vendorId)
    const [claim] = await claimsOf(vendorId)
    expect(await shipClaim(services, claim as NonNullable<typeof claim>)).toMatchObject({ status: "shipped" })
    await sendToMaker(await returned(), vendorId)
    expect((await claimsOf(vendorId)).map(({ status }) => status)).toEqual(["open", "shipped"])
  })

  it("cannot be taken off the claim, which cannot be canceled: it is on its way", async () => {
    const vendorId = unique("maker")
    const one = await returned()
    await sendToMaker(one, vendorId)
    const [claim] = await claimsOf(vendorId)
    expect(await rejectionOf(services.vendorClaims.removeUnits(AGENT, { vendorClaimId: claim?.id ?? "", lines: [{ unitId: one.unit.id }] }))).toMatchObject({ code: "vendor_claim.units_sent" })
    expect(await rejectionOf(change(services, claim as NonNullable<typeof claim>, "cancel"))).toMatchObject({ code: "vendor_claim.units_sent" })
  })

  it("joins the claim that an agent put it on before, and no other maker's", async () => {
    const vendorId = unique("maker")
    const one = await returned()
    await services.units.command(AGENT, { command: "take_over", units: [{ unitId: one.unit.id }], reasonCode: "test" })
    const claim = await openClaim(services, [one.unit], { vendorId })
    expect(await rejectionOf(sendToMaker(one, unique("maker")))).toMatchObject({ code: "vendor_claim.unit_in_other" })
    expect(await lineNow(one)).toMatchObject({ disposition: null })
    await sendToMaker(one, vendorId)
    expect((await claimNow(services, claim.id)).lines).toMatchObject([{ unitId: one.unit.id, rmaLineId: one.rma.lines[0]?.id, claimedMinor: 10_000, sentAt: expect.any(String) }])
  })

  it("without a maker's name stands on no claim, until an agent puts it on one", async () => {
    const one = await returned()
    await sendToMaker(one, undefined)
    expect(await lineNow(one)).toMatchObject({ dispositionStage: "done", dispositionReference: null })
    const claim = await openClaim(services)
    await services.vendorClaims.addUnits(AGENT, { vendorClaimId: claim.id, units: [{ unit: { unitId: one.unit.id }, rmaLineId: one.rma.lines[0]?.id ?? "" }] })
    expect((await shipClaim(services, claim)).lines).toMatchObject([{ unitId: one.unit.id, sentAt: expect.any(String) }])
  })

  it("waits for its RMA line when it comes back: what becomes of it is decided anew", async () => {
    const vendorId = unique("maker")
    const one = await returned()
    await sendToMaker(one, vendorId)
    const [claim] = await claimsOf(vendorId)
    await shipClaim(services, claim as NonNullable<typeof claim>)
    await answer(services, claim as NonNullable<typeof claim>, { unit_: one.unit, outcome: "rejected" })
    expect(await services.units.get(one.unit.id)).toMatchObject({ status: "quarantined", owner: "customer" })
    await services.rmas.dispose(AGENT, { rmaId: one.rma.id, lineId: one.rma.lines[0]?.id ?? "", disposition: "return_to_customer", to: { trackingNumber: "T-10" } })
    expect(await services.units.get(one.unit.id)).toMatchObject({ status: "shipped" })
    expect(await rejectionOf(answer(services, claim as NonNullable<typeof claim>, { unit_: one.unit, outcome: "credited", recovered: EUR(1) }))).toMatchObject({ code: "vendor_claim.unit_moved_on" })
  })

  it("and may go to another maker then, on another claim", async () => {
    const [vendorId, nextId] = [unique("maker"), unique("maker")]
    const one = await returned()
    await sendToMaker(one, vendorId)
    const [claim] = await claimsOf(vendorId)
    await shipClaim(services, claim as NonNullable<typeof claim>)
    await answer(services, claim as NonNullable<typeof claim>, { unit_: one.unit, outcome: "rejected" })
    await sendToMaker(one, nextId)
    expect((await claimsOf(nextId)).map(({ lines }) => lines.map(({ unitId }) => unitId))).toEqual([[one.unit.id]])
    expect(await rejectionOf(answer(services, claim as NonNullable<typeof claim>, { unit_: one.unit, outcome: "credited", recovered: EUR(1) }))).toMatchObject({ code: "vendor_claim.unit_moved_on" })
  })

  it("kept by the maker while it is the customer's, files a case; the customer gets a replacement", async () => {
    const vendorId = unique("maker")
    const one = await returned(undefined, "replacement")
    await sendToMaker(one, vendorId)
    const [claim] = await claimsOf(vendorId)
    await shipClaim(services, claim as NonNullable<typeof claim>)
    await answer(services, claim as NonNullable<typeof claim>, { unit_: one.unit, outcome: "replaced", replacement: replacementOf() })
    expect((await services.exceptions.list({ status: "open", kind: "customers_unit_kept", limit: 10, offset: 0 })).cases).toMatchObject([{ unitId: one.unit.id }])
    await resolveLine(services, one.rma, 0, "replacement")
    expect(await carryOut(services, one.rma.id)).toContain("send_replacement")
    await services.rmas.change(AGENT, { rmaId: one.rma.id, command: "close", reasonCode: "done" })
  })

  it("meets agents who claim the same units at once: each unit ends on one claim, and nobody sees a fault", async () => {
    const vendorId = unique("maker")
    const item = await buildItem(services)
    const many: Returned[] = []
    for (let index = 0; index < 5; index++) {
      const one = await returned(item)
      await services.units.command(AGENT, { command: "take_over", units: [{ unitId: one.unit.id }], reasonCode: "test" })
      many.push(one)
    }
    const claim = await openClaim(services, await quarantined(services, item, 1), { vendorId })
    const outcomes = await Promise.allSettled(many.flatMap((one) => [
      sendToMaker(one, vendorId),
      services.vendorClaims.addUnits(AGENT, { vendorClaimId: claim.id, units: named([one.unit]) }),
    ]))
    const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [(outcome.reason as { rejection?: { code: string } }).rejection?.code ?? String(outcome.reason)] : []))
    expect(refused.every((code) => ["vendor_claim.unit_in_other", "unit.wrong_status", "conflict.busy"].includes(code))).toBe(true)
    const [now] = await claimsOf(vendorId)
    expect(now?.lines.filter(({ sentAt }) => sentAt !== null).map(({ unitId }) => unitId).sort()).toEqual(many.map(({ unit }) => unit.id).sort())
  })
})
