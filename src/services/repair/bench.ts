import type { PoolClient } from "pg"
import type { Bench, ProtocolTest } from "../../domain/repair/commands"
import { type RepairOrder, workerOf } from "../../domain/repair/repair-order"
import type { Actor } from "../../domain/unit/events"
import type { Instant, Unit } from "../../domain/unit/unit"
import { namedQuery } from "../../persistence/named-query"

/** What decisions on these orders rest on beside them, by order id: three statements however many. The units are given, since commands lock them. */
export async function loadBenches(client: PoolClient, orders: readonly RepairOrder[], units: ReadonlyMap<string, Unit>, actor: Actor, at: Instant): Promise<Map<string, Bench>> {
  const before = await foundNoFaultBefore(client, orders)
  const protocols = await loadProtocols(client, [...new Set([...units.values()].map(({ inventoryItemId }) => inventoryItemId))])
  const timer = await runningTimerOf(client, actor)
  return new Map(orders.map((order): [string, Bench] => {
    const unit = units.get(order.unitId)
    return [order.id, {
      actor, at, foundNoFaultBefore: before.get(order.id) ?? [], timerElsewhere: timer === null || timer.repairOrderId === order.id ? null : timer, protocol: (unit && protocols.get(unit.inventoryItemId)) ?? [],
      unit: { status: unit?.status ?? "void", owner: unit?.owner ?? "shop", serialNumber: unit?.serialNumber ?? "" },
    }]
  }))
}

export interface RunningTimer {
  readonly timerId: string
  readonly repairOrderId: string
  readonly displayId: string
  readonly startedAt: Instant
}

/** The one timer that this person may have running, wherever it is. */
export async function runningTimerOf(client: PoolClient, actor: Actor): Promise<RunningTimer | null> {
  const [row] = await namedQuery<RunningTimer & Record<string, unknown>>(
    client,
    `select t.id as "timerId", t.repair_order_id as "repairOrderId", r.display_id as "displayId", t.started_at as "startedAt" from repair_timer t join repair_order r on r.id = t.repair_order_id
     where t.worker = $1::text and t.stopped_at is null`,
    [workerOf(actor)],
  )
  return row ?? null
}

/** Who worked on earlier orders of the same unit that ended without a fault. */
async function foundNoFaultBefore(client: PoolClient, orders: readonly RepairOrder[]): Promise<Map<string, string[]>> {
  const rows = await namedQuery<{ id: string; worker: string }>(
    client,
    `select x.id, w.worker from unnest($1::text[], $2::text[]) x (id, unit_id)
     join repair_order r on r.unit_id = x.unit_id and r.id <> x.id and r.outcome = 'no_fault_found' cross join lateral jsonb_array_elements_text(r.workers) w (worker)`,
    [orders.map(({ id }) => id), orders.map(({ unitId }) => unitId)],
  )
  const workers = new Map<string, string[]>()
  for (const { id, worker } of rows) workers.set(id, [...(workers.get(id) ?? []), worker])
  return workers
}

export async function loadProtocols(client: PoolClient, inventoryItemIds: readonly string[]): Promise<Map<string, readonly ProtocolTest[]>> {
  if (inventoryItemIds.length === 0) return new Map()
  const rows = await namedQuery<{ item: string; tests: readonly ProtocolTest[] }>(client, "select p.inventory_item_id as item, p.tests from test_protocol p where p.inventory_item_id = any ($1::text[])", [inventoryItemIds])
  return new Map(rows.map(({ item, tests }) => [item, tests]))
}
