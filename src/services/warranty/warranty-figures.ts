import type { PoolClient } from "pg"
import type { Instant } from "../../domain/unit/unit"
import { type Cohort, forecastOf } from "../../domain/warranty/figures/nevada"
import { namedQuery } from "../../persistence/named-query"

export interface Period {
  readonly from: Instant
  readonly to: Instant
}

/** One number of the warranty business over a period, with what it was made of. */
export interface WarrantyFigure {
  readonly unit: "count" | "ratio" | "money" | "per_1000"
  readonly value: number | null
  /** What was measured. */
  readonly count: number
  readonly numerator?: number
  readonly denominator?: number
  readonly by?: readonly { readonly key: string; readonly count: number; readonly value?: number; readonly totalMinor?: number; readonly valueMinor?: number; readonly returned?: readonly number[] }[]
  readonly parameters?: { readonly beta: number; readonly eta: number }
}

const DAYS_PER_MONTH = 365.25 / 12
const MONTHS_PER_YEAR = 12

/** Claims per 1,000 = 1000 × claims / (unit-months in cover / 12). */
export async function claimsPer1000(client: PoolClient, period: Period): Promise<WarrantyFigure> {
  const [claims, unitMonths] = [await claimCount(client, period), await unitMonthsInCover(client, period)]
  const years = unitMonths / MONTHS_PER_YEAR
  return { unit: "per_1000", value: years === 0 ? null : (1_000 * claims) / years, count: claims, numerator: claims, denominator: years }
}

async function claimCount(client: PoolClient, { from, to }: Period): Promise<number> {
  const [row] = await namedQuery<{ count: number }>(client, "select count(*)::int as count from warranty_claim c where c.submitted_at >= $1::timestamptz and c.submitted_at < $2::timestamptz and c.status <> 'withdrawn'", [from, to])
  return row?.count ?? 0
}

/** The first day it does not cover any more. */
const LIVE_UNTIL = "case when e.status in ('voided', 'superseded', 'transferred', 'exhausted') then least(e.ends_on + 1, (e.status_since at time zone e.zone)::date) else e.ends_on + 1 end"

/**
 * A unit under two covers at once is covered once. What was taken over, replaced, passed on or used up covered until the
 * day before; nothing of it is ahead.
 */
async function unitMonthsInCover(client: PoolClient, { from, to }: Period): Promise<number> {
  const [row] = await namedQuery<{ days: number }>(
    client,
    `select coalesce(sum(upper(span) - lower(span)), 0)::float8 as days from (
       select unnest(range_agg(daterange(e.starts_on, greatest(e.starts_on, ${LIVE_UNTIL}), '[)')) * datemultirange(daterange(($1::timestamptz)::date, ($2::timestamptz)::date))) as span
       from entitlement e join warranty_policy p on p.id = e.warranty_policy_id
       where e.ends_on is not null and p.terms ->> 'kind' <> 'supplier_inbound' and e.starts_on < ($2::timestamptz)::date and ${LIVE_UNTIL} > ($1::timestamptz)::date group by e.unit_id) x`,
    [from, to],
  )
  return (row?.days ?? 0) / DAYS_PER_MONTH
}

/** Registration rate = units with an approved registration / units sold within the period. */
export async function registrationRate(client: PoolClient, { from, to }: Period): Promise<WarrantyFigure> {
  const [row] = await namedQuery<{ sold: number; registered: number }>(
    client,
    `select count(*)::int as sold, count(*) filter (where exists (select from warranty_registration r where r.unit_id = s.unit_id and r.status = 'approved'))::int as registered
     from (select distinct e.unit_id from serial_event e where e.type in ('unit.shipped', 'unit.registered_as_sold') and e.occurred_at >= $1::timestamptz and e.occurred_at < $2::timestamptz) s`,
    [from, to],
  )
  const { sold, registered } = row ?? { sold: 0, registered: 0 }
  return { unit: "ratio", value: sold === 0 ? null : registered / sold, count: sold, numerator: registered, denominator: sold }
}

/** Cost per claim = what repairs under warranty cost / their number, by currency. */
export async function warrantyCostPerClaim(client: PoolClient, { from, to }: Period): Promise<WarrantyFigure> {
  const rows = await namedQuery<{ currency: string; total: number; count: number }>(
    client,
    `select r.cost ->> 'currency' as currency, sum((r.cost ->> 'minor')::bigint)::bigint as total, count(*)::int as count from warranty_repair r
     where r.closed_at >= $1::timestamptz and r.closed_at < $2::timestamptz and r.under_warranty and r.cost is not null group by 1 order by 1`,
    [from, to],
  )
  return { unit: "money", value: null, count: rows.reduce((sum, { count }) => sum + count, 0), by: rows.map(({ currency, total, count }) => ({ key: currency, count, totalMinor: total, valueMinor: total / count })) }
}

/** Units by the month they were shipped in, and how many claims came in each month after it. */
async function cohortsOf(client: PoolClient, { from, to }: Period): Promise<Cohort[]> {
  const rows = await namedQuery<{ month: string; shipped: number; ages: number; claims: { age: number; count: number }[] | null }>(
    client,
    `with shipped as (
       select e.unit_id, date_trunc('month', max(e.occurred_at) at time zone 'UTC') as month from serial_event e
       where e.type = 'unit.shipped' and e.occurred_at >= $1::timestamptz and e.occurred_at < $2::timestamptz group by e.unit_id
     ), claimed as (
       select s.unit_id, s.month, min(c.submitted_at) at time zone 'UTC' as at from shipped s join warranty_claim c on c.unit_id = s.unit_id and c.status <> 'withdrawn' and c.submitted_at < $2::timestamptz group by s.unit_id, s.month
     ), aged as (
       select c.month, greatest(1, (extract(year from c.at)::int - extract(year from c.month)::int) * 12 + extract(month from c.at)::int - extract(month from c.month)::int) as age, count(*)::int as count from claimed c group by 1, 2
     )
     select to_char(s.month, 'YYYY-MM') as month, count(*)::int as shipped,
       ((extract(year from ($2::timestamptz at time zone 'UTC'))::int - extract(year from s.month)::int) * 12 + extract(month from ($2::timestamptz at time zone 'UTC'))::int - extract(month from s.month)::int)::int as ages,
       (select jsonb_agg(jsonb_build_object('age', a.age, 'count', a.count)) from aged a where a.month = s.month) as claims
     from shipped s group by s.month order by s.month`,
    [from, to],
  )
  return rows.map(({ month, shipped, ages, claims }) => ({ month, shipped, returned: Array.from({ length: ages }, (_, index) => claims?.find(({ age }) => age === index + 1)?.count ?? 0) }))
}

/** The Nevada chart: shipments by month, first claims by months since. */
export async function nevada(client: PoolClient, period: Period): Promise<WarrantyFigure> {
  const cohorts = await cohortsOf(client, period)
  const shipped = cohorts.reduce((sum, cohort) => sum + cohort.shipped, 0)
  return { unit: "count", value: null, count: shipped, by: cohorts.map(({ month, shipped: count, returned }) => ({ key: month, count, returned })) }
}

/** Claims expected in the next month, by the Weibull distribution that fits the Nevada chart best. */
export async function weibull(client: PoolClient, period: Period): Promise<WarrantyFigure> {
  const cohorts = await cohortsOf(client, period)
  const forecast = forecastOf(cohorts)
  const shipped = cohorts.reduce((sum, cohort) => sum + cohort.shipped, 0)
  if (forecast === null) return { unit: "count", value: null, count: shipped }
  return {
    unit: "count", value: forecast.nextMonth.reduce((sum, { expected }) => sum + expected, 0), count: shipped, parameters: { beta: forecast.beta, eta: forecast.eta },
    by: forecast.nextMonth.map(({ month, expected }, index) => ({ key: month, count: cohorts[index]?.shipped ?? 0, value: expected })),
  }
}

/** Reserve = unit-months still to cover × claims per unit-month of the period × cost per claim, by currency. */
export async function reserve(client: PoolClient, period: Period): Promise<WarrantyFigure> {
  const claims = await claimCount(client, period)
  const past = await unitMonthsInCover(client, period)
  const ahead = await unitMonthsInCover(client, { from: period.to, to: "2999-12-31T00:00:00.000Z" })
  const { by: costs = [] } = await warrantyCostPerClaim(client, period)
  const expected = past === 0 ? 0 : (claims / past) * ahead
  const priced = costs.reduce((sum, { count }) => sum + count, 0)
  return {
    unit: "money", value: null, count: claims, numerator: expected, denominator: ahead,
    // Claims are expected in the currencies they came in.
    by: costs.map(({ key, count, valueMinor = 0 }) => ({ key, count, totalMinor: Math.round(expected * (count / priced) * valueMinor) })),
  }
}

export const WARRANTY_FIGURES = { claims_per_1000: claimsPer1000, registration_rate: registrationRate, warranty_cost_per_claim: warrantyCostPerClaim, nevada, weibull, reserve }
