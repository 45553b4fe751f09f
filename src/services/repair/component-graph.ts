import type { PoolClient } from "pg"
import { RejectionError, reject } from "../../domain/common/rejection"
import type { Unit } from "../../domain/unit/unit"
import type { ExceptionFiling } from "../../ledger/exceptions"
import { namedQuery } from "../../persistence/named-query"

/** One lock for the whole graph: two installations at once could each find no cycle and make one together. */
export const lockComponents = (client: PoolClient): Promise<unknown> => namedQuery(client, "select pg_advisory_xact_lock(hashtextextended('aftercare components', 0))", [])

/** Refuses a part that the unit is itself a component of, however deep. Call it under the lock. */
export async function requireNoCycle(client: PoolClient, parent: Unit, part: Unit): Promise<void> {
  const rows = await namedQuery<{ id: string }>(
    client,
    `with recursive above as (select u.id, u.parent_unit_id from serial_unit u where u.id = $1::text
       union select u.id, u.parent_unit_id from above a join serial_unit u on u.id = a.parent_unit_id)
     select id from above where id = $2::text`,
    [parent.id, part.id],
  )
  if (rows.length > 0) throw new RejectionError(reject("unit.in_component_cycle", `Unit ${part.serialNumber} contains unit ${parent.serialNumber}, so it cannot be installed into it.`, { unit_id: part.id, parent_unit_id: parent.id }))
}

/** A part seen in a second unit: a copied number, a swapped label, or a removal that nobody wrote down. Somebody must look. */
export class PartElsewhere extends RejectionError {
  readonly filing: ExceptionFiling
  constructor(part: Unit, parent: Unit) {
    super(reject("repair_line.part_elsewhere", `Part ${part.serialNumber} is a component of another unit; a case was opened for it.`, { unit_id: part.id, parent_unit_id: part.parentUnitId }))
    this.filing = {
      kind: "component_in_second_unit", dedupeKey: `component_in_second_unit:${part.id}:${parent.id}`, unitId: part.id, inventoryItemId: part.inventoryItemId,
      summary: `Part ${part.serialNumber} was seen in unit ${parent.serialNumber} while it is known as a component of another unit.`,
      details: { part_unit_id: part.id, known_parent_unit_id: part.parentUnitId, seen_parent_unit_id: parent.id },
    }
  }
}
