import type { Client } from "pg"
import { monotonicFactory } from "ulid"
import type { Unit } from "../src/domain/unit/unit"
import { copyToBase, createBaseTables } from "./support/base-tables"
import { createItem, newRequest, openBenchLedger, receiveMany } from "./support/bench-ledger"
import { interleave, inverted, timed } from "./support/measure"
import { type BenchmarkRow, ratioAtLeast } from "./support/row"

/** Many units in one command, load and append, against the bare change: one statement that neither reads nor guards. */

const SIZES = [
  { count: 1_000, rounds: 9, goal: ratioAtLeast(0.45) },
  { count: 10_000, rounds: 5, goal: undefined },
] as const
const UNITS = 10_000

const ulid = monotonicFactory()

export async function run(): Promise<BenchmarkRow[]> {
  const ledger = await openBenchLedger(4)
  const { services, dataSource } = ledger
  try {
    await createBaseTables(dataSource)
    const units = await receiveMany(services, await createItem(services), UNITS)
    await copyToBase(dataSource, ["serial_unit", "serial_event"])
    const [client] = (await ledger.connect(1)) as [Client]
    const rows: BenchmarkRow[] = []
    for (const { count, rounds, goal } of SIZES) {
      const versions = new Map<string, number>()
      const chosen = (round: number): Unit[] => Array.from({ length: count }, (_, index) => units[(round * count + index) % units.length] as Unit)
      const { bare } = await interleave(
        rounds,
        (round) => {
          const references = chosen(round).map(({ id }) => ({ unitId: id }))
          return timed(() => services.units.command(newRequest(), { command: "move", bin: `C-${count}-${round}`, units: references }))
        },
        { bare: (round) => bareChange(client, chosen(round), `C-${count}-${round}`, versions) },
      )
      rows.push({ name: `${count.toLocaleString("en")} units in one command (base: the bare one-statement change)`, unit: "ms", ...inverted(bare), ...(goal ? { goal } : {}) })
    }
    return rows
  } finally {
    await ledger.close()
  }
}

const HASH = "00".repeat(32)

async function bareChange(client: Client, units: readonly Unit[], bin: string, versions: Map<string, number>): Promise<number> {
  const ids = units.map(({ id }) => id)
  const before = await client.query<{ id: string; version: number }>("select id, version from base.serial_unit where id = any ($1)", [ids])
  for (const { id, version } of before.rows) versions.set(id, version)
  const values = [ids, ids.map((id) => versions.get(id)), ids.map(() => HASH), ids.map(() => JSON.stringify({ bin })), bin, new Date(), `acmd_${ulid()}`]
  return timed(() => client.query({
    name: "base_many",
    text: `with source as materialized (select * from unnest($1::text[], $2::int[], $3::text[], $4::text[]) x (id, version, hash, changes)),
      unit as (update base.serial_unit u set bin = $5, version = x.version + 1, chain_hash = decode(x.hash, 'hex'), updated_at = $6 from source x where u.id = x.id)
      insert into base.serial_event (unit_id, sequence, type, actor_type, actor_id, command_id, occurred_at, recorded_at, changes, facts, hash)
      select x.id, x.version + 1, 'unit.moved', 'user', 'user_bench', $7, $6, $6, x.changes::jsonb, '{}', decode(x.hash, 'hex') from source x`,
    values,
  }))
}
