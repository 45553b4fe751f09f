import { appendEvents } from "../../src/ledger/append-events"
import { recordChange, type CommandContext, type UnitChange } from "../../src/ledger/record"
import { namedQuery, withClient } from "../../src/persistence/named-query"
import { decide } from "../../src/domain/unit/decide"
import type { Unit } from "../../src/domain/unit/unit"
import { expectLedgerCoherent } from "../support/coherence"
import { AGENT, buildItem, countStatements, keyed, type LedgerFixture, LOCATION, openLedger, receive, rejectionOf, serials, unique } from "./fixture"

let ledger: LedgerFixture
beforeAll(async () => { ledger = await openLedger(40) })
afterEach(() => expectLedgerCoherent(ledger.dataSource))
afterAll(() => ledger.close())

const context = (): CommandContext => ({ actor: { type: "user", id: "u" }, workstation: null, reference: null, at: new Date().toISOString(), occurredAt: new Date().toISOString(), commandId: unique("acmd") })

function held(unit: Unit, at: CommandContext): UnitChange {
  const decision = decide(unit, { name: "hold", holdId: unique("ahold"), kind: "quality", reasonCode: null }, at)
  if (!decision.ok) throw new Error(decision.rejection.message)
  return { unitId: unit.id, before: unit, event: decision.outcome }
}

async function count(text: string, values: unknown[]): Promise<number> {
  const [row] = await withClient(ledger.dataSource, (client) => namedQuery<{ count: number }>(client, text, values))
  return row?.count ?? -1
}

describe("the append statement", () => {
  it("changes nothing and leaves no receipt when one of two units has a stale version", async () => {
    const item = await buildItem(ledger.services)
    const [first, second] = await receive(ledger.services, item, serials(2)) as [Unit, Unit]
    await ledger.services.units.command(AGENT, { command: "move", units: [{ unitId: second.id }], bin: "B2" })
    const at = context()
    const key = unique("key")
    const append = withClient(ledger.dataSource, (client) => appendEvents(client, {
      changes: [recordChange(held(first, at), at), recordChange(held(second, at), at)], context: at, messages: [], newId: unique,
      receipt: { scope: "s", key, requestHash: "00", response: {} },
    }))
    await expect(append).rejects.toMatchObject({ code: "AF001" })
    expect(await count("select count(*)::int as count from command_receipt where key = $1", [key])).toBe(0)
    expect((await ledger.services.units.get(first.id)).version).toBe(1)
  })

  it("lets exactly one of 32 concurrent commands win a race, and tells the others the truth", async () => {
    const item = await buildItem(ledger.services)
    const [unit] = await receive(ledger.services, item, serials(1)) as [Unit]
    const outcomes = await Promise.allSettled(Array.from({ length: 32 }, () => ledger.services.units.command(AGENT, { command: "scrap", units: [{ unitId: unit.id }] })))
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    for (const outcome of outcomes) if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ rejection: { code: "unit.wrong_status" } })
    expect((await ledger.services.units.get(unit.id)).version).toBe(2)
  })

  it("never loses a write when 32 clients change the same units in overlapping batches", async () => {
    const item = await buildItem(ledger.services)
    const units = await receive(ledger.services, item, serials(6))
    await Promise.all(Array.from({ length: 32 }, (_, n) => {
      const chosen = units.filter((_unit, index) => (index + n) % 2 === 0)
      return ledger.services.units.command(AGENT, { command: "hold", kind: "quality", reasonCode: `check_${n}`, units: (n % 3 === 0 ? chosen.reverse() : chosen).map(({ id }) => ({ unitId: id })) })
    }))
    const now = await ledger.services.units.list({ inventoryItemId: item, limit: 10, offset: 0 })
    expect(now.units.map(({ holds, version }) => [holds.length, version])).toEqual(Array.from({ length: 6 }, () => [16, 17]))
  })

  it("runs a command once for one idempotency key, however many twins send it at once", async () => {
    const item = await buildItem(ledger.services)
    const [unit] = await receive(ledger.services, item, serials(1)) as [Unit]
    const key = unique("key")
    const results = await Promise.all(Array.from({ length: 16 }, () => ledger.services.units.command(keyed(key), { command: "hold", kind: "fraud", units: [{ unitId: unit.id }] })))
    expect(results.filter(({ replayed }) => !replayed)).toHaveLength(1)
    expect(new Set(results.map((result) => JSON.stringify(result.units)))).toHaveProperty("size", 1)
    expect((await ledger.services.units.get(unit.id)).holds).toHaveLength(1)
  })

  it("gives the stored answer again after the unit has moved on", async () => {
    const item = await buildItem(ledger.services)
    const [unit] = await receive(ledger.services, item, serials(1)) as [Unit]
    const key = unique("key")
    const hold = () => ledger.services.units.command(keyed(key), { command: "hold", kind: "fraud", units: [{ unitId: unit.id }] })
    const first = await hold()
    await ledger.services.units.command(AGENT, { command: "scrap", units: [{ unitId: unit.id }] })
    const again = await hold()
    expect(again.replayed).toBe(true)
    expect(again.units).toEqual(first.units)
  })

  it("refuses a key that served another request", async () => {
    const item = await buildItem(ledger.services)
    const [unit] = await receive(ledger.services, item, serials(1)) as [Unit]
    const key = unique("key")
    await ledger.services.units.command(keyed(key, "one"), { command: "hold", kind: "fraud", units: [{ unitId: unit.id }] })
    expect(await rejectionOf(ledger.services.units.command(keyed(key, "two"), { command: "hold", kind: "fraud", units: [{ unitId: unit.id }] }))).toMatchObject({ code: "idempotency.key_reused" })
  })

  it("leaves no receipt for a rejection, so that it is decided afresh", async () => {
    const item = await buildItem(ledger.services)
    const [unit] = await receive(ledger.services, item, serials(1)) as [Unit]
    const key = unique("key")
    const find = () => ledger.services.units.command(keyed(key), { command: "mark_found", units: [{ unitId: unit.id }] })
    expect(await rejectionOf(find())).toMatchObject({ code: "unit.wrong_status" })
    await ledger.services.units.command(AGENT, { command: "mark_lost", units: [{ unitId: unit.id }] })
    expect((await find()).units[0]).toMatchObject({ status: "in_stock", locationId: LOCATION })
  })
})

describe("statements", () => {
  it("are as many for 5,000 received units as for one", async () => {
    const item = await buildItem(ledger.services)
    const one = await countStatements(() => receive(ledger.services, item, serials(1)))
    const many = await countStatements(() => receive(ledger.services, item, serials(5_000)))
    expect(many.result).toHaveLength(5_000)
    expect(many.count).toBe(one.count)
    expect(one.count).toBeLessThanOrEqual(3)
  })

  it("are two for a command on one unit, and as many for 1,000", async () => {
    const item = await buildItem(ledger.services)
    const units = await receive(ledger.services, item, serials(1_001))
    const [first, ...others] = units.map(({ id }) => ({ unitId: id }))
    const one = await countStatements(() => ledger.services.units.command(AGENT, { command: "move", bin: "A", units: first ? [first] : [] }))
    const many = await countStatements(() => ledger.services.units.command(AGENT, { command: "move", bin: "A", units: others }))
    expect([one.count, many.count]).toEqual([2, 2])
  })
})

describe("receiving 10,000 units", () => {
  it("is one all-or-nothing request: one bad line refuses all", async () => {
    const item = await buildItem(ledger.services)
    const numbers = serials(10_000)
    await receive(ledger.services, item, [numbers[7_777] ?? ""])
    const refused = await rejectionOf(receive(ledger.services, item, numbers))
    expect(refused).toMatchObject({ code: "receive.rejected", details: { rejected: [{ index: 7_777, code: "serial_number.duplicate" }] } })
    expect((await ledger.services.units.list({ inventoryItemId: item, limit: 1, offset: 0 })).count).toBe(1)
  })

  it("gives one stock posting over the whole request", async () => {
    const item = await buildItem(ledger.services)
    await receive(ledger.services, item, serials(10_000))
    expect(await ledger.services.stock.openDeltas([item])).toEqual([{ inventoryItemId: item, locationId: LOCATION, delta: 10_000 }])
  })
})
