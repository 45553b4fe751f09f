import type { OrderFulfillment, OrderSnapshot } from "../../src/services/order/order-snapshot"
import type { Unit } from "../../src/domain/unit/unit"
import { expectLedgerCoherent } from "../support/coherence"
import { AGENT, buildItem, buildOrder, countStatements, keyed, type LedgerFixture, LOCATION, openLedger, receive, rejectionOf, serials, unique } from "./fixture"

let ledger: LedgerFixture
beforeAll(async () => { ledger = await openLedger(40) })
afterEach(() => expectLedgerCoherent(ledger.dataSource))
afterAll(() => ledger.close())

const line = async (orderId: string) => {
  const [first] = (await ledger.services.orders.view(orderId)).lines
  if (first === undefined) throw new Error("the order has a serialized line")
  return first
}

function fulfillmentOf(order: OrderSnapshot, quantity: number, over: Partial<OrderFulfillment> = {}): OrderFulfillment {
  const [first] = order.lines
  return {
    id: unique("ful"), locationId: LOCATION, live: true, shippedAt: null, deliveredAt: null, trackingNumbers: [],
    items: [{ lineItemId: first?.lineItemId ?? "", inventoryItemId: first?.inventoryItemId ?? "", quantity }], ...over,
  }
}

const toBind = (order: OrderSnapshot, fulfillment: OrderFulfillment, serialNumbers?: Record<string, string[]>) => ({
  orderId: order.orderId, customerId: order.customerId, locationId: fulfillment.locationId, items: fulfillment.items, lines: order.lines, fulfillmentId: fulfillment.id,
  ...(serialNumbers ? { serialNumbers } : {}),
})
const toShip = (order: OrderSnapshot, fulfillment: OrderFulfillment) => ({
  fulfillmentId: fulfillment.id, orderId: order.orderId, customerId: order.customerId, locationId: fulfillment.locationId, items: fulfillment.items, trackingNumbers: ["T1"],
})

/** Net change our units ask of Medusa's level at the main location. */
async function delta(item: string): Promise<number> {
  return (await ledger.services.stock.openDeltas([item])).reduce((sum, row) => sum + row.delta, 0)
}

describe("allocation", () => {
  it("takes the oldest units first, under the policy fifo", async () => {
    const item = await buildItem(ledger.services)
    const [first] = await receive(ledger.services, item, serials(1)) as [Unit]
    await receive(ledger.services, item, serials(3))
    const order = buildOrder(item, 1)
    await ledger.services.orders.sync(order)
    expect((await line(order.orderId)).units.map(({ id }) => id)).toEqual([first.id])
  })

  it("takes what expires first, under the policy fefo", async () => {
    const item = await buildItem(ledger.services, { strategy: "fefo" })
    const receiveLot = (expiresOn: string) => ledger.services.units.receive(AGENT, { inventoryItemId: item, variantId: null, locationId: LOCATION, serialNumbers: serials(1), expiresOn, stockEffect: "add", onError: "reject_all" })
    await receiveLot("2028-01-01")
    const soon = await receiveLot("2027-01-01")
    const order = buildOrder(item, 1)
    await ledger.services.orders.sync(order)
    expect((await line(order.orderId)).units[0]?.id).toBe(soon.units[0]?.id)
  })

  it("gives 10 units to exactly 10 of 20 orders at once, and refuses the others with the counts", async () => {
    const item = await buildItem(ledger.services, { allocateAt: "manual" })
    await receive(ledger.services, item, serials(10))
    const orders = Array.from({ length: 20 }, () => buildOrder(item, 1))
    await Promise.all(orders.map((order) => ledger.services.orders.sync(order)))
    const outcomes = await Promise.allSettled(orders.map((order) => ledger.services.orders.allocate(AGENT, { orderId: order.orderId })))
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(10)
    for (const outcome of outcomes) {
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ rejection: { code: "allocation.short", details: { required_count: 1, missing_count: 1 } } })
    }
    const units = await Promise.all(orders.map(async ({ orderId }) => (await line(orderId)).units.map(({ id }) => id)))
    expect(new Set(units.flat())).toHaveProperty("size", 10)
  })

  it("never promises more to an order than it needs, though its sync runs many times at once", async () => {
    const item = await buildItem(ledger.services)
    await receive(ledger.services, item, serials(20))
    const order = buildOrder(item, 5)
    await Promise.all(Array.from({ length: 12 }, () => ledger.services.orders.sync(order)))
    expect((await line(order.orderId)).units).toHaveLength(5)
  })

  it("skips held units, units of other grades and units elsewhere", async () => {
    const item = await buildItem(ledger.services, { sellableGrades: ["new"] })
    const [held, used] = await receive(ledger.services, item, serials(2)) as [Unit, Unit]
    await receive(ledger.services, item, serials(1), "sloc_other")
    await ledger.services.units.command(AGENT, { command: "hold", kind: "recall", units: [{ unitId: held.id }] })
    expect(await rejectionOf(ledger.services.units.command(AGENT, { command: "regrade", grade: "b", units: [{ unitId: used.id }] }))).toMatchObject({ code: "grade.needs_item" })
    const [good] = await receive(ledger.services, item, serials(1)) as [Unit]
    const order = buildOrder(item, 3)
    const result = await ledger.services.orders.sync(order)
    expect((await line(order.orderId)).units.map(({ id }) => id).sort()).toEqual([used.id, good.id].sort())
    expect(result.waitingCount).toBe(1)
  })

  it("serves waiting orders oldest first when units arrive", async () => {
    const item = await buildItem(ledger.services)
    const younger = buildOrder(item, 1)
    const older = buildOrder(item, 1)
    const at = (order: typeof older, orderedAt: string): OrderSnapshot => ({ ...order, lines: order.lines.map((l) => ({ ...l, orderedAt })) })
    await ledger.services.orders.sync(at(younger, "2026-02-01T00:00:00.000Z"))
    await ledger.services.orders.sync(at(older, "2026-01-01T00:00:00.000Z"))
    await receive(ledger.services, item, serials(1))
    expect(await ledger.services.orders.allocateWaiting([item])).toEqual({ allocatedCount: 1 })
    expect([(await line(older.orderId)).units.length, (await line(younger.orderId)).units.length]).toEqual([1, 0])
  })

  it("leaves a line alone after its unit was released by hand, until somebody allocates again", async () => {
    const item = await buildItem(ledger.services)
    await receive(ledger.services, item, serials(1))
    const order = buildOrder(item, 1)
    await ledger.services.orders.sync(order)
    const [unit] = (await line(order.orderId)).units as [Unit]
    await ledger.services.orders.release(AGENT, { orderId: order.orderId, unitIds: [unit.id] })
    await ledger.services.orders.sync(order)
    await ledger.services.orders.allocateWaiting([item])
    expect((await line(order.orderId)).units).toEqual([])
    await ledger.services.orders.allocate(AGENT, { orderId: order.orderId })
    expect((await line(order.orderId)).units).toHaveLength(1)
  })

  it("costs the same number of statements for an order of 2 units and of 200", async () => {
    const item = await buildItem(ledger.services)
    await receive(ledger.services, item, serials(300))
    const few = await countStatements(() => ledger.services.orders.sync(buildOrder(item, 2)))
    const many = await countStatements(() => ledger.services.orders.sync(buildOrder(item, 200)))
    expect(many.count).toBe(few.count)
  })
})

describe("swap and pick", () => {
  it("puts a free unit in the place of a promised one and frees that", async () => {
    const item = await buildItem(ledger.services)
    const [, spare] = await receive(ledger.services, item, serials(2)) as [Unit, Unit]
    const order = buildOrder(item, 1)
    await ledger.services.orders.sync(order)
    const [promised] = (await line(order.orderId)).units as [Unit]
    const other = promised.id === spare.id ? (await ledger.services.units.list({ inventoryItemId: item, status: ["in_stock"], limit: 1, offset: 0 })).units[0] as Unit : spare
    await ledger.services.orders.swap(AGENT, { orderId: order.orderId, fromUnitId: promised.id, toUnitId: other.id, reasonCode: "scratched" })
    expect((await line(order.orderId)).units.map(({ id }) => id)).toEqual([other.id])
    expect((await ledger.services.units.get(promised.id)).status).toBe("in_stock")
  })

  it("refuses a wrong unit at picking and names the right ones", async () => {
    const item = await buildItem(ledger.services)
    const units = await receive(ledger.services, item, serials(2))
    const order = buildOrder(item, 1)
    await ledger.services.orders.sync(order)
    const [right] = (await line(order.orderId)).units as [Unit]
    const wrong = units.find(({ id }) => id !== right.id) as Unit
    const refused = await rejectionOf(ledger.services.orders.pick(AGENT, { orderId: order.orderId, serialNumbers: [wrong.serialNumber] }))
    expect(refused).toMatchObject({ code: "pick.wrong_unit", details: { expected: [{ serial_number: right.serialNumber }] } })
    await ledger.services.orders.pick(AGENT, { orderId: order.orderId, serialNumbers: [` ${right.serialNumber.toLowerCase()}\r`] })
    expect((await ledger.services.units.get(right.id)).status).toBe("picked")
  })
})

describe("fulfilment and shipment", () => {
  async function promised(quantity: number, settings: Parameters<typeof buildItem>[1] = {}) {
    const item = await buildItem(ledger.services, settings)
    await receive(ledger.services, item, serials(quantity))
    const order = buildOrder(item, quantity)
    await ledger.services.orders.sync(order)
    return { item, order }
  }

  it("binds, ships and delivers exactly the promised units, and Medusa's level is left to Medusa", async () => {
    const { item, order } = await promised(3)
    const fulfillment = fulfillmentOf(order, 3)
    const before = await delta(item)
    await ledger.services.orders.bindFulfillment(AGENT, toBind(order, fulfillment))
    await ledger.services.orders.shipFulfillment(AGENT, toShip(order, fulfillment))
    await ledger.services.orders.deliverFulfillment(AGENT, { fulfillmentId: fulfillment.id, deliveredAt: new Date().toISOString() })
    expect((await line(order.orderId)).units.map(({ status, owner, ownerCustomerId }) => [status, owner, ownerCustomerId])).toEqual(Array.from({ length: 3 }, () => ["delivered", "customer", "cus_1"]))
    expect(await delta(item)).toBe(before)
  })

  it("a check says what the deed would say and changes nothing", async () => {
    const { order } = await promised(1)
    const fulfillment = fulfillmentOf(order, 1)
    await ledger.services.orders.checkFulfillment(toBind(order, fulfillment))
    expect((await line(order.orderId)).units[0]?.status).toBe("allocated")
    const [unit] = (await line(order.orderId)).units as [Unit]
    await ledger.services.units.command(AGENT, { command: "hold", kind: "quality", units: [{ unitId: unit.id }] })
    expect(await rejectionOf(ledger.services.orders.checkFulfillment(toBind(order, fulfillment)))).toMatchObject({ code: "unit.held" })
  })

  it("refuses a fulfilment without its units under block, and files one case under warn", async () => {
    const blocked = buildOrder(await buildItem(ledger.services), 1)
    expect(await rejectionOf(ledger.services.orders.bindFulfillment(AGENT, toBind(blocked, fulfillmentOf(blocked, 1))))).toMatchObject({ code: "fulfillment.units_missing", details: { lines: [{ required_count: 1, missing_count: 1 }] } })
    const warned = buildOrder(await buildItem(ledger.services, { enforcement: "warn" }), 1)
    const fulfillment = fulfillmentOf(warned, 1)
    await ledger.services.orders.bindFulfillment(AGENT, toBind(warned, fulfillment))
    await ledger.services.orders.shipFulfillment(AGENT, toShip(warned, fulfillment))
    const { cases } = await ledger.services.exceptions.list({ orderId: warned.orderId, limit: 10, offset: 0 })
    expect(cases.map(({ kind }) => kind).sort()).toEqual(["fulfillment_without_units", "shipment_without_units"])
  })

  it("wants units picked by scan where the policy says so", async () => {
    const { order } = await promised(1, { requirePick: true })
    const fulfillment = fulfillmentOf(order, 1)
    expect(await rejectionOf(ledger.services.orders.bindFulfillment(AGENT, toBind(order, fulfillment)))).toMatchObject({ code: "fulfillment.not_picked" })
    const [unit] = (await line(order.orderId)).units as [Unit]
    await ledger.services.orders.pick(AGENT, { orderId: order.orderId, serialNumbers: [unit.serialNumber] })
    await ledger.services.orders.bindFulfillment(AGENT, toBind(order, fulfillment))
    expect((await ledger.services.units.get(unit.id)).fulfillmentId).toBe(fulfillment.id)
  })

  it("takes named units instead of the allocated ones, and frees those", async () => {
    const item = await buildItem(ledger.services)
    const units = await receive(ledger.services, item, serials(2))
    const order = buildOrder(item, 1)
    await ledger.services.orders.sync(order)
    const [allocated] = (await line(order.orderId)).units as [Unit]
    const named = units.find(({ id }) => id !== allocated.id) as Unit
    await ledger.services.orders.bindFulfillment(AGENT, toBind(order, fulfillmentOf(order, 1), { [order.lineItemId]: [named.serialNumber] }))
    expect((await ledger.services.units.get(named.id)).status).toBe("picked")
    expect((await ledger.services.units.get(allocated.id)).status).toBe("in_stock")
  })

  it("refuses too few, unknown and doubly named serial numbers", async () => {
    const { order } = await promised(2)
    const fulfillment = fulfillmentOf(order, 2)
    const [a] = (await line(order.orderId)).units as [Unit]
    for (const named of [[a.serialNumber], [a.serialNumber, a.serialNumber], [a.serialNumber, "NOWHERE"]]) {
      expect(await rejectionOf(ledger.services.orders.bindFulfillment(AGENT, toBind(order, fulfillment, { [order.lineItemId]: named })))).toMatchObject({ code: "fulfillment.serials_invalid" })
    }
    expect((await line(order.orderId)).units.every(({ status }) => status === "allocated")).toBe(true)
  })

  it("gives a canceled fulfilment's units back to their line exactly once, also when it is told twice", async () => {
    const { item, order } = await promised(2)
    const fulfillment = fulfillmentOf(order, 2)
    const before = await delta(item)
    await ledger.services.orders.bindFulfillment(keyed(unique("bind")), toBind(order, fulfillment))
    await ledger.services.orders.unbindFulfillment(AGENT, { fulfillmentId: fulfillment.id, reasonCode: null })
    await ledger.services.orders.unbindFulfillment(AGENT, { fulfillmentId: fulfillment.id, reasonCode: null })
    expect((await line(order.orderId)).units.map(({ status, version }) => [status, version])).toEqual([["allocated", 4], ["allocated", 4]])
    expect(await delta(item)).toBe(before)
  })

  it("gives every unit back to stock when the order is canceled", async () => {
    const { order } = await promised(3)
    const [first] = (await line(order.orderId)).units as [Unit]
    await ledger.services.orders.pick(AGENT, { orderId: order.orderId, serialNumbers: [first.serialNumber] })
    const { units } = await ledger.services.orders.cancelOrder(AGENT, { orderId: order.orderId })
    expect(units.map(({ status, orderId, lineItemId }) => [status, orderId, lineItemId])).toEqual(Array.from({ length: 3 }, () => ["in_stock", null, null]))
  })

  it("at tracking at_ship, units are born when they are named, and forgotten as stock when the fulfilment is canceled", async () => {
    const item = await buildItem(ledger.services, { tracking: "at_ship" })
    const order = buildOrder(item, 1)
    const fulfillment = fulfillmentOf(order, 1)
    expect(await rejectionOf(ledger.services.orders.bindFulfillment(AGENT, toBind(order, fulfillment)))).toMatchObject({ code: "fulfillment.units_missing" })
    const { units: [born] } = await ledger.services.orders.bindFulfillment(AGENT, toBind(order, fulfillment, { [order.lineItemId]: ["AT-SHIP-1"] }))
    expect(born).toMatchObject({ status: "picked", serialNumber: "AT-SHIP-1", fulfillmentId: fulfillment.id })
    await ledger.services.orders.unbindFulfillment(AGENT, { fulfillmentId: fulfillment.id, reasonCode: null })
    expect((await ledger.services.units.get(born?.id ?? "")).status).toBe("expected")
    const next = fulfillmentOf(order, 1)
    await ledger.services.orders.bindFulfillment(AGENT, toBind(order, next, { [order.lineItemId]: ["AT-SHIP-1"] }))
    await ledger.services.orders.shipFulfillment(AGENT, toShip(order, next))
    expect((await ledger.services.units.get(born?.id ?? "")).status).toBe("shipped")
    expect(await delta(item)).toBe(0)
  })

  it("a kit names its serial numbers by item, and a bare list is refused as unclear", async () => {
    const [a, b] = [await buildItem(ledger.services), await buildItem(ledger.services)]
    const [ua] = await receive(ledger.services, a, serials(1)) as [Unit]
    const [ub] = await receive(ledger.services, b, serials(1)) as [Unit]
    const base = buildOrder(a, 1)
    const order: OrderSnapshot = { ...base, lines: [...base.lines, { ...base.lines[0] as OrderSnapshot["lines"][number], inventoryItemId: b }] }
    const fulfillment: OrderFulfillment = { ...fulfillmentOf(order, 1), items: [{ lineItemId: base.lineItemId, inventoryItemId: a, quantity: 1 }, { lineItemId: base.lineItemId, inventoryItemId: b, quantity: 1 }] }
    const bind = (serialNumbers: Parameters<typeof ledger.services.orders.bindFulfillment>[1]["serialNumbers"]) =>
      ledger.services.orders.bindFulfillment(AGENT, { ...toBind(order, fulfillment), ...(serialNumbers ? { serialNumbers } : {}) })
    expect(await rejectionOf(bind({ [base.lineItemId]: [ua.serialNumber, ub.serialNumber] }))).toMatchObject({ code: "fulfillment.serials_invalid" })
    const bound = await bind({ [base.lineItemId]: { [a]: [ua.serialNumber], [b]: [ub.serialNumber] } })
    expect(bound.units.map(({ id }) => id).sort()).toEqual([ua.id, ub.id].sort())
  })
})

describe("one pass of sync", () => {
  it("repairs a whole order life of which no event was heard", async () => {
    const item = await buildItem(ledger.services)
    await receive(ledger.services, item, serials(2))
    const base = buildOrder(item, 2)
    const order: OrderSnapshot = { ...base, fulfillments: [fulfillmentOf(base, 2, { shippedAt: new Date().toISOString(), deliveredAt: new Date().toISOString() })] }
    await ledger.services.orders.sync(order)
    const { units } = await line(order.orderId)
    expect(units.map(({ status, version }) => [status, version])).toEqual([["delivered", 5], ["delivered", 5]])
    expect((await ledger.services.orders.sync(order)).changedCount).toBe(0)
  })

  it("unbinds what a crash left bound to a fulfilment that is not live", async () => {
    const item = await buildItem(ledger.services)
    await receive(ledger.services, item, serials(1))
    const order = buildOrder(item, 1)
    const fulfillment = fulfillmentOf(order, 1)
    await ledger.services.orders.bindFulfillment(AGENT, toBind(order, fulfillment))
    await ledger.services.orders.sync({ ...order, fulfillments: [{ ...fulfillment, live: false }] })
    expect((await line(order.orderId)).units[0]).toMatchObject({ status: "allocated", fulfillmentId: null })
  })

  it("releases what an order edit made surplus, last allocated first, but never a picked unit", async () => {
    const item = await buildItem(ledger.services)
    await receive(ledger.services, item, serials(2))
    const order = buildOrder(item, 2)
    await ledger.services.orders.sync(order)
    const before = (await line(order.orderId)).units
    await ledger.services.orders.pick(AGENT, { orderId: order.orderId, serialNumbers: before.map(({ serialNumber }) => serialNumber) })
    await ledger.services.orders.sync({ ...order, lines: order.lines.map((l) => ({ ...l, requiredCount: 1 })) })
    expect((await line(order.orderId)).units.map(({ status }) => status)).toEqual(["picked", "picked"])
    expect((await ledger.services.exceptions.list({ orderId: order.orderId, limit: 10, offset: 0 })).cases.map(({ kind }) => kind)).toEqual(["picked_unit_surplus"])
  })

  it("follows a reservation that moved to another location", async () => {
    const item = await buildItem(ledger.services)
    const [here] = await receive(ledger.services, item, serials(1)) as [Unit]
    const [there] = await receive(ledger.services, item, serials(1), "sloc_other") as [Unit]
    const order = buildOrder(item, 1)
    await ledger.services.orders.sync(order)
    await ledger.services.orders.sync({ ...order, lines: order.lines.map((l) => ({ ...l, locationId: "sloc_other" })) })
    expect((await line(order.orderId)).units.map(({ id }) => id)).toEqual([there.id])
    expect((await ledger.services.units.get(here.id)).status).toBe("in_stock")
  })

  it("leaves no trace of an order without serialized items", async () => {
    const result = await ledger.services.orders.sync(buildOrder("iitem_plain", 3))
    expect(result).toEqual({ changedCount: 0, inventoryItemIds: [], waitingCount: 0 })
  })
})

describe("the wrong one was shipped", () => {
  async function shipped(quantity: number) {
    const item = await buildItem(ledger.services)
    await receive(ledger.services, item, serials(quantity + 1))
    const order = buildOrder(item, quantity)
    const fulfillment = fulfillmentOf(order, quantity)
    await ledger.services.orders.bindFulfillment(AGENT, toBind(order, fulfillment))
    await ledger.services.orders.shipFulfillment(AGENT, toShip(order, fulfillment))
    return { item, order, units: (await line(order.orderId)).units }
  }

  it("both units tell both facts, and stock is unchanged by the exchange", async () => {
    const { item, order, units: [recorded] } = await shipped(1)
    const actual = (await ledger.services.units.list({ inventoryItemId: item, status: ["in_stock"], limit: 1, offset: 0 })).units[0] as Unit
    const before = await delta(item)
    await ledger.services.orders.correctShipment(AGENT, { orderId: order.orderId, shippedUnitId: recorded?.id ?? "", actualSerialNumber: actual.serialNumber, reasonCode: "mis_pick" })
    expect(await ledger.services.units.get(actual.id)).toMatchObject({ status: "shipped", orderId: order.orderId, owner: "customer" })
    expect(await ledger.services.units.get(recorded?.id ?? "")).toMatchObject({ status: "in_stock", orderId: null, owner: "shop", locationId: LOCATION })
    expect((await ledger.services.units.history(recorded?.id ?? "", { afterSequence: 0, limit: 50 })).events.at(-1)).toMatchObject({ type: "unit.shipment_corrected", correctsSequence: 4 })
    expect(await delta(item)).toBe(before)
    expect((await line(order.orderId)).waitingCount).toBe(0)
  })
})

describe("partial fulfilments of one line", () => {
  it("a second one whose events were lost gets its own unit, though the first is shipped", async () => {
    const item = await buildItem(ledger.services)
    await receive(ledger.services, item, serials(2))
    const order = buildOrder(item, 2)
    const heard = fulfillmentOf(order, 1, { shippedAt: new Date().toISOString() })
    await ledger.services.orders.bindFulfillment(AGENT, toBind(order, heard))
    await ledger.services.orders.shipFulfillment(AGENT, toShip(order, heard))
    const lost = fulfillmentOf(order, 1, { shippedAt: new Date().toISOString() })
    await ledger.services.orders.sync({ ...order, fulfillments: [heard, lost] })
    expect((await line(order.orderId)).units.map(({ fulfillmentId, status }) => [fulfillmentId, status]).sort()).toEqual([[heard.id, "shipped"], [lost.id, "shipped"]].sort())
  })
})

describe("while stock is being adopted", () => {
  it("nothing is allocated or demanded, but units that leave may be named", async () => {
    const item = await buildItem(ledger.services, { stockedQuantity: 5 })
    await ledger.services.units.receive(AGENT, { inventoryItemId: item, variantId: null, locationId: LOCATION, serialNumbers: ["ADOPT-1", "ADOPT-2"], stockEffect: "adopt", onError: "reject_all" })
    expect(await delta(item)).toBe(0)
    const order = buildOrder(item, 1)
    await ledger.services.orders.sync(order)
    expect((await line(order.orderId)).units).toEqual([])
    await ledger.services.orders.bindFulfillment(AGENT, toBind(order, fulfillmentOf(order, 1)))
    const named = buildOrder(item, 1)
    const { units } = await ledger.services.orders.bindFulfillment(AGENT, toBind(named, fulfillmentOf(named, 1), { [named.lineItemId]: ["ADOPT-2"] }))
    expect(units[0]).toMatchObject({ serialNumber: "ADOPT-2", status: "picked" })
  })

  it("activation is refused with the gap until units equal Medusa's level everywhere", async () => {
    const item = await buildItem(ledger.services, { stockedQuantity: 2 })
    const policy = (await ledger.services.policies.byItems([item])).get(item)
    const adopt = (serialNumbers: string[]) => ledger.services.units.receive(AGENT, { inventoryItemId: item, variantId: null, locationId: LOCATION, serialNumbers, stockEffect: "adopt", onError: "reject_all" })
    const levels = [{ locationId: LOCATION, stockedQuantity: 2 }]
    await adopt([unique("A")])
    expect(await rejectionOf(ledger.services.policies.activate(policy?.id ?? "", levels))).toMatchObject({ code: "policy.not_ready", details: { gaps: [{ location_id: LOCATION, difference: 1 }] } })
    await adopt([unique("A")])
    expect(await ledger.services.policies.activate(policy?.id ?? "", levels)).toMatchObject({ state: "active" })
    expect(await rejectionOf(adopt([unique("A")]))).toMatchObject({ code: "policy.not_adopting" })
  })
})

describe("a canceled order", () => {
  it("is not served again by units that are free, its own among them", async () => {
    const item = await buildItem(ledger.services)
    await receive(ledger.services, item, serials(1))
    const order = buildOrder(item, 1)
    await ledger.services.orders.sync(order)
    await ledger.services.orders.cancelOrder(AGENT, { orderId: order.orderId })
    expect(await ledger.services.orders.allocateWaiting([item])).toEqual({ allocatedCount: 0 })
    expect((await line(order.orderId)).waitingCount).toBe(0)
  })
})

describe("lines that wait", () => {
  it("at one location while another has all they lack are named with the fullest location first, those with a unit are not", async () => {
    const item = await buildItem(ledger.services)
    const waiting = buildOrder(item, 2)
    await ledger.services.orders.sync(waiting)
    await receive(ledger.services, item, serials(2), "sloc_b")
    await receive(ledger.services, item, serials(3), "sloc_a")
    expect(await ledger.services.orders.waitingElsewhere([item])).toEqual([
      { orderId: waiting.orderId, lineItemId: waiting.lineItemId, inventoryItemId: item, missingCount: 2, locationIds: ["sloc_a", "sloc_b"] },
    ])
    await receive(ledger.services, item, serials(1))
    await ledger.services.orders.allocateWaiting([item])
    expect(await ledger.services.orders.waitingElsewhere([item])).toEqual([])
  })

  it("of a canceled order get nothing more, and say so", async () => {
    const item = await buildItem(ledger.services, { allocateAt: "manual" })
    await receive(ledger.services, item, serials(1))
    const order = buildOrder(item, 1)
    await ledger.services.orders.sync(order)
    await ledger.services.orders.sync({ ...order, canceled: true })
    expect(await rejectionOf(ledger.services.orders.allocate(AGENT, { orderId: order.orderId }))).toMatchObject({ code: "allocation.order_closed" })
  })
})

describe("an order that is transferred", () => {
  it("takes the units its buyer still owns with it, but not one that was passed on", async () => {
    const item = await buildItem(ledger.services)
    await receive(ledger.services, item, serials(1))
    const order = buildOrder(item, 1)
    const shipped: OrderSnapshot = { ...order, fulfillments: [fulfillmentOf(order, 1, { shippedAt: new Date().toISOString() })] }
    await ledger.services.orders.sync(shipped)
    await ledger.services.orders.sync({ ...shipped, customerId: "cus_2" })
    expect((await line(order.orderId)).units[0]).toMatchObject({ ownerCustomerId: "cus_2" })
    expect((await ledger.services.orders.sync({ ...shipped, customerId: "cus_2" })).changedCount).toBe(0)
  })
})
