import type { RepairPriority, RepairStatus } from "../../domain/repair/repair-order"
import type { CalendarDate, Instant } from "../../domain/unit/unit"
import { Parameters } from "../../ledger/statement"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"

/** One unit that waits for work, in few words: what a technician chooses by. */
export interface QueueEntry {
  readonly id: string
  readonly displayId: string
  readonly unitId: string
  readonly serialNumber: string
  readonly variantId: string | null
  readonly status: RepairStatus
  readonly pauseReason: string | null
  readonly priority: RepairPriority
  readonly promisedOn: CalendarDate | null
  /** By when it is to be done: the promise, or today for what is urgent. */
  readonly dueOn: CalendarDate | null
  readonly problem: string
  readonly technicianId: string | null
  readonly technicianName: string | null
  readonly openedAt: Instant
}

export interface QueueFilter {
  /** One technician's; null: nobody's; left out: the whole team's. */
  readonly technicianId?: string | null | undefined
  readonly limit: number
  readonly offset: number
}

const COUNT_MAX = 10_000

/**
 * The one order in which a bench takes repair orders `r`, wherever they are listed: by priority (urgent, high, normal, low);
 * of the same priority what was promised soonest, so what is overdue first and what has no promise last; of the same day who
 * waits longest. A promise never goes before a higher priority: whoever wants it first makes it urgent.
 */
export const QUEUE_ORDER = "array_position(array['urgent','high','normal','low'], r.priority::text), r.promised_on nulls last, r.opened_at, r.id"

/** What is still to be done at the bench, in the order of the queue; two statements. */
export async function repairQueue(ledger: Ledger, { technicianId, limit, offset }: QueueFilter): Promise<{ readonly entries: readonly QueueEntry[]; readonly count: number }> {
  return withClient(ledger.dataSource, async (client) => {
    const counting = new Parameters()
    const [counted] = await namedQuery<{ count: number }>(client, `select count(*)::int as count from (select 1 from repair_order r ${whereOf(counting, technicianId)} limit ${COUNT_MAX}) x`, counting.values)
    const parameters = new Parameters()
    const where = whereOf(parameters, technicianId)
    const due = `least(r.promised_on, case when r.priority = 'urgent' then ${parameters.add(ledger.now().slice(0, 10))}::date end)`
    const entries = await namedQuery<QueueEntry & Record<string, unknown>>(
      client,
      `select r.id, r.display_id as "displayId", r.unit_id as "unitId", u.serial_number as "serialNumber", u.variant_id as "variantId", r.status, r.pause_reason as "pauseReason", r.priority,
        r.promised_on as "promisedOn", ${due} as "dueOn", r.problem, r.assigned_to as "technicianId", t.name as "technicianName", r.opened_at as "openedAt"
       from repair_order r join serial_unit u on u.id = r.unit_id left join technician t on t.id = r.assigned_to ${where}
       order by ${QUEUE_ORDER} limit ${parameters.add(limit)}::int offset ${parameters.add(offset)}::int`,
      parameters.values,
    )
    return { entries, count: counted?.count ?? 0 }
  })
}

/** What was handed back waits for nobody at the bench. */
function whereOf(parameters: Parameters, technicianId: QueueFilter["technicianId"]): string {
  const open = "where r.status not in ('closed','canceled','returned')"
  if (technicianId === undefined) return open
  return technicianId === null ? `${open} and r.assigned_to is null` : `${open} and r.assigned_to = ${parameters.add(technicianId)}::text`
}
