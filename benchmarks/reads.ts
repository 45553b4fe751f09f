import type { Client } from "pg"
import type { Unit } from "../src/domain/unit/unit"
import { type BenchLedger, createItem, newRequest, openBenchLedger, receiveMany } from "./support/bench-ledger"
import { interleave, percentile, runClients } from "./support/measure"
import { type BenchmarkRow, ratioAtLeast, ratioAtMost } from "./support/row"

/** One unit, its history and a scan against the raw queries; and the same in a table a hundred times as large. */

export const remarks = `A scan also looks among the second identifiers, in the same statement; the base looks at serial numbers only.`

const CLIENTS = 8
const SMALL = 10_000
const LARGE = 1_000_000
/** So many units have a history; the others lie about. */
const READ_UNITS = 200
const EVENTS = 20
const ROUNDS = 5
const ROUND_MS = 500

export async function run(): Promise<BenchmarkRow[]> {
  const small = await openShelf(SMALL)
  const large = await openShelf(LARGE)
  try {
    return [...(await againstRaw(large)), await againstSize(small, large)]
  } finally {
    await small.ledger.close()
    await large.ledger.close()
  }
}

interface Shelf {
  readonly ledger: BenchLedger
  readonly units: readonly Unit[]
  readonly next: () => Unit
}

async function openShelf(count: number): Promise<Shelf> {
  const ledger = await openBenchLedger(CLIENTS)
  const all = await receiveMany(ledger.services, await createItem(ledger.services), count)
  const units = Array.from({ length: READ_UNITS }, (_, index) => all[Math.floor((index * count) / READ_UNITS)] as Unit)
  const references = units.map(({ id }) => ({ unitId: id }))
  for (let event = 2; event <= EVENTS; event++) await ledger.services.units.command(newRequest(), { command: "move", bin: `D-${event}`, units: references })
  const [client] = (await ledger.connect(1)) as [Client]
  await client.query("vacuum analyze")
  let turn = 0
  return { ledger, units, next: () => units[(turn = (turn + 7) % units.length)] as Unit }
}

async function againstRaw({ ledger, next }: Shelf): Promise<BenchmarkRow[]> {
  const { services } = ledger
  const connections = await ledger.connect(CLIENTS)
  const compare = async (name: string, ours: () => Promise<void>, raw: (client: Client) => Promise<void>, goal?: number): Promise<BenchmarkRow> => {
    const compared = await interleave(ROUNDS, () => runClients(CLIENTS, ROUND_MS, ours), { raw: () => runClients(CLIENTS, ROUND_MS, (client) => raw(connections[client] as Client)) })
    return { name, unit: "reads/s", ...compared.raw, ...(goal === undefined ? {} : { goal: ratioAtLeast(goal) }) }
  }
  const require = (isRight: boolean): void => {
    if (!isRight) throw new Error("A read did not find what is there.")
  }
  const base = "base: the raw named query"
  return [
    await compare(`one unit (${base})`, async () => {
      const { id } = next()
      require((await services.units.get(id)).id === id)
    }, async (client) => {
      require((await client.query({ name: "base_unit", text: "select * from serial_unit where id = $1", values: [next().id] })).rows.length === 1)
    }),
    await compare(`history of one unit, ${EVENTS} events (${base})`, async () => {
      require((await services.units.history(next().id, { afterSequence: 0, limit: 50 })).events.length === EVENTS)
    }, async (client) => {
      const query = { name: "base_history", text: "select u.version, e.* from serial_unit u join serial_event e on e.unit_id = u.id where u.id = $1 order by e.sequence limit 50" }
      require((await client.query({ ...query, values: [next().id] })).rows.length === EVENTS)
    }, 0.7),
    await compare(`scan of a serial number (${base})`, async () => {
      require((await services.units.scan(next().serialNumber)).matches.length === 1)
    }, async (client) => {
      require((await client.query({ name: "base_scan", text: "select * from serial_unit where serial_number = $1 and status <> 'void'", values: [next().serialNumber] })).rows.length === 1)
    }),
  ]
}

/** Look-ups stay flat: the tail in the large table against the tail in the small one. */
async function againstSize(small: Shelf, large: Shelf): Promise<BenchmarkRow> {
  const read = async ({ ledger, next }: Shelf, latencies: number[]): Promise<number> => {
    const taken: number[] = []
    const rate = await runClients(1, ROUND_MS, async () => void (await ledger.services.units.history(next().id, { afterSequence: 0, limit: 50 })), taken)
    latencies.push(percentile(taken, 0.99))
    return rate
  }
  const [inLarge, inSmall]: [number[], number[]] = [[], []]
  await interleave(2 * ROUNDS, () => read(large, inLarge), { small: () => read(small, inSmall) })
  const [value, base] = [percentile(inLarge.slice(1), 0.5), percentile(inSmall.slice(1), 0.5)]
  return { name: `history of one unit among ${LARGE.toLocaleString("en")}, p99 (base: among ${SMALL.toLocaleString("en")})`, unit: "ms", value, base, ratio: value / base, goal: ratioAtMost(1.5) }
}
