import type { Client } from "pg"
import type { Unit } from "../src/domain/unit/unit"
import { copyToBase, createBaseTables } from "./support/base-tables"
import { BASE_LOCK, BASE_READ, baseAppend, baseChange } from "./support/base-commands"
import { type BenchLedger, createItem, newRequest, openBenchLedger, receiveMany } from "./support/bench-ledger"
import { interleave, percentile, runClients } from "./support/measure"
import { atMost, type BenchmarkRow, ratioAtLeast } from "./support/row"

/** One command on one unit: through the service, as two raw statements, and in a transaction that locks. */

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
  const { raw, locking } = await interleave(ROUNDS, () => runClients(clients, ROUND_MS, (client) => move(ledger, ids(client))), {
    raw: () => runClients(clients, ROUND_MS, (client) => rawCommand(connections[client] as Client, ids(client))),
    locking: () => runClients(clients, ROUND_MS, (client) => transactionCommand(connections[client] as Client, ids(client))),
  })
  const name = `one command on one unit, ${clients} client${clients === 1 ? "" : "s"}`
  // The goals are for eight clients; the other rows show that nothing falls apart beside it.
  const goals = clients === 8 ? [{ goal: ratioAtLeast(0.6) }, { goal: ratioAtLeast(1.3) }] : [{}, {}]
  return [
    { name: `${name} (base: two raw named statements)`, unit: "commands/s", ...raw, ...goals[0] },
    { name: `${name} (base: BEGIN, SELECT FOR UPDATE, INSERT, UPDATE, COMMIT)`, unit: "commands/s", ...locking, ...goals[1] },
  ]
}

async function oneUnit(ledger: BenchLedger, units: readonly Unit[], connections: readonly Client[]): Promise<BenchmarkRow[]> {
  const id = units[0]?.id ?? ""
  const latencies: number[] = []
  const { locking } = await interleave(ROUNDS, () => runClients(CLIENTS_MAX, 2 * ROUND_MS, () => move(ledger, id), latencies), {
    locking: () => runClients(CLIENTS_MAX, 2 * ROUND_MS, (client) => lockedCommand(connections[client] as Client, id)),
  })
  return [
    { name: "32 clients on one unit, none refused (base: always locking)", unit: "commands/s", ...locking, goal: ratioAtLeast(0.7) },
    { name: "32 clients on one unit, p99", unit: "ms", value: percentile(latencies, 0.99), goal: atMost(250) },
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

async function transactionCommand(client: Client, id: string): Promise<void> {
  await client.query("begin")
  const { rows } = await client.query<{ version: number }>({ ...BASE_LOCK, values: [id] })
  for (const query of baseChange(id, rows[0]?.version ?? 0, newBin())) await client.query(query)
  await client.query("commit")
}

/** Everything ours writes, always under the lock. */
async function lockedCommand(client: Client, id: string): Promise<void> {
  await client.query("begin")
  const { rows } = await client.query<{ version: number }>({ ...BASE_LOCK, values: [id] })
  await client.query(baseAppend(id, rows[0]?.version ?? 0, newBin()))
  await client.query("commit")
}
