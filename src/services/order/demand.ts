import type { PoolClient } from "pg"
import type { Instant } from "../../domain/unit/unit"
import { namedQuery } from "../../persistence/named-query"
import type { OrderLine } from "./order-snapshot"

/** What an order line needs of one inventory item, and how much of it is served. */
export interface Demand extends OrderLine {
  readonly orderId: string
  readonly customerId: string | null
  /** False after a release by hand: the line waits until a person allocates to it again. */
  readonly autoAllocate: boolean
  /** So much left without a unit that we know: nothing is to be promised for it any more. */
  readonly unnamedCount: number
  readonly closedAt: Instant | null
}

export interface Served {
  readonly open: number
  readonly shipped: number
  /** Units bound to or shipped by each fulfilment, whatever became of them since. */
  readonly byFulfillment: ReadonlyMap<string, number>
}

export const NOT_SERVED: Served = { open: 0, shipped: 0, byFulfillment: new Map() }

const SELECT = `d.line_item_id as "lineItemId", d.inventory_item_id as "inventoryItemId", d.order_id as "orderId", d.customer_id as "customerId", d.variant_id as "variantId",
  d.location_id as "locationId", d.required_count as "requiredCount", d.ordered_at as "orderedAt", d.auto_allocate as "autoAllocate", d.unnamed_count as "unnamedCount", d.closed_at as "closedAt"`

type DemandRow = Demand & Record<string, unknown>

/** An order's demand; `lock` takes the rows in the order of their keys, before any unit: that stops double allocation. */
export async function loadDemand(client: PoolClient, orderId: string, mode: "read" | "lock"): Promise<Demand[]> {
  return namedQuery<DemandRow>(client, `select ${SELECT} from order_line_demand d where d.order_id = $1::text order by d.line_item_id, d.inventory_item_id ${mode === "lock" ? "for update" : ""}`, [orderId])
}

/**
 * Locks an order's demand and makes it say what Medusa says. A line without a reservation keeps the location it had; one
 * that needs more than before is open again. Only a pass over the whole order may name another customer: the former one
 * tells whose units go with an order that was transferred.
 */
export async function writeDemand(client: PoolClient, orderId: string, customerId: string | null, lines: readonly OrderLine[], by: "order" | "fulfillment"): Promise<void> {
  await loadDemand(client, orderId, "lock")
  if (lines.length === 0) return
  const customer = by === "order" ? "excluded.customer_id" : "d.customer_id"
  const sorted = [...lines].sort((a, b) => compare(a.lineItemId, b.lineItemId) || compare(a.inventoryItemId, b.inventoryItemId))
  await namedQuery(
    client,
    `insert into order_line_demand as d (line_item_id, inventory_item_id, order_id, customer_id, variant_id, location_id, required_count, ordered_at)
     select x.line, x.item, $1::text, $2::text, x.variant, x.location, x.required, x.ordered::timestamptz
     from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::text[]) x (line, item, variant, location, required, ordered)
     on conflict (line_item_id, inventory_item_id) do update set customer_id = ${customer}, location_id = coalesce(excluded.location_id, d.location_id),
       required_count = excluded.required_count, closed_at = case when excluded.required_count <= d.required_count then d.closed_at end, updated_at = now()
     where (d.customer_id, d.location_id, d.required_count) is distinct from (${customer}, coalesce(excluded.location_id, d.location_id), excluded.required_count)`,
    [orderId, customerId, sorted.map((l) => l.lineItemId), sorted.map((l) => l.inventoryItemId), sorted.map((l) => l.variantId), sorted.map((l) => l.locationId), sorted.map((l) => l.requiredCount), sorted.map((l) => l.orderedAt)],
  )
}

/** Lines that left the order need nothing any more. */
export async function dropMissingLines(client: PoolClient, orderId: string, lines: readonly OrderLine[]): Promise<void> {
  await namedQuery(
    client,
    `update order_line_demand d set required_count = 0, updated_at = now() where d.order_id = $1::text and d.required_count > 0
       and not exists (select from unnest($2::text[], $3::text[]) x (line, item) where x.line = d.line_item_id and x.item = d.inventory_item_id)`,
    [orderId, lines.map((l) => l.lineItemId), lines.map((l) => l.inventoryItemId)],
  )
}

export const demandKey = (of: { readonly lineItemId: string | null; readonly inventoryItemId: string | null }): string => `${of.lineItemId} ${of.inventoryItemId}`

/** Units promised to and shipped for these lines, by `demandKey`. */
export async function loadServed(client: PoolClient, lineItemIds: readonly string[]): Promise<Map<string, Served>> {
  if (lineItemIds.length === 0) return new Map()
  const rows = await namedQuery<{ line_item_id: string; inventory_item_id: string; fulfillment_id: string | null; open: number; shipped: number }>(
    client,
    `select line_item_id, inventory_item_id, fulfillment_id, count(*) filter (where outcome = 'open')::int as open, count(*) filter (where outcome = 'shipped')::int as shipped
     from allocation where line_item_id = any ($1::text[]) and outcome in ('open','shipped') group by 1, 2, 3`,
    [[...new Set(lineItemIds)]],
  )
  const served = new Map<string, Served>()
  for (const row of rows) {
    const key = demandKey({ lineItemId: row.line_item_id, inventoryItemId: row.inventory_item_id })
    const sum = served.get(key) ?? NOT_SERVED
    const byFulfillment = new Map(sum.byFulfillment)
    if (row.fulfillment_id !== null) byFulfillment.set(row.fulfillment_id, row.open + row.shipped)
    served.set(key, { open: sum.open + row.open, shipped: sum.shipped + row.shipped, byFulfillment })
  }
  return served
}

/** What left with a fulfilment although no unit is known for it. */
export interface Unnamed {
  readonly lineItemId: string
  readonly inventoryItemId: string
  readonly count: number
}

/**
 * A demand is closed once it has left in full or the order is canceled: waiting lists need not look at it again.
 * `unnamed`: what Medusa says left without a unit that we know; without it, what was known of that stays.
 */
export async function closeServed(client: PoolClient, orderId: string, canceled: boolean, unnamed?: readonly Unnamed[]): Promise<void> {
  const rows = unnamed ?? []
  await namedQuery(
    client,
    `update order_line_demand d set closed_at = case when x.closed then coalesce(d.closed_at, now()) end, unnamed_count = x.unnamed, updated_at = now()
     from (select y.line_item_id, y.inventory_item_id, y.unnamed, $2::boolean or y.required_count <= y.unnamed + (select count(*) from allocation a
             where a.line_item_id = y.line_item_id and a.inventory_item_id = y.inventory_item_id and a.outcome = 'shipped') as closed
           from (select o.line_item_id, o.inventory_item_id, o.required_count, case when $3::boolean then coalesce(n.count, 0) else o.unnamed_count end as unnamed
                 from order_line_demand o left join unnest($4::text[], $5::text[], $6::int[]) n (line, item, count) on n.line = o.line_item_id and n.item = o.inventory_item_id
                 where o.order_id = $1::text) y) x
     where d.line_item_id = x.line_item_id and d.inventory_item_id = x.inventory_item_id and ((d.closed_at is not null) <> x.closed or d.unnamed_count <> x.unnamed)`,
    [orderId, canceled, unnamed !== undefined, rows.map((u) => u.lineItemId), rows.map((u) => u.inventoryItemId), rows.map((u) => u.count)],
  )
}

/** So much more (or less, when a shipment is taken back) left without a known unit. The next sync counts it anew. */
export async function addUnnamed(client: PoolClient, unnamed: readonly Unnamed[]): Promise<void> {
  if (unnamed.length === 0) return
  await namedQuery(
    client,
    `update order_line_demand d set unnamed_count = greatest(d.unnamed_count + n.count, 0), updated_at = now() from unnest($1::text[], $2::text[], $3::int[]) n (line, item, count)
     where d.line_item_id = n.line and d.inventory_item_id = n.item`,
    [unnamed.map((u) => u.lineItemId), unnamed.map((u) => u.inventoryItemId), unnamed.map((u) => u.count)],
  )
}

/** Stops or starts serving these lines without being asked. */
export async function setAutoAllocate(client: PoolClient, lineItemIds: readonly string[], autoAllocate: boolean): Promise<void> {
  await namedQuery(client, "update order_line_demand set auto_allocate = $2::boolean, updated_at = now() where line_item_id = any ($1::text[]) and auto_allocate <> $2::boolean", [lineItemIds, autoAllocate])
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
