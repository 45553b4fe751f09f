import { postLevels } from "../../src/workflows/stock/post-levels"
import { settleParts } from "../../src/workflows/stock/settle-parts"
import { buildItem, LOCATION, rejectionOf, unique } from "../ledger/fixture"
import { FakeInventory } from "./fake-inventory"
import { act, buildSold, byAgent, open, openRepairs, type RepairFixture } from "./fixture"

/** How: Medusa's inventory is played by memory that dies at every call in turn, before or after its effect; what our rows say must come true all the same. */

let fixture: RepairFixture
let inventory: FakeInventory
beforeAll(async () => void (fixture = await openRepairs()))
beforeEach(() => void (inventory = new FakeInventory()))
afterEach(() => fixture.coherent())
afterAll(() => fixture.close())

/** What the stock poster does for an item, inside its lock. */
async function settle(item: string): Promise<void> {
  const { stock, repairs } = fixture.services
  await postLevels({ inventory: inventory.asService(), stock }, item)
  await settleParts({ inventory: inventory.asService(), repairs }, item)
}

const CALLS = ["listInventoryLevels", "adjustInventory", "listReservationItems", "createReservationItems", "softDeleteReservationItems"] as const

/** Settles with one death at the `index`-th call of that name, and once more after it. */
async function settleDying(item: string, name: (typeof CALLS)[number], when: "before" | "after", index: number): Promise<void> {
  let seen = 0
  inventory.dies = (call) => (call === name && seen++ === index ? when : null)
  await settle(item).catch(() => undefined)
  inventory.dies = () => null
  await settle(item)
}

const part = (inventoryItemId: string, quantity: number) => ({ name: "add_line" as const, line: { kind: "part_in" as const, inventoryItemId, quantity, payer: "goodwill" as const, reasonCode: "test" } })

async function withPart(item: string, quantity: number): Promise<string> {
  const { unitId } = await buildSold(fixture)
  const { id } = await open(fixture.services, unitId)
  await act(fixture.services, id, "start_diagnosis", byAgent(part(item, quantity)))
  return id
}

const stateOf = async (id: string) => (await fixture.services.repairs.get({ type: "user", id: "u" }, id)).order.lines[0]?.partState

const DEATHS = CALLS.flatMap((name) => (["before", "after"] as const).flatMap((when) => [0, 1].map((index) => [name, when, index] as const)))

describe("a part by quantity, with a death at every call", () => {
  it.each(DEATHS)("%s, %s its effect, the %i. time: reserved once, used up once", async (name, when, index) => {
    const item = unique("iitem")
    inventory.stock(item, LOCATION, 10)
    const id = await withPart(item, 3)
    await settleDying(item, name, when, index)
    expect([await stateOf(id), inventory.reservedOf(item), inventory.stockedOf(item)]).toEqual(["reserved", 3, 10])
    await act(fixture.services, id, "start_repair", "record_test", byAgent("pass_qc"), "mark_ready")
    await settleDying(item, name, when, index)
    expect([await stateOf(id), inventory.reservedOf(item), inventory.stockedOf(item)]).toEqual(["consumed", 0, 7])
    await settle(item)
    expect([inventory.reservedOf(item), inventory.stockedOf(item)]).toEqual([0, 7])
  })

  it.each(DEATHS)("%s, %s its effect, the %i. time: given back by cancel as if it had never been", async (name, when, index) => {
    const item = unique("iitem")
    inventory.stock(item, LOCATION, 10)
    const id = await withPart(item, 4)
    let seen = 0
    inventory.dies = (call) => (call === name && seen++ === index ? when : null)
    await settle(item).catch(() => undefined)
    await act(fixture.services, id, byAgent("cancel"))
    await settleDying(item, name, when, index)
    expect([await stateOf(id), inventory.reservedOf(item), inventory.stockedOf(item)]).toEqual(["given_back", 0, 10])
  })
})

describe("a part by quantity", () => {
  it("waits while nobody has it, is asked for again, and keeps the repair from being ready", async () => {
    const item = unique("iitem")
    inventory.stock(item, LOCATION, 1)
    const id = await withPart(item, 2)
    await settle(item)
    expect(await stateOf(id)).toBe("waiting")
    expect(await fixture.services.stock.unfinishedItems(100)).not.toContain(item)
    await act(fixture.services, id, "start_repair", "record_test", byAgent("pass_qc"))
    expect((await rejectionOf(act(fixture.services, id, "mark_ready"))).code).toBe("repair_order.parts_waiting")
    inventory.stock(item, "sloc_other", 5)
    expect(await fixture.services.repairs.retryShortParts(null)).toContain(item)
    expect(await fixture.services.stock.unfinishedItems(100)).toContain(item)
    await settle(item)
    expect([await stateOf(id), [...inventory.reservations.values()].map(({ location_id }) => location_id)]).toEqual(["reserved", ["sloc_other"]])
    await act(fixture.services, id, "mark_ready")
    await settle(item)
    expect([inventory.stockedOf(item), inventory.reservedOf(item), inventory.levels.get(`${item} sloc_other`)?.stocked_quantity]).toEqual([4, 0, 3])
  })

  it("is never promised twice: two repairs that want the last one", async () => {
    const item = unique("iitem")
    inventory.stock(item, LOCATION, 1)
    const ids = [await withPart(item, 1), await withPart(item, 1)]
    await settle(item)
    expect((await Promise.all(ids.map(stateOf))).sort()).toEqual(["reserved", "waiting"])
    await act(fixture.services, ids[0] ?? "", byAgent("cancel"))
    await fixture.services.repairs.retryShortParts(ids[1] ?? "")
    await settle(item)
    await settle(item)
    expect([await stateOf(ids[1] ?? ""), inventory.reservedOf(item)]).toEqual(["reserved", 1])
  })

  it("goes with its line, also before it was reserved", async () => {
    const item = unique("iitem")
    inventory.stock(item, LOCATION, 9)
    const id = await withPart(item, 5)
    const lineId = (await fixture.services.repairs.get({ type: "user", id: "u" }, id)).order.lines[0]?.id ?? ""
    await act(fixture.services, id, { name: "remove_line", lineId })
    await settle(item)
    expect([await stateOf(id), inventory.reservedOf(item), inventory.stockedOf(item)]).toEqual(["given_back", 0, 9])
  })

  it("of an item whose units are known one by one must be named", async () => {
    const tracked = await buildItem(fixture.services)
    const { unitId } = await buildSold(fixture)
    const { id } = await open(fixture.services, unitId)
    await act(fixture.services, id, "start_diagnosis")
    expect((await rejectionOf(act(fixture.services, id, byAgent(part(tracked, 1))))).code).toBe("repair_line.needs_unit")
  })
})
