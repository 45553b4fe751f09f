import type { PoolClient } from "pg"
import type { Facts } from "../../domain/common/rejection"
import type { CheckIn, RepairLine, RepairOrder, RepairTest, RepairTimer } from "../../domain/repair/repair-order"
import type { Instant } from "../../domain/unit/unit"
import { namedQuery } from "../../persistence/named-query"
import { storedCoverage } from "./repair-rows"

const COLUMNS = [
  "display_id", "unit_id", "rma_line_id", "customer_id", "status", "resume_status", "pause_reason", "priority", "promised_on", "problem", "assigned_to", "location_id", "currency_code",
  "symptom_code", "component_code", "defect_code", "action_code", "condition_code", "outcome", "outcome_reason", "workers", "approved_minor", "quality_check", "vendor_id",
  "opened_by", "opened_at", "ready_at", "returned_at", "closed_at", "version", "updated_at",
] as const

/** Writes what a decision changed: the order's row, the lines, tests and timers that are new or different, the newest quote. Its row is locked, or new. */
export async function saveRepair(client: PoolClient, before: RepairOrder | null, after: RepairOrder, at: Instant): Promise<void> {
  const known = new Map((before?.lines ?? []).map((line) => [line.id, line]))
  await saveOrder(client, after, at)
  await saveLines(client, after.id, after.lines.filter((line) => known.get(line.id) !== line))
  await saveTests(client, after.id, after.tests.slice(before?.tests.length ?? 0))
  const timers = new Map((before?.timers ?? []).map((timer) => [timer.id, timer]))
  await saveTimers(client, after.id, after.timers.filter((timer) => timers.get(timer.id) !== timer))
  if (after.checkIn !== null && after.checkIn.id !== before?.checkIn?.id) await saveCheckIn(client, after.id, after.checkIn)
  if (after.quote !== null && after.quote !== before?.quote) await saveQuotes(client, before, after)
}

async function saveOrder(client: PoolClient, order: RepairOrder, at: Instant): Promise<void> {
  const { diagnosis } = order
  const values = [
    order.displayId, order.unitId, order.rmaLineId, order.customerId, order.status, order.resumeStatus, order.pauseReason, order.priority, order.promisedOn, order.problem, order.assignedTo, order.locationId,
    order.currencyCode, diagnosis.symptomCode, diagnosis.componentCode, diagnosis.defectCode, diagnosis.actionCode, diagnosis.conditionCode, order.outcome, order.outcomeReason,
    JSON.stringify(order.workers), order.approvedMinor, order.qualityCheck === null ? null : JSON.stringify(order.qualityCheck), order.vendorId,
    JSON.stringify(order.openedBy), order.openedAt, order.readyAt, order.returnedAt, order.closedAt, order.version, at,
  ]
  await namedQuery(
    client,
    `insert into repair_order (id, ${COLUMNS.join(", ")}) values ($1, ${COLUMNS.map((_, index) => `$${index + 2}`).join(", ")})
     on conflict (id) do update set ${COLUMNS.map((column) => `${column} = excluded.${column}`).join(", ")}`,
    [order.id, ...values],
  )
}

async function saveLines(client: PoolClient, orderId: string, lines: readonly RepairLine[]): Promise<void> {
  if (lines.length === 0) return
  await namedQuery(
    client,
    `insert into repair_line (id, repair_order_id, kind, description, labour_code, minutes, unit_id, inventory_item_id, quantity, amount_minor, coverage, part_state, added_by, added_at, removed_at)
     select x.id, $1::text, x.kind, x.description, x.labour_code, x.minutes, x.unit_id, x.inventory_item_id, x.quantity, x.amount_minor, x.coverage, x.part_state, x.added_by, x.added_at, x.removed_at
     from jsonb_to_recordset($2::text::jsonb) x (id text, kind text, description text, labour_code text, minutes int, unit_id text, inventory_item_id text, quantity int, amount_minor bigint, coverage jsonb,
       part_state text, added_by jsonb, added_at timestamptz, removed_at timestamptz)
     on conflict (id) do update set minutes = excluded.minutes, amount_minor = excluded.amount_minor, coverage = excluded.coverage, part_state = excluded.part_state, removed_at = excluded.removed_at`,
    [orderId, JSON.stringify(lines.map(lineRow))],
  )
}

const lineRow = (line: RepairLine): Facts => ({
  id: line.id, kind: line.kind, description: line.description, labour_code: line.labourCode, minutes: line.minutes, unit_id: line.unitId, inventory_item_id: line.inventoryItemId, quantity: line.quantity,
  amount_minor: line.amountMinor, coverage: storedCoverage(line.coverage), part_state: line.partState, added_by: { ...line.addedBy }, added_at: line.addedAt, removed_at: line.removedAt,
})

async function saveTests(client: PoolClient, orderId: string, tests: readonly RepairTest[]): Promise<void> {
  for (const test of tests) {
    await namedQuery(
      client,
      `insert into repair_test (id, repair_order_id, name, value, unit, min, max, passed, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [test.id, orderId, test.name, test.value, test.unit, test.min, test.max, test.passed, JSON.stringify(test.recordedBy), test.recordedAt],
    )
  }
}

async function saveTimers(client: PoolClient, orderId: string, timers: readonly RepairTimer[]): Promise<void> {
  if (timers.length === 0) return
  await namedQuery(
    client,
    `insert into repair_timer (id, repair_order_id, repair_line_id, worker, started_at, stopped_at, corrected_minutes)
     select x.id, $1::text, x.line_id, x.worker, x.started_at, x.stopped_at, x.corrected_minutes
     from jsonb_to_recordset($2::text::jsonb) x (id text, line_id text, worker text, started_at timestamptz, stopped_at timestamptz, corrected_minutes int)
     on conflict (id) do update set stopped_at = excluded.stopped_at, corrected_minutes = excluded.corrected_minutes`,
    [orderId, JSON.stringify(timers.map((timer) => ({ id: timer.id, line_id: timer.lineId, worker: timer.worker, started_at: timer.startedAt, stopped_at: timer.stoppedAt, corrected_minutes: timer.correctedMinutes })))],
  )
}

async function saveCheckIn(client: PoolClient, orderId: string, { id, scannedAs, conditionCode, accessories, by, at }: CheckIn): Promise<void> {
  await namedQuery(
    client, "insert into repair_check_in (id, repair_order_id, scanned_as, condition_code, accessories, checked_by, checked_at) values ($1, $2, $3, $4, $5, $6, $7)",
    [id, orderId, scannedAs, conditionCode, JSON.stringify(accessories), JSON.stringify(by), at],
  )
}

/** A new quote replaces the one before it, whatever became of that. */
async function saveQuotes(client: PoolClient, before: RepairOrder | null, { id, quote }: RepairOrder): Promise<void> {
  if (quote === null) return
  if (before?.quote?.status === "sent" && before.quote.id !== quote.id) await namedQuery(client, "update repair_quote set status = 'replaced' where id = $1::text", [before.quote.id])
  await namedQuery(
    client,
    `insert into repair_quote (id, repair_order_id, number, amount_minor, status, sent_at, expires_at, decided_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (id) do update set status = excluded.status, decided_at = excluded.decided_at`,
    [quote.id, id, quote.number, quote.amountMinor, quote.status, quote.sentAt, quote.expiresAt, quote.decidedAt],
  )
}
