import { RejectionError, reject } from "../../domain/common/rejection"
import { allocatesFromStock } from "../../domain/unit/serial-policy"
import { hasOpenAllocation, type Unit } from "../../domain/unit/unit"
import { loadUnitsById } from "../../ledger/load-units"
import { type CommandRequest, type CommandResult, type Ledger, transactCommand } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import { countFreeUnits } from "./choose-units"
import { type Demand, loadDemand, setAutoAllocate } from "./demand"
import { OrderUnits, servedAtOrder } from "./order-units"

export interface AllocateUnits {
  readonly orderId: string
  readonly lineItemId?: string
  readonly inventoryItemId?: string
  /** Exactly these units; without them the policy's strategy chooses what is missing. */
  readonly unitIds?: readonly string[]
}

/** Promises units to an order's lines, by name or by the policy's strategy. Throws `allocation.short` with the counts. */
export async function allocateUnits(ledger: Ledger, request: CommandRequest, input: AllocateUnits): Promise<CommandResult> {
  let locked: readonly Demand[] = []
  return transactCommand(ledger, { reference: { type: "order", id: input.orderId }, ...request }, {
    lockFirst: async (client) => {
      locked = await loadDemand(client, input.orderId, "lock")
    },
    work: async (transaction) => {
      const order = await OrderUnits.load(transaction, input.orderId, locked)
      const demands = demandsMeant(order, input)
      // A line is closed when it is shipped in full or when its order was canceled.
      const canceled = demands.find((demand) => demand.closedAt !== null && order.missingCount(demand) > 0)
      if (canceled !== undefined) throw new RejectionError(reject("allocation.order_closed", `Order ${input.orderId} is canceled; nothing can be allocated to it.`, { order_id: input.orderId }))
      if (input.unitIds === undefined) await allocateMissing(order, demands)
      else await allocateNamed(order, demands, input.unitIds)
      const byHand = demands.filter((demand) => !demand.autoAllocate)
      if (byHand.length > 0) await setAutoAllocate(transaction.client, byHand.map((demand) => demand.lineItemId), true)
      return { summary: {} }
    },
  })
}

function demandsMeant(order: OrderUnits, input: AllocateUnits): Demand[] {
  const meant = order.demands.filter((demand) => {
    const policy = order.policies.get(demand.inventoryItemId)
    return policy !== undefined && allocatesFromStock(policy) && demand.requiredCount > 0
      && (input.lineItemId === undefined || demand.lineItemId === input.lineItemId) && (input.inventoryItemId === undefined || demand.inventoryItemId === input.inventoryItemId)
  })
  if (meant.length > 0) return meant
  throw new RejectionError(reject("allocation.line_unknown", `Order ${input.orderId} has no such line for an item whose units are tracked in stock.`, {
    order_id: input.orderId, line_item_id: input.lineItemId ?? null, inventory_item_id: input.inventoryItemId ?? null,
  }))
}

async function allocateMissing(order: OrderUnits, demands: readonly Demand[]): Promise<void> {
  const open = demands.filter((demand) => demand.closedAt === null)
  await order.allocateFromStock(open.map((demand) => ({ demand, count: order.missingCount(demand), locationId: demand.locationId })))
  const short = open.filter((demand) => order.missingCount(demand) > 0)
  const [first] = short
  if (first === undefined) return
  const policy = order.policies.get(first.inventoryItemId)
  const missing = short.reduce((sum, demand) => sum + order.missingCount(demand), 0)
  const free = policy === undefined ? 0 : await countFreeUnits(order.client, policy, null)
  throw new RejectionError(reject("allocation.short", `${missing} unit(s) are missing for order ${order.orderId}; ${free} are free at other locations.`, {
    order_id: order.orderId, line_item_id: first.lineItemId, inventory_item_id: first.inventoryItemId, required_count: first.requiredCount,
    missing_count: missing, free_elsewhere_count: free,
  }))
}

async function allocateNamed(order: OrderUnits, demands: readonly Demand[], unitIds: readonly string[]): Promise<void> {
  if (new Set(unitIds).size < unitIds.length) throw new RejectionError(reject("unit.repeated", "The same unit is named twice in this request.", {}))
  const units = new Map((await loadUnitsById(order.client, unitIds, "lock")).map((unit) => [unit.id, unit]))
  const room = new Map(demands.map((demand) => [demand, order.missingCount(demand)]))
  const changes = unitIds.flatMap((id) => {
    const unit = units.get(id)
    if (unit === undefined) throw new RejectionError(reject("unit.not_found", `No unit has the id ${id}.`, { unit_id: id }))
    // Named again after it was promised here: nothing to do.
    if (unit.orderId === order.orderId && hasOpenAllocation(unit)) return []
    const demand = lineFor(order, demands, room, unit)
    const policy = order.policies.get(demand.inventoryItemId)
    if (policy === undefined) throw new RejectionError(reject("policy.not_found", `Inventory item ${demand.inventoryItemId} has no serial policy.`))
    room.set(demand, (room.get(demand) ?? 0) - 1)
    return [order.change(unit, order.allocateCommand(demand, policy, demand.locationId, "by_name"))]
  })
  await order.append(changes)
}

function lineFor(order: OrderUnits, demands: readonly Demand[], room: ReadonlyMap<Demand, number>, unit: Unit): Demand {
  const fitting = demands.filter((demand) => demand.inventoryItemId === unit.inventoryItemId)
  const free = fitting.find((demand) => (room.get(demand) ?? 0) > 0)
  if (free !== undefined) return free
  if (fitting.length === 0) {
    throw new RejectionError(reject("unit.not_available", `Unit ${unit.serialNumber} is a different item than the order line needs.`, { unit_id: unit.id, inventory_item_id: unit.inventoryItemId }))
  }
  throw new RejectionError(reject("allocation.line_full", `Order ${order.orderId} already has all its units of this item; swap one of them for unit ${unit.serialNumber}.`, { unit_id: unit.id, order_id: order.orderId }))
}

const WAITING_ORDERS_PER_PASS_MAX = 500

/** Serves waiting order lines of these items, oldest first, with what is free now. */
export async function allocateWaiting(ledger: Ledger, inventoryItemIds: readonly string[]): Promise<{ readonly allocatedCount: number }> {
  const orders = await withClient(ledger.dataSource, (client) => namedQuery<{ order_id: string }>(
    client,
    `select d.order_id from order_line_demand d join serial_policy p on p.inventory_item_id = d.inventory_item_id and p.tracking = 'full' and p.state = 'active' and p.allocate_at = 'order'
     where d.inventory_item_id = any ($1::text[]) and d.closed_at is null and d.auto_allocate
       and d.required_count > d.unnamed_count + (select count(*) from allocation a where a.line_item_id = d.line_item_id and a.inventory_item_id = d.inventory_item_id and a.outcome in ('open','shipped'))
       and exists (select from serial_unit u where u.inventory_item_id = d.inventory_item_id and u.status = 'in_stock' and u.holds = '[]'::jsonb and (d.location_id is null or u.location_id = d.location_id))
     group by d.order_id order by min(d.ordered_at), d.order_id limit ${WAITING_ORDERS_PER_PASS_MAX}`,
    [inventoryItemIds],
  ))
  let allocatedCount = 0
  for (const { order_id: orderId } of orders) allocatedCount += await serveOrder(ledger, orderId, inventoryItemIds)
  return { allocatedCount }
}

async function serveOrder(ledger: Ledger, orderId: string, inventoryItemIds: readonly string[]): Promise<number> {
  let locked: readonly Demand[] = []
  const result = await transactCommand(ledger, { actor: { type: "system", id: "allocate_waiting" }, reference: { type: "order", id: orderId } }, {
    lockFirst: async (client) => {
      locked = await loadDemand(client, orderId, "lock")
    },
    work: async (transaction) => {
      const order = await OrderUnits.load(transaction, orderId, locked)
      const wishes = order.demands.filter((demand) => inventoryItemIds.includes(demand.inventoryItemId) && servedAtOrder(demand, order.policies.get(demand.inventoryItemId)))
      await order.allocateFromStock(wishes.map((demand) => ({ demand, count: order.missingCount(demand), locationId: demand.locationId })))
      return { summary: {} }
    },
  })
  return result.units.length
}
