import type { Unit } from "../unit/unit"
import type { Rma, RmaLine } from "./rma"

export const RECEPTION_VERDICTS = ["expected", "other_unit_of_order", "unit_of_another_customer", "unknown"] as const
export type ReceptionVerdict = (typeof RECEPTION_VERDICTS)[number]

export interface JudgedItem {
  readonly verdict: ReceptionVerdict
  /** The line it belongs to: its own, or the one whose unit it came instead of. */
  readonly line: RmaLine | null
}

/**
 * What a scanned unit is to this RMA. A unit that is not expected is matched with the line it probably came instead of:
 * the only one still awaited, or the only one of its item.
 */
export function judgeReceived(rma: Rma, unit: Unit | null, takenLineIds: ReadonlySet<string>): JudgedItem {
  const awaited = rma.lines.filter((line) => line.reception !== "received" && line.reception !== "canceled" && !takenLineIds.has(line.id))
  const own = unit === null ? undefined : awaited.find((line) => line.unitId === unit.id)
  if (own !== undefined) return { verdict: "expected", line: own }
  if (unit === null) return { verdict: "unknown", line: insteadOf(awaited, null) }
  const isOrders = rma.orderId !== null && unit.orderId === rma.orderId
  return { verdict: isOrders ? "other_unit_of_order" : "unit_of_another_customer", line: insteadOf(awaited, unit) }
}

function insteadOf(awaited: readonly RmaLine[], unit: Unit | null): RmaLine | null {
  const [only] = awaited
  if (awaited.length === 1 && only !== undefined) return only
  const ofItem = unit === null ? [] : awaited.filter((line) => line.inventoryItemId === unit.inventoryItemId)
  return ofItem.length === 1 ? ofItem[0] ?? null : null
}
