import { createHash } from "node:crypto"
import type { PoolClient } from "pg"
import type { DataSource } from "typeorm"
import { canonicalJson, hashEvent } from "./canonical"
import { EVENT_SELECT, type EventRow, eventOfRow } from "./load-history"
import { loadUnitsById } from "./load-units"
import { storedChanges, UNIT_COLUMNS } from "./unit-columns"
import { fold } from "../domain/unit/evolve"
import { hasOpenAllocation, type Unit } from "../domain/unit/unit"
import type { RecordedUnitEvent } from "../domain/unit/events"
import { namedQuery } from "../persistence/named-query"
import { withSnapshot } from "../persistence/with-transaction"

export interface LedgerReport {
  readonly unitCount: number
  readonly eventCount: number
  /** SHA-256 over (id, version, head hash) of all units in the order of their ids: keep it outside the database. */
  readonly root: string
  /** One plain sentence for each defect found, at most 1,000. Empty: the ledger is whole. */
  readonly defects: readonly string[]
}

const PAGE = 2_000
const DEFECTS_MAX = 1_000

/**
 * Refolds every unit's history and compares it with its row: gaps, hash chain, projection, open allocations, events
 * without a unit. The script, the nightly job and the tests all run this.
 */
export async function verifyLedger(dataSource: DataSource): Promise<LedgerReport> {
  return withSnapshot(dataSource, walk)
}

async function walk(client: PoolClient): Promise<LedgerReport> {
  const root = createHash("sha256")
  const defects: string[] = []
  let unitCount = 0
  let eventCount = 0
  for (let after = ""; ;) {
    const ids = (await namedQuery<{ id: string }>(client, `select id from serial_unit where id > $1::text order by id limit ${PAGE}`, [after])).map(({ id }) => id)
    if (ids.length === 0) break
    const units = new Map((await loadUnitsById(client, ids)).map((unit) => [unit.id, unit]))
    const histories = await loadHistories(client, ids)
    const open = await openAllocations(client, ids)
    for (const id of ids) {
      const unit = units.get(id)
      const events = histories.get(id) ?? []
      if (unit === undefined) continue
      defects.push(...defectsOfUnit(unit, events, open.get(id) ?? []))
      root.update(`${unit.id} ${unit.version} ${unit.chainHash}\n`)
      unitCount += 1
      eventCount += events.length
    }
    after = ids.at(-1) ?? after
  }
  defects.push(...await strayRows(client))
  return { unitCount, eventCount, root: root.digest("hex"), defects: defects.slice(0, DEFECTS_MAX) }
}

interface StoredEvent {
  readonly row: EventRow
  readonly event: RecordedUnitEvent
}

async function loadHistories(client: PoolClient, ids: readonly string[]): Promise<Map<string, StoredEvent[]>> {
  const rows = await namedQuery<EventRow & Record<string, unknown>>(client, `select ${EVENT_SELECT} from serial_event e where e.unit_id = any ($1::text[]) order by e.unit_id, e.sequence`, [ids])
  const histories = new Map<string, StoredEvent[]>()
  for (const row of rows) {
    const events = histories.get(row.unit_id) ?? []
    events.push({ row, event: eventOfRow(row) })
    histories.set(row.unit_id, events)
  }
  return histories
}

/** What an open allocation says of its unit. */
type Promised = readonly [orderId: string | null, lineItemId: string | null, inventoryItemId: string, fulfillmentId: string | null]

async function openAllocations(client: PoolClient, ids: readonly string[]): Promise<Map<string, Promised[]>> {
  const rows = await namedQuery<{ unit_id: string; order_id: string; line_item_id: string; inventory_item_id: string; fulfillment_id: string | null }>(
    client, "select unit_id, order_id, line_item_id, inventory_item_id, fulfillment_id from allocation where unit_id = any ($1::text[]) and outcome = 'open'", [ids],
  )
  const open = new Map<string, Promised[]>()
  for (const row of rows) open.set(row.unit_id, [...(open.get(row.unit_id) ?? []), [row.order_id, row.line_item_id, row.inventory_item_id, row.fulfillment_id]])
  return open
}

function defectsOfUnit(unit: Unit, stored: readonly StoredEvent[], open: readonly Promised[]): string[] {
  const defects: string[] = []
  let previousHash = ""
  for (const [index, { row, event }] of stored.entries()) {
    if (event.sequence !== index + 1) defects.push(`Unit ${unit.id}: event ${index + 1} is missing.`)
    const hash = hashEvent(event, canonicalJson(row.changes), canonicalJson(row.facts), previousHash)
    if (hash !== event.hash) defects.push(`Unit ${unit.id}: event ${event.sequence} does not have the hash its content gives.`)
    previousHash = event.hash
  }
  const folded = fold(stored.map(({ event }) => event))
  if (folded === null) return [`Unit ${unit.id} has no history.`]
  for (const { field, column } of UNIT_COLUMNS) {
    if (canonicalJson((storedChanges({ [field]: folded[field] })[column] ?? null)) !== canonicalJson((storedChanges({ [field]: unit[field] })[column] ?? null))) {
      defects.push(`Unit ${unit.id}: its row says ${column} is ${JSON.stringify(unit[field])}, its history says ${JSON.stringify(folded[field])}.`)
    }
  }
  if (unit.version !== folded.version) defects.push(`Unit ${unit.id}: its row is at version ${unit.version}, its history at ${folded.version}.`)
  if (unit.chainHash !== folded.chainHash) defects.push(`Unit ${unit.id}: its row does not hold the newest hash.`)
  if (unit.createdAt !== folded.createdAt || unit.updatedAt !== folded.updatedAt) defects.push(`Unit ${unit.id}: its row was made or changed at other times than its history says.`)
  const promised: readonly Promised[] = hasOpenAllocation(unit) ? [[unit.orderId, unit.lineItemId, unit.inventoryItemId, unit.fulfillmentId]] : []
  if (JSON.stringify(open) !== JSON.stringify(promised)) defects.push(`Unit ${unit.id} is ${unit.status}, but its open allocations are ${JSON.stringify(open)}.`)
  return defects
}

async function strayRows(client: PoolClient): Promise<string[]> {
  const events = await namedQuery<{ unit_id: string }>(client, "select distinct e.unit_id from serial_event e where not exists (select from serial_unit u where u.id = e.unit_id) limit 100", [])
  const allocations = await namedQuery<{ unit_id: string }>(client, "select a.unit_id from allocation a where a.outcome = 'open' and not exists (select from serial_unit u where u.id = a.unit_id) limit 100", [])
  // A unit may be lost or scrapped at the bench; what left it alive ended its repair order, or the order knows that it went back.
  const repairs = await namedQuery<{ display_id: string; unit_id: string; status: string }>(
    client,
    `select r.display_id, r.unit_id, u.status from repair_order r left join serial_unit u on u.id = r.unit_id
     where r.status not in ('closed','canceled','returned') and coalesce(u.status, '') not in ('in_repair','at_vendor','lost','scrapped','void') limit 100`,
    [],
  )
  return [
    ...events.map(({ unit_id }) => `Events of unit ${unit_id} have no unit.`), ...allocations.map(({ unit_id }) => `An open allocation names unit ${unit_id}, which does not exist.`),
    ...repairs.map(({ display_id, unit_id, status }) => `Repair order ${display_id} is open, but its unit ${unit_id} is ${status ?? "none"}.`),
  ]
}
