import type { PoolClient } from "pg"
import { namedQuery } from "../../persistence/named-query"
import type { Figure, FigurePeriod } from "./figures"

/**
 * Vendor recovery rate = what makers gave / what they were asked for, on lines of claims shipped within the period that
 * have an answer. One rate a maker and currency in `by` (`maker/eur`); one for all where it is all of one currency.
 */
export async function vendorRecoveryRate(client: PoolClient, { from, to }: FigurePeriod): Promise<Figure> {
  const rows = await namedQuery<{ vendor_id: string; currency: string; count: number; claimed: number; recovered: number }>(
    client,
    `select v.vendor_id, l.currency_code as currency, count(*)::int as count, sum(l.claimed_minor)::bigint as claimed, coalesce(sum(l.recovered_minor), 0)::bigint as recovered
     from vendor_claim v join vendor_claim_line l on l.vendor_claim_id = v.id
     where v.shipped_at >= $1::timestamptz and v.shipped_at < $2::timestamptz and l.outcome <> 'pending' and l.claimed_minor > 0
     group by v.vendor_id, l.currency_code order by v.vendor_id, l.currency_code`,
    [from, to],
  )
  const isOneCurrency = new Set(rows.map(({ currency }) => currency)).size === 1
  const sum = (of: "claimed" | "recovered" | "count"): number => rows.reduce((total, row) => total + row[of], 0)
  return {
    unit: "ratio", value: isOneCurrency ? sum("recovered") / sum("claimed") : null, count: sum("count"),
    by: rows.map(({ vendor_id, currency, count, claimed, recovered }) => ({ key: `${vendor_id}/${currency}`, count, value: recovered / claimed })),
  }
}
