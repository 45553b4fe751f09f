import { namesUnitsAtShipment } from "../../domain/unit/serial-policy"
import { hasOpenAllocation, type Instant, type Unit } from "../../domain/unit/unit"
import type { ExceptionFiling } from "../../ledger/exceptions"
import type { UnitChange } from "../../ledger/record"
import { type CommandTransaction, type Ledger, transactCommand } from "../../ledger/run-command"
import { namedQuery } from "../../persistence/named-query"
import { bindUnits } from "./bind-units"
import { closeServed, dropMissingLines, loadDemand, writeDemand } from "./demand"
import type { FulfillmentItem, OrderFulfillment, OrderSnapshot } from "./order-snapshot"
import { writeSales } from "./line-sales"
import { newestFirst, OrderUnits, servedAtOrder } from "./order-units"

export interface SyncResult {
  readonly changedCount: number
  /** Items whose stock Medusa may have to hear of. */
  readonly inventoryItemIds: readonly string[]
  /** Units the order's lines still lack. */
  readonly waitingCount: number
}

const SYSTEM = { type: "system", id: "sync_order" }

/**
 * Makes demand and units of one order what Medusa says they are. Convergent: it may run at any time, any number of
 * times, and needs no event to have been heard. Each stage is one command; all of them are one transaction.
 */
export async function syncOrder(ledger: Ledger, snapshot: OrderSnapshot): Promise<SyncResult> {
  if (!(await isOurs(ledger, snapshot))) return { changedCount: 0, inventoryItemIds: [], waitingCount: 0 }
  let waitingCount = 0
  let formerCustomers: readonly (string | null)[] = []
  const result = await transactCommand(ledger, { actor: SYSTEM, reference: { type: "order", id: snapshot.orderId } }, {
    lockFirst: async (client) => {
      formerCustomers = (await loadDemand(client, snapshot.orderId, "lock")).map((demand) => demand.customerId)
      await writeDemand(client, snapshot.orderId, snapshot.customerId, snapshot.lines, "order")
      await dropMissingLines(client, snapshot.orderId, snapshot.lines)
      await writeSales(client, snapshot.orderId, snapshot.lines)
    },
    work: async (transaction) => {
      const order = await OrderUnits.load(transaction, snapshot.orderId)
      const live = snapshot.fulfillments.filter((fulfillment) => fulfillment.live)
      await unbindGone(order, live)
      order.forgetUnnamed()
      // Before anything is promised: what has left already must not be promised again.
      for (const fulfillment of live) await catchUp(ledger, transaction, order, fulfillment, snapshot)
      await cancelOrRelease(order, snapshot)
      await followOwner(order, snapshot, formerCustomers)
      if (!snapshot.canceled) {
        const wishes = order.demands.filter((demand) => servedAtOrder(demand, order.policies.get(demand.inventoryItemId)))
        await order.allocateFromStock(wishes.map((demand) => ({ demand, count: order.missingCount(demand), locationId: demand.locationId })))
      }
      await closeServed(transaction.client, snapshot.orderId, snapshot.canceled, order.demands.map((demand) => ({ ...demand, count: order.unnamedCount(demand) })).filter(({ count }) => count > 0))
      waitingCount = snapshot.canceled ? 0 : order.demands.reduce((sum, demand) => sum + waitingOf(order, demand), 0)
      return { summary: {} }
    },
  })
  return { changedCount: result.units.length, inventoryItemIds: [...new Set(result.units.map((unit) => unit.inventoryItemId))], waitingCount }
}

/** Orders without serialized items cost one look and leave no row. */
async function isOurs(ledger: Ledger, snapshot: OrderSnapshot): Promise<boolean> {
  const runner = ledger.dataSource.createQueryRunner()
  try {
    const rows = await namedQuery(
      await runner.connect(),
      "select 1 as found where exists (select from serial_policy where inventory_item_id = any ($1::text[]) and tracking <> 'none') or exists (select from order_line_demand where order_id = $2::text) or exists (select from serial_unit where order_id = $2::text)",
      [snapshot.lines.map((line) => line.inventoryItemId), snapshot.orderId],
    )
    return rows.length > 0
  } finally {
    await runner.release()
  }
}

function waitingOf(order: OrderUnits, demand: OrderUnits["demands"][number]): number {
  const policy = order.policies.get(demand.inventoryItemId)
  return policy !== undefined && policy.tracking === "full" && policy.state === "active" ? Math.max(order.missingCount(demand), 0) : 0
}

/** A fulfilment that is canceled, or that a crash left behind, holds no units. */
async function unbindGone(order: OrderUnits, live: readonly OrderFulfillment[]): Promise<void> {
  const liveIds = new Set(live.map(({ id }) => id))
  const gone = order.all().filter((unit) => unit.status === "picked" && unit.fulfillmentId !== null && !liveIds.has(unit.fulfillmentId))
  await order.unbind(gone, "fulfillment_gone")
}

async function cancelOrRelease(order: OrderUnits, snapshot: OrderSnapshot): Promise<void> {
  if (snapshot.canceled) {
    const promised = order.all().filter((unit) => hasOpenAllocation(unit) && unit.fulfillmentId === null)
    await order.append(promised.map((unit) => order.change(unit, { name: "cancel_allocation", reasonCode: "order_canceled" })))
    return
  }
  const changes: UnitChange[] = []
  const exceptions: ExceptionFiling[] = []
  for (const demand of order.demands) {
    const open = order.openOf(demand).filter((unit) => unit.fulfillmentId === null)
    const surplusCount = Math.max(-order.missingCount(demand), 0)
    const allocated = newestFirst(open.filter((unit) => unit.status === "allocated"))
    const surplus = allocated.slice(0, surplusCount)
    // The reservation moved to another location: units there are chosen instead, these can be sold again.
    const misplaced = allocated.filter((unit) => !surplus.includes(unit) && demand.locationId !== null && unit.locationId !== demand.locationId)
    changes.push(...surplus.map((unit) => order.change(unit, { name: "release", reasonCode: "order_changed" })))
    changes.push(...misplaced.map((unit) => order.change(unit, { name: "release", reasonCode: "reservation_moved" })))
    // A picked unit lies in somebody's hands: a person must put it back, so it is never dropped silently.
    const pickedSurplus = newestFirst(open.filter((unit) => unit.status === "picked")).slice(0, Math.max(surplusCount - surplus.length, 0))
    exceptions.push(...pickedSurplus.map((unit): ExceptionFiling => ({
      kind: "picked_unit_surplus", dedupeKey: `picked_unit_surplus:${unit.id}:${unit.lineItemId}`, unitId: unit.id, orderId: order.orderId, lineItemId: unit.lineItemId, inventoryItemId: unit.inventoryItemId,
      summary: `Unit ${unit.serialNumber} is picked for an order line that does not need it any more; put it back and release it.`,
    })))
  }
  await order.append(changes, exceptions)
}

/** An order that was transferred takes the units its buyer still owns with it. */
async function followOwner(order: OrderUnits, { customerId }: OrderSnapshot, formerCustomers: readonly (string | null)[]): Promise<void> {
  if (customerId === null) return
  const former = new Set(formerCustomers)
  const moved = order.all().filter((unit) => ["shipped", "delivered", "returning"].includes(unit.status) && unit.owner === "customer" && unit.ownerCustomerId !== customerId && !unit.holds.some(({ kind }) => kind === "recall") && (unit.ownerCustomerId === null || former.has(unit.ownerCustomerId)))
  await order.append(moved.map((unit) => order.change(unit, { name: "transfer_owner", customerId, reasonCode: "order_transferred" })))
}

/** A live fulfilment whose hooks or events never reached us: bind, ship and deliver what Medusa says it did. */
async function catchUp(ledger: Ledger, transaction: CommandTransaction, order: OrderUnits, fulfillment: OrderFulfillment, snapshot: OrderSnapshot): Promise<void> {
  const ofThis = (): Unit[] => order.all().filter((unit) => unit.fulfillmentId === fulfillment.id)
  // Units that came back since are not bound any more, but their fulfilment needs no others.
  const short = fulfillment.items.filter((item) => {
    const policy = order.policies.get(item.inventoryItemId ?? "")
    // What was shipped before the item had a policy is not asked for its numbers.
    return policy !== undefined && namesUnitsAtShipment(policy) && !(fulfillment.shippedAt !== null && fulfillment.shippedAt < policy.createdAt) && lackingCount(order, fulfillment, item) > 0
  })
  if (short.length > 0) {
    await bindUnits(ledger, transaction, order, {
      fulfillmentId: fulfillment.id, locationId: fulfillment.locationId, items: short, mode: "converge", receivedUntil: fulfillment.shippedAt ?? undefined,
    })
  }
  if (fulfillment.shippedAt === null) return
  noteUnnamed(order, fulfillment, fulfillment.shippedAt)
  const toShip = ofThis().filter((unit) => unit.status === "picked")
  const ready = toShip.filter((unit) => unit.holds.length === 0)
  const held = toShip.filter((unit) => unit.holds.length > 0)
  await order.append(
    ready.map((unit) => order.change(unit, { name: "ship", fulfillmentId: fulfillment.id, customerId: snapshot.customerId, trackingNumbers: fulfillment.trackingNumbers })),
    held.map((unit): ExceptionFiling => ({
      kind: "shipment_without_units", dedupeKey: `shipped_while_held:${unit.id}:${fulfillment.id}`, unitId: unit.id, orderId: order.orderId, fulfillmentId: fulfillment.id,
      summary: `Medusa shipped a fulfilment with unit ${unit.serialNumber}, which is on hold; release the hold or call the parcel back.`,
    })),
    fulfillment.shippedAt,
  )
  if (fulfillment.deliveredAt === null) return
  // A unit handed back after a repair is on its way once more; this fulfilment's delivery was another one.
  const arrived = ofThis().filter((unit) => unit.status === "shipped" && unit.previousStatus !== "quarantined")
  await order.append(arrived.map((unit) => order.change(unit, { name: "deliver" })), [], fulfillment.deliveredAt)
}

const demandOf = (order: OrderUnits, item: FulfillmentItem): OrderUnits["demands"][number] | undefined =>
  order.demands.find((demand) => demand.lineItemId === item.lineItemId && demand.inventoryItemId === item.inventoryItemId)

/** What left without a unit that we know must not be promised again. A promised unit that could not be bound, held say, may yet be the one. */
function noteUnnamed(order: OrderUnits, fulfillment: OrderFulfillment, shippedAt: Instant): void {
  for (const item of fulfillment.items) {
    const demand = demandOf(order, item)
    if (demand === undefined) continue
    const perhaps = order.openOf(demand).filter((unit) => unit.fulfillmentId === null && (unit.receivedAt ?? "") <= shippedAt)
    order.addUnnamed(demand, Math.max(lackingCount(order, fulfillment, item) - perhaps.length, 0))
  }
}

/** Units this fulfilment needs beyond those that were ever bound to it. */
function lackingCount(order: OrderUnits, fulfillment: OrderFulfillment, item: FulfillmentItem): number {
  const demand = demandOf(order, item)
  return demand === undefined ? 0 : item.quantity - order.everBoundCount(demand, fulfillment.id)
}
