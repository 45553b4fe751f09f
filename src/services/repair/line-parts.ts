import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"

/** The part of a line: which unit it is, and of what kind. */
export interface LinePart {
  readonly lineId: string
  readonly inventoryItemId: string | null
  readonly serialNumber: string | null
}

/** The parts of an order's lines. A part with a serial number is of the kind that its unit is. */
export async function lineParts(ledger: Ledger, repairOrderId: string): Promise<readonly LinePart[]> {
  return withClient(ledger.dataSource, (client) => namedQuery<LinePart & Record<string, unknown>>(
    client,
    `select l.id as "lineId", coalesce(u.inventory_item_id, l.inventory_item_id) as "inventoryItemId", u.serial_number as "serialNumber"
     from repair_line l left join serial_unit u on u.id = l.unit_id
     where l.repair_order_id = $1::text and l.removed_at is null and l.kind in ('part_in','part_out') order by l.id`,
    [repairOrderId],
  ))
}
