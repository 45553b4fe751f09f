import fc from "fast-check"
import { availableOutcomes, availableVendorActions } from "../../src/domain/vendor/available-actions"
import { VENDOR_CLAIM_COMMANDS, type VendorClaimCommandName } from "../../src/domain/vendor/transitions"
import { DECIDED_OUTCOMES, type VendorClaim } from "../../src/domain/vendor/vendor-claim"
import type { Unit } from "../../src/domain/unit/unit"
import { namedQuery, withClient } from "../../src/persistence/named-query"
import type { Services } from "../../src/services/create-services"
import { AGENT, buildItem, countStatements, keyed, type LedgerFixture, LOCATION, openLedger, rejectionOf, unique } from "../ledger/fixture"
import { quarantineAt, sell } from "../rma/fixture"
import { expectLedgerCoherent } from "../support/coherence"
import { answer, change, claimNow, EUR, named, openClaim, QUARANTINE, quarantined, replacementOf, shipClaim } from "./fixture"

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
  expect(await rows("select l.id from vendor_claim_line l join vendor_claim v on v.id = l.vendor_claim_id where l.is_open <> (v.status in ('open','shipped') and l.outcome = 'pending')")).toEqual([])
})
afterAll(() => ledger.close())

const rows = <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []): Promise<Row[]> => withClient(ledger.dataSource, (client) => namedQuery<Row>(client, text, values))
const unitNow = (unit: Unit): Promise<Unit> => services.units.get(unit.id)
const eventsOf = async (unit: Unit) => (await services.units.history(unit.id, { afterSequence: 0, limit: 100 })).events
const lastEvent = async (unit: Unit) => (await eventsOf(unit)).at(-1)
/** Net change our units ask of Medusa's levels, by location. */
const deltas = async (item: string): Promise<Record<string, number>> => Object.fromEntries((await services.stock.openDeltas([item])).map(({ locationId, delta }) => [locationId, delta]))
const counted = async (item: string): Promise<Record<string, number>> => Object.fromEntries((await services.stock.countedUnits([item])).map(({ locationId, unitCount }) => [locationId, unitCount]))
const nonZero = (levels: Record<string, number>): Record<string, number> => Object.fromEntries(Object.entries(levels).filter(([, count]) => count !== 0))

/** The level starts at nothing here, so all that our units asked of it must be the units it counts. */
async function expectStockEqualsUnits(item: string): Promise<void> {
  expect(nonZero(await deltas(item))).toEqual(await counted(item))
}

describe("opening a claim", () => {
  it("groups quarantined units for one maker and writes it into their histories", async () => {
    const units = await quarantined(services, await buildItem(services), 2)
    const claim = await openClaim(services, units, { vendorId: "acme" })
    expect(claim).toMatchObject({ displayId: expect.stringMatching(/^VEN-\d{4}-\d{6}$/), vendorId: "acme", status: "open" })
    expect(claim.lines.map(({ unitId, outcome, claimedMinor, currencyCode }) => [unitId, outcome, claimedMinor, currencyCode])).toEqual(units.map(({ id }) => [id, "pending", 10_000, "eur"]))
    expect(await lastEvent(units[0] as Unit)).toMatchObject({ type: "unit.vendor_claim_opened", facts: { vendor_claim_id: claim.id } })
    expect((await services.vendorClaims.timeline(claim.id)).map(({ type }) => type)).toEqual(["opened", "unit_added", "unit_added"])
    expect((await services.documents.openOf([units[0]?.id ?? ""])).get(units[0]?.id ?? "")).toEqual([{ type: "vendor_claim", id: claim.id, displayId: claim.displayId }])
  })

  it("may be empty, and is found by its number, its unit, its maker and its status", async () => {
    const vendorId = unique("maker")
    const empty = await openClaim(services, [], { vendorId })
    const [unit] = await quarantined(services, await buildItem(services), 1)
    await services.vendorClaims.addUnits(AGENT, { vendorClaimId: empty.displayId, units: named([unit as Unit]) })
    const ids = async (filter: object): Promise<string[]> => (await services.vendorClaims.list({ limit: 10, offset: 0, ...filter })).views.map(({ claim }) => claim.id)
    for (const filter of [{ q: empty.displayId.toLowerCase() }, { q: unit?.serialNumber }, { unitId: unit?.id }, { vendorId }, { vendorId, status: ["open"] }]) expect(await ids(filter)).toEqual([empty.id])
    for (const filter of [{ q: "%" }, { vendorId, status: ["shipped"] }, { vendorId, after: empty.id }]) expect(await ids(filter)).toEqual([])
  })

  it("is done once for its key", async () => {
    const units = await quarantined(services, await buildItem(services), 1)
    const key = unique("key")
    const first = await services.vendorClaims.open(keyed(key), { vendorId: "acme", units: named(units) })
    const again = await services.vendorClaims.open(keyed(key), { vendorId: "acme", units: named(units) })
    expect([again.replayed, again.summary]).toEqual([true, first.summary])
  })

  it("refuses a customer's unit, one in stock, an unknown one, and a foreign line of a return", async () => {
    const item = await buildItem(services)
    const [sold] = (await sell(services, item, 1)).units
    const [unit] = await quarantined(services, item, 1)
    expect(await rejectionOf(openClaim(services, [sold as Unit]))).toMatchObject({ code: "vendor_claim.unit_not_here" })
    expect(await rejectionOf(services.vendorClaims.open(AGENT, { vendorId: "acme", units: [{ unit: { unitId: "aunit_none" } }] }))).toMatchObject({ code: "unit.not_found" })
    expect(await rejectionOf(services.vendorClaims.open(AGENT, { vendorId: "acme", units: [{ unit: { unitId: unit?.id ?? "" }, rmaLineId: "rmal_none" }] }))).toMatchObject({ code: "vendor_claim.wrong_rma_line" })
    expect((await eventsOf(unit as Unit)).map(({ type }) => type)).not.toContain("unit.vendor_claim_opened")
  })

  it("needs as many statements for a hundred units as for two", async () => {
    const item = await buildItem(services)
    const [few, many] = [await quarantined(services, item, 2), await quarantined(services, item, 100)]
    const counts: number[][] = []
    for (const units of [few, many]) {
      const steps: number[] = []
      const { result: claim, count } = await countStatements(() => openClaim(services, units))
      steps.push(count)
      steps.push((await countStatements(() => shipClaim(services, claim))).count)
      steps.push((await countStatements(() => answer(services, claim, ...units.map((unit) => ({ unit_: unit, outcome: "returned" as const }))))).count)
      counts.push(steps)
    }
    expect(counts[1]).toEqual(counts[0])
  })
})

describe("a unit on a claim", () => {
  it("stands on one only: of two agents who add it at once, one wins", async () => {
    const [unit] = await quarantined(services, await buildItem(services), 1)
    const claims = await Promise.all(Array.from({ length: 8 }, () => openClaim(services)))
    const outcomes = await Promise.allSettled(claims.map(({ id }) => services.vendorClaims.addUnits(AGENT, { vendorClaimId: id, units: named([unit as Unit]) })))
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    for (const outcome of outcomes) if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ rejection: { code: "vendor_claim.unit_in_other" } })
    expect((await services.vendorClaims.list({ unitId: unit?.id ?? "", limit: 10, offset: 0 })).count).toBe(1)
  })

  it("stands on it once: of two agents who add it to the same claim at once, one wins", async () => {
    const [unit] = await quarantined(services, await buildItem(services), 1)
    const claim = await openClaim(services)
    const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => services.vendorClaims.addUnits(AGENT, { vendorClaimId: claim.id, units: named([unit as Unit]) })))
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    expect((await claimNow(services, claim.id)).lines).toHaveLength(1)
  })

  it("is beneath that kept single by the database", async () => {
    const [unit] = await quarantined(services, await buildItem(services), 1)
    const [first, second] = [await openClaim(services, [unit as Unit]), await openClaim(services)]
    await expect(rows("insert into vendor_claim_line select l.id || 'x', $2, 1, l.unit_id, true, null, null, l.fault_codes, null, null, null, 'pending', null, null, null, null, null from vendor_claim_line l where l.vendor_claim_id = $1", [first.id, second.id]))
      .rejects.toMatchObject({ constraint: "uq_vendor_claim_line_open" })
  })

  it("is free for another claim once it is taken off, or the claim is canceled", async () => {
    const units = await quarantined(services, await buildItem(services), 2)
    const claim = await openClaim(services, units)
    await services.vendorClaims.removeUnits(AGENT, { vendorClaimId: claim.id, lines: [{ serialNumber: units[0]?.serialNumber ?? "" }] })
    expect((await claimNow(services, claim.id)).lines).toHaveLength(1)
    expect(await change(services, claim, "cancel")).toMatchObject({ status: "canceled" })
    for (const unit of units) expect((await lastEvent(unit))?.type).toBe("unit.vendor_claim_left")
    expect((await openClaim(services, units)).lines).toHaveLength(2)
  })

  it("cannot be taken off by a name that is another unit's", async () => {
    const [unit, other] = await quarantined(services, await buildItem(services), 2)
    const claim = await openClaim(services, [unit as Unit])
    expect(await rejectionOf(services.vendorClaims.removeUnits(AGENT, { vendorClaimId: claim.id, lines: [{ unitId: other?.id ?? "" }] }))).toMatchObject({ code: "not_found" })
  })
})

describe("shipping a claim", () => {
  it("sends its units to the maker, out of our stock, and is stale for whoever saw it before", async () => {
    const item = await buildItem(services)
    const units = await quarantined(services, item, 2)
    const claim = await openClaim(services, units, { vendorId: "acme" })
    const shipped = await shipClaim(services, claim)
    expect(shipped).toMatchObject({ status: "shipped", trackingNumber: "T-77", vendorReference: "RA-1" })
    expect(await unitNow(units[0] as Unit)).toMatchObject({ status: "at_vendor", custody: "vendor", locationId: null })
    expect(await lastEvent(units[0] as Unit)).toMatchObject({ type: "unit.sent_to_vendor", facts: { vendor_id: "acme", tracking_number: "T-77", vendor_claim_id: claim.id } })
    await expectStockEqualsUnits(item)
    expect(await rejectionOf(services.vendorClaims.change(AGENT, { vendorClaimId: claim.id, expectedVersion: claim.version, command: { name: "settle" } }))).toMatchObject({ code: "conflict.stale" })
  })

  it("refuses all of it when one unit went elsewhere meanwhile; without that unit it succeeds", async () => {
    const units = await quarantined(services, await buildItem(services), 2)
    const claim = await openClaim(services, units)
    await services.units.command(AGENT, { command: "restock", units: [{ unitId: units[0]?.id ?? "" }], locationId: LOCATION })
    expect(await rejectionOf(shipClaim(services, claim))).toMatchObject({ code: "vendor_claim.unit_not_here", details: { unit_id: units[0]?.id } })
    expect((await unitNow(units[1] as Unit)).status).toBe("quarantined")
    await services.vendorClaims.removeUnits(AGENT, { vendorClaimId: claim.id, lines: [{ unitId: units[0]?.id ?? "" }] })
    expect((await shipClaim(services, claim)).lines).toHaveLength(1)
  })
})

describe("what the maker answers", () => {
  async function shippedClaim(count = 1): Promise<{ item: string; units: readonly Unit[]; claim: VendorClaim }> {
    const item = await buildItem(services)
    const units = await quarantined(services, item, count)
    return { item, units, claim: await shipClaim(services, await openClaim(services, units)) }
  }

  it("credited: the amount is recovered, the unit stays there and leaves our books with its reason", async () => {
    const { item, units: [unit], claim } = await shippedClaim()
    const answered = await answer(services, claim, { unit_: unit as Unit, outcome: "credited", recovered: EUR(8_000) })
    expect(answered.lines).toMatchObject([{ outcome: "credited", whereabouts: "kept", recoveredMinor: 8_000 }])
    expect(await unitNow(unit as Unit)).toMatchObject({ status: "scrapped", statusReason: "kept_by_vendor", custody: "none" })
    expect(await lastEvent(unit as Unit)).toMatchObject({ type: "unit.scrapped", facts: { outcome: "credited", vendor_claim_id: claim.id } })
    await expectStockEqualsUnits(item)
  })

  it("credited and sent back: the unit is ours again in quarantine", async () => {
    const { item, units: [unit], claim } = await shippedClaim()
    await answer(services, claim, { unit_: unit as Unit, outcome: "credited", recovered: EUR(1), unit: "returned" })
    expect(await unitNow(unit as Unit)).toMatchObject({ status: "quarantined", locationId: QUARANTINE })
    await expectStockEqualsUnits(item)
  })

  it.each(["rejected", "returned"] as const)("%s: the unit comes back to the quarantine of the warehouse", async (outcome) => {
    const { item, units: [unit], claim } = await shippedClaim()
    await answer(services, claim, { unit_: unit as Unit, outcome, locationId: LOCATION, reasonCode: "no_fault_found" })
    expect(await unitNow(unit as Unit)).toMatchObject({ status: "quarantined", custody: "warehouse", locationId: QUARANTINE })
    expect((await lastEvent(unit as Unit))?.type).toBe("unit.received_from_vendor")
    await expectStockEqualsUnits(item)
  })

  it("refuses a warehouse without quarantine, and does nothing", async () => {
    const { units: [unit], claim } = await shippedClaim()
    expect(await rejectionOf(answer(services, claim, { unit_: unit as Unit, outcome: "returned", locationId: "sloc_bare" }))).toMatchObject({ code: "quarantine.location_missing" })
    expect((await unitNow(unit as Unit)).status).toBe("at_vendor")
  })

  it("replaced: the new number is received into stock, the two are linked, the old one is gone", async () => {
    const { item, units: [unit], claim } = await shippedClaim()
    const replacement = replacementOf()
    const answered = await answer(services, claim, { unit_: unit as Unit, outcome: "replaced", replacement })
    const born = await services.units.get(answered.lines[0]?.replacementUnitId ?? "")
    expect(born).toMatchObject({ serialNumber: replacement.serialNumber, status: "in_stock", locationId: LOCATION, owner: "shop", inventoryItemId: item })
    expect((await eventsOf(born))[0]).toMatchObject({ type: "unit.received", facts: { replaces_unit_id: unit?.id, vendor_claim_id: claim.id } })
    expect(await unitNow(unit as Unit)).toMatchObject({ status: "scrapped", statusReason: "replaced_by_vendor" })
    expect(await lastEvent(unit as Unit)).toMatchObject({ facts: { replaced_by_unit_id: born.id } })
    expect(await counted(item)).toEqual({ [LOCATION]: 1 })
    await expectStockEqualsUnits(item)
  })

  it("refuses a replacement whose number is known, named twice or no number of this item", async () => {
    const { units, claim } = await shippedClaim(2)
    const [first, second] = units as [Unit, Unit]
    const same = replacementOf()
    expect(await rejectionOf(answer(services, claim, { unit_: first, outcome: "replaced", replacement: replacementOf(second.serialNumber) }))).toMatchObject({ code: "serial_number.duplicate" })
    expect(await rejectionOf(answer(services, claim, { unit_: first, outcome: "replaced", replacement: same }, { unit_: second, outcome: "replaced", replacement: same }))).toMatchObject({ code: "serial_number.repeated" })
    expect(await rejectionOf(answer(services, claim, { unit_: first, outcome: "replaced", replacement: replacementOf(" ") }))).toMatchObject({ code: "serial_number.empty" })
    expect(await rejectionOf(answer(services, claim, { unit_: first, outcome: "replaced", replacement: { ...same, inventoryItemId: "iitem_unknown" } }))).toMatchObject({ code: "policy.not_tracked_in_stock" })
    for (const unit of units) expect((await unitNow(unit)).status).toBe("at_vendor")
  })

  it("is all or nothing for many units, and settles only when every one has its answer", async () => {
    const { units, claim } = await shippedClaim(4)
    const [a, b, c, d] = units as [Unit, Unit, Unit, Unit]
    expect(await rejectionOf(answer(services, claim, { unit_: a, outcome: "credited", recovered: EUR(5) }, { unit_: b, outcome: "rejected", recovered: EUR(5) }))).toMatchObject({ code: "vendor_claim.amount_not_taken" })
    expect((await unitNow(a)).status).toBe("at_vendor")
    await answer(services, claim, { unit_: a, outcome: "credited", recovered: EUR(5) }, { unit_: b, outcome: "rejected" }, { unit_: c, outcome: "replaced", replacement: replacementOf() })
    expect(await rejectionOf(change(services, claim, "settle"))).toMatchObject({ code: "vendor_claim.line_pending" })
    await answer(services, claim, { unit_: d, outcome: "returned" })
    expect(await change(services, claim, "settle")).toMatchObject({ status: "settled", settledAt: expect.any(String) })
    expect(await change(services, claim, "close")).toMatchObject({ status: "closed" })
    expect(await rejectionOf(answer(services, claim, { unit_: d, outcome: "returned" }))).toMatchObject({ code: "document.wrong_status" })
  })

  it("is given by one of two agents at once; the other's is a correction of it", async () => {
    const { units: [unit], claim } = await shippedClaim()
    await Promise.all([answer(services, claim, { unit_: unit as Unit, outcome: "credited", recovered: EUR(5) }), answer(services, claim, { unit_: unit as Unit, outcome: "credited", recovered: EUR(6) })])
    expect((await services.vendorClaims.timeline(claim.id)).map(({ type }) => type).slice(-2)).toEqual(["outcome_recorded", "outcome_corrected"])
    expect((await eventsOf(unit as Unit)).map(({ type }) => type).slice(-2)).toEqual(["unit.scrapped", "unit.vendor_claim_answered"])
  })

  it("is done once for its key", async () => {
    const { item, units: [unit], claim } = await shippedClaim()
    const input = { vendorClaimId: claim.id, answers: [{ line: { unitId: unit?.id ?? "" }, outcome: "replaced" as const, replacement: replacementOf() }] }
    const key = unique("key")
    await services.vendorClaims.recordOutcome(keyed(key), input)
    expect(await services.vendorClaims.recordOutcome(keyed(key), input)).toMatchObject({ replayed: true })
    expect(await counted(item)).toEqual({ [LOCATION]: 1 })
  })

  it("keeps a note beside the timeline", async () => {
    const { units: [unit], claim } = await shippedClaim()
    await services.vendorClaims.recordOutcome(AGENT, { vendorClaimId: claim.id, note: "Ann promised a credit", answers: [{ line: { unitId: unit?.id ?? "" }, outcome: "credited", recovered: EUR(1) }] })
    expect((await services.vendorClaims.timeline(claim.id)).at(-1)).toMatchObject({ note: "Ann promised a credit" })
    expect(JSON.stringify(await eventsOf(unit as Unit))).not.toContain("Ann")
  })

  describe("wrong, is corrected by a new entry", () => {
    it("from credited to rejected: the unit is taken back into the books", async () => {
      const { item, units: [unit], claim } = await shippedClaim()
      await answer(services, claim, { unit_: unit as Unit, outcome: "credited", recovered: EUR(5) })
      const corrected = await answer(services, claim, { unit_: unit as Unit, outcome: "rejected", reasonCode: "typing_error" })
      expect(corrected.lines).toMatchObject([{ outcome: "rejected", whereabouts: "returned", recoveredMinor: null }])
      expect(await unitNow(unit as Unit)).toMatchObject({ status: "quarantined", locationId: QUARANTINE })
      await expectStockEqualsUnits(item)
    })

    it("from returned to credited, while it lies in quarantine", async () => {
      const { item, units: [unit], claim } = await shippedClaim()
      await answer(services, claim, { unit_: unit as Unit, outcome: "returned" })
      await answer(services, claim, { unit_: unit as Unit, outcome: "credited", recovered: EUR(5) })
      expect(await unitNow(unit as Unit)).toMatchObject({ status: "scrapped", statusReason: "kept_by_vendor" })
      await expectStockEqualsUnits(item)
    })

    it("but not once the unit was sold on or stands on another claim", async () => {
      const { units: [unit], claim } = await shippedClaim()
      await answer(services, claim, { unit_: unit as Unit, outcome: "returned" })
      const again = await openClaim(services, [unit as Unit])
      expect(await rejectionOf(answer(services, claim, { unit_: unit as Unit, outcome: "credited", recovered: EUR(5) }))).toMatchObject({ code: "vendor_claim.unit_moved_on" })
      await change(services, again, "cancel")
      await services.units.command(AGENT, { command: "restock", units: [{ unitId: unit?.id ?? "" }], locationId: LOCATION })
      expect(await rejectionOf(answer(services, claim, { unit_: unit as Unit, outcome: "credited", recovered: EUR(5) }))).toMatchObject({ code: "vendor_claim.unit_moved_on" })
    })

    it("from replaced to another number: the first is void, and its number free", async () => {
      const { item, units: [unit], claim } = await shippedClaim()
      const [wrong, right] = [replacementOf(), replacementOf()]
      const first = await answer(services, claim, { unit_: unit as Unit, outcome: "replaced", replacement: wrong })
      const second = await answer(services, claim, { unit_: unit as Unit, outcome: "replaced", replacement: right })
      expect((await services.units.get(first.lines[0]?.replacementUnitId ?? "")).status).toBe("void")
      expect((await services.units.get(second.lines[0]?.replacementUnitId ?? "")).serialNumber).toBe(right.serialNumber)
      expect(await counted(item)).toEqual({ [LOCATION]: 1 })
      await expectStockEqualsUnits(item)
      // The same number with another amount is no other unit.
      const third = await answer(services, claim, { unit_: unit as Unit, outcome: "replaced", replacement: right, recovered: EUR(3) })
      expect(third.lines).toMatchObject([{ replacementUnitId: second.lines[0]?.replacementUnitId, recoveredMinor: 3 }])
    })

    it("but not once the replacement is promised to an order", async () => {
      const { item, units: [unit], claim } = await shippedClaim()
      await answer(services, claim, { unit_: unit as Unit, outcome: "replaced", replacement: replacementOf() })
      const lineItemId = unique("ordli")
      await services.orders.sync({ orderId: unique("order"), customerId: "cus_1", canceled: false, fulfillments: [], lines: [{ lineItemId, inventoryItemId: item, variantId: null, requiredCount: 1, locationId: LOCATION, orderedAt: new Date().toISOString() }] })
      expect(await rejectionOf(answer(services, claim, { unit_: unit as Unit, outcome: "credited", recovered: EUR(5) }))).toMatchObject({ code: "vendor_claim.replacement_in_use" })
    })
  })
})

describe("figures of recovery", () => {
  it("count the claims shipped in the period, by maker and currency, and the days until they were settled", async () => {
    const vendorId = unique("maker")
    const item = await buildItem(services)
    const units = await quarantined(services, item, 4)
    const [a, b, c, d] = units as [Unit, Unit, Unit, Unit]
    const claim = await shipClaim(services, await openClaim(services, [a, b, c], { vendorId }))
    const other = await shipClaim(services, await openClaim(services, [d], { vendorId, claimed: { minor: 900, currencyCode: "jpy" } }))
    await openClaim(services, [], { vendorId })
    await answer(services, claim, { unit_: a, outcome: "credited", recovered: EUR(7_500) }, { unit_: b, outcome: "rejected" })
    await answer(services, other, { unit_: d, outcome: "credited", recovered: { minor: 900, currencyCode: "jpy" } })
    await change(services, other, "settle")
    await rows("update vendor_claim set shipped_at = settled_at - interval '3 days' where id = $1", [other.id])
    const period = { from: "2020-01-01T00:00:00.000Z", to: "2100-01-01T00:00:00.000Z" }
    const { amounts, vendors } = await services.vendorClaims.recovery(period)
    expect(amounts.filter((row) => row.vendorId === vendorId)).toEqual([
      { vendorId, currencyCode: "eur", claimedMinor: 30_000, recoveredMinor: 7_500, pendingMinor: 10_000, rate: 0.375 },
      { vendorId, currencyCode: "jpy", claimedMinor: 900, recoveredMinor: 900, pendingMinor: 0, rate: 1 },
    ])
    expect(vendors.filter((row) => row.vendorId === vendorId)).toEqual([{ vendorId, claimCount: 2, settledCount: 1, lineCount: 4, creditedCount: 2, replacedCount: 0, rejectedCount: 1, returnedCount: 0, pendingCount: 1, daysToSettle: 3 }])
    expect((await services.vendorClaims.recovery({ from: period.to, to: period.to })).vendors).toEqual([])
  })
})

describe("available actions and outcomes", () => {
  it("are exactly what is not refused, for random claims in random states", async () => {
    const item = await buildItem(services)
    const path = fc.array(fc.constantFrom("ship", "credit", "return", "replace", "settle", "close", "cancel", "restock", "remove"), { minLength: 1, maxLength: 5 })
    for (const steps of fc.sample(path, { numRuns: 12, seed: 7 })) {
      const units = await quarantined(services, item, 2)
      const claim = await openClaim(services, units)
      for (const step of steps) await take(step, claim, units as [Unit, Unit]).catch(() => undefined)
      await expectExactActions(claim, await quarantined(services, item, 1))
    }
  })

  async function take(step: string, claim: VendorClaim, [unit]: [Unit, Unit]): Promise<unknown> {
    switch (step) {
      case "ship": return shipClaim(services, claim)
      case "credit": return answer(services, claim, { unit_: unit, outcome: "credited", recovered: EUR(1) })
      case "return": return answer(services, claim, { unit_: unit, outcome: "returned" })
      case "replace": return answer(services, claim, { unit_: unit, outcome: "replaced", replacement: replacementOf() })
      case "restock": return services.units.command(AGENT, { command: "restock", units: [{ unitId: unit.id }], locationId: LOCATION })
      case "remove": return services.vendorClaims.removeUnits(AGENT, { vendorClaimId: claim.id, lines: [{ unitId: unit.id }] })
      default: return change(services, claim, step as "settle" | "close" | "cancel")
    }
  }

  /** Each command that is not offered is tried and refused; the first that is offered is tried and done. */
  async function expectExactActions({ id }: VendorClaim, [fresh]: readonly Unit[]): Promise<void> {
    const view = await services.vendorClaims.get(id)
    const unitOf = (unitId: string) => view.claimedUnits.get(unitId) as NonNullable<ReturnType<typeof view.claimedUnits.get>>
    const offered = availableVendorActions(view.claim, unitOf)
    for (const line of view.claim.lines) {
      const possible = availableOutcomes(view.claim, line, unitOf)
      expect(possible.every((outcome) => DECIDED_OUTCOMES.includes(outcome))).toBe(true)
      expect(possible.length === 0 || offered.includes("record_outcome")).toBe(true)
    }
    // Refused ones first: they change nothing. Of the offered ones, the first that is tried must succeed.
    for (const name of VENDOR_CLAIM_COMMANDS.filter((command) => !offered.includes(command))) await rejectionOf(attempt(name, view.claim, fresh as Unit))
    const [first] = offered
    if (first !== undefined) await attempt(first, view.claim, fresh as Unit)
  }

  async function attempt(name: VendorClaimCommandName, claim: VendorClaim, fresh: Unit): Promise<unknown> {
    const lines = claim.lines.slice(0, 1).map(({ id }) => ({ lineId: id }))
    const target = { vendorClaimId: claim.id }
    switch (name) {
      case "add_units": return services.vendorClaims.addUnits(AGENT, { ...target, units: named([fresh]) })
      case "remove_units": return services.vendorClaims.removeUnits(AGENT, { ...target, lines })
      case "set_claimed": return services.vendorClaims.setClaimed(AGENT, { ...target, lines: lines.map((line) => ({ line, faultCodes: ["x"] })) })
      case "record_outcome": return services.vendorClaims.recordOutcome(AGENT, { ...target, answers: lines.map((line) => ({ line, outcome: "credited" as const, recovered: EUR(1) })) })
      case "ship": return services.vendorClaims.change(AGENT, { ...target, command: { name, trackingNumber: null, vendorReference: null } })
      case "cancel": return services.vendorClaims.change(AGENT, { ...target, command: { name, reasonCode: null } })
      default: return services.vendorClaims.change(AGENT, { ...target, command: { name } })
    }
  }
})
