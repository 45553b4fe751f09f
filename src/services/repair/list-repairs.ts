import type { PoolClient } from "pg"
import type { Bench } from "../../domain/repair/commands"
import type { RepairPriority, RepairStatus } from "../../domain/repair/repair-order"
import { TIMER_MINUTES_MAX } from "../../domain/repair/timers"
import type { Actor } from "../../domain/unit/events"
import type { Instant, Unit } from "../../domain/unit/unit"
import { loadUnitsById } from "../../ledger/load-units"
import type { Ledger } from "../../ledger/run-command"
import { Parameters } from "../../ledger/statement"
import { namedQuery, withClient } from "../../persistence/named-query"
import { attachmentsOf } from "../attachment/attach-to"
import type { Attachment } from "../attachment/attachment"
import { pendingWorkOf, type PendingWork } from "../document/pending-work"
import type { UnitVisitor } from "../unit/visitor-units"
import { loadBenches } from "./bench"
import { notesOf, type RepairNote } from "./repair-papers"
import { loadRepairs, noRepair, type StoredRepair } from "./repair-rows"
import { ofVisitor } from "./visitor-repairs"

/** An order with all that is shown beside it. */
export interface RepairView {
  readonly order: StoredRepair
  readonly unit: Unit
  readonly bench: Bench
  readonly pendingWork: readonly PendingWork[]
  readonly notes: readonly RepairNote[]
  readonly attachments: readonly Attachment[]
}

export interface RepairFilter {
  readonly statuses?: readonly RepairStatus[] | undefined
  readonly open?: boolean | undefined
  readonly unitId?: string | undefined
  readonly rmaLineId?: string | undefined
  readonly customerId?: string | undefined
  /** A technician's queue; null: nobody's. */
  readonly assignedTo?: string | null | undefined
  readonly priority?: RepairPriority | undefined
  /** Orders on which a clock runs; `forgotten`: longer than anybody works. */
  readonly timer?: "running" | "forgotten" | undefined
  readonly sort?: "newest" | "queue" | undefined
  readonly q?: string | undefined
  /** Whose door it is asked at: repairs of units that are theirs, and not of an owner before them. */
  readonly visitor?: UnitVisitor | undefined
  readonly limit: number
  readonly offset: number
  readonly after?: string | undefined
}

export interface RepairPage {
  readonly repairs: readonly RepairView[]
  readonly count: number
  readonly countIsExact: boolean
  readonly nextAfter: string | null
}

const EXACT_COUNT_MAX = 10_000

const ORDER = { newest: "r.id desc", queue: "array_position(array['urgent','high','normal','low'], r.priority), r.promised_on nulls last, r.id" } as const

/** Newest first, or as a bench takes them. The same number of statements for a page of two hundred as for one. */
export async function listRepairs(ledger: Ledger, actor: Actor, filter: RepairFilter): Promise<RepairPage> {
  return withClient(ledger.dataSource, async (client) => {
    const counting = new Parameters()
    const [counted] = await namedQuery<{ count: number }>(client, `select count(*)::int as count from (select 1 from repair_order r ${whereOf(counting, { ...filter, after: undefined }, ledger.now())} limit ${EXACT_COUNT_MAX + 1}) x`, counting.values)
    const paging = new Parameters()
    const where = whereOf(paging, filter, ledger.now())
    const ids = await namedQuery<{ id: string }>(client, `select r.id from repair_order r ${where} order by ${ORDER[filter.sort ?? "newest"]} limit ${paging.add(filter.limit)}::int offset ${paging.add(filter.offset)}::int`, paging.values)
    const views = await viewRepairs(ledger, client, actor, ids.map(({ id }) => id))
    const count = counted?.count ?? 0
    return { repairs: views, count: Math.min(count, EXACT_COUNT_MAX), countIsExact: count <= EXACT_COUNT_MAX, nextAfter: filter.sort !== "queue" && ids.length === filter.limit ? ids.at(-1)?.id ?? null : null }
  })
}

/** Throws `not_found`. */
export async function getRepair(ledger: Ledger, actor: Actor, id: string): Promise<RepairView> {
  const [view] = await withClient(ledger.dataSource, (client) => viewRepairs(ledger, client, actor, [id]))
  if (view === undefined) throw noRepair(id)
  return view
}

async function viewRepairs(ledger: Ledger, client: PoolClient, actor: Actor, ids: readonly string[]): Promise<RepairView[]> {
  const orders = new Map((await loadRepairs(client, ids)).map((order) => [order.id, order]))
  const units = new Map((await loadUnitsById(client, [...new Set([...orders.values()].map(({ unitId }) => unitId))])).map((unit) => [unit.id, unit]))
  const benches = await loadBenches(client, [...orders.values()], units, actor, ledger.now())
  const work = await pendingWorkOf(client, ids)
  const notes = await notesOf(client, [...orders.values()])
  const attachments = await attachmentsOf(client, "repair_order", ids)
  return ids.flatMap((id) => {
    const order = orders.get(id)
    const unit = order === undefined ? undefined : units.get(order.unitId)
    const bench = benches.get(id)
    return order === undefined || unit === undefined || bench === undefined ? [] : [{ order, unit, bench, pendingWork: work.get(id) ?? [], notes: notes.get(id) ?? [], attachments: attachments.get(id) ?? [] }]
  })
}

const forgottenBefore = (now: Instant): Instant => new Date(Date.parse(now) - TIMER_MINUTES_MAX * 60_000).toISOString()

function whereOf(parameters: Parameters, filter: RepairFilter, now: Instant): string {
  const conditions: string[] = []
  if (filter.statuses !== undefined) conditions.push(`r.status = any (${parameters.add(filter.statuses)}::text[])`)
  if (filter.open === true) conditions.push("r.status not in ('closed','canceled')")
  if (filter.open === false) conditions.push("r.status in ('closed','canceled')")
  if (filter.unitId !== undefined) conditions.push(`r.unit_id = ${parameters.add(filter.unitId)}::text`)
  if (filter.customerId !== undefined) conditions.push(`r.customer_id = ${parameters.add(filter.customerId)}::text`)
  if (filter.rmaLineId !== undefined) conditions.push(`r.rma_line_id = ${parameters.add(filter.rmaLineId)}::text`)
  if (filter.assignedTo === null) conditions.push("r.assigned_to is null")
  else if (filter.assignedTo !== undefined) conditions.push(`r.assigned_to = ${parameters.add(filter.assignedTo)}::text`)
  if (filter.priority !== undefined) conditions.push(`r.priority = ${parameters.add(filter.priority)}::text`)
  if (filter.timer !== undefined) conditions.push(`exists (select from repair_timer t where t.repair_order_id = r.id and t.stopped_at is null${filter.timer === "forgotten" ? ` and t.started_at < ${parameters.add(forgottenBefore(now))}::timestamptz` : ""})`)
  if (filter.q !== undefined && filter.q.trim() !== "") {
    const q = parameters.add(filter.q.trim().toUpperCase())
    conditions.push(`r.id in (select s.id from repair_order s where s.display_id = ${q}::text union select s.id from serial_unit u join repair_order s on s.unit_id = u.id where u.serial_number = ${q}::text)`)
  }
  if (filter.visitor !== undefined) conditions.push(ofVisitor(parameters, filter.visitor))
  if (filter.after !== undefined) conditions.push(`r.id < ${parameters.add(filter.after)}::text`)
  return conditions.length === 0 ? "" : `where ${conditions.join(" and ")}`
}
