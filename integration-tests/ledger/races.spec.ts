import { Client } from "pg"
import type { Unit } from "../../src/domain/unit/unit"
import type { OrderFulfillment, OrderSnapshot } from "../../src/services/order/order-snapshot"
import { expectLedgerCoherent } from "../support/coherence"
import { AGENT, buildItem, buildOrder, type LedgerFixture, LOCATION, openLedger, receive, rejectionOf, serials, unique } from "./fixture"

/** What two commands at once may do to invariant 10: units on hand = Medusa's level, for items tracked `full`. */

let ledger: LedgerFixture
beforeAll(async () => { ledger = await openLedger(20) })
afterEach(() => expectLedgerCoherent(ledger.dataSource))
afterAll(() => ledger.close())

const policyOf = async (item: string) => {
  const policy = (await ledger.services.policies.byItems([item])).get(item)
  if (policy === undefined) throw new Error("the item has a policy")
  return policy
}

/** Units that stand for stock, and what Medusa has yet to hear of. */
async function onHand(item: string): Promise<{ readonly units: number; readonly postings: number }> {
  const units = (await ledger.services.stock.countedUnits([item])).reduce((sum, { unitCount }) => sum + unitCount, 0)
  return { units, postings: (await ledger.services.stock.openDeltas([item])).reduce((sum, { delta }) => sum + delta, 0) }
}

/**
 * Stops a command where it comes to use this table, and lets `meanwhile` run. It goes on as soon as that is done, or waits for
 * the stopped command's own locks; which of the two is seen in Postgres, not guessed by the clock.
 */
async function stoppedAt<A, B>(table: string, stopped: () => Promise<A>, meanwhile: () => Promise<B>): Promise<[PromiseSettledResult<A>, PromiseSettledResult<B>]> {
  const { url } = ledger.dataSource.options as { url: string }
  const [gate, eye] = [new Client({ connectionString: url }), new Client({ connectionString: url })]
  await Promise.all([gate.connect(), eye.connect()])
  try {
    await gate.query("begin")
    await gate.query(`lock table ${table} in access exclusive mode`)
    // A transaction sees one state of this view for ever, so the gate's own cannot ask.
    const waiting = async (): Promise<number> =>
      (await eye.query<{ count: number }>("select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")).rows[0]?.count ?? 0
    const first = watch(stopped())
    while (!first.settled && await waiting() < 1) await new Promise((resolve) => setImmediate(resolve))
    expect(first.settled).toBe(false)
    const second = watch(meanwhile())
    while (!second.settled && await waiting() < 2) await new Promise((resolve) => setImmediate(resolve))
    await gate.query("commit")
    const [a, b] = await Promise.allSettled([first.result, second.result])
    return [a, b]
  } finally {
    await Promise.all([gate.end(), eye.end()])
  }
}

function watch<Result>(result: Promise<Result>): { readonly result: Promise<Result>; settled: boolean } {
  const watched = { result, settled: false }
  void result.catch(() => undefined).finally(() => { watched.settled = true })
  return watched
}

const receiveOne = (item: string, stockEffect: "add" | "adopt") =>
  ledger.services.units.receive(AGENT, { inventoryItemId: item, variantId: null, locationId: LOCATION, serialNumbers: serials(1), stockEffect, onError: "reject_all" })

function fulfillmentOf(order: OrderSnapshot, quantity: number): OrderFulfillment {
  const [first] = order.lines
  return {
    id: unique("ful"), locationId: LOCATION, live: true, shippedAt: null, deliveredAt: null, trackingNumbers: [],
    items: [{ lineItemId: first?.lineItemId ?? "", inventoryItemId: first?.inventoryItemId ?? "", quantity }],
  }
}
const bind = (order: OrderSnapshot, { id, locationId, items }: OrderFulfillment, serialNumbers?: Record<string, string[]>) =>
  ledger.services.orders.bindFulfillment(AGENT, { orderId: order.orderId, customerId: order.customerId, locationId, items, lines: order.lines, fulfillmentId: id, ...(serialNumbers ? { serialNumbers } : {}) })
const ship = (order: OrderSnapshot, { id, locationId, items }: OrderFulfillment) =>
  ledger.services.orders.shipFulfillment(AGENT, { fulfillmentId: id, orderId: order.orderId, customerId: order.customerId, locationId, items, trackingNumbers: [] })

describe("a policy that changes while units arrive", () => {
  it("does not become active between the decision to adopt a unit and its writing", async () => {
    const item = await buildItem(ledger.services, { stockedQuantity: 1 })
    await receiveOne(item, "adopt")
    const { id } = await policyOf(item)
    // Readiness counts the units first, then the open order lines.
    const [activated, adopted] = await stoppedAt("order_line_demand", () => ledger.services.policies.activate(id, [{ locationId: LOCATION, stockedQuantity: 1 }]), () => receiveOne(item, "adopt"))
    expect(activated).toMatchObject({ status: "fulfilled", value: { state: "active" } })
    expect(adopted).toMatchObject({ status: "rejected", reason: { rejection: { code: "policy.not_adopting" } } })
    expect(await onHand(item)).toEqual({ units: 1, postings: 0 })
  })

  it("is not activated without a unit that is being adopted", async () => {
    const item = await buildItem(ledger.services, { stockedQuantity: 1 })
    const { id } = await policyOf(item)
    const level = [{ locationId: LOCATION, stockedQuantity: 1 }]
    // The append has its policy and its unit, and is stopped where it writes its message.
    const [adopted, activated] = await stoppedAt("outbox_message", () => receiveOne(item, "adopt"), () => ledger.services.policies.activate(id, level))
    expect(adopted.status).toBe("fulfilled")
    if (activated.status === "rejected") expect(activated.reason).toMatchObject({ rejection: { code: "policy.not_ready" } })
    expect(await ledger.services.policies.activate(id, level)).toMatchObject({ state: "active" })
    expect(await onHand(item)).toEqual({ units: 1, postings: 0 })
  })

  it("counts, or tells Medusa of, a unit that becomes the shop's while it climbs to full", async () => {
    const item = await buildItem(ledger.services, { tracking: "at_ship_and_return" })
    const unit = await comeBackToQuarantine(item)
    const { id } = await policyOf(item)
    // Climbing counts the units, then reserves those that are held.
    const [climbed, takenOver] = await stoppedAt("hold_reservation",
      () => ledger.services.policies.update(id, { tracking: "full" }, { managed: true, stockedQuantity: 0 }),
      () => ledger.services.units.command(AGENT, { command: "take_over", reasonCode: "returned", units: [{ unitId: unit.id }] }))
    expect(climbed).toMatchObject({ status: "fulfilled", value: { tracking: "full" } })
    expect(takenOver.status).toBe("fulfilled")
    const { state } = await policyOf(item)
    const { units, postings } = await onHand(item)
    // Medusa's level was 0: an active policy must have told it of each unit since.
    expect({ state, lacking: units - postings }).toEqual({ state, lacking: state === "active" ? 0 : 1 })
  })

  it("holds, whatever the order, for many at once", async () => {
    for (let round = 0; round < 20; round++) {
      const item = await buildItem(ledger.services, { stockedQuantity: 3 })
      const { id } = await policyOf(item)
      const level = [{ locationId: LOCATION, stockedQuantity: 3 }]
      await Promise.allSettled([...Array.from({ length: 5 }, () => receiveOne(item, "adopt")), ...Array.from({ length: 3 }, () => ledger.services.policies.activate(id, level)), receiveOne(item, "add")])
      const { state } = await policyOf(item)
      const { units, postings } = await onHand(item)
      if (state === "active") expect(units).toBe(3 + postings)
    }
  })
})

/** A unit sold below `full` that came back: in quarantine, still the customer's. */
async function comeBackToQuarantine(item: string): Promise<Unit> {
  const order = buildOrder(item, 1)
  const fulfillment = fulfillmentOf(order, 1)
  const { units: [sold] } = await bind(order, fulfillment, { [order.lineItemId]: serials(1) })
  await ship(order, fulfillment)
  const unitId = sold?.id ?? ""
  await ledger.services.units.command(AGENT, { command: "mark_lost", units: [{ unitId }] })
  await ledger.services.quarantine.register(LOCATION, "sloc_quarantine")
  const { units: [unit] } = await ledger.services.units.command(AGENT, { command: "mark_found", locationId: LOCATION, units: [{ unitId }] })
  if (unit === undefined) throw new Error("the unit came back")
  return unit
}

describe("a held unit that is relabelled while its reservation is made", () => {
  it("gets one for the item it is now", async () => {
    const [item, target] = [await buildItem(ledger.services), await buildItem(ledger.services, { sellableGrades: ["b"] })]
    const [unit] = await receive(ledger.services, item, serials(1)) as [Unit]
    await ledger.services.units.command(AGENT, { command: "hold", kind: "quality", units: [{ unitId: unit.id }] })
    const [row] = await ledger.services.stock.holdReservationsOf([item])
    if (row === undefined) throw new Error("a held unit in stock wants a reservation")
    // The poster has read what to make; meanwhile:
    await ledger.services.units.command(AGENT, { command: "regrade", grade: "b", inventoryItemId: target, units: [{ unitId: unit.id }] })
    await ledger.services.stock.settleHold({ ...row, reservationId: "resitem_of_the_old_item" })
    expect(await ledger.services.stock.holdReservationsOf([target])).toMatchObject([{ unitId: unit.id, wanted: true, reservationId: "resitem_of_the_old_item" }])
    await ledger.services.stock.settleHold({ ...row, inventoryItemId: target, reservationId: "resitem_new" })
    expect(await ledger.services.stock.holdReservationsOf([target])).toEqual([])
  })
})

describe("a fulfilment made below full and canceled when its item has climbed", () => {
  const captured = async () => {
    const item = await buildItem(ledger.services, { tracking: "at_ship" })
    const order = buildOrder(item, 1)
    const fulfillment = fulfillmentOf(order, 1)
    const { units: [unit] } = await bind(order, fulfillment, { [order.lineItemId]: serials(1) })
    const { id } = await policyOf(item)
    await ledger.services.policies.update(id, { tracking: "full" }, { managed: true, stockedQuantity: 0 })
    return { item, order, fulfillment, unitId: unit?.id ?? "" }
  }

  it("leaves its unit in stock, where Medusa counts it again", async () => {
    const { item, fulfillment, unitId } = await captured()
    await ledger.services.orders.unbindFulfillment(AGENT, { fulfillmentId: fulfillment.id, reasonCode: null })
    expect(await ledger.services.units.get(unitId)).toMatchObject({ status: "in_stock", locationId: LOCATION, orderId: null })
    // Medusa raised its level from 0 to 1 itself.
    expect(await onHand(item)).toEqual({ units: 1, postings: 0 })
  })

  it("does so too when only the next sync hears of it, and then promises it to its line", async () => {
    const { item, order, unitId } = await captured()
    await ledger.services.orders.sync({ ...order, fulfillments: [] })
    expect(await ledger.services.units.get(unitId)).toMatchObject({ status: "allocated", orderId: order.orderId })
    expect(await onHand(item)).toEqual({ units: 1, postings: 0 })
  })

  it("decides anew when the item climbs while it is canceled", async () => {
    const item = await buildItem(ledger.services, { tracking: "at_ship" })
    const order = buildOrder(item, 1)
    const fulfillment = fulfillmentOf(order, 1)
    const { units: [unit] } = await bind(order, fulfillment, { [order.lineItemId]: serials(1) })
    const { id } = await policyOf(item)
    await stoppedAt("hold_reservation",
      () => ledger.services.policies.update(id, { tracking: "full" }, { managed: true, stockedQuantity: 0 }),
      () => ledger.services.orders.unbindFulfillment(AGENT, { fulfillmentId: fulfillment.id, reasonCode: null }))
    expect(await ledger.services.units.get(unit?.id ?? "")).toMatchObject({ status: "in_stock" })
    expect(await onHand(item)).toEqual({ units: 1, postings: 0 })
  })
})

describe("a line of which a part left without known units", () => {
  const partlyShipped = async () => {
    const item = await buildItem(ledger.services, { enforcement: "warn" })
    const order = buildOrder(item, 5)
    const fulfillment = fulfillmentOf(order, 3)
    await bind(order, fulfillment)
    await ship(order, fulfillment)
    return { item, order, fulfillment }
  }
  const promisedCount = async (orderId: string) => (await ledger.services.orders.view(orderId)).lines[0]?.units.length

  it("is promised the rest only, before any sync has counted", async () => {
    const { item, order } = await partlyShipped()
    await receive(ledger.services, item, serials(10))
    expect((await ledger.services.orders.view(order.orderId)).lines[0]).toMatchObject({ requiredCount: 5, waitingCount: 2 })
    await Promise.all([1, 2, 3].map(() => ledger.services.orders.allocateWaiting([item])))
    expect(await promisedCount(order.orderId)).toBe(2)
    expect(await rejectionOf(ledger.services.orders.allocate(AGENT, { orderId: order.orderId, unitIds: [(await ledger.services.units.list({ inventoryItemId: item, status: ["in_stock"], limit: 1, offset: 0 })).units[0]?.id ?? ""] }))).toMatchObject({ code: "allocation.line_full" })
  })

  it("is promised the rest only after a sync either, and is told so by every door", async () => {
    const { item, order, fulfillment } = await partlyShipped()
    const shippedAt = new Date().toISOString()
    await ledger.services.orders.sync({ ...order, fulfillments: [{ ...fulfillment, shippedAt }] })
    await receive(ledger.services, item, serials(10))
    await ledger.services.orders.allocateWaiting([item])
    expect(await promisedCount(order.orderId)).toBe(2)
    expect(await ledger.services.orders.sync({ ...order, fulfillments: [{ ...fulfillment, shippedAt }] })).toMatchObject({ changedCount: 0, waitingCount: 0 })
  })

  it("is promised all of it again when Medusa takes the shipment back", async () => {
    const { item, order, fulfillment } = await partlyShipped()
    await ledger.services.orders.cancelShipment(AGENT, {
      fulfillmentId: fulfillment.id, orderId: order.orderId, bound: { unit_ids: [], fresh_unit_ids: [], picked_unit_ids: [] }, reasonCode: "shipment_undone",
      unnamed: [{ lineItemId: order.lineItemId, inventoryItemId: item, count: 3 }],
    })
    await receive(ledger.services, item, serials(10))
    await ledger.services.orders.allocateWaiting([item])
    expect(await promisedCount(order.orderId)).toBe(5)
  })
})
