import type { PoolClient } from "pg"
import { assert } from "../../domain/common/assert"
import { groupBy } from "../../domain/common/group-by"
import type { Bench, ProtocolTest } from "../../domain/repair/commands"
import { type RepairOrder, workerOf } from "../../domain/repair/repair-order"
import type { Actor } from "../../domain/unit/events"
import type { Instant, Unit } from "../../domain/unit/unit"
import { gatherRows, type GatheredRows, part } from "../../persistence/gather-rows"
import { namedQuery } from "../../persistence/named-query"

const TIMER_SELECT = `select t.id as "timerId", t.repair_order_id as "repairOrderId", r.display_id as "displayId", t.started_at as "startedAt" from repair_timer t join repair_order r on r.id = t.repair_order_id where t.stopped_at is null`
const PROTOCOL_SELECT = "select p.inventory_item_id as item, p.tests from test_protocol p"

/** What decisions on the orders `$1` rest on beside them, for the worker `$2`. */
export const BENCH_PARTS = {
  // Who worked on earlier orders of the same unit that ended without a fault.
  noFaults: part<{ readonly id: string; readonly worker: string }>(
    `select x.id, w.worker from repair_order x join repair_order r on r.unit_id = x.unit_id and r.id <> x.id and r.outcome = 'no_fault_found'
     cross join lateral jsonb_array_elements_text(r.workers) w (worker) where x.id = any ($1::text[])`,
  ),
  protocols: part<ProtocolRow>(`${PROTOCOL_SELECT} where p.inventory_item_id in (select u.inventory_item_id from repair_order x join serial_unit u on u.id = x.unit_id where x.id = any ($1::text[]))`),
  runningTimers: part<RunningTimer>(`${TIMER_SELECT} and t.worker = $2::text`),
}

/** By order id. */
export function benchesOf(rows: GatheredRows<typeof BENCH_PARTS>, orders: readonly RepairOrder[], units: ReadonlyMap<string, Unit>, actor: Actor, at: Instant): Map<string, Bench> {
  const noFaults = groupBy(rows.noFaults, ({ id }) => id)
  const protocols = protocolsOf(rows.protocols)
  const [timer = null] = rows.runningTimers
  return new Map(orders.map((order): [string, Bench] => {
    const unit = units.get(order.unitId)
    return [order.id, {
      actor, at, foundNoFaultBefore: (noFaults.get(order.id) ?? []).map(({ worker }) => worker), timerElsewhere: timer === null || timer.repairOrderId === order.id ? null : timer, protocol: (unit && protocols.get(unit.inventoryItemId)) ?? [],
      unit: { status: unit?.status ?? "void", owner: unit?.owner ?? "shop", serialNumber: unit?.serialNumber ?? "" },
    }]
  }))
}

/** Of one order; its unit is given, since commands lock it. */
export async function loadBench(client: PoolClient, order: RepairOrder, unit: Unit, actor: Actor, at: Instant): Promise<Bench> {
  const bench = benchesOf(await gatherRows(client, BENCH_PARTS, [[order.id], workerOf(actor)]), [order], new Map([[unit.id, unit]]), actor, at).get(order.id)
  assert(bench !== undefined, "every order has its bench")
  return bench
}

export interface RunningTimer {
  readonly timerId: string
  readonly repairOrderId: string
  readonly displayId: string
  readonly startedAt: Instant
}

/** The one timer that this person may have running, wherever it is. */
export async function runningTimerOf(client: PoolClient, actor: Actor): Promise<RunningTimer | null> {
  const [row] = await namedQuery<RunningTimer & Record<string, unknown>>(client, `${TIMER_SELECT} and t.worker = $1::text`, [workerOf(actor)])
  return row ?? null
}

interface ProtocolRow extends Record<string, unknown> {
  readonly item: string
  readonly tests: readonly ProtocolTest[]
}

export async function loadProtocol(client: PoolClient, inventoryItemId: string): Promise<readonly ProtocolTest[]> {
  return protocolsOf(await namedQuery<ProtocolRow>(client, `${PROTOCOL_SELECT} where p.inventory_item_id = $1::text`, [inventoryItemId])).get(inventoryItemId) ?? []
}

const protocolsOf = (rows: readonly ProtocolRow[]): Map<string, readonly ProtocolTest[]> => new Map(rows.map(({ item, tests }) => [item, tests]))
