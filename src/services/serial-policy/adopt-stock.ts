import type { PoolClient } from "pg"
import { type Fact, RejectionError, reject } from "../../domain/common/rejection"
import type { SerialPolicy } from "../../domain/unit/serial-policy"
import type { Ledger } from "../../ledger/run-command"
import { outboxMessage, insertOutboxMessages } from "../../messaging/outbox"
import { namedQuery, withClient } from "../../persistence/named-query"
import { withTransaction } from "../../persistence/with-transaction"
import { countUnits, openDeltas } from "../stock/counted-units"
import { POLICY_SELECT } from "./load-policies"
import { getPolicy } from "./policies"

/** Medusa's stocked quantity of the policy's item at one location. */
export interface StockLevel {
  readonly locationId: string
  readonly stockedQuantity: number
}

export interface ReadinessGap {
  readonly locationId: string
  readonly stockedQuantity: number
  readonly unitCount: number
  /** Units still to be adopted; negative: more units than stock. */
  readonly difference: number
}

export interface Readiness {
  readonly ready: boolean
  readonly gaps: readonly ReadinessGap[]
  /** Order lines that will want units once the policy is active. */
  readonly openLineCount: number
}

/** How far the adoption of an item's stock is: units must equal Medusa's level at each location. */
export async function readinessOf(ledger: Ledger, id: string, levels: readonly StockLevel[]): Promise<Readiness> {
  const policy = await getPolicy(ledger, id)
  return withClient(ledger.dataSource, (client) => readiness(client, policy, levels))
}

async function readiness(client: PoolClient, policy: SerialPolicy, levels: readonly StockLevel[]): Promise<Readiness> {
  const item = [policy.inventoryItemId]
  const counted = new Map((await countUnits(client, item)).map(({ locationId, unitCount }) => [locationId, unitCount]))
  const pending = new Map((await openDeltas(client, item)).map(({ locationId, delta }) => [locationId, delta]))
  const stocked = new Map(levels.map(({ locationId, stockedQuantity }) => [locationId, stockedQuantity]))
  const gaps = [...new Set([...stocked.keys(), ...counted.keys()])].map((locationId): ReadinessGap => {
    const stockedQuantity = (stocked.get(locationId) ?? 0) + (pending.get(locationId) ?? 0)
    const unitCount = counted.get(locationId) ?? 0
    return { locationId, stockedQuantity, unitCount, difference: stockedQuantity - unitCount }
  })
  const rows = await namedQuery<{ count: number }>(client, "select count(*)::int as count from order_line_demand where inventory_item_id = $1 and closed_at is null and required_count > 0", item)
  return { ready: gaps.every(({ difference }) => difference === 0), gaps, openLineCount: rows[0]?.count ?? 0 }
}

/** From now on Medusa's stock follows the units and order lines get theirs. Throws `policy.not_adopting`, `policy.not_ready`. */
export async function activatePolicy(ledger: Ledger, id: string, levels: readonly StockLevel[]): Promise<SerialPolicy> {
  const policy = await withTransaction(ledger.dataSource, async (client) => {
    const [locked] = await namedQuery<SerialPolicy & Record<string, unknown>>(client, `select ${POLICY_SELECT} from serial_policy p where p.id = $1 for update`, [id])
    if (locked === undefined) throw new RejectionError(reject("policy.not_found", `No serial policy ${id} exists.`, { id }))
    if (locked.state === "active") return locked
    const { ready, gaps } = await readiness(client, locked, levels)
    if (!ready) {
      const open = gaps.filter(({ difference }) => difference !== 0)
      throw new RejectionError(reject("policy.not_ready", `Units and Medusa's stock differ at ${open.length} location(s); adopt or correct them first.`, {
        gaps: open.map((gap): Fact => ({ location_id: gap.locationId, stocked_quantity: gap.stockedQuantity, unit_count: gap.unitCount, difference: gap.difference })),
      }))
    }
    const [active] = await namedQuery<SerialPolicy & Record<string, unknown>>(
      client, `update serial_policy p set state = 'active', version = version + 1, updated_at = now() where p.id = $1 returning ${POLICY_SELECT}`, [id],
    )
    await insertOutboxMessages(client, [outboxMessage("allocate_waiting", { inventory_item_ids: [locked.inventoryItemId] })], ledger.newId)
    return active ?? locked
  })
  ledger.onCommitted()
  return policy
}
