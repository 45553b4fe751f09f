import type { PoolClient } from "pg"
import type { Facts } from "../domain/common/rejection"
import type { RecordedUnitEvent, UnitEventType } from "../domain/unit/events"
import { fold } from "../domain/unit/evolve"
import type { Instant, Unit } from "../domain/unit/unit"
import { namedQuery } from "../persistence/named-query"
import { loadUnitsById } from "./load-units"
import { changesOfStored } from "./unit-columns"

export const EVENT_SELECT =
  "e.unit_id, e.sequence, e.type, e.actor_type, e.actor_id, e.workstation, e.reference_type, e.reference_id, e.occurred_at, e.recorded_at, e.command_id, e.corrects_sequence, e.changes, e.facts, encode(e.hash, 'hex') as hash"

export interface EventRow {
  readonly unit_id: string
  readonly sequence: number
  readonly type: UnitEventType
  readonly actor_type: string
  readonly actor_id: string
  readonly workstation: string | null
  readonly reference_type: string | null
  readonly reference_id: string | null
  readonly occurred_at: Instant
  readonly recorded_at: Instant
  readonly command_id: string
  readonly corrects_sequence: number | null
  readonly changes: Facts
  readonly facts: Facts
  readonly hash: string
}

export function eventOfRow(row: EventRow): RecordedUnitEvent {
  const event: RecordedUnitEvent = {
    unitId: row.unit_id, sequence: row.sequence, type: row.type, actor: { type: row.actor_type, id: row.actor_id }, workstation: row.workstation,
    reference: row.reference_type !== null && row.reference_id !== null ? { type: row.reference_type, id: row.reference_id } : null,
    occurredAt: row.occurred_at, recordedAt: row.recorded_at, commandId: row.command_id, changes: changesOfStored(row.changes), facts: row.facts, hash: row.hash,
  }
  return row.corrects_sequence === null ? event : { ...event, correctsSequence: row.corrects_sequence }
}

export interface HistoryPage {
  readonly events: readonly RecordedUnitEvent[]
  /** All events of the unit. */
  readonly count: number
}

/** A unit's events in order of sequence, after `afterSequence`, at most `limit`; null when there is no such unit. One statement. */
export async function loadHistory(client: PoolClient, unitId: string, afterSequence: number, limit: number): Promise<HistoryPage | null> {
  const rows = await namedQuery<EventRow & { unit_version: number } & Record<string, unknown>>(
    client,
    `select u.version as unit_version, ${EVENT_SELECT} from serial_unit u left join serial_event e on e.unit_id = u.id and e.sequence > $2::int
     where u.id = $1::text order by e.sequence limit $3::int`,
    [unitId, afterSequence, limit],
  )
  const [first] = rows
  if (first === undefined) return null
  // Sequences have no gap, so the version is the count. A page past the end is one row without an event.
  return { events: first.sequence === null ? [] : rows.map(eventOfRow), count: first.unit_version }
}

/** What a receipt keeps of a unit: the stored answer is rebuilt from history, not kept a second time. */
export type UnitRef = readonly [id: string, version: number]

/** The units as they were at these versions, in the order asked. */
export async function loadUnitsAt(client: PoolClient, refs: readonly UnitRef[]): Promise<Unit[]> {
  const now = new Map((await loadUnitsById(client, refs.map(([id]) => id))).map((unit) => [unit.id, unit]))
  const older = refs.filter(([id, version]) => now.get(id)?.version !== version)
  const past = older.length === 0 ? new Map<string, Unit>() : await foldUpTo(client, older)
  return refs.flatMap(([id, version]) => {
    const unit = now.get(id)?.version === version ? now.get(id) : past.get(id)
    return unit === undefined ? [] : [unit]
  })
}

async function foldUpTo(client: PoolClient, refs: readonly UnitRef[]): Promise<Map<string, Unit>> {
  const rows = await namedQuery<EventRow & Record<string, unknown>>(
    client,
    `select ${EVENT_SELECT} from unnest($1::text[], $2::int[]) x (unit_id, version) join serial_event e on e.unit_id = x.unit_id and e.sequence <= x.version order by e.unit_id, e.sequence`,
    [refs.map(([id]) => id), refs.map(([, version]) => version)],
  )
  const histories = groupByUnit(rows)
  const units = new Map<string, Unit>()
  for (const [unitId, events] of histories) {
    const unit = fold(events)
    if (unit !== null) units.set(unitId, unit)
  }
  return units
}

function groupByUnit(rows: readonly EventRow[]): Map<string, RecordedUnitEvent[]> {
  const histories = new Map<string, RecordedUnitEvent[]>()
  for (const row of rows) {
    const events = histories.get(row.unit_id) ?? []
    events.push(eventOfRow(row))
    histories.set(row.unit_id, events)
  }
  return histories
}
