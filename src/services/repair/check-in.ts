import type { PoolClient } from "pg"
import { RejectionError, reject } from "../../domain/common/rejection"
import type { RepairOrder } from "../../domain/repair/repair-order"
import { normalizeSerialNumber } from "../../domain/unit/serial-number"
import type { Unit } from "../../domain/unit/unit"
import type { ExceptionFiling } from "../../ledger/exceptions"
import { loadReferenced, serialNumbersOf } from "../unit/find-units"

/** Refuses a scan that is not of the order's unit, by its serial number or another number it bears. What is worked on must be what the order is about. */
export async function requireThisUnit(client: PoolClient, order: RepairOrder, unit: Unit, scanned: string): Promise<void> {
  const numbers = serialNumbersOf(scanned)
  if (numbers.includes(unit.serialNumber) || unit.identifiers.some(({ value }) => numbers.includes(normalizeSerialNumber(value)))) return
  throw new WrongUnit(order, unit, scanned, await loadReferenced(client, [{ serialNumber: scanned }], "read"))
}

/** Another unit lies on this order's bench: two were mixed up, or a label was swapped. Somebody must look before either goes back to the wrong owner. */
export class WrongUnit extends RejectionError {
  /** Null: no unit bears the number, so nothing was mixed up that we know of. */
  readonly filing: ExceptionFiling | null
  constructor(order: RepairOrder, unit: Unit, scanned: string, others: readonly Unit[]) {
    const number = scanned.slice(0, 64)
    const [other] = others
    super(reject("repair_order.wrong_unit", `${order.displayId} is about unit ${unit.serialNumber}, but ${number} was scanned${other === undefined ? "" : "; a case was opened for it"}.`, {
      id: order.id, expected_unit_id: unit.id, expected_serial_number: unit.serialNumber, scanned: number, scanned_unit_ids: others.map(({ id }) => id),
    }))
    this.filing = other === undefined ? null : {
      kind: "wrong_unit_at_bench", dedupeKey: `wrong_unit_at_bench:${order.id}:${other.id}`, unitId: other.id, inventoryItemId: other.inventoryItemId,
      summary: `${order.displayId}: unit ${other.serialNumber} was scanned at the bench where ${unit.serialNumber} is expected.`,
      details: { repair_order_id: order.id, expected_unit_id: unit.id, scanned_unit_ids: others.map(({ id }) => id) },
    }
  }
}
