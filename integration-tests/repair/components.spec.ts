import { buildItem, LOCATION, receive, rejectionOf, serials, unique } from "../ledger/fixture"
import { act, AGENT, buildOwn, buildSold, byAgent, open, openRepairs, QUARANTINE, type RepairFixture } from "./fixture"

let fixture: RepairFixture
beforeAll(async () => void (fixture = await openRepairs()))
afterEach(() => fixture.coherent())
afterAll(() => fixture.close())

const unitOf = (id: string) => fixture.services.units.get(id)
const eventsOf = async (id: string) => (await fixture.services.units.history(id, { afterSequence: 0, limit: 200 })).events
const partIn = (unitId: string) => ({ name: "add_line" as const, line: { kind: "part_in" as const, part: { unitId } } })
const postedFor = async (item: string) => (await fixture.query<{ location_id: string; delta: number }>("select location_id, sum(delta)::int as delta from stock_posting where inventory_item_id = $1 group by 1 order by 1", [item]))

async function atTheBench() {
  const { unitId } = await buildSold(fixture)
  const { id } = await open(fixture.services, unitId)
  await act(fixture.services, id, "start_diagnosis")
  return { unitId, id }
}

describe("a part with a serial number", () => {
  it("is installed: it leaves stock, and child and parent both tell of it", async () => {
    const { unitId, id } = await atTheBench()
    const part = await buildOwn(fixture)
    const order = await act(fixture.services, id, partIn(part.unitId))
    expect(order.lines[0]).toMatchObject({ kind: "part_in", unitId: part.unitId, inventoryItemId: part.inventoryItemId, partState: "installed" })
    expect(await unitOf(part.unitId)).toMatchObject({ status: "installed", parentUnitId: unitId, locationId: null })
    expect((await eventsOf(part.unitId)).at(-1)).toMatchObject({ type: "unit.installed", facts: { line_id: order.lines[0]?.id } })
    expect((await eventsOf(unitId)).at(-1)).toMatchObject({ type: "unit.repair_progressed", facts: { part_unit_id: part.unitId } })
    expect(await postedFor(part.inventoryItemId)).toEqual([{ location_id: LOCATION, delta: 0 }])
  })

  it("comes out with its line, to quarantine, and stock balances", async () => {
    const { id } = await atTheBench()
    const part = await buildOwn(fixture)
    const { lines } = await act(fixture.services, id, partIn(part.unitId))
    expect((await rejectionOf(act(fixture.services, id, "cancel"))).code).toBe("repair_order.parts_in_place")
    await act(fixture.services, id, { name: "remove_line", lineId: lines[0]?.id ?? "" }, "cancel")
    expect(await unitOf(part.unitId)).toMatchObject({ status: "quarantined", parentUnitId: null, owner: "shop", locationId: QUARANTINE })
    expect(await postedFor(part.inventoryItemId)).toEqual([{ location_id: LOCATION, delta: 0 }, { location_id: QUARANTINE, delta: 1 }])
  })

  it("that is known in another unit is refused, and a case is opened", async () => {
    const first = await atTheBench()
    const second = await atTheBench()
    const part = await buildOwn(fixture)
    await act(fixture.services, first.id, partIn(part.unitId))
    for (const again of [1, 2]) {
      void again
      expect((await rejectionOf(act(fixture.services, second.id, partIn(part.unitId)))).code).toBe("repair_line.part_elsewhere")
    }
    const { cases } = await fixture.services.exceptions.list({ unitId: part.unitId, limit: 10, offset: 0 })
    expect(cases).toMatchObject([{ kind: "component_in_second_unit", details: { known_parent_unit_id: first.unitId, seen_parent_unit_id: second.unitId } }])
  })

  it("cannot contain the unit it goes into, however deep", async () => {
    const outer = await buildOwn(fixture)
    const inner = await buildOwn(fixture)
    const repairInner = await open(fixture.services, inner.unitId)
    expect((await rejectionOf(act(fixture.services, repairInner.id, "start_diagnosis", partIn(inner.unitId)))).code).toMatch(/unit\.(wrong_status|in_component_cycle)/)
    await act(fixture.services, repairInner.id, byAgent({ name: "cancel" }))
    await fixture.services.units.command(AGENT, { command: "restock", units: [{ unitId: inner.unitId }], locationId: LOCATION })
    const repairOuter = await open(fixture.services, outer.unitId)
    await act(fixture.services, repairOuter.id, "start_diagnosis", partIn(inner.unitId))
    expect((await rejectionOf(open(fixture.services, inner.unitId))).code).toBe("unit.wrong_status")
  })

  it("goes into one unit only, of two at once", async () => {
    const [first, second] = [await atTheBench(), await atTheBench()]
    const part = await buildOwn(fixture)
    const both = await Promise.allSettled([first.id, second.id].map((id) => act(fixture.services, id, partIn(part.unitId))))
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
  })

  it("is found by its number, and its item where the number is not enough", async () => {
    const { id } = await atTheBench()
    const items = [await buildItem(fixture.services), await buildItem(fixture.services)]
    const [number = ""] = serials(1)
    for (const item of items) await receive(fixture.services, item, [number])
    const named = (inventoryItemId?: string) => ({ name: "add_line" as const, line: { kind: "part_in" as const, part: { serialNumber: number.toLowerCase(), inventoryItemId: inventoryItemId ?? null }, inventoryItemId } })
    expect((await rejectionOf(act(fixture.services, id, named()))).code).toBe("unit.ambiguous")
    expect(await act(fixture.services, id, named(items[1]))).toMatchObject({ lines: [{ inventoryItemId: items[1], partState: "installed" }] })
    expect((await rejectionOf(act(fixture.services, id, { name: "add_line", line: { kind: "part_in", part: { serialNumber: "NOBODY-1" } } }))).code).toBe("unit.not_found")
  })
})

describe("a part that comes out", () => {
  it("and was never registered gets its history from here on, and its stock", async () => {
    const { unitId, id } = await atTheBench()
    const item = await buildItem(fixture.services)
    const { lines } = await act(fixture.services, id, { name: "add_line", line: { kind: "part_out", part: { serialNumber: "board-77", inventoryItemId: item }, inventoryItemId: item } })
    const partId = lines[0]?.unitId ?? ""
    expect(lines[0]).toMatchObject({ partState: "removed", inventoryItemId: item })
    expect(await unitOf(partId)).toMatchObject({ serialNumber: "BOARD-77", status: "quarantined", owner: "shop", grade: "salvage", locationId: QUARANTINE })
    expect(await eventsOf(partId)).toMatchObject([{ type: "unit.captured", facts: { source: "removed_from", removed_from: unitId, repair_order_id: id } }])
    expect(await postedFor(item)).toEqual([{ location_id: QUARANTINE, delta: 1 }])
    expect((await rejectionOf(act(fixture.services, id, { name: "remove_line", lineId: lines[0]?.id ?? "" }))).code).toBe("repair_line.part_is_out")
  })

  it("stays the customer's where the agent says so", async () => {
    const { id } = await atTheBench()
    const item = await buildItem(fixture.services)
    const { lines } = await act(fixture.services, id, { name: "add_line", line: { kind: "part_out", part: { serialNumber: "DRIVE-1", inventoryItemId: item }, inventoryItemId: item, owner: "customer" } })
    expect(await unitOf(lines[0]?.unitId ?? "")).toMatchObject({ owner: "customer", ownerCustomerId: "cus_1" })
    expect(await postedFor(item)).toEqual([])
  })

  it("needs its item, its item's policy, and a number that is free", async () => {
    const { id } = await atTheBench()
    const out = (inventoryItemId: string | undefined, serialNumber = "X-9") => ({ name: "add_line" as const, line: { kind: "part_out" as const, part: { serialNumber, inventoryItemId: inventoryItemId ?? null }, inventoryItemId } })
    expect((await rejectionOf(act(fixture.services, id, out(undefined)))).code).toBe("repair_line.needs_part")
    expect((await rejectionOf(act(fixture.services, id, out("iitem_nobody")))).code).toBe("policy.not_found")
    const other = await buildOwn(fixture)
    expect((await rejectionOf(act(fixture.services, id, out(other.inventoryItemId, other.serialNumber)))).code).toBe("repair_line.part_elsewhere")
  })

  it("harvested from a unit that is not worth repairing can be sold", async () => {
    const { unitId, inventoryItemId: _ } = await buildOwn(fixture)
    const item = await buildItem(fixture.services, { sellableGrades: ["new", "a", "b"] })
    const { id } = await open(fixture.services, unitId, { problem: "water damage" })
    await act(fixture.services, id, "start_diagnosis", { name: "add_line", line: { kind: "part_out", part: { serialNumber: "PANEL-5", inventoryItemId: item }, inventoryItemId: item } }, { name: "mark_unrepairable", reasonCode: "water" })
    const [panel] = (await fixture.services.units.list({ inventoryItemId: item, limit: 5, offset: 0 })).units
    await fixture.services.units.command(AGENT, { command: "restock", units: [{ unitId: panel?.id ?? "" }], locationId: LOCATION, grade: "b" })
    await fixture.services.units.command(AGENT, { command: "scrap", units: [{ unitId }] })
    await act(fixture.services, id, "close")
    expect(await unitOf(panel?.id ?? "")).toMatchObject({ status: "in_stock", grade: "b" })
    expect((await eventsOf(panel?.id ?? ""))[0]?.facts).toMatchObject({ removed_from: unitId })
  })
})

describe("what a unit is made of", () => {
  it("as built, as maintained, and every change in between is told by its history", async () => {
    const parent = await buildOwn(fixture)
    const [board, panel, fan, chip] = [await buildOwn(fixture), await buildOwn(fixture), await buildOwn(fixture), await buildOwn(fixture)]
    await fixture.services.components.record(AGENT, { unitId: board.unitId, components: [{ unitId: chip.unitId }] })
    await fixture.services.components.record(AGENT, { unitId: parent.unitId, components: [{ unitId: board.unitId }, { serialNumber: panel.serialNumber.toLowerCase(), inventoryItemId: panel.inventoryItemId }] })
    const { id } = await open(fixture.services, parent.unitId)
    const item = await buildItem(fixture.services)
    await act(
      fixture.services, id, "start_diagnosis", { name: "add_line", line: { kind: "part_out", part: { unitId: panel.unitId } } }, partIn(fan.unitId),
      { name: "add_line", line: { kind: "part_out", part: { serialNumber: "FUSE-1", inventoryItemId: item }, inventoryItemId: item } },
    )
    const tree = await fixture.services.components.of(parent.unitId)
    expect(tree.asBuilt.map(({ serialNumber, isInPlace }) => [serialNumber, isInPlace])).toEqual([[board.serialNumber, true], [panel.serialNumber, false], ["FUSE-1", false]])
    expect(tree.asMaintained.map(({ unitId, parentUnitId, depth }) => [unitId, parentUnitId, depth]).sort()).toEqual([[board.unitId, parent.unitId, 1], [fan.unitId, parent.unitId, 1], [chip.unitId, board.unitId, 2]].sort())
    expect(tree.changes.map(({ unitId, change, repairOrderId }) => [unitId, change, repairOrderId])).toEqual([
      [board.unitId, "installed", null], [panel.unitId, "installed", null], [panel.unitId, "removed", id], [fan.unitId, "installed", id], [expect.any(String), "removed", id],
    ])
    expect((await eventsOf(board.unitId)).at(-1)).toMatchObject({ type: "unit.installed", facts: { as_built: true, parent_unit_id: parent.unitId } })
    expect(await postedFor(board.inventoryItemId)).toEqual([{ location_id: LOCATION, delta: 0 }])
  })

  it("does not list what happened to itself as a part among its own changes", async () => {
    const [{ unitId, id }, fan] = [await atTheBench(), await buildOwn(fixture)]
    const { lines } = await act(fixture.services, id, partIn(fan.unitId))
    await act(fixture.services, id, { name: "remove_line", lineId: lines[0]?.id ?? "" })
    expect((await fixture.services.components.of(fan.unitId)).changes).toEqual([])
    expect((await fixture.services.components.of(unitId)).changes).toMatchObject([{ unitId: fan.unitId, change: "installed" }, { unitId: fan.unitId, change: "removed" }])
  })

  it("is written down only before it is sold, each component once, and one that is elsewhere is an alarm", async () => {
    const [sold, first, second, part] = [await buildSold(fixture), await buildOwn(fixture), await buildOwn(fixture), await buildOwn(fixture)]
    const record = (unitId: string, ...unitIds: string[]) => fixture.services.components.record(AGENT, { unitId, components: unitIds.map((id) => ({ unitId: id })) })
    expect((await rejectionOf(record(sold.unitId, part.unitId))).code).toBe("unit.was_sold")
    expect((await rejectionOf(record(first.unitId, part.unitId, part.unitId))).code).toBe("unit.repeated")
    expect((await rejectionOf(record(first.unitId, first.unitId))).code).toMatch(/unit\.in_component_cycle/)
    expect((await rejectionOf(record(first.unitId, "aunit_nobody"))).code).toBe("unit.not_found")
    await record(first.unitId, part.unitId)
    expect((await rejectionOf(record(second.unitId, part.unitId))).code).toBe("repair_line.part_elsewhere")
    expect((await fixture.services.exceptions.list({ unitId: part.unitId, limit: 5, offset: 0 })).cases).toMatchObject([{ kind: "component_in_second_unit", details: { known_parent_unit_id: first.unitId, seen_parent_unit_id: second.unitId } }])
    expect((await rejectionOf(record(part.unitId, second.unitId))).code).toBe("unit.wrong_status")
    expect((await rejectionOf(fixture.services.components.of("aunit_nobody"))).code).toBe("unit.not_found")
  })
})

describe("a unit that is scrapped", () => {
  it("gives its parts first: those with numbers become units, those by quantity are stock; then it is gone with its order, and every stock balances", async () => {
    const { unitId, inventoryItemId } = await buildOwn(fixture)
    const [panel, screws] = [await buildItem(fixture.services, { sellableGrades: ["new", "a", "b"] }), unique("iitem")]
    const built = await buildOwn(fixture)
    const { id } = await open(fixture.services, unitId, { problem: "water damage" })
    await act(fixture.services, id, "start_diagnosis", partIn(built.unitId), "mark_unrepairable")
    const harvested = await act(
      fixture.services, id,
      { name: "add_line", line: { kind: "part_out", part: { serialNumber: "PANEL-9", inventoryItemId: panel }, inventoryItemId: panel } },
      { name: "add_line", line: { kind: "part_out", part: { unitId: built.unitId } } },
      { name: "add_line", line: { kind: "part_out", inventoryItemId: screws, quantity: 8, disposition: "restock" } },
      { name: "add_line", line: { kind: "part_out", inventoryItemId: screws, quantity: 2, disposition: "scrap" } },
    )
    expect(harvested.lines.map(({ partState }) => partState)).toEqual(["installed", "removed", "removed", "restocked", null])
    expect(await postedFor(screws)).toEqual([{ location_id: LOCATION, delta: 8 }])
    expect((await rejectionOf(act(fixture.services, id, { name: "scrap" }))).code).toBe("repair_order.not_permitted")
    expect(await act(fixture.services, id, byAgent({ name: "scrap", reasonCode: "water" }))).toMatchObject({ status: "closed", outcome: "unrepairable" })
    expect(await unitOf(unitId)).toMatchObject({ status: "scrapped", custody: "none" })
    expect((await eventsOf(unitId)).slice(-2)).toMatchObject([{ type: "unit.scrapped", facts: { reason_code: "water" } }, { type: "unit.repair_closed", facts: { command: "scrap" } }])
    expect(await fixture.query("select coalesce(sum(delta), 0)::int as total from stock_posting where inventory_item_id = $1", [inventoryItemId])).toEqual([{ total: 0 }])
    for (const part of [built.unitId, harvested.lines[1]?.unitId ?? ""]) expect(await unitOf(part)).toMatchObject({ status: "quarantined", owner: "shop", parentUnitId: null })
    expect((await fixture.services.repairHistory.get(unitId)).history.repairs[0]).toMatchObject({ status: "closed", outcome: "unrepairable", lines: [{ kind: "part_in" }, { kind: "part_out" }, { kind: "part_out" }, { kind: "part_out", quantity: 8 }, { kind: "part_out", quantity: 2 }] })
  })

  it("is not taken apart or thrown away while it is a customer's", async () => {
    const { id } = await atTheBench()
    await act(fixture.services, id, "mark_unrepairable")
    for (const action of [{ name: "scrap" } as const, { name: "add_line", line: { kind: "part_out", inventoryItemId: "iitem_x", disposition: "restock" } } as const]) expect((await rejectionOf(act(fixture.services, id, byAgent(action)))).code).toBe("unit.not_shops")
  })

  it("has parts with numbers of their own known one by one, never by quantity", async () => {
    const { unitId } = await buildOwn(fixture)
    const tracked = await buildItem(fixture.services)
    const { id } = await open(fixture.services, unitId)
    await act(fixture.services, id, "start_diagnosis")
    expect((await rejectionOf(act(fixture.services, id, { name: "add_line", line: { kind: "part_out", inventoryItemId: tracked, quantity: 1, disposition: "restock" } }))).code).toBe("repair_line.needs_unit")
    expect((await rejectionOf(act(fixture.services, id, { name: "add_line", line: { kind: "part_out", disposition: "restock" } }))).code).toBe("repair_line.needs_part")
  })
})

describe("refurbishment", () => {
  it("ends the shop's own repair in stock as another item and grade, in one step, its history one", async () => {
    const { unitId, inventoryItemId, serialNumber } = await buildOwn(fixture)
    const refurbished = await buildItem(fixture.services, { sellableGrades: ["b"] })
    const { id } = await open(fixture.services, unitId, { problem: "refurbish" })
    await act(fixture.services, id, "start_diagnosis", "diagnose", "start_repair", "record_test", byAgent("pass_qc"), "mark_ready")
    expect((await rejectionOf(act(fixture.services, id, { name: "restock", grade: "b" }))).code).toBe("grade.needs_item")
    expect((await rejectionOf(act(fixture.services, id, { name: "restock", grade: "b", inventoryItemId: "iitem_nobody" }))).code).toBe("policy.not_found")
    const before = (await eventsOf(unitId)).length
    expect(await act(fixture.services, id, { name: "restock", grade: "b", inventoryItemId: refurbished })).toMatchObject({ status: "closed", outcome: "repaired" })
    expect(await unitOf(unitId)).toMatchObject({ status: "in_stock", grade: "b", inventoryItemId: refurbished, serialNumber, locationId: LOCATION, owner: "shop" })
    const events = await eventsOf(unitId)
    expect(events.slice(before)).toMatchObject([{ type: "unit.repair_ended" }, { type: "unit.restocked", facts: { relabelled_from: inventoryItemId, repair_order_id: id } }, { type: "unit.repair_closed", facts: { command: "restock", outcome: "repaired" } }])
    expect(events.slice(0, 1)).toMatchObject([{ type: "unit.received" }])
    expect(await postedFor(refurbished)).toEqual([{ location_id: LOCATION, delta: 1 }])
    expect(await fixture.query("select coalesce(sum(delta), 0)::int as total from stock_posting where inventory_item_id = $1", [inventoryItemId])).toEqual([{ total: 0 }])
    expect((await fixture.services.repairHistory.get(unitId)).history.repairs[0]).toMatchObject({ status: "closed", returnedAt: expect.any(String) as string })
    expect((await open(fixture.services, unitId)).status).toBe("intake")
  })

  it("is refused where the other item has a unit of that number, and for a customer's unit", async () => {
    const own = await buildOwn(fixture)
    const twin = await buildItem(fixture.services)
    await receive(fixture.services, twin, [own.serialNumber])
    const { id } = await open(fixture.services, own.unitId)
    await act(fixture.services, id, "start_diagnosis", "mark_no_fault_found")
    expect((await rejectionOf(act(fixture.services, id, { name: "restock", inventoryItemId: twin }))).code).toBe("serial_number.duplicate")
    const customers = await atTheBench()
    await act(fixture.services, customers.id, "mark_no_fault_found")
    expect((await rejectionOf(act(fixture.services, customers.id, { name: "restock" }))).code).toBe("unit.not_shops")
  })

  it("a returned unit becomes the shop's, is repaired, graded and sold as another item, its provenance kept", async () => {
    const { unitId } = await buildSold(fixture)
    const used = await buildItem(fixture.services, { sellableGrades: ["b"] })
    const { id } = await open(fixture.services, unitId, { problem: "returned, scratched" })
    await act(fixture.services, id, byAgent("cancel"))
    await fixture.services.units.command(AGENT, { command: "take_over", units: [{ unitId }] })
    const { id: refurbishing } = await open(fixture.services, unitId, { problem: "refurbish" })
    const { lines } = await act(fixture.services, refurbishing, "start_diagnosis", "diagnose", { name: "add_line", line: { kind: "labour", minutes: 20, amountMinor: 2_000 } })
    expect(lines[0]?.coverage).toMatchObject({ payer: "goodwill", reasons: [{ result: "the_shop_pays_for_its_own" }] })
    await act(fixture.services, refurbishing, "start_repair", "record_test", byAgent("pass_qc"), "mark_ready", "return", "close")
    const restock = { command: "restock" as const, units: [{ unitId }], locationId: LOCATION, grade: "b" as const }
    expect((await rejectionOf(fixture.services.units.command(AGENT, restock))).code).toBe("grade.needs_item")
    await fixture.services.units.command(AGENT, { ...restock, inventoryItemId: used })
    expect(await unitOf(unitId)).toMatchObject({ status: "in_stock", grade: "b", inventoryItemId: used, owner: "shop" })
    const story = (await eventsOf(unitId)).map(({ type }) => type)
    expect(["unit.received", "unit.delivered", "unit.taken_over", "unit.diagnosed", "unit.tested", "unit.repair_closed", "unit.restocked"].every((type) => story.includes(type as never))).toBe(true)
    expect((await fixture.services.repairHistory.get(unitId)).history.repairs.map(({ outcome }) => outcome)).toEqual(["canceled", "repaired"])
  })
})
