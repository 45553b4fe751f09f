import type { PoolClient } from "pg"
import type { AllocationStrategy, SerialPolicy } from "../../domain/unit/serial-policy"
import type { Instant, Unit } from "../../domain/unit/unit"
import { UNIT_SELECT, type UnitRow, unitOfRow } from "../../ledger/unit-columns"
import { namedQuery } from "../../persistence/named-query"

const ORDER: { readonly [strategy in AllocationStrategy]: string } = {
  fifo: "u.received_at, u.id",
  lifo: "u.received_at desc, u.id desc",
  fefo: "u.expires_on nulls last, u.received_at, u.id",
}

/** Where, and since when at the latest, the units must be there. */
export interface Place {
  readonly locationId: string | null
  readonly receivedUntil?: Instant | undefined
}

/** Two texts, not "or $n is null": with that, Postgres cannot walk the index in its order and would sort all free units for each choice. */
function freeUnits(policy: SerialPolicy, { locationId, receivedUntil }: Place): { readonly where: string; readonly values: readonly unknown[] } {
  let where = "u.inventory_item_id = $1::text and u.status = 'in_stock' and u.holds = '[]'::jsonb and u.owner = 'shop' and u.grade = any ($2::text[])"
  const values: unknown[] = [policy.inventoryItemId, policy.sellableGrades]
  if (locationId !== null) where += ` and u.location_id = $${values.push(locationId)}::text`
  if (receivedUntil !== undefined) where += ` and u.received_at <= $${values.push(receivedUntil)}::timestamptz`
  return { where, values }
}

/**
 * Chooses and locks free units in the policy's order, at most `count`. First pass: skip what others hold. If that is
 * short, its locks are given up by rolling back to a savepoint, and one blocking pass in the order of ids follows: so
 * a shortage is only reported when it is true, and no two allocations deadlock.
 */
export async function chooseUnits(client: PoolClient, policy: SerialPolicy, place: Place, count: number): Promise<Unit[]> {
  if (count <= 0) return []
  const { where, values: wanted } = freeUnits(policy, place)
  const values = [...wanted, count]
  const free = `select ${UNIT_SELECT} from serial_unit u where ${where}`
  const limit = `limit $${values.length}::int`
  await client.query("savepoint choose_units")
  const quick = await namedQuery<UnitRow>(client, `${free} order by ${ORDER[policy.strategy]} ${limit} for no key update of u skip locked`, values)
  // The savepoint is left to the commit: to release it would be one more round trip under these locks.
  if (quick.length === count) return quick.map(unitOfRow)
  await client.query("rollback to savepoint choose_units")
  const rows = await namedQuery<UnitRow>(client, `${free} order by u.id ${limit} for no key update of u`, values)
  return rows.map(unitOfRow)
}

/** Free units of an item, for the counts of a refusal. */
export async function countFreeUnits(client: PoolClient, policy: SerialPolicy, locationId: string | null): Promise<number> {
  const { where, values } = freeUnits(policy, { locationId })
  const [row] = await namedQuery<{ count: number }>(client, `select count(*)::int as count from serial_unit u where ${where}`, values)
  return row?.count ?? 0
}
