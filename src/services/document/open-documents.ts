import type { PoolClient } from "pg"
import { namedQuery } from "../../persistence/named-query"

/** A document that a unit stands on and that has not ended. */
export interface OpenDocument {
  readonly type: "rma" | "vendor_claim" | "repair_order" | "warranty_claim"
  readonly id: string
  readonly displayId: string
}

/** By unit: every kind of document that may claim one has a part here. One statement for any number of units. */
const PARTS: readonly string[] = [
  "select l.unit_id, 'rma' as type, r.id, r.display_id from rma_line l join rma r on r.id = l.rma_id where l.is_open and l.unit_id = any ($1::text[])",
  "select l.unit_id, 'vendor_claim' as type, v.id, v.display_id from vendor_claim_line l join vendor_claim v on v.id = l.vendor_claim_id where l.is_open and l.unit_id = any ($1::text[])",
  "select r.unit_id, 'repair_order' as type, r.id, r.display_id from repair_order r where r.status not in ('closed','canceled') and r.unit_id = any ($1::text[])",
  "select c.unit_id, 'warranty_claim' as type, c.id, c.display_id from warranty_claim c where c.status not in ('denied','withdrawn','closed') and c.unit_id = any ($1::text[])",
]

export async function openDocumentsOf(client: PoolClient, unitIds: readonly string[]): Promise<ReadonlyMap<string, readonly OpenDocument[]>> {
  if (unitIds.length === 0) return new Map()
  const rows = await namedQuery<{ unit_id: string; type: OpenDocument["type"]; id: string; display_id: string }>(client, PARTS.join(" union all "), [unitIds])
  const byUnit = new Map<string, OpenDocument[]>()
  for (const { unit_id, type, id, display_id } of rows) {
    const known = byUnit.get(unit_id)
    const document = { type, id, displayId: display_id }
    if (known === undefined) byUnit.set(unit_id, [document])
    else known.push(document)
  }
  return byUnit
}
