import type { PoolClient } from "pg"
import { namedQuery } from "../../persistence/named-query"
import type { Figure, FigurePeriod } from "./figures"

/**
 * The figures of repairs, each by its formula, over the repairs that ended within the period (`ended_at`: closed or
 * canceled), from what the ledger tells of them; at one location, where the order belongs to it.
 */
const ENDED = "e.ended_at >= $1::timestamptz and e.ended_at < $2::timestamptz and ($3::text is null or exists (select from repair_order o where o.id = e.repair_order_id and o.location_id = $3))"
const valuesOf = ({ from, to, locationId }: FigurePeriod): unknown[] => [from, to, locationId ?? null]
const HOURS = "extract(epoch from"

/** TAT = delivered back − handed over; p50 and p90 interpolate between neighbours. */
export const tat = (client: PoolClient, period: FigurePeriod): Promise<Figure> => turnaround(client, period, "0")

/** Net of the time in which it was the customer's turn. */
export const netTat = (client: PoolClient, period: FigurePeriod): Promise<Figure> => turnaround(client, period, "e.customer_wait_ms / 3600000.0")

async function turnaround(client: PoolClient, period: FigurePeriod, wait: string): Promise<Figure> {
  const [row] = await namedQuery<{ p50: number | null; p90: number | null; count: number }>(
    client,
    `select percentile_cont(0.5) within group (order by x.hours) as p50, percentile_cont(0.9) within group (order by x.hours) as p90, count(*)::int as count
     from (select (${HOURS} e.delivered_back_at - e.handed_over_at) / 3600.0 - ${wait})::float8 as hours from repair_history_entry e where ${ENDED} and e.is_closed and e.delivered_back_at is not null) x`,
    valuesOf(period),
  )
  return { unit: "hours", value: row?.p50 ?? null, p50: row?.p50 ?? null, p90: row?.p90 ?? null, count: row?.count ?? 0 }
}

/** MTTR = Σ(shipped − received) / n. */
export async function mttr(client: PoolClient, period: FigurePeriod): Promise<Figure> {
  const [row] = await namedQuery<{ value: number | null; count: number }>(
    client, `select avg(${HOURS} e.returned_at - e.received_at) / 3600.0)::float8 as value, count(*)::int as count from repair_history_entry e where ${ENDED} and e.is_closed and e.returned_at is not null`, valuesOf(period),
  )
  return { unit: "hours", value: row?.value ?? null, count: row?.count ?? 0 }
}

/** First-time fix = closed without a repeat of the symptom in 90 days / closed. */
export const firstTimeFix = (client: PoolClient, period: FigurePeriod): Promise<Figure> => share(client, period, "not e.is_repeated", "e.is_closed")
/** NFF = no fault found / diagnosed. */
export const nff = (client: PoolClient, period: FigurePeriod): Promise<Figure> => share(client, period, "e.outcome = 'no_fault_found'", "e.is_diagnosed and e.is_closed")
/** First-pass yield = first quality checks passed / repairs that were checked. */
export const firstPassYield = (client: PoolClient, period: FigurePeriod): Promise<Figure> => share(client, period, "e.first_check_passed", "e.first_check_passed is not null and e.is_closed")

async function share(client: PoolClient, period: FigurePeriod, numerator: string, denominator: string): Promise<Figure> {
  const [row] = await namedQuery<{ numerator: number; denominator: number }>(
    client, `select count(*) filter (where ${numerator})::int as numerator, count(*)::int as denominator from repair_history_entry e where ${ENDED} and ${denominator}`, valuesOf(period),
  )
  const { numerator: part, denominator: whole } = row ?? { numerator: 0, denominator: 0 }
  return { unit: "ratio", value: whole === 0 ? null : part / whole, numerator: part, denominator: whole, count: whole }
}

/** What the warranty bore, for each repair under warranty; by currency. */
export async function costPerClaim(client: PoolClient, period: FigurePeriod): Promise<Figure> {
  const rows = await namedQuery<{ currency: string; total: number; count: number }>(
    client,
    `select e.currency_code as currency, sum(e.warranty_minor)::bigint as total, count(*)::int as count from repair_history_entry e where ${ENDED} and e.is_closed and e.currency_code is not null and e.warranty_minor > 0 group by 1 order by 1`,
    valuesOf(period),
  )
  return { unit: "money", value: null, count: rows.reduce((sum, { count }) => sum + count, 0), by: rows.map(({ currency, total, count }) => ({ key: currency, count, totalMinor: total, valueMinor: total / count })) }
}

/** Work in progress by status, now. */
export async function wip(client: PoolClient, { locationId }: FigurePeriod): Promise<Figure> {
  const rows = await namedQuery<{ status: string; count: number }>(client, "select r.status, count(*)::int as count from repair_order r where r.status not in ('closed','canceled') and ($1::text is null or r.location_id = $1) group by 1 order by 1", [locationId ?? null])
  const count = rows.reduce((sum, row) => sum + row.count, 0)
  return { unit: "count", value: count, count, by: rows.map((row) => ({ key: row.status, count: row.count })) }
}
