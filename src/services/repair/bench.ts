import type { PoolClient } from "pg"
import { assert } from "../../domain/common/assert"
import { groupBy } from "../../domain/common/group-by"
import type { Bench, ProtocolTest } from "../../domain/repair/commands"
import { type RepairOrder, workerOf } from "../../domain/repair/repair-order"
import type { Actor } from "../../domain/unit/events"
import type { Instant, Unit } from "../../domain/unit/unit"
import { gatherRows, type GatheredRows, part } from "../../persistence/gather-rows"
import { namedQuery } from "../../persistence/named-query"
import { UNITS_OF_REPAIRS } from "./units-of-repairs"

const TIMER_SELECT = `select t.id as "timerId", t.repair_order_id as "repairOrderId", r.display_id as "displayId", t.started_at as "startedAt" from repair_timer t join repair_order r on r.id = t.repair_order_id where t.stopped_at is null`
const PROTOCOL_SELECT = "select p.inventory_item_id as item, p.tests from test_protocol p"

/** What decisions on the orders `$1` rest on beside them, for the worker `$2`. */
export const BENCH_PARTS = {
  // Orders of the same units that ended without a fault.
  noFaults: part<NoFaultRow>(`select r.id, r.unit_id as "unitId", r.workers from repair_order r where r.unit_id = ${UNITS_OF_REPAIRS} and r.outcome = 'no_fault_found'`),
  protocols: part<ProtocolRow>(`${PROTOCOL_SELECT} where p.inventory_item_id = any (array(select u.inventory_item_id from serial_unit u where u.id = ${UNITS_OF_REPAIRS}))`),
  runningTimers: part<RunningTimer>(`${TIMER_SELECT} and t.worker = $2::text`),
}

/** By order id. */
export function benchesOf(rows: GatheredRows<typeof BENCH_PARTS>, orders: readonly RepairOrder[], units: ReadonlyMap<string, Unit>, actor: Actor, at: Instant): Map<string, Bench> {
  const noFaults = groupBy(rows.noFaults, ({ unitId }) => unitId)
  const protocols = protocolsOf(rows.protocols)
  const [timer = null] = rows.runningTimers
  return new Map(orders.map((order): [string, Bench] => {
    const unit = units.get(order.unitId)
    return [order.id, {
      actor, at, foundNoFaultBefore: (noFaults.get(order.unitId) ?? []).flatMap(({ id, workers }) => (id === order.id ? [] : workers)), timerElsewhere: timer === null || timer.repairOrderId === order.id ? null : timer, protocol: (unit && protocols.get(unit.inventoryItemId)) ?? [],
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

interface NoFaultRow {
  readonly id: string
  readonly unitId: string
  readonly workers: readonly string[]
}

interface ProtocolRow extends Record<string, unknown> {
  readonly item: string
  readonly tests: readonly ProtocolTest[]
}

export async function loadProtocol(client: PoolClient, inventoryItemId: string): Promise<readonly ProtocolTest[]> {
  return protocolsOf(await namedQuery<ProtocolRow>(client, `${PROTOCOL_SELECT} where p.inventory_item_id = $1::text`, [inventoryItemId])).get(inventoryItemId) ?? []
}

const protocolsOf = (rows: readonly ProtocolRow[]): Map<string, readonly ProtocolTest[]> => new Map(rows.map(({ item, tests }) => [item, tests]))
