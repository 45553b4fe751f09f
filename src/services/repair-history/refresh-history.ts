import type { PoolClient } from "pg"
import { costsOf, signalsOf } from "../../domain/repair/signals"
import { evolveRepairs, NO_REPAIRS, type RepairEntry, type RepairHistory } from "../../domain/repair/history"
import type { Instant } from "../../domain/unit/unit"
import { EVENT_SELECT, type EventRow, eventOfRow } from "../../ledger/load-history"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery } from "../../persistence/named-query"
import { withTransaction } from "../../persistence/with-transaction"

/**
 * Brings the repair histories of these units up to their newest event. Only what is new is read, so a unit with a long
 * life costs no more than a young one. Late, twice, or by two workers at once: the row is locked, and what was read is
 * not read again.
 */
export async function refreshHistories(ledger: Ledger, unitIds: readonly string[]): Promise<void> {
  for (const unitId of [...new Set(unitIds)].sort()) {
    await withTransaction(ledger.dataSource, async (client) => {
      const before = await lockHistory(client, unitId)
      const after = await readOn(client, unitId, before)
      if (after !== before) await storeHistory(client, unitId, after, ledger.now())
    })
  }
}

/** Forgets what was kept of a unit and makes it anew from its first event. */
export async function rebuildHistory(ledger: Ledger, unitId: string): Promise<void> {
  await withTransaction(ledger.dataSource, async (client) => {
    await lockHistory(client, unitId)
    await storeHistory(client, unitId, await readOn(client, unitId, NO_REPAIRS), ledger.now())
  })
}

async function lockHistory(client: PoolClient, unitId: string): Promise<RepairHistory> {
  await namedQuery(client, "insert into repair_history (unit_id, through_sequence, state) values ($1::text, 0, $2::text::jsonb) on conflict (unit_id) do nothing", [unitId, JSON.stringify(NO_REPAIRS)])
  const [row] = await namedQuery<{ state: RepairHistory }>(client, "select h.state from repair_history h where h.unit_id = $1::text for update", [unitId])
  return row?.state ?? NO_REPAIRS
}

/** What the stored state does not know yet is folded onto it. */
export async function readOn(client: PoolClient, unitId: string, from: RepairHistory): Promise<RepairHistory> {
  const rows = await namedQuery<EventRow & Record<string, unknown>>(client, `select ${EVENT_SELECT} from serial_event e where e.unit_id = $1::text and e.sequence > $2::int order by e.sequence`, [unitId, from.throughSequence])
  return rows.map(eventOfRow).reduce(evolveRepairs, from)
}

async function storeHistory(client: PoolClient, unitId: string, history: RepairHistory, now: Instant): Promise<void> {
  await namedQuery(client, "update repair_history set through_sequence = $2::int, state = $3::text::jsonb where unit_id = $1::text", [unitId, history.throughSequence, JSON.stringify(history)])
  const { repeatRepairs } = signalsOf(history, now)
  const repeated = new Set(repeatRepairs.map(({ repeats }) => repeats))
  await namedQuery(client, "delete from repair_history_entry where unit_id = $1::text", [unitId])
  await namedQuery(
    client,
    `insert into repair_history_entry (unit_id, repair_order_id, outcome, symptom_code, is_closed, is_repeated, is_diagnosed, first_check_passed, under_warranty, handed_over_at, received_at, returned_at,
       delivered_back_at, ended_at, customer_wait_ms, warranty_minor, currency_code)
     select $1::text, x.* from jsonb_to_recordset($2::text::jsonb) x (repair_order_id text, outcome text, symptom_code text, is_closed boolean, is_repeated boolean, is_diagnosed boolean, first_check_passed boolean,
       under_warranty boolean, handed_over_at timestamptz, received_at timestamptz, returned_at timestamptz, delivered_back_at timestamptz, ended_at timestamptz, customer_wait_ms bigint, warranty_minor bigint, currency_code text)`,
    [unitId, JSON.stringify(history.repairs.map((entry) => entryRow(entry, repeated.has(entry.repairOrderId))))],
  )
}

function entryRow(entry: RepairEntry, isRepeated: boolean): object {
  const [warranty] = costsOf([entry]).filter(({ payer }) => payer === "warranty")
  return {
    repair_order_id: entry.repairOrderId, outcome: entry.outcome, symptom_code: entry.symptomCode, is_closed: entry.status === "closed", is_repeated: isRepeated, is_diagnosed: entry.diagnosedAt !== null,
    first_check_passed: entry.firstCheckPassed, under_warranty: entry.underWarranty, handed_over_at: entry.handedOverAt, received_at: entry.receivedAt, returned_at: entry.returnedAt,
    delivered_back_at: entry.deliveredBackAt, ended_at: entry.closedAt, customer_wait_ms: entry.customerWaitMs, warranty_minor: warranty?.amountMinor ?? 0, currency_code: warranty?.currencyCode ?? null,
  }
}
