import type { PoolClient } from "pg"
import { dateInZone, type Zone } from "../../domain/common/calendar"
import type { RuleFacts } from "../../domain/rma/return-rules"
import type { CalendarDate } from "../../domain/unit/unit"
import { namedQuery } from "../../persistence/named-query"

export interface SaleDates {
  readonly shippedAt: string | null
  readonly deliveredAt: string | null
  readonly orderedAt: string | null
}

/** When each unit was ordered, shipped and delivered for the sale that is named with it: from its own history. */
export async function loadSaleDates(client: PoolClient, sales: readonly { readonly unitId: string; readonly lineItemId: string | null }[]): Promise<ReadonlyMap<string, SaleDates>> {
  const rows = await namedQuery<{ unit_id: string; shipped_at: string | null; delivered_at: string | null; sold_on: string | null; ordered_at: string | null }>(
    client,
    `select s.unit_id,
       max(e.occurred_at) filter (where e.type in ('unit.shipped','unit.shipment_corrected')) as shipped_at,
       max(e.occurred_at) filter (where e.type in ('unit.delivered','unit.registered_as_sold')) as delivered_at,
       max(e.facts ->> 'sold_on') filter (where e.type = 'unit.registered_as_sold') as sold_on,
       (select min(d.ordered_at) from order_line_demand d where d.line_item_id = s.line_item_id) as ordered_at
     from unnest($1::text[], $2::text[]) s (unit_id, line_item_id)
     left join serial_event e on e.unit_id = s.unit_id and e.type in ('unit.shipped','unit.shipment_corrected','unit.delivered','unit.registered_as_sold')
     group by s.unit_id, s.line_item_id`,
    [sales.map(({ unitId }) => unitId), sales.map(({ lineItemId }) => lineItemId)],
  )
  return new Map(rows.map((row) => [row.unit_id, { shippedAt: row.shipped_at, deliveredAt: row.sold_on === null ? row.delivered_at : `${row.sold_on}T00:00:00.000Z`, orderedAt: row.ordered_at }]))
}

/** The same as days of the shop's calendar, as the rules count them. */
export function saleDays(dates: SaleDates | undefined, zone: Zone): Pick<RuleFacts, "deliveredOn" | "shippedOn" | "orderedOn"> {
  const day = (instant: string | null | undefined): CalendarDate | null => (instant === null || instant === undefined ? null : dateInZone(instant, zone))
  return { deliveredOn: day(dates?.deliveredAt), shippedOn: day(dates?.shippedAt), orderedOn: day(dates?.orderedAt) }
}
