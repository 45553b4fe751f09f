import type { PoolClient } from "pg"
import type { AllocationStrategy, SerialPolicy } from "../../domain/unit/serial-policy"
import type { Unit } from "../../domain/unit/unit"
import { UNIT_SELECT, type UnitRow, unitOfRow } from "../../ledger/unit-columns"
import { namedQuery } from "../../persistence/named-query"

const ORDER: { readonly [strategy in AllocationStrategy]: string } = {
  fifo: "u.received_at, u.id",
  lifo: "u.received_at desc, u.id desc",
  fefo: "u.expires_on nulls last, u.received_at, u.id",
}

const FREE = `u.inventory_item_id = $1::text and u.status = 'in_stock' and u.holds = '[]'::jsonb and u.owner = 'shop' and ($2::text is null or u.location_id = $2) and u.grade = any ($3::text[])`

/**
 * Chooses and locks free units in the policy's order, at most `count`. First pass: skip what others hold. If that is
 * short, its locks are given up by rolling back to a savepoint, and one blocking pass in the order of ids follows: so
 * a shortage is only reported when it is true, and no two allocations deadlock.
 */
export async function chooseUnits(client: PoolClient, policy: SerialPolicy, locationId: string | null, count: number): Promise<Unit[]> {
  if (count <= 0) return []
  const values = [policy.inventoryItemId, locationId, policy.sellableGrades, count]
  await client.query("savepoint choose_units")
  const quick = await namedQuery<UnitRow>(client, `select ${UNIT_SELECT} from serial_unit u where ${FREE} order by ${ORDER[policy.strategy]} limit $4::int for no key update of u skip locked`, values)
  if (quick.length === count) {
    await client.query("release savepoint choose_units")
    return quick.map(unitOfRow)
  }
  await client.query("rollback to savepoint choose_units")
  const rows = await namedQuery<UnitRow>(client, `select ${UNIT_SELECT} from serial_unit u where ${FREE} order by u.id limit $4::int for no key update of u`, values)
  return rows.map(unitOfRow)
}

/** Free units of an item, for the counts of a refusal. */
export async function countFreeUnits(client: PoolClient, policy: SerialPolicy, locationId: string | null): Promise<number> {
  const [row] = await namedQuery<{ count: number }>(client, `select count(*)::int as count from serial_unit u where ${FREE}`, [policy.inventoryItemId, locationId, policy.sellableGrades])
  return row?.count ?? 0
}
