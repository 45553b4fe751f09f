import type { Client } from "pg"
import { emptyLargeShop, LARGE_SHOP, seedLargeShop } from "../integration-tests/support/large-shop"
import type { UnitFilter } from "../src/services/unit/list-units"
import { openBenchLedger } from "./support/bench-ledger"
import { percentile, timed } from "./support/measure"
import { atMost, type BenchmarkRow } from "./support/row"

/** Pages of lists among 1,000,000 units and 50,000 documents of each kind, through the service: count and page. */

const UNITS = 1_000_000
const ROUNDS = 30
const MS_MAX = 100
const PAGE = { limit: 20, offset: 0 } as const

const { item, location, lot, customer, commonStatus, rareStatus, unitId, serial } = LARGE_SHOP

const FILTERS: readonly [string, Omit<UnitFilter, "limit" | "offset">][] = [
  ["newest", {}], ["a page deep within", { after: unitId }], ["of a common status", { status: [commonStatus] }], ["of a rare status", { status: [rareStatus] }], ["at a location", { locationId: location }], ["on any hold", { hold: "any" }],
  ["of a lot", { lotNumber: lot }], ["of a customer", { customerId: customer }], ["of an item at a location", { inventoryItemId: item, locationId: location, status: ["in_stock"] }], ["by the beginning of a number", { q: serial.slice(0, -2) }],
  ["by a second identifier", { q: "IMEI4320" }],
]

export async function run(): Promise<BenchmarkRow[]> {
  const ledger = await openBenchLedger(1)
  const [client] = (await ledger.connect(1)) as [Client]
  try {
    await seedLargeShop(client, UNITS)
    await client.query("vacuum analyze serial_unit")
    const { units, rmas, repairs, exceptions } = ledger.services
    const lists: readonly [string, () => Promise<unknown>][] = [
      ...FILTERS.map(([name, filter]): [string, () => Promise<unknown>] => [`units ${name}`, () => units.list({ ...PAGE, ...filter })]),
      ["returns to decide", () => rmas.list({ ...PAGE, status: ["requested", "needs_review"] })],
      ["open repairs", () => repairs.list({ type: "user", id: "user_bench" }, { ...PAGE, open: true })],
      ["open cases", () => exceptions.list({ ...PAGE, status: "open" })],
    ]
    const rows: BenchmarkRow[] = []
    for (const [name, list] of lists) {
      const times: number[] = []
      for (let round = 0; round < ROUNDS; round += 1) times.push(await timed(list))
      rows.push({ name: `list among ${UNITS.toLocaleString("en")} units: ${name}, p90`, unit: "ms", value: percentile(times, 0.9), goal: atMost(MS_MAX) })
    }
    return rows
  } finally {
    // No history is behind these units, so the ledger cannot be whole, and nothing is folded again.
    await emptyLargeShop(client)
    await ledger.close()
  }
}
