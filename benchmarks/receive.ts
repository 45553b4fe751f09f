import type { Client } from "pg"
import { monotonicFactory } from "ulid"
import { createBaseTables } from "./support/base-tables"
import { createItem, newSerials, openBenchLedger, receive } from "./support/bench-ledger"
import { copyIn, copyLine } from "./support/copy-in"
import { interleave, timed } from "./support/measure"
import { type BenchmarkRow, ratioAtLeast } from "./support/row"

/** Goods receipt through the service against COPY of the same rows into tables with the same indexes. */

const SIZES = [
  { count: 1_000, rounds: 9, goal: 1 },
  { count: 10_000, rounds: 11, goal: 0.7 },
] as const

const ulid = monotonicFactory()

export const remarks = `**1,000 units.** Postgres' part alone (one statement: 5 ms of planning and reading its arrays, 20 ms of writing, the commit) takes
about as long as both COPYs with their commit, which write a page of rows at a time; ours writes a WAL record for each row. The rest
is Node: 13–19 ms for 1,000 normalized, decided, hashed and encoded units, of which a third is garbage collection. At 10,000 the
second batch is decided and encoded while Postgres writes the first, which hides half of that; one statement has nothing to hide
behind. The profile before the work on it, for 10,000 units: 2.1 s, 550 ms of it collecting garbage, 370 ms in the driver's array
encoding, 170 ms deciding everything twice; after: 0.54 s at the same load.`

export async function run(): Promise<BenchmarkRow[]> {
  const ledger = await openBenchLedger(4)
  const { services, dataSource } = ledger
  try {
    await createBaseTables(dataSource)
    const [client] = (await ledger.connect(1)) as [Client]
    const item = await createItem(services)
    await receive(services, item, 1)
    const template = await readTemplate(client)
    const rows: BenchmarkRow[] = []
    for (const { count, rounds, goal } of SIZES) {
      const { copy } = await interleave(
        rounds,
        async () => perSecond(count, await timed(() => receive(services, item, count))),
        { copy: async () => copyRows(client, template, count) },
      )
      rows.push({ name: `receive ${count.toLocaleString("en")} units (base: COPY of the same rows)`, unit: "units/s", ...copy, goal: ratioAtLeast(goal) })
    }
    return rows
  } finally {
    await ledger.close()
  }
}

const perSecond = (count: number, ms: number): number => (count / ms) * 1_000

interface Template {
  readonly unit: Record<string, string | null>
  readonly event: Record<string, string | null>
}

/** One received unit as Postgres writes it: what every line of the base looks like. */
async function readTemplate(client: Client): Promise<Template> {
  const first = async (table: string): Promise<Record<string, string | null>> => {
    const types = { getTypeParser: () => (text: string) => text }
    const { rows } = await client.query<Record<string, string | null>>({ text: `select * from ${table}`, types })
    return rows[0] ?? {}
  }
  return { unit: await first("serial_unit"), event: await first("serial_event") }
}

/** The rows are there as values before; to write them as COPY's text belongs to it, as writing arrays belongs to ours. */
async function copyRows(client: Client, { unit, event }: Template, count: number): Promise<number> {
  const was = unit["serial_number"] ?? ""
  const units = newSerials(count).map((number) => ({ ...unit, id: `aunit_${ulid()}`, serial_number: number, scanned_as: number }))
  const events = units.map((row) => ({ ...event, unit_id: row.id, changes: (event["changes"] ?? "").replaceAll(was, row.serial_number) }))
  const ms = await timed(async () => {
    await client.query("begin")
    await copyTable(client, "serial_unit", units)
    await copyTable(client, "serial_event", events)
    await client.query({
      name: "base_outbox", text: "insert into base.outbox_message (id, queue, job, payload) values ($1, 'events', 'publish_event', $2)",
      values: [`obm_${ulid()}`, JSON.stringify({ name: "unit.received", data: { count } })],
    })
    await client.query("commit")
  })
  return perSecond(count, ms)
}

async function copyTable(client: Client, table: string, rows: readonly Record<string, string | null>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
  let text = ""
  for (const row of rows) text += copyLine(columns.map((column) => row[column] ?? null))
  await copyIn(client, `copy base.${table} (${columns.join(", ")}) from stdin`, text)
}
