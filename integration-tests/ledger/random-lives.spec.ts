import { namedQuery, withClient } from "../../src/persistence/named-query"
import { RejectionError } from "../../src/domain/common/rejection"
import type { CommandRequest } from "../../src/ledger/run-command"
import { expectLedgerCoherent } from "../support/coherence"
import { AGENT, buildItem, buildOrder, type LedgerFixture, LOCATION, openLedger, receive, serials, unique } from "./fixture"

const CLIENTS = 32
const COMMANDS_PER_CLIENT = 25
const OTHER_LOCATION = "sloc_second"
const SEED = Number(process.env["AFTERCARE_SEED"] ?? Date.now() % 1_000_000)

let ledger: LedgerFixture
beforeAll(async () => { ledger = await openLedger(CLIENTS + 8) })
afterEach(() => expectLedgerCoherent(ledger.dataSource))
afterAll(() => ledger.close())

/** A small repeatable generator: a failure is the seed printed in the test's name. */
function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0
    return ((state ^ (state >>> 13)) >>> 0) % below
  }
}

const pick = <Item>(items: readonly Item[], random: (below: number) => number): Item => items[random(items.length)] as Item

describe(`random lives, seed ${SEED}`, () => {
  it(`${CLIENTS} clients at once break no invariant, deadlock nobody, and are refused only with reasons`, async () => {
    const item = await buildItem(ledger.services)
    const units = [...await receive(ledger.services, item, serials(24)), ...await receive(ledger.services, item, serials(12), OTHER_LOCATION)]
    const orders = Array.from({ length: 8 }, () => buildOrder(item, 3))
    const fulfillments = orders.map((order) => ({ order, id: unique("ful") }))
    const faults: unknown[] = []
    let accepted = 0
    const client = async (n: number): Promise<void> => {
      const random = randomOf(SEED + n * 7919)
      for (let step = 0; step < COMMANDS_PER_CLIENT; step++) {
        try {
          await act(random)
          accepted += 1
        } catch (error) {
          if (!(error instanceof RejectionError)) faults.push(error)
        }
      }
    }
    const act = async (random: (below: number) => number): Promise<unknown> => {
      const { units: service, orders: orderService } = ledger.services
      const some = [...new Set(Array.from({ length: 1 + random(4) }, () => pick(units, random).id))].map((unitId) => ({ unitId }))
      const { order, id: fulfillmentId } = pick(fulfillments, random)
      const items = [{ lineItemId: order.lineItemId, inventoryItemId: item, quantity: 1 + random(3) }]
      const request: CommandRequest = random(4) === 0 ? { ...AGENT, idempotency: { scope: "random", key: `k${random(50)}`, requestHash: "00" } } : AGENT
      switch (random(15)) {
        case 0: return service.command(request, { command: "hold", kind: "quality", reasonCode: `r${random(3)}`, units: some })
        case 1: return service.command(request, { command: "release_hold", units: some })
        case 2: return service.command(request, { command: "move", units: some, locationId: pick([LOCATION, OTHER_LOCATION], random), bin: `B${random(9)}` })
        case 3: return service.command(request, { command: "mark_lost", units: some })
        case 4: return service.command(request, { command: "mark_found", units: some })
        case 5: return service.command(request, { command: "void_shipment", units: some })
        case 6: return orderService.sync(order)
        case 7: return orderService.allocate(AGENT, { orderId: order.orderId })
        case 8: return orderService.release(AGENT, { orderId: order.orderId, unitIds: some.map(({ unitId }) => unitId) })
        case 9: return orderService.pick(AGENT, { orderId: order.orderId, serialNumbers: [pick(units, random).serialNumber] })
        case 10: return orderService.bindFulfillment(AGENT, { orderId: order.orderId, customerId: order.customerId, locationId: LOCATION, lines: order.lines, fulfillmentId, items })
        case 11: return orderService.unbindFulfillment(AGENT, { fulfillmentId, reasonCode: null })
        case 12: return orderService.swap(AGENT, { orderId: order.orderId, fromUnitId: pick(units, random).id, toUnitId: pick(units, random).id, reasonCode: "random" })
        case 13: return orderService.shipFulfillment(AGENT, { fulfillmentId, orderId: order.orderId, customerId: order.customerId, locationId: LOCATION, trackingNumbers: [], items })
        default: return orderService.cancelOrder(AGENT, { orderId: order.orderId })
      }
    }
    await Promise.all(Array.from({ length: CLIENTS }, (_, n) => client(n)))
    expect(faults).toEqual([])
    expect(accepted).toBeGreaterThan(CLIENTS)
    await expectCountsToBalance(item)
    await expectNobodyOnTwoOrders()
    // A run in which nothing much happened would prove nothing.
    expect(await distinctEventTypes()).toBeGreaterThanOrEqual(10)
  })
})

/** Invariant 10 without Medusa: what we asked of its level, with what it changes itself at fulfilments, is what stands there. */
async function expectCountsToBalance(item: string): Promise<void> {
  const counted = new Map((await ledger.services.stock.countedUnits([item])).map(({ locationId, unitCount }) => [locationId, unitCount]))
  const asked = new Map((await ledger.services.stock.openDeltas([item])).map(({ locationId, delta }) => [locationId, delta]))
  const [byCore] = await withClient(ledger.dataSource, (client) => namedQuery<{ delta: number }>(
    client,
    `select (count(*) filter (where e.type = 'unit.unfulfilled') - count(*) filter (where e.type = 'unit.fulfilled'))::int as delta
     from serial_event e join serial_unit u on u.id = e.unit_id where u.inventory_item_id = $1`, [item],
  ))
  expect(counted.get(LOCATION) ?? 0).toBe((asked.get(LOCATION) ?? 0) + (byCore?.delta ?? 0))
  expect(counted.get(OTHER_LOCATION) ?? 0).toBe(asked.get(OTHER_LOCATION) ?? 0)
}

async function expectNobodyOnTwoOrders(): Promise<void> {
  const doubles = await withClient(ledger.dataSource, (client) => namedQuery(client, "select unit_id from allocation where outcome = 'open' group by unit_id having count(*) > 1", []))
  expect(doubles).toEqual([])
  const overserved = await withClient(ledger.dataSource, (client) => namedQuery(
    client, "select d.line_item_id from order_line_demand d join allocation a on a.line_item_id = d.line_item_id and a.outcome in ('open','shipped') group by d.line_item_id, d.required_count having count(*) > d.required_count", [],
  ))
  expect(overserved).toEqual([])
}

async function distinctEventTypes(): Promise<number> {
  const [row] = await withClient(ledger.dataSource, (client) => namedQuery<{ count: number }>(client, "select count(distinct type)::int as count from serial_event", []))
  return row?.count ?? 0
}
