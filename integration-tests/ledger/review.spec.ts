import type { Unit } from "../../src/domain/unit/unit"
import { namedQuery, withClient } from "../../src/persistence/named-query"
import type { OrderFulfillment, OrderSnapshot } from "../../src/services/order/order-snapshot"
import { expectLedgerCoherent } from "../support/coherence"
import { AGENT, buildItem, buildOrder, keyed, type LedgerFixture, LOCATION, openLedger, receive, rejectionOf, serials, unique } from "./fixture"

let ledger: LedgerFixture
beforeAll(async () => { ledger = await openLedger(40) })
afterEach(() => expectLedgerCoherent(ledger.dataSource))
afterAll(() => ledger.close())

const LONG_AGO = "2020-01-01T10:00:00.000Z"

type Named = Parameters<LedgerFixture["services"]["orders"]["bindFulfillment"]>[1]["serialNumbers"]

const sql = <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []): Promise<Row[]> =>
  withClient(ledger.dataSource, (client) => namedQuery<Row>(client, text, values))

const line = async (orderId: string) => {
  const [first] = (await ledger.services.orders.view(orderId)).lines
  if (first === undefined) throw new Error("the order has a serialized line")
  return first
}

function fulfillmentOf(order: OrderSnapshot, quantity: number, over: Partial<OrderFulfillment> = {}): OrderFulfillment {
  return {
    id: unique("ful"), locationId: LOCATION, live: true, shippedAt: null, deliveredAt: null, trackingNumbers: [],
    items: order.lines.map(({ lineItemId, inventoryItemId }) => ({ lineItemId, inventoryItemId, quantity })), ...over,
  }
}

const bind = (order: OrderSnapshot, fulfillment: OrderFulfillment, serialNumbers?: Named, request = AGENT) => ledger.services.orders.bindFulfillment(request, {
  orderId: order.orderId, customerId: order.customerId, locationId: fulfillment.locationId, items: fulfillment.items, lines: order.lines, fulfillmentId: fulfillment.id,
  ...(serialNumbers ? { serialNumbers } : {}),
})
const ship = (order: OrderSnapshot, fulfillment: OrderFulfillment) => ledger.services.orders.shipFulfillment(AGENT, {
  fulfillmentId: fulfillment.id, orderId: order.orderId, customerId: order.customerId, locationId: fulfillment.locationId, items: fulfillment.items, trackingNumbers: [],
})
const get = (unit: Unit | undefined) => ledger.services.units.get(unit?.id ?? "")
const command = (input: Parameters<LedgerFixture["services"]["units"]["command"]>[1], request = AGENT) => ledger.services.units.command(request, input)

/** An order with two lines of these items. */
function twoLines(first: string, second: string): OrderSnapshot & { readonly lineIds: readonly [string, string] } {
  const order = buildOrder(first, 1)
  const lineIds = [`${order.orderId}_1`, `${order.orderId}_2`] as const
  return { ...order, lineIds, lines: [first, second].flatMap((inventoryItemId, index) => order.lines.map((l) => ({ ...l, lineItemId: lineIds[index] ?? "", inventoryItemId }))) }
}

async function shippedOrder(quantity: number, spare = 0) {
  const item = await buildItem(ledger.services)
  await receive(ledger.services, item, serials(quantity + spare))
  const order = buildOrder(item, quantity)
  const fulfillment = fulfillmentOf(order, quantity)
  await bind(order, fulfillment)
  await ship(order, fulfillment)
  return { item, order, fulfillment, units: (await line(order.orderId)).units }
}

/** A unit that was shipped under this item and stands on the shelf again. */
async function comeBack(item: string, serialNumber: string): Promise<Unit> {
  const order = buildOrder(item, 1)
  const fulfillment = fulfillmentOf(order, 1)
  const { units: [born] } = await bind(order, fulfillment, { [order.lineItemId]: [serialNumber] })
  await ship(order, fulfillment)
  await ledger.services.quarantine.register(LOCATION, "sloc_quarantine")
  const units = [{ unitId: born?.id ?? "" }]
  await command({ command: "mark_lost", units })
  await command({ command: "mark_found", units })
  await command({ command: "take_over", units })
  return (await command({ command: "restock", units, locationId: LOCATION })).units[0] as Unit
}

describe("a shipment that is corrected", () => {
  it("counts a unit of the same line once: the line waits for the one it lost", async () => {
    const item = await buildItem(ledger.services)
    await receive(ledger.services, item, serials(2))
    const order = buildOrder(item, 2)
    await ledger.services.orders.sync(order)
    const fulfillment = fulfillmentOf(order, 1)
    await bind(order, fulfillment)
    await ship(order, fulfillment)
    const { units } = await line(order.orderId)
    const recorded = units.find(({ status }) => status === "shipped")
    const actual = units.find(({ status }) => status === "allocated")
    await ledger.services.orders.correctShipment(AGENT, { orderId: order.orderId, shippedUnitId: recorded?.id ?? "", actualSerialNumber: actual?.serialNumber ?? "", reasonCode: "mis_pick" })
    expect(await sql("select unit_id, outcome from allocation where line_item_id = $1 and outcome <> 'released'", [order.lineItemId])).toEqual([{ unit_id: actual?.id, outcome: "shipped" }])
    expect((await line(order.orderId)).waitingCount).toBe(1)
  })

  it("is delivered with its fulfilment by a pass of sync, as the recorded one would have been", async () => {
    const { item, order, fulfillment, units: [recorded] } = await shippedOrder(1, 1)
    const [actual] = (await ledger.services.units.list({ inventoryItemId: item, status: ["in_stock"], limit: 1, offset: 0 })).units
    await ledger.services.orders.correctShipment(AGENT, { orderId: order.orderId, shippedUnitId: recorded?.id ?? "", actualSerialNumber: actual?.serialNumber ?? "", reasonCode: "mis_pick" })
    const now = new Date().toISOString()
    await ledger.services.orders.sync({ ...order, fulfillments: [{ ...fulfillment, shippedAt: now, deliveredAt: now }] })
    expect((await get(actual)).status).toBe("delivered")
  })
})

describe("one pass of sync", () => {
  it("serves at once what an order edit added to a line that was shipped in full", async () => {
    const { item, order, fulfillment } = await shippedOrder(1)
    const shipped: OrderSnapshot = { ...order, fulfillments: [{ ...fulfillment, shippedAt: new Date().toISOString() }] }
    await ledger.services.orders.sync(shipped)
    await receive(ledger.services, item, serials(1))
    await ledger.services.orders.sync({ ...shipped, lines: order.lines.map((l) => ({ ...l, requiredCount: 2 })) })
    expect((await line(order.orderId)).units.map(({ status }) => status).sort()).toEqual(["allocated", "shipped"])
  })

  it("records when Medusa says the fulfilment was shipped and delivered: warranty clocks start there", async () => {
    const { order, fulfillment, units: [unit] } = await shippedOrder(1)
    const deliveredAt = new Date(Date.now() - 1).toISOString()
    await ledger.services.orders.sync({ ...order, fulfillments: [{ ...fulfillment, shippedAt: deliveredAt, deliveredAt }] })
    const { events } = await ledger.services.units.history(unit?.id ?? "", { afterSequence: 0, limit: 20 })
    expect(events.at(-1)).toMatchObject({ type: "unit.delivered", occurredAt: deliveredAt })
  })

  it("leaves a unit that is on its way back to its owner alone, though its fulfilment was delivered long ago", async () => {
    const { order, fulfillment, units: [unit] } = await shippedOrder(1)
    const units = [{ unitId: unit?.id ?? "" }]
    const now = new Date().toISOString()
    const delivered: OrderSnapshot = { ...order, fulfillments: [{ ...fulfillment, shippedAt: now, deliveredAt: now }] }
    await ledger.services.quarantine.register(LOCATION, "sloc_quarantine")
    await command({ command: "mark_lost", units })
    await command({ command: "mark_found", units })
    await command({ command: "hand_back", units, trackingNumber: "T-9" })
    await ledger.services.orders.sync(delivered)
    expect((await get(unit)).status).toBe("shipped")
  })

  it("takes no unit for what was shipped before the unit was there", async () => {
    const item = await buildItem(ledger.services, { enforcement: "warn" })
    const order = buildOrder(item, 1)
    const shipped: OrderSnapshot = { ...order, fulfillments: [fulfillmentOf(order, 1, { shippedAt: new Date().toISOString() })] }
    await ledger.services.orders.sync(shipped)
    const [later] = await receive(ledger.services, item, serials(1))
    await ledger.services.orders.allocateWaiting([item])
    await ledger.services.orders.sync(shipped)
    expect((await get(later)).status).toBe("in_stock")
    expect((await line(order.orderId)).waitingCount).toBe(0)
  })

  it("asks nothing of a fulfilment that was shipped before its item had a policy", async () => {
    const item = await buildItem(ledger.services)
    const [unit] = await receive(ledger.services, item, serials(1))
    const order = buildOrder(item, 1)
    await ledger.services.orders.sync({ ...order, fulfillments: [fulfillmentOf(order, 1, { shippedAt: LONG_AGO, deliveredAt: LONG_AGO })] })
    expect((await get(unit)).status).toBe("in_stock")
    expect((await ledger.services.exceptions.list({ orderId: order.orderId, limit: 5, offset: 0 })).count).toBe(0)
  })

  it("gives a transferred order's units to its new customer, also when a fulfilment was bound in between", async () => {
    const item = await buildItem(ledger.services)
    await receive(ledger.services, item, serials(2))
    const order = buildOrder(item, 2)
    const first = fulfillmentOf(order, 1)
    await bind(order, first)
    await ship(order, first)
    const second = fulfillmentOf(order, 1)
    const transferred: OrderSnapshot = { ...order, customerId: "cus_2" }
    await bind(transferred, second)
    await ledger.services.orders.sync({ ...transferred, fulfillments: [{ ...first, shippedAt: new Date().toISOString() }, second] })
    const { units } = await line(order.orderId)
    expect(units.find(({ status }) => status === "shipped")).toMatchObject({ ownerCustomerId: "cus_2" })
  })
})

describe("serial numbers named for a fulfilment", () => {
  it("may be those of another line of the same order and item: the lines exchange them", async () => {
    const item = await buildItem(ledger.services)
    await receive(ledger.services, item, serials(2))
    const order = twoLines(item, item)
    await ledger.services.orders.sync(order)
    const [one, two] = order.lineIds
    const { lines } = await ledger.services.orders.view(order.orderId)
    const unitOf = (id: string): Unit => lines.find(({ lineItemId }) => lineItemId === id)?.units[0] as Unit
    const [x, y] = [unitOf(one), unitOf(two)]
    const fulfillment = fulfillmentOf(order, 1)
    await bind(order, fulfillment, { [one]: [y.serialNumber], [two]: [x.serialNumber] })
    expect([await get(x), await get(y)]).toMatchObject([{ lineItemId: two, fulfillmentId: fulfillment.id }, { lineItemId: one, fulfillmentId: fulfillment.id }])
    expect(await sql("select line_item_id, count(*)::int as count from allocation where order_id = $1 and outcome = 'open' group by 1 order by 1", [order.orderId])).toEqual([{ line_item_id: one, count: 1 }, { line_item_id: two, count: 1 }])
  })

  it("win over what the strategy would choose for another line of the same fulfilment", async () => {
    const item = await buildItem(ledger.services, { allocateAt: "fulfillment" })
    const [oldest] = await receive(ledger.services, item, serials(2)) as [Unit]
    const order = twoLines(item, item)
    const [, two] = order.lineIds
    await bind(order, fulfillmentOf(order, 1), { [two]: [oldest.serialNumber] })
    expect(await get(oldest)).toMatchObject({ lineItemId: two, status: "picked" })
  })

  it("may not mean one unit twice, once plainly and once as a GS1 code", async () => {
    const item = await buildItem(ledger.services)
    const [unit] = await receive(ledger.services, item, serials(2)) as [Unit]
    const order = buildOrder(item, 2)
    expect(await rejectionOf(bind(order, fulfillmentOf(order, 2), { [order.lineItemId]: [unit.serialNumber, `(01)09506000134352(21)${unit.serialNumber}`] }))).toMatchObject({ code: "fulfillment.serials_invalid" })
  })

  it.each(["full", "at_ship"] as const)("may not stand on two lines of one item, tracking %s", async (tracking) => {
    const item = await buildItem(ledger.services, { tracking })
    const number = unique("TWICE")
    if (tracking === "full") await receive(ledger.services, item, [number])
    const order = twoLines(item, item)
    const [one, two] = order.lineIds
    expect(await rejectionOf(bind(order, fulfillmentOf(order, 1), { [one]: [number], [two]: [number.toLowerCase()] }))).toMatchObject({ code: "fulfillment.serials_invalid" })
  })

  it("stand as a plain list where only one item of the kit is tracked", async () => {
    const [tracked, plain] = [await buildItem(ledger.services), await buildItem(ledger.services, { tracking: "none" })]
    const [unit] = await receive(ledger.services, tracked, serials(1)) as [Unit]
    const base = buildOrder(tracked, 1)
    const order: OrderSnapshot = { ...base, lines: [tracked, plain].flatMap((inventoryItemId) => base.lines.map((l) => ({ ...l, inventoryItemId }))) }
    await bind(order, fulfillmentOf(order, 1), { [base.lineItemId]: [unit.serialNumber] })
    expect((await get(unit)).status).toBe("picked")
  })

  it("are refused for an item that is not part of the line, instead of being ignored", async () => {
    const item = await buildItem(ledger.services)
    await receive(ledger.services, item, serials(1))
    const order = buildOrder(item, 1)
    expect(await rejectionOf(bind(order, fulfillmentOf(order, 1), { [order.lineItemId]: { iitem_other: ["X"] } }))).toMatchObject({ code: "fulfillment.serials_invalid" })
  })

  it("that mean two units of the item are refused instead of guessed", async () => {
    const item = await buildItem(ledger.services)
    const inner = unique("IN").toUpperCase()
    await receive(ledger.services, item, [inner, `(21)${inner}`])
    const order = buildOrder(item, 1)
    expect(await rejectionOf(bind(order, fulfillmentOf(order, 1), { [order.lineItemId]: [`(21)${inner}`] }))).toMatchObject({ code: "unit.ambiguous" })
  })

  it("of 1,000 units are found, not searched", async () => {
    const item = await buildItem(ledger.services)
    const units = await receive(ledger.services, item, serials(1_000))
    const order = buildOrder(item, 1_000)
    const began = performance.now()
    await bind(order, fulfillmentOf(order, 1_000), { [order.lineItemId]: units.map(({ serialNumber }) => serialNumber) })
    expect(performance.now() - began).toBeLessThan(3_000)
  })
})

describe("a shipment told twice", () => {
  it("changes nothing the second time, whoever told it first", async () => {
    const { order, fulfillment } = await shippedOrder(2)
    expect((await ship(order, fulfillment)).units).toEqual([])
  })
})

describe("a number captured at shipment", () => {
  it("keeps what was known of its unit before", async () => {
    const item = await buildItem(ledger.services, { tracking: "at_ship" })
    const order = buildOrder(item, 1)
    const number = unique("CAP").toUpperCase()
    const first = fulfillmentOf(order, 1)
    const { units: [born] } = await bind(order, first, { [order.lineItemId]: [number] })
    await ledger.services.orders.unbindFulfillment(AGENT, { fulfillmentId: first.id, reasonCode: null })
    const identifiers = [{ kind: "imei", value: "490154203237518" }]
    await ledger.services.units.correct(AGENT, { unitId: born?.id ?? "", correctsSequence: 1, reasonCode: "told_later", data: { lot_number: "L-7", identifiers } })
    await bind(order, fulfillmentOf(order, 1), { [order.lineItemId]: [number] })
    expect(await get(born)).toMatchObject({ status: "picked", lotNumber: "L-7", identifiers })
  })
})

describe("climbing to full", () => {
  it("begins with adoption when units are on the shelf already, though Medusa counts none", async () => {
    const item = await buildItem(ledger.services, { tracking: "at_ship_and_return" })
    await comeBack(item, unique("BACK"))
    const policy = (await ledger.services.policies.byItems([item])).get(item)
    expect(await ledger.services.policies.update(policy?.id ?? "", { tracking: "full" }, { managed: true, stockedQuantity: 0 })).toMatchObject({ state: "adopting" })
  })

  it("keeps units that were held before from being sold", async () => {
    const item = await buildItem(ledger.services, { tracking: "at_ship_and_return" })
    const unit = await comeBack(item, unique("BACK"))
    await command({ command: "hold", kind: "quality", units: [{ unitId: unit.id }] })
    const policy = (await ledger.services.policies.byItems([item])).get(item)
    await ledger.services.policies.update(policy?.id ?? "", { tracking: "full" }, { managed: true, stockedQuantity: 1 })
    expect(await ledger.services.stock.holdReservationsOf([item])).toMatchObject([{ unitId: unit.id, wanted: true, locationId: LOCATION }])
  })
})

describe("relabelling", () => {
  it("two units of one number to one item in one command is refused as a duplicate", async () => {
    const [a, b, target] = [await buildItem(ledger.services), await buildItem(ledger.services), await buildItem(ledger.services, { sellableGrades: ["b"] })]
    const number = unique("SAME")
    const units = [...await receive(ledger.services, a, [number]), ...await receive(ledger.services, b, [number])].map(({ id }) => ({ unitId: id }))
    expect(await rejectionOf(command({ command: "regrade", grade: "b", inventoryItemId: target, units }))).toMatchObject({ code: "serial_number.duplicate" })
  })

  it("a held unit to an item without tracked stock ends its reservation", async () => {
    const [item, target] = [await buildItem(ledger.services), await buildItem(ledger.services, { tracking: "at_ship_and_return", sellableGrades: ["b"] })]
    const [unit] = await receive(ledger.services, item, serials(1)) as [Unit]
    await command({ command: "hold", kind: "quality", units: [{ unitId: unit.id }] })
    await command({ command: "regrade", grade: "b", inventoryItemId: target, units: [{ unitId: unit.id }] })
    expect(await sql("select wanted, settled from hold_reservation where unit_id = $1", [unit.id])).toEqual([{ wanted: false, settled: false }])
  })
})

describe("notes", () => {
  const notes = async (body: string): Promise<number> => (await sql("select 1 as found from note where body = $1", [body])).length

  it("of a rejected command are not kept", async () => {
    const item = await buildItem(ledger.services)
    const [unit] = await receive(ledger.services, item, serials(1)) as [Unit]
    const note = unique("note")
    await rejectionOf(command({ command: "mark_found", units: [{ unitId: unit.id }], note }))
    expect(await notes(note)).toBe(0)
  })

  it("are written once for one key, and belong to the event that names them", async () => {
    const item = await buildItem(ledger.services)
    const [unit] = await receive(ledger.services, item, serials(1)) as [Unit]
    const note = unique("note")
    const hold = () => command({ command: "hold", kind: "quality", units: [{ unitId: unit.id }], note }, keyed(note))
    await hold()
    await hold()
    expect(await notes(note)).toBe(1)
    const { events } = await ledger.services.units.history(unit.id, { afterSequence: 1, limit: 1 })
    expect(await sql("select body from note where id = $1", [events[0]?.facts["note_id"]])).toEqual([{ body: note }])
  })

  it("of a case that was resolved already are not kept", async () => {
    await ledger.services.exceptions.file({ kind: "stock_drift", dedupeKey: unique("drift"), summary: "Drift." })
    const [found] = (await ledger.services.exceptions.list({ status: "open", kind: "stock_drift", limit: 1, offset: 0 })).cases
    await ledger.services.exceptions.resolve(AGENT, found?.id ?? "", { resolutionCode: "counted" })
    const note = unique("note")
    await rejectionOf(ledger.services.exceptions.resolve(AGENT, found?.id ?? "", { resolutionCode: "other", note }))
    expect(await notes(note)).toBe(0)
  })
})

describe("receiving", () => {
  it("takes serial numbers that are words of the language itself", async () => {
    const item = await buildItem(ledger.services)
    const { units } = await ledger.services.units.receive(AGENT, {
      inventoryItemId: item, variantId: null, locationId: LOCATION, serialNumbers: ["constructor", "toString"], stockEffect: "add", onError: "reject_all",
      identifiers: { toString: [{ kind: "mac", value: "00:11" }] },
    })
    expect(units.map(({ identifiers }) => identifiers)).toEqual([[], [{ kind: "mac", value: "00:11" }]])
  })

  it("a number again after its unit was voided makes a new unit", async () => {
    const item = await buildItem(ledger.services)
    const number = unique("VOID").toUpperCase()
    const [first] = await receive(ledger.services, item, [number]) as [Unit]
    await command({ command: "void", units: [{ unitId: first.id }] })
    const [second] = await receive(ledger.services, item, [number]) as [Unit]
    expect(second.id).not.toBe(first.id)
    expect((await command({ command: "move", bin: "A", units: [{ serialNumber: number }] })).units[0]?.id).toBe(second.id)
  })
})

describe("a correction of a unit", () => {
  it("of its bin is taken like that of its lot", async () => {
    const item = await buildItem(ledger.services)
    const [unit] = await receive(ledger.services, item, serials(1)) as [Unit]
    await ledger.services.units.correct(AGENT, { unitId: unit.id, correctsSequence: 1, reasonCode: "typing_error", data: { bin: "B-9" } })
    expect((await get(unit)).bin).toBe("B-9")
  })
})

describe("waiting lines", () => {
  it("that nothing at their location can serve do not keep younger ones elsewhere from being served", async () => {
    const item = await buildItem(ledger.services)
    await sql(
      `insert into order_line_demand (line_item_id, inventory_item_id, order_id, location_id, required_count, ordered_at)
       select 'old_line_' || $1 || n, $1, 'old_order_' || $1 || n, 'sloc_empty', 1, '2020-01-01' from generate_series(1, 501) n`, [item],
    )
    const order = buildOrder(item, 1)
    await ledger.services.orders.sync(order)
    await receive(ledger.services, item, serials(1))
    expect(await ledger.services.orders.allocateWaiting([item])).toEqual({ allocatedCount: 1 })
  })
})

describe("many at once", () => {
  it("who correct shipments crosswise get an answer or a reason, never a deadlock", async () => {
    const item = await buildItem(ledger.services)
    await receive(ledger.services, item, serials(8))
    const shipped = await Promise.all(Array.from({ length: 8 }, async () => {
      const order = buildOrder(item, 1)
      const fulfillment = fulfillmentOf(order, 1)
      await bind(order, fulfillment)
      await ship(order, fulfillment)
      return { order, unit: (await line(order.orderId)).units[0] as Unit }
    }))
    const outcomes = await Promise.allSettled(shipped.flatMap(({ order, unit }, index) => [1, 2, 7].map((step) => ledger.services.orders.correctShipment(AGENT, {
      orderId: order.orderId, shippedUnitId: unit.id, actualSerialNumber: shipped[(index + step) % 8]?.unit.serialNumber ?? "", reasonCode: "mis_pick",
    }))))
    for (const outcome of outcomes) if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ rejection: { code: "shipment_correction.not_possible" } })
    const rows = await sql("select line_item_id from allocation where outcome = 'shipped' and inventory_item_id = $1 group by 1 having count(*) <> 1", [item])
    expect(rows).toEqual([])
  })

  it("orders over two scarce items in opposite order get all there is", async () => {
    const [a, b] = [await buildItem(ledger.services), await buildItem(ledger.services)]
    await receive(ledger.services, a, serials(10))
    await receive(ledger.services, b, serials(10))
    const orders = Array.from({ length: 14 }, (_, n) => (n % 2 === 0 ? twoLines(a, b) : twoLines(b, a)))
    await Promise.all(orders.map((order) => ledger.services.orders.sync(order)))
    await ledger.services.orders.allocateWaiting([a, b])
    expect(await sql("select inventory_item_id, count(*)::int as count from allocation where outcome = 'open' and inventory_item_id = any ($1) group by 1 order by 1", [[a, b]])).toEqual([a, b].sort().map((id) => ({ inventory_item_id: id, count: 10 })))
  })

  it("two fulfilments of one line bind each their own unit", async () => {
    const item = await buildItem(ledger.services)
    await receive(ledger.services, item, serials(2))
    const order = buildOrder(item, 2)
    const [first, second] = [fulfillmentOf(order, 1), fulfillmentOf(order, 1)]
    await Promise.all([bind(order, first), bind(order, second)])
    expect((await line(order.orderId)).units.map(({ fulfillmentId }) => fulfillmentId).sort()).toEqual([first.id, second.id].sort())
  })
})

describe("10,000 units named by serial number", () => {
  it("take seconds", async () => {
    const item = await buildItem(ledger.services)
    const units = (await receive(ledger.services, item, serials(10_000))).map(({ serialNumber }) => ({ serialNumber: serialNumber.toLowerCase() }))
    const began = performance.now()
    expect((await command({ command: "move", bin: "Z", units })).units).toHaveLength(10_000)
    expect(performance.now() - began).toBeLessThan(10_000)
  })
})

describe("the same key again", () => {
  it("gives the first answer of each order command after everything has moved on", async () => {
    const item = await buildItem(ledger.services, { allocateAt: "manual" })
    const units = await receive(ledger.services, item, serials(4))
    const order = buildOrder(item, 2)
    await ledger.services.orders.sync(order)
    const { orders } = ledger.services
    const fulfillment = fulfillmentOf(order, 2)
    const spare = units[3] as Unit
    const key = unique("order")
    const deeds = [
      () => orders.allocate(keyed(`${key}:allocate`), { orderId: order.orderId, unitIds: units.slice(0, 2).map(({ id }) => id) }),
      () => orders.swap(keyed(`${key}:swap`), { orderId: order.orderId, fromUnitId: units[0]?.id ?? "", toUnitId: spare.id, reasonCode: "scratched" }),
      () => orders.pick(keyed(`${key}:pick`), { orderId: order.orderId, serialNumbers: [spare.serialNumber] }),
      () => bind(order, fulfillment, undefined, keyed(`${key}:bind`)),
      () => orders.shipFulfillment(keyed(`${key}:ship`), { fulfillmentId: fulfillment.id, orderId: order.orderId, customerId: order.customerId, locationId: LOCATION, items: fulfillment.items, trackingNumbers: [] }),
      () => orders.correctShipment(keyed(`${key}:correct`), { orderId: order.orderId, shippedUnitId: spare.id, actualSerialNumber: units[2]?.serialNumber ?? "", reasonCode: "mis_pick" }),
    ]
    const first = []
    for (const deed of deeds) first.push(await deed())
    for (const [index, deed] of deeds.entries()) {
      const again = await deed()
      expect(again.replayed).toBe(true)
      expect(again.units).toEqual(first[index]?.units)
    }
  })

  it("of a check leaves no receipt", async () => {
    const item = await buildItem(ledger.services)
    await receive(ledger.services, item, serials(1))
    const order = buildOrder(item, 1)
    const [{ count: before }] = await sql<{ count: number }>("select count(*)::int as count from command_receipt") as [{ count: number }]
    await ledger.services.orders.checkFulfillment({ orderId: order.orderId, customerId: null, locationId: LOCATION, items: fulfillmentOf(order, 1).items, lines: order.lines })
    expect(await sql("select count(*)::int as count from command_receipt")).toEqual([{ count: before }])
    expect(await sql("select 1 as found from order_line_demand where order_id = $1", [order.orderId])).toEqual([])
  })
})

describe("lines and what they still need", () => {
  it("a lost unit is replaced by a free one", async () => {
    const item = await buildItem(ledger.services)
    await receive(ledger.services, item, serials(2))
    const order = buildOrder(item, 1)
    await ledger.services.orders.sync(order)
    const [lost] = (await line(order.orderId)).units as [Unit]
    await command({ command: "mark_lost", units: [{ unitId: lost.id }] })
    const [message] = await sql("select payload from outbox_message where job = 'allocate_waiting' order by id desc limit 1")
    expect(message).toMatchObject({ payload: { inventory_item_ids: [item] } })
    expect(await ledger.services.orders.allocateWaiting([item])).toEqual({ allocatedCount: 1 })
  })

  it("one of two that left before the item had a policy: only the other is promised", async () => {
    const item = await buildItem(ledger.services)
    await receive(ledger.services, item, serials(3))
    const order = buildOrder(item, 2)
    const snapshot: OrderSnapshot = { ...order, fulfillments: [fulfillmentOf(order, 1, { shippedAt: LONG_AGO })] }
    await ledger.services.orders.sync(snapshot)
    await ledger.services.orders.sync(snapshot)
    expect((await line(order.orderId)).units.map(({ status }) => status)).toEqual(["allocated"])
  })

  it("a held unit that Medusa shipped stays promised, and leaves when the hold is released", async () => {
    const item = await buildItem(ledger.services)
    await receive(ledger.services, item, serials(1))
    const order = buildOrder(item, 1)
    await ledger.services.orders.sync(order)
    const [unit] = (await line(order.orderId)).units as [Unit]
    await command({ command: "hold", kind: "recall", units: [{ unitId: unit.id }] })
    const shipped: OrderSnapshot = { ...order, fulfillments: [fulfillmentOf(order, 1, { shippedAt: new Date().toISOString() })] }
    await ledger.services.orders.sync(shipped)
    expect((await get(unit)).status).toBe("allocated")
    await command({ command: "release_hold", units: [{ unitId: unit.id }] })
    await ledger.services.orders.sync(shipped)
    expect((await get(unit)).status).toBe("shipped")
  })

  it("a fulfilment made without units gets them when they arrive before it ships", async () => {
    const item = await buildItem(ledger.services, { enforcement: "warn" })
    const order = buildOrder(item, 1)
    const fulfillment = fulfillmentOf(order, 1)
    await bind(order, fulfillment)
    const [unit] = await receive(ledger.services, item, serials(1))
    await ledger.services.orders.sync({ ...order, fulfillments: [fulfillment] })
    expect(await get(unit)).toMatchObject({ status: "picked", fulfillmentId: fulfillment.id })
  })

  it("a quantity lowered below what is shipped drops nothing and waits for nothing", async () => {
    const { order, fulfillment } = await shippedOrder(2)
    const result = await ledger.services.orders.sync({ ...order, lines: order.lines.map((l) => ({ ...l, requiredCount: 1 })), fulfillments: [{ ...fulfillment, shippedAt: new Date().toISOString() }] })
    expect(result).toMatchObject({ changedCount: 0, waitingCount: 0 })
  })

  it("a held promised unit is passed over when the line's other one will do", async () => {
    const item = await buildItem(ledger.services)
    await receive(ledger.services, item, serials(2))
    const order = buildOrder(item, 2)
    await ledger.services.orders.sync(order)
    const [held, good] = (await line(order.orderId)).units as [Unit, Unit]
    await command({ command: "hold", kind: "quality", units: [{ unitId: held.id }] })
    await bind(order, fulfillmentOf(order, 1))
    expect([(await get(held)).status, (await get(good)).status]).toEqual(["allocated", "picked"])
  })
})

describe("corrections and stock", () => {
  const deltas = async (item: string) => new Map((await ledger.services.stock.openDeltas([item])).map(({ locationId, delta }) => [locationId, delta]))

  it("over two locations move one unit in each level", async () => {
    const item = await buildItem(ledger.services)
    const [recorded] = await receive(ledger.services, item, serials(1)) as [Unit]
    const [actual] = await receive(ledger.services, item, serials(1), "sloc_b") as [Unit]
    const order = buildOrder(item, 1)
    const fulfillment = fulfillmentOf(order, 1)
    await bind(order, fulfillment)
    await ship(order, fulfillment)
    const before = await deltas(item)
    await ledger.services.orders.correctShipment(AGENT, { orderId: order.orderId, shippedUnitId: recorded.id, actualSerialNumber: actual.serialNumber, reasonCode: "mis_pick" })
    const after = await deltas(item)
    expect([(after.get(LOCATION) ?? 0) - (before.get(LOCATION) ?? 0), (after.get("sloc_b") ?? 0) - (before.get("sloc_b") ?? 0)]).toEqual([1, -1])
  })

  it("a unit promised to another order leaves that one waiting, and the one that never left serves it", async () => {
    const { item, order, units: [recorded] } = await shippedOrder(1, 1)
    const other = buildOrder(item, 1)
    await ledger.services.orders.sync(other)
    const [actual] = (await line(other.orderId)).units as [Unit]
    await ledger.services.orders.correctShipment(AGENT, { orderId: order.orderId, shippedUnitId: recorded?.id ?? "", actualSerialNumber: actual.serialNumber, reasonCode: "mis_pick" })
    expect((await line(other.orderId)).waitingCount).toBe(1)
    expect(await ledger.services.orders.allocateWaiting([item])).toEqual({ allocatedCount: 1 })
    expect((await line(other.orderId)).units.map(({ id }) => id)).toEqual([recorded?.id])
  })
})

describe("what is scanned", () => {
  it("means the unit of the line's own item where several items bear the number", async () => {
    const number = unique("AMB")
    const [item, other] = [await buildItem(ledger.services), await buildItem(ledger.services)]
    await receive(ledger.services, other, [number])
    const [unit] = await receive(ledger.services, item, [number]) as [Unit]
    const order = buildOrder(item, 1)
    await bind(order, fulfillmentOf(order, 1), { [order.lineItemId]: [` ${number.toLowerCase()}`] })
    expect((await get(unit)).status).toBe("picked")
  })

  it("at picking, and is borne by two units of other items, is said to be so", async () => {
    const number = unique("AMB")
    const [a, b, item] = [await buildItem(ledger.services), await buildItem(ledger.services), await buildItem(ledger.services)]
    await receive(ledger.services, a, [number])
    await receive(ledger.services, b, [number])
    await receive(ledger.services, item, serials(1))
    const order = buildOrder(item, 1)
    await ledger.services.orders.sync(order)
    await expect(ledger.services.orders.pick(AGENT, { orderId: order.orderId, serialNumbers: [number] })).rejects.toThrow(/several units/)
  })

  it("names the missing unit of a line at shipment, when another of it is bound already", async () => {
    const item = await buildItem(ledger.services, { enforcement: "warn" })
    const [bound] = await receive(ledger.services, item, serials(1)) as [Unit]
    const order = buildOrder(item, 2)
    const fulfillment = fulfillmentOf(order, 2)
    await bind(order, fulfillment)
    const [late] = await receive(ledger.services, item, serials(1)) as [Unit]
    await ledger.services.orders.shipFulfillment(AGENT, {
      fulfillmentId: fulfillment.id, orderId: order.orderId, customerId: null, locationId: LOCATION, items: fulfillment.items, trackingNumbers: [],
      serialNumbers: { [order.lineItemId]: [bound.serialNumber, late.serialNumber] },
    })
    expect([(await get(bound)).status, (await get(late)).status]).toEqual(["shipped", "shipped"])
  })
})

describe("a policy that wants units picked", () => {
  it("still wants it of the line's own units when another one is named beside them", async () => {
    const item = await buildItem(ledger.services, { requirePick: true })
    const units = await receive(ledger.services, item, serials(3))
    const order = buildOrder(item, 2)
    await ledger.services.orders.sync(order)
    const own = (await line(order.orderId)).units
    const other = units.find(({ id }) => !own.some((unit) => unit.id === id))
    const numbers = [own[0]?.serialNumber ?? "", other?.serialNumber ?? ""]
    expect(await rejectionOf(bind(order, fulfillmentOf(order, 2), { [order.lineItemId]: numbers }))).toMatchObject({ code: "fulfillment.not_picked" })
  })
})
