import type { Unit } from "../../src/domain/unit/unit"
import { withClient } from "../../src/persistence/named-query"
import { AGENT, buildItem, buildOrder, type LedgerFixture, openLedger, receive, serials } from "./fixture"

let ledger: LedgerFixture
beforeAll(async () => { ledger = await openLedger() })
afterAll(() => ledger.close())

/** What somebody with the database's own password could do. */
async function sabotage(text: string, values: readonly unknown[]): Promise<void> {
  await withClient(ledger.dataSource, async (client) => {
    await client.query("alter table serial_event disable trigger serial_event_append_only")
    const { rowCount } = await client.query(text, [...values])
    await client.query("alter table serial_event enable trigger serial_event_append_only")
    expect(rowCount).toBeGreaterThan(0)
  })
}

/** A unit with three events that is promised to an order. */
async function promisedUnit(): Promise<Unit> {
  const item = await buildItem(ledger.services)
  const [unit] = await receive(ledger.services, item, serials(1)) as [Unit]
  await ledger.services.units.command(AGENT, { command: "move", bin: "A-1", units: [{ unitId: unit.id }] })
  await ledger.services.orders.sync(buildOrder(item, 1))
  return ledger.services.units.get(unit.id)
}

async function defectsOf(unit: Unit): Promise<string[]> {
  return (await ledger.services.verifyLedger()).defects.filter((sentence) => sentence.includes(unit.id))
}

const SABOTAGES: readonly (readonly [name: string, sql: string, sentence: string])[] = [
  ["a row changed without an event", "update serial_unit set grade = 'c' where id = $1", "its row says grade is \"c\", its history says \"new\""],
  ["a hold taken from the row alone", "update serial_unit set holds = '[{\"id\":\"h\",\"kind\":\"theft\",\"reason\":null}]' where id = $1", "its row says holds"],
  ["a row that was touched at another time", "update serial_unit set updated_at = updated_at + interval '1 day' where id = $1", "at other times than its history says"],
  ["a row with another version", "update serial_unit set version = version + 1 where id = $1", "its row is at version 4, its history at 3"],
  ["a row with another head", "update serial_unit set chain_hash = decode(repeat('00', 32), 'hex') where id = $1", "does not hold the newest hash"],
  ["facts of an event rewritten", "update serial_event set facts = facts || '{\"from_bin\":\"Z\"}' where unit_id = $1 and sequence = 2", "event 2 does not have the hash its content gives"],
  ["changes of an event rewritten", "update serial_event set changes = changes || '{\"bin\":\"Z\"}' where unit_id = $1 and sequence = 2", "event 2 does not have the hash its content gives"],
  ["another actor", "update serial_event set actor_id = 'user_2' where unit_id = $1 and sequence = 1", "event 1 does not have the hash its content gives"],
  ["another time", "update serial_event set occurred_at = occurred_at - interval '1 day' where unit_id = $1 and sequence = 1", "event 1 does not have the hash its content gives"],
  ["an event lost in the middle", "delete from serial_event where unit_id = $1 and sequence = 2", "event 2 is missing"],
  ["the newest event lost", "delete from serial_event where unit_id = $1 and sequence = 3", "its row is at version 3, its history at 2"],
  ["the first event lost", "delete from serial_event where unit_id = $1 and sequence = 1", "event 1 is missing"],
  ["the whole history lost", "delete from serial_event where unit_id = $1", "has no history"],
  ["the unit lost", "delete from serial_unit where id = $1", "have no unit"],
  ["its promise lost", "delete from allocation where unit_id = $1", "is allocated, but its open allocations are []"],
  ["its promise closed", "update allocation set outcome = 'shipped' where unit_id = $1", "is allocated, but its open allocations are []"],
  ["its promise on another order's line", "update allocation set line_item_id = 'line_x' where unit_id = $1", "is allocated, but its open allocations are"],
  ["its promise of another item", "update allocation set inventory_item_id = 'iitem_x' where unit_id = $1", "is allocated, but its open allocations are"],
  ["its promise in a fulfilment it is not bound to", "update allocation set fulfillment_id = 'ful_x' where unit_id = $1", "is allocated, but its open allocations are"],
]

describe("verify-ledger finds", () => {
  it.each(SABOTAGES)("%s", async (_name, text, sentence) => {
    const unit = await promisedUnit()
    expect(await defectsOf(unit)).toEqual([])
    await sabotage(text, [unit.id])
    expect(await defectsOf(unit)).toContainEqual(expect.stringContaining(sentence))
  })

  it("a promise of a unit that does not exist", async () => {
    const unit = await promisedUnit()
    await sabotage("insert into allocation (unit_id, opened_sequence, order_id, line_item_id, inventory_item_id, outcome, opened_at) select 'ghost_' || unit_id, 1, order_id, line_item_id, inventory_item_id, 'open', opened_at from allocation where unit_id = $1", [unit.id])
    expect((await ledger.services.verifyLedger()).defects).toContainEqual(`An open allocation names unit ghost_${unit.id}, which does not exist.`)
  })

  it("a history cut off at its end together with the row only by the root that is kept elsewhere", async () => {
    const unit = await promisedUnit()
    await ledger.services.units.command(AGENT, { command: "hold", kind: "theft", units: [{ unitId: unit.id }] })
    const { root } = await ledger.services.verifyLedger()
    await sabotage("delete from serial_event where unit_id = $1 and sequence = 4", [unit.id])
    await sabotage("update serial_unit u set holds = '[]', version = 3, chain_hash = e.hash, updated_at = e.recorded_at from serial_event e where u.id = $1 and e.unit_id = u.id and e.sequence = 3", [unit.id])
    const after = await ledger.services.verifyLedger()
    expect(after.defects.filter((sentence) => sentence.includes(unit.id))).toEqual([])
    expect(after.root).not.toBe(root)
  })
})
