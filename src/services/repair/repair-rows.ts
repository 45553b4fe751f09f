import type { PoolClient } from "pg"
import { groupBy } from "../../domain/common/group-by"
import { RejectionError, reject, type Facts } from "../../domain/common/rejection"
import type { CheckIn, LineCoverage, Quote, RepairLine, RepairOrder, RepairTest, RepairTimer } from "../../domain/repair/repair-order"
import { gatherRows, type GatheredRows, part } from "../../persistence/gather-rows"
import { namedQuery } from "../../persistence/named-query"

/** A repair order with what only its row knows. */
export interface StoredRepair extends RepairOrder {
  readonly paymentCollectionId: string | null
  /** What she paid of it. */
  readonly paidMinor: number
  readonly updatedAt: string
}

export const ORDER_SELECT = `r.id, r.display_id as "displayId", r.unit_id as "unitId", r.rma_line_id as "rmaLineId", r.customer_id as "customerId", r.status, r.resume_status as "resumeStatus", r.pause_reason as "pauseReason",
  r.priority, r.promised_on as "promisedOn", r.problem, r.assigned_to as "assignedTo", r.location_id as "locationId", r.currency_code as "currencyCode", r.symptom_code, r.component_code,
  r.defect_code, r.action_code, r.condition_code, r.outcome, r.outcome_reason as "outcomeReason", r.workers, r.approved_minor as "approvedMinor", r.quality_check as "qualityCheck",
  r.vendor_id as "vendorId", r.payment_collection_id as "paymentCollectionId", r.paid_minor as "paidMinor", r.opened_by as "openedBy", r.opened_at as "openedAt", r.ready_at as "readyAt", r.returned_at as "returnedAt",
  r.closed_at as "closedAt", r.version, r.updated_at as "updatedAt"`

type OrderRow = Omit<StoredRepair, "diagnosis" | "lines" | "tests" | "quote" | "checkIn" | "timers"> & {
  readonly symptom_code: string | null
  readonly component_code: string | null
  readonly defect_code: string | null
  readonly action_code: string | null
  readonly condition_code: string | null
} & Record<string, unknown>

interface OfOrder {
  readonly repairOrderId: string
}
type LineRow = RepairLine & OfOrder & Record<string, unknown>
type TestRow = RepairTest & OfOrder & Record<string, unknown>
type QuoteRow = Quote & OfOrder & Record<string, unknown>
type TimerRow = RepairTimer & OfOrder & Record<string, unknown>
type CheckInRow = CheckIn & OfOrder & Record<string, unknown>

const LINE_SELECT = `l.repair_order_id as "repairOrderId", l.id, l.kind, l.description, l.labour_code as "labourCode", l.minutes, l.unit_id as "unitId", l.inventory_item_id as "inventoryItemId", l.quantity,
  l.amount_minor as "amountMinor", l.coverage, l.part_state as "partState", l.added_by as "addedBy", l.added_at as "addedAt", l.removed_at as "removedAt"`
const TEST_SELECT = `t.repair_order_id as "repairOrderId", t.id, t.name, t.value, t.unit, t.min, t.max, t.passed, t.recorded_by as "recordedBy", t.recorded_at as "recordedAt"`
const QUOTE_SELECT = `q.repair_order_id as "repairOrderId", q.id, q.number, q.amount_minor as "amountMinor", q.status, q.sent_at as "sentAt", q.expires_at as "expiresAt", q.decided_at as "decidedAt"`
const TIMER_SELECT = `t.repair_order_id as "repairOrderId", t.id, t.repair_line_id as "lineId", t.worker, t.started_at as "startedAt", t.stopped_at as "stoppedAt", t.corrected_minutes as "correctedMinutes"`
const CHECK_IN_SELECT = `c.repair_order_id as "repairOrderId", c.id, c.scanned_as as "scannedAs", c.condition_code as "conditionCode", c.accessories, c.checked_by as "by", c.checked_at as "at"`

/** Whole orders by the ids `$1`: of quotes and check-ins the last one counts. */
export const REPAIR_PARTS = {
  orders: part<OrderRow>(`select ${ORDER_SELECT} from repair_order r where r.id = any ($1::text[])`),
  lines: part<LineRow>(`select ${LINE_SELECT} from repair_line l where l.repair_order_id = any ($1::text[]) order by l.id`),
  tests: part<TestRow>(`select ${TEST_SELECT} from repair_test t where t.repair_order_id = any ($1::text[]) order by t.id`),
  quotes: part<QuoteRow>(`select distinct on (q.repair_order_id) ${QUOTE_SELECT} from repair_quote q where q.repair_order_id = any ($1::text[]) order by q.repair_order_id, q.number desc`),
  timers: part<TimerRow>(`select ${TIMER_SELECT} from repair_timer t where t.repair_order_id = any ($1::text[]) order by t.id`),
  checkIns: part<CheckInRow>(`select distinct on (c.repair_order_id) ${CHECK_IN_SELECT} from repair_check_in c where c.repair_order_id = any ($1::text[]) order by c.repair_order_id, c.id desc`),
}

/** In no particular order. */
export function repairsOf(rows: GatheredRows<typeof REPAIR_PARTS>): StoredRepair[] {
  const byOrder = <Row extends OfOrder>(of: readonly Row[]): Map<string, Row[]> => groupBy(of, ({ repairOrderId }) => repairOrderId)
  const [lines, tests, quotes, timers, checkIns] = [byOrder(rows.lines), byOrder(rows.tests), byOrder(rows.quotes), byOrder(rows.timers), byOrder(rows.checkIns)]
  return rows.orders.map((row) => repairOf(row, {
    lines: lines.get(row.id) ?? [], tests: tests.get(row.id) ?? [], quote: quotes.get(row.id)?.[0] ?? null, timers: timers.get(row.id) ?? [], checkIn: checkIns.get(row.id)?.[0] ?? null,
  }))
}

/** One statement however many. */
async function loadRepairs(client: PoolClient, ids: readonly string[]): Promise<StoredRepair[]> {
  return ids.length === 0 ? [] : repairsOf(await gatherRows(client, REPAIR_PARTS, [ids]))
}

/** Locks the document's row; the first lock of every command on it. Throws `not_found`. */
export async function lockRepair(client: PoolClient, id: string): Promise<void> {
  const rows = await namedQuery(client, "select r.id from repair_order r where r.id = $1::text for update", [id])
  if (rows.length === 0) throw noRepair(id)
}

export async function loadRepair(client: PoolClient, id: string): Promise<StoredRepair> {
  const [repair] = await loadRepairs(client, [id])
  if (repair === undefined) throw noRepair(id)
  return repair
}

export const noRepair = (id: string): RejectionError => new RejectionError(reject("not_found", `No repair order ${id.slice(0, 64)} exists.`, { id: id.slice(0, 64) }))

interface RowsOfOrder {
  readonly lines: readonly LineRow[]
  readonly tests: readonly TestRow[]
  readonly quote: QuoteRow | null
  readonly timers: readonly TimerRow[]
  readonly checkIn: CheckInRow | null
}

function repairOf(row: OrderRow, { lines, tests, quote, timers, checkIn }: RowsOfOrder): StoredRepair {
  const { symptom_code, component_code, defect_code, action_code, condition_code, ...rest } = row
  return {
    ...rest,
    diagnosis: { symptomCode: symptom_code, componentCode: component_code, defectCode: defect_code, actionCode: action_code, conditionCode: condition_code },
    lines: lines.map((line) => withoutOrder<RepairLine>(line)), tests: tests.map((test) => withoutOrder<RepairTest>(test)), quote: quote === null ? null : withoutOrder<Quote>(quote),
    timers: timers.map((timer) => withoutOrder<RepairTimer>(timer)), checkIn: checkIn === null ? null : withoutOrder<CheckIn>(checkIn),
  }
}

/** What is left of the row is exactly the thing; the compiler loses that behind the row's index signature. */
function withoutOrder<Thing>({ repairOrderId: _, ...rest }: Thing & OfOrder): Thing {
  return rest as unknown as Thing
}

/** What a line's row keeps of its coverage. */
export const storedCoverage = (coverage: LineCoverage): Facts => ({
  payer: coverage.payer, entitlementId: coverage.entitlementId, percent: coverage.percent, reasons: coverage.reasons, isDecidedByHand: coverage.isDecidedByHand,
})
