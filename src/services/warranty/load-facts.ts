import type { PoolClient } from "pg"
import type { WarrantyFacts } from "../../domain/warranty/facts"
import { IMPORTED_POLICY_CODE, type WarrantyPolicy } from "../../domain/warranty/policy"
import { namedQuery } from "../../persistence/named-query"
import { type FactRow, factsOfRows } from "./facts-of-rows"
import { warrantyPolicyOfRow, type WarrantyPolicyRow } from "./warranty-policy-rows"

export interface LoadedFacts {
  readonly units: ReadonlyMap<string, WarrantyFacts>
  /** Every version once published of the policies that may apply to any of these units, and those their entitlements stand under. */
  readonly policies: readonly WarrantyPolicy[]
}

/** Components of components of components: no product is built deeper. */
const TREE_DEPTH_MAX = 5

/** A return tells by the order line that its replacement was sent on; other documents tell it by a row of their own. */
const REPLACES = "l.medusa ? 'replacementLineItemId' and l.medusa ->> 'replacementLineItemId' = u.line_item_id and l.resolution = 'replacement' and l.unit_id <> u.id"

/**
 * Everything a verdict on these units rests on, in one statement whatever their number: the units, what is built into
 * them, what they are built into and what they replace, each with its history as far as warranty reads it.
 */
const LOAD = `
  with recursive tree (id, depth) as (
    select u.id, 0 from serial_unit u where u.id = any ($1::text[])
    union all select c.id, t.depth + 1 from tree t join serial_unit c on c.parent_unit_id = t.id where t.depth < ${TREE_DEPTH_MAX}
  ), wanted as materialized (
    select id from tree
    union select u.parent_unit_id from serial_unit u where u.id = any ($1::text[]) and u.parent_unit_id is not null
    union select r.original_unit_id from tree t join warranty_replacement r on r.replacement_unit_id = t.id
    union select l.unit_id from serial_unit u join rma_line l on ${REPLACES} where u.id = any ($1::text[])
  ), unit as materialized (
    select u.id, u.serial_number, u.status, u.owner, u.owner_customer_id, u.variant_id, u.inventory_item_id, u.line_item_id, u.lot_number, u.manufactured_on, u.grade, u.parent_unit_id
    from wanted w join serial_unit u on u.id = w.id
  ), held as materialized (
    select e.unit_id, jsonb_agg(to_jsonb(e) order by e.id) as rows, array_agg(distinct e.warranty_policy_id) as policy_ids from entitlement e where e.unit_id in (select id from unit) group by e.unit_id
  ), policy as (
    select jsonb_agg(to_jsonb(p) order by p.id) as rows from warranty_policy p where p.published_at is not null and (p.id in (select unnest(h.policy_ids) from held h) or p.code in (
      select q.code from warranty_policy q where q.published_at is not null
        and (q.variant_ids is null or q.code = '${IMPORTED_POLICY_CODE}' or q.variant_ids ?| (select array_agg(distinct v.variant_id) from unit v))))
  )
  select u.*, d.ordered_at, s.ship_to_country, s.bill_to_country, s.sales_channel_id, s.customer_type, s.category_ids, s.unit_price, s.paid_at, life.events, original.delivered_at as original_delivered_at,
    held.rows as entitlements, repair.rows as repairs, registration.rows as registrations, replaced.replaced_at, replaces.original_unit_id, replaces.replaced_at as replaces_at, replaces.repair_was_asked,
    case when row_number() over () = 1 then (select rows from policy) end as policies
  from unit u
  left join order_line_demand d on d.line_item_id = u.line_item_id and d.inventory_item_id = u.inventory_item_id
  left join order_line_sale s on s.line_item_id = u.line_item_id
  left join held on held.unit_id = u.id
  left join lateral (
    select jsonb_agg(jsonb_build_array(e.sequence, e.type, extract(epoch from e.occurred_at), e.changes -> 'status', e.changes -> 'custody', e.changes -> 'owner_customer_id', coalesce(e.facts ->> 'repair_order_id', e.facts ->> 'rma_id', e.facts ->> 'warranty_claim_id', e.reference_id),
      case when e.type in ('unit.registered_as_sold', 'unit.shipped', 'unit.shipment_corrected', 'unit.owner_changed', 'unit.taken_over', 'unit.repair_closed') then e.facts end, e.corrects_sequence) order by e.sequence) as events,
      max(e.facts ->> 'recorded_before_unit_id') filter (where e.type = 'unit.shipment_corrected') as corrected_from
    from serial_event e where e.unit_id = u.id and (e.changes ?| array['status', 'custody'] or e.type in ('unit.owner_changed', 'unit.taken_over', 'unit.shipment_canceled', 'unit.return_opened', 'unit.return_closed', 'unit.repair_opened', 'unit.repair_closed', 'unit.claim_opened', 'unit.claim_closed'))
  ) life on true
  left join lateral (
    select e.occurred_at as delivered_at from serial_event e where life.corrected_from is not null and e.unit_id = life.corrected_from and e.type = 'unit.delivered' order by e.sequence desc limit 1
  ) original on true
  left join lateral (select jsonb_agg(to_jsonb(r) order by r.sequence, r.id) as rows from warranty_repair r where r.unit_id = u.id) repair on true
  left join lateral (select jsonb_agg(to_jsonb(r) order by r.registered_at, r.id) as rows from warranty_registration r where r.unit_id = u.id) registration on true
  left join lateral (
    select max(r.replaced_at) as replaced_at from (
      select r.replaced_at from warranty_replacement r where r.original_unit_id = u.id
      union all select coalesce(l.resolved_at, l.decided_at) from rma_line l where l.unit_id = u.id and l.resolution = 'replacement' and l.medusa ? 'replacementLineItemId'
    ) r
  ) replaced on true
  left join lateral (
    select r.original_unit_id, r.replaced_at, r.repair_was_asked from (
      select r.original_unit_id, r.replaced_at, r.repair_was_asked from warranty_replacement r where r.replacement_unit_id = u.id
      union all select l.unit_id, coalesce(l.resolved_at, l.decided_at), l.requested_resolution = 'repair' from rma_line l where ${REPLACES}
    ) r where not exists (select from serial_event e where e.unit_id = u.id and e.type = 'unit.taken_over' and e.occurred_at > r.replaced_at)
    order by r.replaced_at desc limit 1
  ) replaces on true`

export async function loadFacts(client: PoolClient, unitIds: readonly string[]): Promise<LoadedFacts> {
  const rows = await namedQuery<FactRow & { policies: readonly WarrantyPolicyRow[] | null } & Record<string, unknown>>(client, LOAD, [unitIds])
  const policyRows = rows.find(({ policies }) => policies !== null)?.policies ?? []
  return { units: factsOfRows(rows, unitIds), policies: policyRows.map(warrantyPolicyOfRow) }
}
