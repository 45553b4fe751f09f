import type { PoolClient } from "pg"
import { costsOf, signalsOf } from "../../domain/repair/signals"
import { evolveRepairs, NO_REPAIRS, type RepairEntry, type RepairHistory } from "../../domain/repair/history"
import type { Instant } from "../../domain/unit/unit"
import { EVENT_SELECT, type EventRow, eventOfRow } from "../../ledger/load-history"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery } from "../../persistence/named-query"
import { withTransaction } from "../../persistence/with-transaction"

/** So many units share a transaction: few statements for many, and no lock is held for long. */
const UNITS_AT_ONCE = 100

/**
 * Brings the repair histories of these units up to their newest event. Only what is new is read, so a unit with a long
 * life costs no more than a young one, and many cost as many statements as one. Late, twice, or by two workers at once:
 * the rows are locked by id, and what was read is not read again.
 */
export const refreshHistories = (ledger: Ledger, unitIds: readonly string[]): Promise<void> => inChunks(ledger, unitIds, (kept) => kept)

/** Forgets what was kept of these units and makes it anew from their first events. */
export const rebuildHistories = (ledger: Ledger, unitIds: readonly string[]): Promise<void> => inChunks(ledger, unitIds, () => NO_REPAIRS)

async function inChunks(ledger: Ledger, unitIds: readonly string[], from: (kept: RepairHistory) => RepairHistory): Promise<void> {
  const ids = [...new Set(unitIds)].sort()
  for (let start = 0; start < ids.length; start += UNITS_AT_ONCE) {
    await withTransaction(ledger.dataSource, async (client) => {
      const kept = await lockHistories(client, ids.slice(start, start + UNITS_AT_ONCE))
      const read = await readOn(client, new Map([...kept].map(([unitId, history]) => [unitId, from(history)])))
      await storeHistories(client, new Map([...read].filter(([unitId, history]) => history !== kept.get(unitId))), ledger.now())
    })
  }
}

async function lockHistories(client: PoolClient, unitIds: readonly string[]): Promise<Map<string, RepairHistory>> {
  await namedQuery(client, "insert into repair_history (unit_id, through_sequence, state) select x.id, 0, $2::text::jsonb from unnest($1::text[]) x (id) on conflict (unit_id) do nothing", [unitIds, JSON.stringify(NO_REPAIRS)])
  const rows = await namedQuery<{ unit_id: string; state: RepairHistory }>(client, "select h.unit_id, h.state from repair_history h where h.unit_id = any ($1::text[]) order by h.unit_id for update", [unitIds])
  return new Map(rows.map(({ unit_id, state }) => [unit_id, state]))
}

/** What each of these does not know yet is folded onto it: one statement. */
export async function readOn(client: PoolClient, from: ReadonlyMap<string, RepairHistory>): Promise<Map<string, RepairHistory>> {
  const rows = await namedQuery<EventRow & Record<string, unknown>>(
    client,
    `select ${EVENT_SELECT} from unnest($1::text[], $2::int[]) x (unit_id, through) join serial_event e on e.unit_id = x.unit_id and e.sequence > x.through order by e.unit_id, e.sequence`,
    [[...from.keys()], [...from.values()].map(({ throughSequence }) => throughSequence)],
  )
  const histories = new Map(from)
  for (const event of rows.map(eventOfRow)) histories.set(event.unitId, evolveRepairs(histories.get(event.unitId) ?? NO_REPAIRS, event))
  return histories
}

async function storeHistories(client: PoolClient, histories: ReadonlyMap<string, RepairHistory>, now: Instant): Promise<void> {
  if (histories.size === 0) return
  const unitIds = [...histories.keys()]
  await namedQuery(
    client, "update repair_history h set through_sequence = (x.state ->> 'throughSequence')::int, state = x.state from unnest($1::text[], $2::jsonb[]) x (unit_id, state) where h.unit_id = x.unit_id",
    [unitIds, [...histories.values()].map((history) => JSON.stringify(history))],
  )
  await namedQuery(client, "delete from repair_history_entry where unit_id = any ($1::text[])", [unitIds])
  await namedQuery(
    client,
    `insert into repair_history_entry (unit_id, repair_order_id, outcome, symptom_code, is_closed, is_repeated, is_diagnosed, first_check_passed, under_warranty, handed_over_at, received_at, returned_at,
       delivered_back_at, ended_at, customer_wait_ms, warranty_minor, currency_code)
     select x.* from jsonb_to_recordset($1::text::jsonb) x (unit_id text, repair_order_id text, outcome text, symptom_code text, is_closed boolean, is_repeated boolean, is_diagnosed boolean, first_check_passed boolean,
       under_warranty boolean, handed_over_at timestamptz, received_at timestamptz, returned_at timestamptz, delivered_back_at timestamptz, ended_at timestamptz, customer_wait_ms bigint, warranty_minor bigint, currency_code text)`,
    [JSON.stringify([...histories].flatMap(([unitId, history]) => entryRows(unitId, history, now)))],
  )
}

function entryRows(unitId: string, history: RepairHistory, now: Instant): object[] {
  const repeated = new Set(signalsOf(history, now).repeatRepairs.map(({ repeats }) => repeats))
  return history.repairs.map((entry) => ({ unit_id: unitId, ...entryRow(entry, repeated.has(entry.repairOrderId)) }))
}

function entryRow(entry: RepairEntry, isRepeated: boolean): object {
  const [warranty] = costsOf([entry]).filter(({ payer }) => payer === "warranty")
  return {
    repair_order_id: entry.repairOrderId, outcome: entry.outcome, symptom_code: entry.symptomCode, is_closed: entry.status === "closed", is_repeated: isRepeated, is_diagnosed: entry.diagnosedAt !== null,
    first_check_passed: entry.firstCheckPassed, under_warranty: entry.underWarranty, handed_over_at: entry.handedOverAt, received_at: entry.receivedAt, returned_at: entry.returnedAt,
    delivered_back_at: entry.deliveredBackAt, ended_at: entry.closedAt, customer_wait_ms: entry.customerWaitMs, warranty_minor: warranty?.amountMinor ?? 0, currency_code: warranty?.currencyCode ?? null,
  }
}
