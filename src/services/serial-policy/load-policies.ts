import type { PoolClient } from "pg"
import type { SerialPolicy } from "../../domain/unit/serial-policy"
import { namedQuery } from "../../persistence/named-query"

export const POLICY_SELECT = `p.id, p.inventory_item_id as "inventoryItemId", p.variant_id as "variantId", p.product_id as "productId", p.tracking, p.state,
  p.number_format as "numberFormat", p.unique_within as "uniqueWithin", p.allocate_at as "allocateAt", p.strategy, p.require_pick as "requirePick",
  p.enforcement, p.sellable_grades as "sellableGrades", p.passport, p.public_verdict as "publicVerdict", p.version, p.created_at as "createdAt", p.updated_at as "updatedAt"`

type PolicyRow = SerialPolicy & Record<string, unknown>

/** The policies of these inventory items, by item; items without one behave as in plain Medusa and are missing. */
export async function loadPolicies(client: PoolClient, inventoryItemIds: readonly string[]): Promise<Map<string, SerialPolicy>> {
  const ids = [...new Set(inventoryItemIds)]
  if (ids.length === 0) return new Map()
  const rows = ids.length === 1
    ? await namedQuery<PolicyRow>(client, `select ${POLICY_SELECT} from serial_policy p where p.inventory_item_id = $1::text`, [ids[0]])
    : await namedQuery<PolicyRow>(client, `select ${POLICY_SELECT} from serial_policy p where p.inventory_item_id = any ($1::text[])`, [ids])
  return new Map(rows.map((policy) => [policy.inventoryItemId, policy]))
}
