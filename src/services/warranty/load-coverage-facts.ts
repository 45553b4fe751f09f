import type { PoolClient } from "pg"
import type { HeldEntitlement } from "../../domain/warranty/coverage"
import type { CoveredUnit, Entitlement } from "../../domain/warranty/entitlement"
import { IMPORTED_POLICY_CODE, type WarrantyPolicy } from "../../domain/warranty/policy"
import { namedQuery } from "../../persistence/named-query"
import { warrantyPolicyOfRow, type WarrantyPolicyRow } from "./warranty-policy-rows"

export interface CoverageFacts {
  readonly unit: CoveredUnit
  readonly entitlements: readonly HeldEntitlement[]
}

export interface LoadedCoverage {
  readonly units: ReadonlyMap<string, CoverageFacts>
  /** Every version once published of the policies that may apply to any of these units. */
  readonly policies: readonly WarrantyPolicy[]
}

/**
 * Everything a verdict on these units rests on, in one statement whatever their number. The sale is the newest event
 * that shipped the unit or registered it as sold and was not taken back; its delivery is the first after it, because a unit handed back after a
 * repair is "delivered" once more. A unit shipped by mistake for another has that other's day of delivery.
 */
const LOAD = `
  with unit as materialized (
    select u.id, u.serial_number, u.status, u.owner, u.owner_customer_id, u.variant_id, u.inventory_item_id, u.line_item_id from serial_unit u where u.id = any ($1::text[])
  ), policy as (
    select jsonb_agg(to_jsonb(p) order by p.id) as rows from warranty_policy p where p.published_at is not null and p.code in (
      select q.code from warranty_policy q where q.published_at is not null
        and (q.variant_ids is null or q.code = '${IMPORTED_POLICY_CODE}' or q.variant_ids ?| (select array_agg(distinct v.variant_id) from unit v)))
  )
  select u.*, d.ordered_at, sale.sequence as sale_sequence, sale.occurred_at as sale_at, sale.type as sale_type, sale.sold_on, sale.warranty_ends_on,
    delivery.sequence as delivery_sequence, coalesce(original.occurred_at, delivery.occurred_at) as delivery_at, held.rows as entitlements,
    case when row_number() over () = 1 then (select rows from policy) end as policies
  from unit u
  left join order_line_demand d on d.line_item_id = u.line_item_id and d.inventory_item_id = u.inventory_item_id
  left join lateral (
    select e.sequence, e.occurred_at, e.type, e.facts ->> 'sold_on' as sold_on, e.facts ->> 'warranty_ends_on' as warranty_ends_on, e.changes ->> 'status' as status
    from serial_event e
    where e.unit_id = u.id and e.type in ('unit.shipped', 'unit.registered_as_sold', 'unit.shipment_corrected') and e.changes ->> 'status' in ('shipped', 'delivered')
      and not exists (select from serial_event c where c.unit_id = e.unit_id and c.type = 'unit.shipment_canceled' and c.corrects_sequence = e.sequence)
    order by e.sequence desc limit 1
  ) sale on true
  left join lateral (
    select e.sequence, e.occurred_at, e.type, e.facts ->> 'recorded_before_unit_id' as instead_of
    from serial_event e
    where e.unit_id = u.id and e.sequence >= sale.sequence and e.changes ->> 'status' = 'delivered' and not (sale.type = 'unit.registered_as_sold' and sale.status = 'delivered')
    order by e.sequence limit 1
  ) delivery on true
  left join lateral (
    select e.occurred_at from serial_event e
    where delivery.type = 'unit.shipment_corrected' and e.unit_id = delivery.instead_of and e.type = 'unit.delivered'
    order by e.sequence desc limit 1
  ) original on true
  left join lateral (
    select jsonb_agg(to_jsonb(e) || jsonb_build_object('policy', to_jsonb(p)) order by e.id) as rows
    from entitlement e join warranty_policy p on p.id = e.warranty_policy_id where e.unit_id = u.id
  ) held on true`

export async function loadCoverageFacts(client: PoolClient, unitIds: readonly string[]): Promise<LoadedCoverage> {
  const rows = await namedQuery<Row & Record<string, unknown>>(client, LOAD, [unitIds])
  const policyRows = rows.find(({ policies }) => policies !== null)?.policies ?? []
  return {
    units: new Map(rows.map((row) => [row.id, { unit: unitOf(row), entitlements: (row.entitlements ?? []).map(entitlementOf) }])),
    policies: policyRows.map(warrantyPolicyOfRow),
  }
}

interface Row {
  readonly id: string
  readonly serial_number: string
  readonly status: string
  readonly owner: "shop" | "customer"
  readonly owner_customer_id: string | null
  readonly variant_id: string | null
  readonly ordered_at: string | null
  readonly sale_sequence: number | null
  readonly sale_at: string
  readonly sale_type: string
  readonly sold_on: string | null
  readonly warranty_ends_on: string | null
  readonly delivery_sequence: number | null
  readonly delivery_at: string
  readonly entitlements: readonly EntitlementRow[] | null
  readonly policies: readonly WarrantyPolicyRow[] | null
}

interface EntitlementRow {
  readonly id: string
  readonly unit_id: string
  readonly warranty_policy_id: string
  readonly status: Entitlement["status"]
  readonly owner_customer_id: string | null
  readonly anchor: Entitlement["anchor"]
  readonly anchor_sequence: number
  readonly starts_on: string
  readonly ends_on: string
  readonly zone: string
  readonly policy: WarrantyPolicyRow
}

function unitOf(row: Row): CoveredUnit {
  return {
    id: row.id, serialNumber: row.serial_number, status: row.status, owner: row.owner, ownerCustomerId: row.owner_customer_id, variantId: row.variant_id,
    sale: row.sale_sequence === null ? null : {
      sequence: row.sale_sequence, at: row.sale_at, isRegistered: row.sale_type === "unit.registered_as_sold", orderedAt: row.ordered_at,
      soldOn: row.sold_on, warrantyEndsOn: row.warranty_ends_on,
      delivery: row.delivery_sequence === null ? null : { sequence: row.delivery_sequence, at: row.delivery_at },
    },
  }
}

const entitlementOf = (row: EntitlementRow): HeldEntitlement => ({
  id: row.id, unitId: row.unit_id, warrantyPolicyId: row.warranty_policy_id, status: row.status, ownerCustomerId: row.owner_customer_id, anchor: row.anchor,
  anchorSequence: row.anchor_sequence, startsOn: row.starts_on, endsOn: row.ends_on, zone: row.zone, policy: warrantyPolicyOfRow(row.policy),
})
