import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"

/** An order line that waits at one location while another has all it lacks. */
export interface WaitingElsewhere {
  readonly orderId: string
  readonly lineItemId: string
  readonly inventoryItemId: string
  readonly missingCount: number
  /** Locations that could serve it whole, the fullest first. */
  readonly locationIds: readonly string[]
}

const LINES_PER_PASS_MAX = 200

/**
 * Medusa reserves a backordered line at any location of the channel. Where the goods then arrive somewhere else, the
 * line would wait for ever: these lines' reservations should move. Only lines without any unit yet.
 */
export async function waitingElsewhere(ledger: Ledger, inventoryItemIds: readonly string[]): Promise<WaitingElsewhere[]> {
  return withClient(ledger.dataSource, (client) => namedQuery<WaitingElsewhere & Record<string, unknown>>(
    client,
    `with free as (
       select u.inventory_item_id, u.location_id, count(*)::int as free_count from serial_unit u join serial_policy p on p.inventory_item_id = u.inventory_item_id
       where u.inventory_item_id = any ($1::text[]) and u.status = 'in_stock' and u.holds = '[]'::jsonb and u.owner = 'shop' and p.sellable_grades ? u.grade
         and not exists (select from quarantine_location q where q.quarantine_location_id = u.location_id)
       group by 1, 2)
     select d.order_id as "orderId", d.line_item_id as "lineItemId", d.inventory_item_id as "inventoryItemId", d.required_count - d.unnamed_count as "missingCount",
       array_agg(f.location_id order by f.free_count desc, f.location_id) as "locationIds"
     from order_line_demand d
       join serial_policy p on p.inventory_item_id = d.inventory_item_id and p.tracking = 'full' and p.state = 'active' and p.allocate_at = 'order'
       join free f on f.inventory_item_id = d.inventory_item_id and f.free_count >= d.required_count - d.unnamed_count and f.location_id is distinct from d.location_id
     where d.inventory_item_id = any ($1::text[]) and d.closed_at is null and d.auto_allocate and d.required_count > d.unnamed_count
       and not exists (select from allocation a where a.line_item_id = d.line_item_id and a.outcome in ('open','shipped'))
     group by d.order_id, d.line_item_id, d.inventory_item_id, d.required_count, d.unnamed_count, d.ordered_at order by d.ordered_at, d.order_id limit ${LINES_PER_PASS_MAX}`,
    [inventoryItemIds],
  ))
}
