import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"

/** A shop has some dozens; past this many the rest is typed. */
const VENDORS_MAX = 500

export interface VendorFilter {
  /** A part of the name, in any case. */
  readonly q: string | null
  readonly limit: number
}

/**
 * To whom units were sent or claims made, by the shop's own name for them: Aftercare keeps no book of vendors. Each step
 * leaps to the next name in the index, so a million repairs at ten vendors cost ten steps.
 */
export async function knownVendors(ledger: Ledger, { q, limit }: VendorFilter): Promise<string[]> {
  const rows = await withClient(ledger.dataSource, (client) => namedQuery<{ id: string }>(
    client,
    `with recursive known (id, steps) as (
       select least((select min(r.vendor_id) from repair_order r where r.vendor_id is not null), (select min(v.vendor_id) from vendor_claim v)), 1
       union all
       select least((select min(r.vendor_id) from repair_order r where r.vendor_id > k.id), (select min(v.vendor_id) from vendor_claim v where v.vendor_id > k.id)), k.steps + 1
       from known k where k.id is not null and k.steps < ${VENDORS_MAX}
     )
     select k.id from known k where k.id is not null and ($1::text is null or position(lower($1) in lower(k.id)) > 0) order by lower(k.id), k.id limit $2::int`,
    [q, limit],
  ))
  return rows.map(({ id }) => id)
}
