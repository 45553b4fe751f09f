import type { QueryConfig } from "pg"
import { monotonicFactory } from "ulid"

/** The move of one unit as somebody would write it by hand, on the tables of the bases: no rules, no refusals, no chain. */

const ulid = monotonicFactory()

export const BASE_READ: QueryConfig = { name: "base_read", text: "select * from base.serial_unit where id = $1" }
export const BASE_LOCK: QueryConfig = { name: "base_lock", text: "select * from base.serial_unit where id = $1 for no key update" }

const HASH = "00".repeat(32)
const OUTBOX = JSON.stringify({ name: "unit.moved", data: { command_id: `acmd_${"0".repeat(26)}`, count: 1, inventory_item_ids: ["iitem_bench"], units: [{ id: `aunit_${"0".repeat(26)}`, sequence: 1, hash: HASH }] } })

const EVENT_COLUMNS = "unit_id, sequence, type, actor_type, actor_id, command_id, occurred_at, recorded_at, changes, facts, hash"
const EVENT_VALUES = "$1, $2::int + 1, 'unit.moved', 'user', 'user_bench', $4, $5, $5, jsonb_build_object('bin', $3::text), '{}', decode($6, 'hex')"
const CHANGES = "bin = $3, version = $2::int + 1, chain_hash = decode($6, 'hex'), updated_at = $5"

/** One statement with event, receipt and outbox row, guarded by the version. */
export function baseAppend(id: string, version: number, bin: string): QueryConfig {
  return {
    name: "base_append",
    text: `with receipt as (insert into base.command_receipt (scope, key, request_hash, response) values ('user:user_bench:/bench', $4, decode($6, 'hex'), $7) on conflict (scope, key) do nothing returning 1),
      unit as (update base.serial_unit set ${CHANGES} where id = $1 and version = $2::int and exists (select from receipt) returning id),
      event as (insert into base.serial_event (${EVENT_COLUMNS}) select ${EVENT_VALUES} from unit returning 1),
      outbox as (insert into base.outbox_message (id, queue, job, payload) select $8, 'events', 'publish_event', $9::jsonb from event)
      select exists (select from event) as applied`,
    values: [id, version, bin, `acmd_${ulid()}`, new Date(), HASH, JSON.stringify({ summary: {}, units: [[id, version + 1]] }), `obm_${ulid()}`, OUTBOX],
  }
}

/** What makes a command repeatable and heard: its receipt and its outbox row, each by a statement of its own. */
export function baseReceiptAndOutbox(id: string, version: number): QueryConfig[] {
  return [
    {
      name: "base_receipt", text: "insert into base.command_receipt (scope, key, request_hash, response) values ('user:user_bench:/bench', $1, decode($2, 'hex'), $3) on conflict (scope, key) do nothing",
      values: [`acmd_${ulid()}`, HASH, JSON.stringify({ summary: {}, units: [[id, version + 1]] })],
    },
    { name: "base_outbox", text: "insert into base.outbox_message (id, queue, job, payload) values ($1, 'events', 'publish_event', $2)", values: [`obm_${ulid()}`, OUTBOX] },
  ]
}

/** The plain way: one INSERT of the event and one UPDATE of the unit; neither receipt nor outbox. */
export function baseChange(id: string, version: number, bin: string): QueryConfig[] {
  const values = [id, version, bin, `acmd_${ulid()}`, new Date(), HASH]
  return [
    { name: "base_event", text: `insert into base.serial_event (${EVENT_COLUMNS}) values (${EVENT_VALUES})`, values },
    { name: "base_update", text: "update base.serial_unit set bin = $3, version = $2::int + 1, chain_hash = decode($5, 'hex'), updated_at = $4 where id = $1", values: [id, version, bin, values[4], HASH] },
  ]
}
