import fc from "fast-check"
import { foldRepairs } from "../../src/domain/repair/history"
import type { RecordedUnitEvent } from "../../src/domain/unit/events"
import { arbitraryLife } from "../support/repair-lives"
import { openRepairs, type RepairFixture } from "./fixture"

/**
 * How: the events of two thousand random lives are put into the ledger half by half; the histories are kept up after each
 * half, as the worker does, then forgotten and made anew from the ledger alone. The orders that these lives were made of
 * are compared with the fold in history.spec.ts; here it is what is stored.
 */

let fixture: RepairFixture
beforeAll(async () => void (fixture = await openRepairs()))
afterAll(() => fixture.close())

const LIVES = 2_000
const LIFE_STEPS_MAX = 24
const SEED = Date.now() % 1_000_000

const unitIdOf = (index: number): string => `aunit_life_${String(index).padStart(5, "0")}`

/** Every life has orders of its own. */
function ofUnit(event: RecordedUnitEvent, index: number): RecordedUnitEvent {
  const { repair_order_id: id } = event.facts
  return { ...event, unitId: unitIdOf(index), facts: typeof id === "string" ? { ...event.facts, repair_order_id: `${id}_${index}` } : event.facts }
}

async function write(events: readonly RecordedUnitEvent[]): Promise<void> {
  const rows = events.map(({ unitId, sequence, type, actor, occurredAt, recordedAt, commandId, changes, facts }) => ({ unit_id: unitId, sequence, type, actor_type: actor.type, actor_id: actor.id, occurred_at: occurredAt, recorded_at: recordedAt, command_id: commandId, changes, facts }))
  await fixture.query(
    `insert into serial_event (unit_id, sequence, type, actor_type, actor_id, occurred_at, recorded_at, command_id, changes, facts, hash)
     select x.*, ''::bytea from jsonb_to_recordset($1::text::jsonb) x (unit_id text, sequence int, type text, actor_type text, actor_id text, occurred_at timestamptz, recorded_at timestamptz, command_id text, changes jsonb, facts jsonb)`,
    [JSON.stringify(rows)],
  )
}

const kept = async () => ({
  states: await fixture.query("select unit_id, through_sequence, state from repair_history order by unit_id"),
  entries: await fixture.query("select * from repair_history_entry order by unit_id, repair_order_id"),
})

it(`a history made anew from the ledger equals the one kept up, for ${LIVES} random lives (seed ${SEED})`, async () => {
  const lives = fc.sample(arbitraryLife(LIFE_STEPS_MAX), { numRuns: LIVES, seed: SEED }).map(({ events }, index) => events.map((event) => ofUnit(event, index)))
  const ids = lives.map((_, index) => unitIdOf(index))
  const halfOf = (events: readonly RecordedUnitEvent[], index: number): number => (index * 7) % (events.length + 1)
  await write(lives.flatMap((events, index) => events.slice(0, halfOf(events, index))))
  await fixture.services.repairHistory.refresh(ids)
  await write(lives.flatMap((events, index) => events.slice(halfOf(events, index))))
  // Told twice, by two workers at once, in another order: it is kept up once.
  await Promise.all([fixture.services.repairHistory.refresh(ids), fixture.services.repairHistory.refresh([...ids].reverse())])
  const maintained = await kept()
  expect(maintained.states).toEqual(lives.map((events, index) => ({ unit_id: unitIdOf(index), through_sequence: events.length, state: foldRepairs(events) })))
  await fixture.query("update repair_history set state = '{}', through_sequence = 999")
  await fixture.query("update repair_history_entry set outcome = 'canceled', is_repeated = true")
  await fixture.services.repairHistory.rebuild(ids)
  expect(await kept()).toEqual(maintained)
  expect(maintained.entries.length).toBeGreaterThan(LIVES)
})
