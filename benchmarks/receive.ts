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

export const remarks = `**Measured.** EXPLAIN ANALYZE of the statement for 1,000 units: 20 ms of execution, 6,054 WAL records for the units alone; 36 ms with
sending, parsing and binding its 1 MB. Both COPYs with their commit take 33–65 ms. Node's own CPU, with the database replaced by a stub:
13–19 ms for 1,000 units and 205–220 ms for 10,000, half of the latter garbage collection. A command of more than 5,000 units makes its
second batch while Postgres writes the first; one of 1,000 is a single statement and cannot. Work on this profile took that CPU from 730
to 215 ms for 10,000.

**Not met for 1,000.** Over eight runs on a busy machine the ratio was 0.51–0.67 (0.94 once, in a ninth) for 1,000 and 0.56–0.73 for 10,000, where
one run of the eight met the goal; on an otherwise idle machine 0.69 and 0.71. What is left is Postgres' part, about as long as COPY alone, plus
Node's. That COPY gains by writing many rows under one WAL record is likely but was not separated.`

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
