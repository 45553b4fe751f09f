import type { Instant } from "../../domain/unit/unit"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"

export interface VendorRecoveryPeriod {
  /** Claims that were shipped from then on … */
  readonly from: Instant
  /** … and before then. */
  readonly to: Instant
}

/** What one maker was asked for and gave, in one currency. */
export interface VendorRecoveryRow {
  readonly vendorId: string
  readonly currencyCode: string
  readonly claimedMinor: number
  readonly recoveredMinor: number
  /** Of what is claimed: on lines that wait for an answer. */
  readonly pendingMinor: number
  /** Recovered of what was claimed on lines that have an answer; null where nothing was claimed on them. */
  readonly rate: number | null
}

/** How long a maker takes and what the answers are. */
export interface VendorPaceRow {
  readonly vendorId: string
  readonly claimCount: number
  readonly settledCount: number
  readonly lineCount: number
  readonly creditedCount: number
  readonly replacedCount: number
  readonly rejectedCount: number
  readonly returnedCount: number
  readonly pendingCount: number
  /** From shipment to settlement, on average over the settled ones; null while none is. */
  readonly daysToSettle: number | null
}

export interface VendorRecovery {
  readonly amounts: readonly VendorRecoveryRow[]
  readonly vendors: readonly VendorPaceRow[]
}

/** What came back from makers for the claims shipped in a period. Canceled claims were never shipped, so they do not count. */
export async function vendorRecovery(ledger: Ledger, { from, to }: VendorRecoveryPeriod): Promise<VendorRecovery> {
  return withClient(ledger.dataSource, async (client) => {
    const period = [from, to]
    const amounts = await namedQuery<VendorRecoveryRow & Record<string, unknown>>(
      client,
      `select x.*, case when x.decided > 0 then (x.recovered_on_claimed / x.decided)::float8 end as rate from (
         select v.vendor_id as "vendorId", l.currency_code as "currencyCode", coalesce(sum(l.claimed_minor), 0)::bigint as "claimedMinor",
           coalesce(sum(l.recovered_minor), 0)::bigint as "recoveredMinor", coalesce(sum(l.claimed_minor) filter (where l.outcome = 'pending'), 0)::bigint as "pendingMinor",
           sum(l.claimed_minor) filter (where l.outcome <> 'pending') as decided, coalesce(sum(l.recovered_minor) filter (where l.claimed_minor is not null), 0) as recovered_on_claimed
         from vendor_claim v join vendor_claim_line l on l.vendor_claim_id = v.id
         where v.shipped_at >= $1::timestamptz and v.shipped_at < $2::timestamptz and l.currency_code is not null
         group by v.vendor_id, l.currency_code) x order by x."vendorId", x."currencyCode"`,
      period,
    )
    const count = (outcome: string): string => `count(l.id) filter (where l.outcome = '${outcome}')::int as "${outcome}Count"`
    const vendors = await namedQuery<VendorPaceRow & Record<string, unknown>>(
      client,
      `select v.vendor_id as "vendorId", count(distinct v.id)::int as "claimCount", count(distinct v.id) filter (where v.settled_at is not null)::int as "settledCount", count(l.id)::int as "lineCount",
         ${["credited", "replaced", "rejected", "returned", "pending"].map(count).join(", ")},
         (select avg(extract(epoch from s.settled_at - s.shipped_at) / 86400)::float8 from vendor_claim s where s.vendor_id = v.vendor_id and s.settled_at is not null and s.shipped_at >= $1::timestamptz and s.shipped_at < $2::timestamptz) as "daysToSettle"
       from vendor_claim v left join vendor_claim_line l on l.vendor_claim_id = v.id
       where v.shipped_at >= $1::timestamptz and v.shipped_at < $2::timestamptz group by v.vendor_id order by v.vendor_id`,
      period,
    )
    return {
      amounts: amounts.map(({ vendorId, currencyCode, claimedMinor, recoveredMinor, pendingMinor, rate }) => ({ vendorId, currencyCode, claimedMinor, recoveredMinor, pendingMinor, rate })),
      vendors,
    }
  })
}
