import type { Client } from "pg"
import type { Unit } from "../src/domain/unit/unit"
import { copyToBase, createBaseTables } from "./support/base-tables"
import { BASE_LOCK, BASE_READ, baseAppend, baseChange, baseReceiptAndOutbox } from "./support/base-commands"
import { type BenchLedger, createItem, newRequest, openBenchLedger, receiveMany } from "./support/bench-ledger"
import { interleave, percentile, runClients } from "./support/measure"
import { atMost, type BenchmarkRow, ratioAtLeast } from "./support/row"

/** One command on one unit: through the service, as two raw statements, and in a transaction that locks. */

export const remarks = `**Against BEGIN … COMMIT, not met.** In these runs the two raw statements were only 1.0–1.25 times as fast as that transaction at eight
clients, and in one run slower (the goal comes from a machine where they were 1.5–2.0 times as fast), so a service at 0.58–0.71 of them (its goal of 0.6 was met in all runs but one; 0.69 on an otherwise idle machine) cannot be 1.3 of it.
Measured with one client and commits that do not wait: a command through the service costs this process 0.52–0.61 ms of CPU, the raw
statements 0.19–0.22; in Postgres the read takes 0.14 against 0.09 ms, the append 0.29 against 0.19. All clients share one Node process,
so its CPU allows about 2,000 commands a second. The first of these two bases writes neither receipt nor outbox row; the last line of each
group adds them.

**p99 of 32 clients on one unit.** The tail was Postgres' order of handing on a contended row: whoever waited for the version before must
queue anew for the next one, behind newcomers, so a few wait for five times the mean (ours then: p99 391 ms at a mean of 77; the base that
always locks: 325 at 58). Since then the commands of one process take turns in memory, in the order they came: the p99 is a third of the
base's, with more commands a second. The warm-up round is left out of this p99.`

const CLIENTS = [1, 8, 32] as const
const CLIENTS_MAX = 32
const UNITS = 6_400
const ROUNDS = 5
const ROUND_MS = 700

export async function run(): Promise<BenchmarkRow[]> {
  const ledger = await openBenchLedger(CLIENTS_MAX)
  try {
    await createBaseTables(ledger.dataSource)
    const units = await receiveMany(ledger.services, await createItem(ledger.services), UNITS)
    await copyToBase(ledger.dataSource, ["serial_unit", "serial_event"])
    const connections = await ledger.connect(CLIENTS_MAX)
    const rows: BenchmarkRow[] = []
    for (const clients of CLIENTS) rows.push(...(await manyUnits(ledger, units, connections, clients)))
    return [...rows, ...(await oneUnit(ledger, units, connections))]
  } finally {
    await ledger.close()
  }
}

async function manyUnits(ledger: BenchLedger, units: readonly Unit[], connections: readonly Client[], clients: number): Promise<BenchmarkRow[]> {
  const ids = idsByClient(units, clients)
  const { raw, same, bare } = await interleave(ROUNDS, () => runClients(clients, ROUND_MS, (client) => move(ledger, ids(client))), {
    raw: () => runClients(clients, ROUND_MS, (client) => rawCommand(connections[client] as Client, ids(client))),
    same: () => runClients(clients, ROUND_MS, (client) => transactionCommand(connections[client] as Client, ids(client), baseReceiptAndOutbox)),
    bare: () => runClients(clients, ROUND_MS, (client) => transactionCommand(connections[client] as Client, ids(client), () => [])),
  })
  const name = `one command on one unit, ${clients} client${clients === 1 ? "" : "s"}`
  // The goals are for eight clients; the other rows show that nothing falls apart beside it.
  const goal = (limit: number): Pick<BenchmarkRow, "goal"> => (clients === 8 ? { goal: ratioAtLeast(limit) } : {})
  return [
    { name: `${name} (base: two raw named statements)`, unit: "commands/s", ...raw, ...goal(0.6) },
    { name: `${name} (base: BEGIN, SELECT FOR UPDATE, INSERT, UPDATE, COMMIT; no receipt, no outbox)`, unit: "commands/s", ...bare, ...goal(1.3) },
    { name: `${name} (base: the same with receipt and outbox row)`, unit: "commands/s", ...same },
  ]
}

async function oneUnit(ledger: BenchLedger, units: readonly Unit[], connections: readonly Client[]): Promise<BenchmarkRow[]> {
  const id = units[0]?.id ?? ""
  const latencies: number[] = []
  const baseLatencies: number[] = []
  const { locking } = await interleave(ROUNDS, (round) => runClients(CLIENTS_MAX, 2 * ROUND_MS, () => move(ledger, id), round === 0 ? [] : latencies), {
    locking: (round) => runClients(CLIENTS_MAX, 2 * ROUND_MS, (client) => lockedCommand(connections[client] as Client, id), round === 0 ? [] : baseLatencies),
  })
  return [
    { name: "32 clients on one unit, none refused (base: always locking)", unit: "commands/s", ...locking, goal: ratioAtLeast(0.7) },
    { name: "32 clients on one unit, p99 (base: always locking)", unit: "ms", value: percentile(latencies, 0.99), base: percentile(baseLatencies, 0.99), goal: atMost(250) },
  ]
}

/** Each client walks through units of its own. */
function idsByClient(units: readonly Unit[], clients: number): (client: number) => string {
  const next = Array.from({ length: clients }, (_, client) => client)
  return (client) => {
    const index = next[client] ?? 0
    next[client] = (index + clients) % units.length
    return units[index]?.id ?? ""
  }
}

let moves = 0
const newBin = (): string => `B-${(moves += 1)}`

async function move({ services }: BenchLedger, unitId: string): Promise<void> {
  await services.units.command(newRequest(), { command: "move", bin: newBin(), units: [{ unitId }] })
}

async function rawCommand(client: Client, id: string): Promise<void> {
  const { rows } = await client.query<{ version: number }>({ ...BASE_READ, values: [id] })
  await client.query(baseAppend(id, rows[0]?.version ?? 0, newBin()))
}

async function transactionCommand(client: Client, id: string, more: typeof baseReceiptAndOutbox): Promise<void> {
  await client.query("begin")
  const { rows } = await client.query<{ version: number }>({ ...BASE_LOCK, values: [id] })
  const version = rows[0]?.version ?? 0
  for (const query of [...baseChange(id, version, newBin()), ...more(id, version)]) await client.query(query)
  await client.query("commit")
}

/** Everything ours writes, always under the lock. */
async function lockedCommand(client: Client, id: string): Promise<void> {
  await client.query("begin")
  const { rows } = await client.query<{ version: number }>({ ...BASE_LOCK, values: [id] })
  await client.query(baseAppend(id, rows[0]?.version ?? 0, newBin()))
  await client.query("commit")
}
