import type { PoolClient } from "pg"
import type { Bench } from "../../domain/repair/commands"
import { type RepairPriority, type RepairStatus, workerOf } from "../../domain/repair/repair-order"
import { TIMER_MINUTES_MAX } from "../../domain/repair/timers"
import type { Actor } from "../../domain/unit/events"
import type { Instant, Unit } from "../../domain/unit/unit"
import type { Ledger } from "../../ledger/run-command"
import { Parameters } from "../../ledger/statement"
import { UNIT_SELECT, type UnitRow, unitOfRow } from "../../ledger/unit-columns"
import { gatherRows, part } from "../../persistence/gather-rows"
import { withClient } from "../../persistence/named-query"
import { attachmentsOfRows, attachmentsPart } from "../attachment/attach-to"
import type { Attachment } from "../attachment/attachment"
import { type PageOfIds, pageOfIds } from "../document/page-of-ids"
import { PENDING_WORK, pendingWorkOf, type PendingWork } from "../document/pending-work"
import type { UnitVisitor } from "../unit/visitor-units"
import { BENCH_PARTS, benchesOf } from "./bench"
import { UNITS_OF_REPAIRS } from "./units-of-repairs"
import { notesOf, REPAIR_NOTES, type RepairNote } from "./repair-papers"
import { QUEUE_ORDER } from "./repair-queue"
import { noRepair, REPAIR_PARTS, repairsOf, type StoredRepair } from "./repair-rows"
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

export interface RepairPage extends Omit<PageOfIds, "ids"> {
  readonly repairs: readonly RepairView[]
}

/** Newest first, or as a bench takes them; two statements for a page of two hundred as for one. */
export async function listRepairs(ledger: Ledger, actor: Actor, filter: RepairFilter): Promise<RepairPage> {
  return withClient(ledger.dataSource, async (client) => {
    const parameters = new Parameters()
    const { limit, offset, after, sort } = filter
    const { ids, ...page } = await pageOfIds(client, parameters, {
      table: "repair_order", alias: "r", conditions: conditionsOf(parameters, filter, ledger.now()), ...(sort === "queue" ? { order: QUEUE_ORDER } : {}), limit, offset, after,
    })
    return { ...page, repairs: await viewRepairs(ledger, client, actor, ids) }
  })
}

/** Throws `not_found`. */
export async function getRepair(ledger: Ledger, actor: Actor, id: string): Promise<RepairView> {
  const [view] = await withClient(ledger.dataSource, (client) => viewRepairs(ledger, client, actor, [id]))
  if (view === undefined) throw noRepair(id)
  return view
}

const VIEW_PARTS = {
  ...REPAIR_PARTS, ...BENCH_PARTS, work: PENDING_WORK, notes: REPAIR_NOTES, attachments: attachmentsPart("repair_order"),
  units: part<UnitRow>(`select ${UNIT_SELECT} from serial_unit u where u.id = ${UNITS_OF_REPAIRS}`),
}

/** In the order of the ids; one statement however many. */
async function viewRepairs(ledger: Ledger, client: PoolClient, actor: Actor, ids: readonly string[]): Promise<RepairView[]> {
  if (ids.length === 0) return []
  const rows = await gatherRows(client, VIEW_PARTS, [ids, workerOf(actor)])
  const orders = new Map(repairsOf(rows).map((order) => [order.id, order]))
  const units = new Map(rows.units.map((row) => [row.id, unitOfRow(row)]))
  const benches = benchesOf(rows, [...orders.values()], units, actor, ledger.now())
  const [work, notes, attachments] = [pendingWorkOf(rows.work), notesOf(rows.notes), attachmentsOfRows(rows.attachments)]
  return ids.flatMap((id) => {
    const order = orders.get(id)
    const unit = order === undefined ? undefined : units.get(order.unitId)
    const bench = benches.get(id)
    return order === undefined || unit === undefined || bench === undefined ? [] : [{ order, unit, bench, pendingWork: work.get(id) ?? [], notes: notes.get(id) ?? [], attachments: attachments.get(id) ?? [] }]
  })
}

const forgottenBefore = (now: Instant): Instant => new Date(Date.parse(now) - TIMER_MINUTES_MAX * 60_000).toISOString()

function conditionsOf(parameters: Parameters, filter: RepairFilter, now: Instant): string[] {
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
  return conditions
}
