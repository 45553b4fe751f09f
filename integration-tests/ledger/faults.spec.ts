import { Client } from "pg"
import type { Unit } from "../../src/domain/unit/unit"
import { RejectionError } from "../../src/domain/common/rejection"
import { expectLedgerCoherent } from "../support/coherence"
import { buildItem, buildOrder, keyed, type LedgerFixture, LOCATION, openLedger, receive, serials, unique } from "./fixture"

let ledger: LedgerFixture
beforeAll(async () => { ledger = await openLedger(12) })
afterEach(() => expectLedgerCoherent(ledger.dataSource))
afterAll(() => ledger.close())

/** Ends every other connection to the database, as a crash of Postgres or of the network would. */
async function terminateEverybody(): Promise<void> {
  const killer = new Client({ connectionString: (ledger.dataSource.options as { url: string }).url })
  await killer.connect()
  await killer.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()")
  await killer.end()
}

const TRIES_MAX = 50

/** What a client does that got no answer: the same request again. */
async function untilAnswered<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (error instanceof RejectionError || attempt === TRIES_MAX) throw error
    }
  }
}

describe("when connections are cut in the middle of commands", () => {
  it("every command with a key, repeated until it is answered, is done exactly once", async () => {
    const item = await buildItem(ledger.services)
    const units = await receive(ledger.services, item, serials(60))
    const deeds = units.map(({ id }) => {
      const key = unique("cut")
      return untilAnswered(() => ledger.services.units.command(keyed(key), { command: "hold", kind: "quality", units: [{ unitId: id }] }))
    })
    const cuts = (async () => {
      for (let n = 0; n < 5; n++) await terminateEverybody()
    })()
    await Promise.all([...deeds, cuts])
    const now = await untilAnswered(() => ledger.services.units.list({ inventoryItemId: item, limit: 100, offset: 0 }))
    expect(now.units.map(({ version, holds }) => [version, holds.length])).toEqual(Array.from({ length: 60 }, () => [2, 1]))
  })

  it("a receipt of thousands is there as a whole or not at all", async () => {
    const item = await buildItem(ledger.services)
    const numbers = serials(8_000)
    const key = unique("cut")
    const receipt = () => ledger.services.units.receive(keyed(key), { inventoryItemId: item, variantId: null, locationId: LOCATION, serialNumbers: numbers, stockEffect: "add", onError: "reject_all" })
    const first = receipt().then(() => "answered" as const, () => "cut" as const)
    await terminateEverybody()
    await first
    const { units } = await untilAnswered(receipt)
    expect(units).toHaveLength(8_000)
    expect(await untilAnswered(() => ledger.services.stock.openDeltas([item]))).toEqual([{ inventoryItemId: item, locationId: LOCATION, delta: 8_000 }])
  })

  it("an order is served once, however often its sync is cut off", async () => {
    const item = await buildItem(ledger.services)
    await receive(ledger.services, item, serials(10))
    const order = buildOrder(item, 4)
    const syncs = Array.from({ length: 8 }, () => untilAnswered(() => ledger.services.orders.sync(order)))
    await Promise.all([...syncs, terminateEverybody()])
    const { lines } = await untilAnswered(() => ledger.services.orders.view(order.orderId))
    expect((lines[0]?.units ?? []).map(({ status }: Unit) => status)).toEqual(Array.from({ length: 4 }, () => "allocated"))
  })
})
