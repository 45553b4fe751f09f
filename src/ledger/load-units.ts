import type { PoolClient } from "pg"
import type { Unit } from "../domain/unit/unit"
import { namedQuery } from "../persistence/named-query"
import { arrayText } from "./statement"
import { UNIT_SELECT, type UnitRow, unitOfRow } from "./unit-columns"

/** `lock`: units are locked in the order of their ids, the one order everywhere, so that no two commands deadlock. */
export type LockMode = "read" | "lock"

const LOCK = " order by u.id for no key update of u"
const lockClause = (mode: LockMode): string => (mode === "lock" ? LOCK : "")

/** The units of these ids, in no particular order; ids that name no unit are simply missing. */
export async function loadUnitsById(client: PoolClient, ids: readonly string[], mode: LockMode = "read"): Promise<Unit[]> {
  if (ids.length === 0) return []
  const [only] = ids
  // One id as a scalar: `any($1)` of an array is planned anew at every call.
  const rows = ids.length === 1
    ? await namedQuery<UnitRow>(client, `select ${UNIT_SELECT} from serial_unit u where u.id = $1::text${lockClause(mode)}`, [only])
    : await namedQuery<UnitRow>(client, `select ${UNIT_SELECT} from serial_unit u where u.id = any ($1::text[])${lockClause(mode)}`, [arrayText(ids)])
  return rows.map(unitOfRow)
}

/** Units that bear these numbers (normal form) and are not void; of one item when it is named. */
export async function loadUnitsBySerial(client: PoolClient, serialNumbers: readonly string[], inventoryItemId: string | null, mode: LockMode = "read"): Promise<Unit[]> {
  if (serialNumbers.length === 0) return []
  const rows = await namedQuery<UnitRow>(
    client,
    `select ${UNIT_SELECT} from serial_unit u where u.serial_number = any ($1::text[]) and u.status <> 'void' and ($2::text is null or u.inventory_item_id = $2)${lockClause(mode)}`,
    [arrayText(serialNumbers), inventoryItemId],
  )
  return rows.map(unitOfRow)
}

/** Units that hold these numbers within a uniqueness scope: what a birth would collide with. */
export async function loadUnitsInScope(client: PoolClient, serialScope: string, serialNumbers: readonly string[], mode: LockMode = "read"): Promise<Unit[]> {
  const rows = await namedQuery<UnitRow>(
    client,
    `select ${UNIT_SELECT} from serial_unit u where u.serial_scope = $1::text and u.serial_number = any ($2::text[]) and u.status <> 'void'${lockClause(mode)}`,
    [serialScope, arrayText(serialNumbers)],
  )
  return rows.map(unitOfRow)
}

/** Units now tied to an order (allocated, picked, shipped, delivered, on their way back), locked when asked. */
export async function loadUnitsOfOrder(client: PoolClient, orderId: string, mode: LockMode = "read"): Promise<Unit[]> {
  const rows = await namedQuery<UnitRow>(client, `select ${UNIT_SELECT} from serial_unit u where u.order_id = $1::text${mode === "lock" ? LOCK : " order by u.id"}`, [orderId])
  return rows.map(unitOfRow)
}

export async function loadUnitsOfFulfillment(client: PoolClient, fulfillmentId: string, mode: LockMode = "read"): Promise<Unit[]> {
  const rows = await namedQuery<UnitRow>(client, `select ${UNIT_SELECT} from serial_unit u where u.fulfillment_id = $1::text${mode === "lock" ? LOCK : " order by u.id"}`, [fulfillmentId])
  return rows.map(unitOfRow)
}
