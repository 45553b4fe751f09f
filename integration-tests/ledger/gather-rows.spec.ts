import { gatherRows, part } from "../../src/persistence/gather-rows"
import { namedQuery, withClient } from "../../src/persistence/named-query"
import { PENDING_WORK } from "../../src/services/document/pending-work"
import { attachmentsPart } from "../../src/services/attachment/attach-to"
import { BENCH_PARTS } from "../../src/services/repair/bench"
import { REPAIR_NOTES } from "../../src/services/repair/repair-papers"
import { REPAIR_PARTS } from "../../src/services/repair/repair-rows"
import { RMA_PARTS } from "../../src/services/rma/rma-store"
import { VENDOR_CLAIM_PARTS } from "../../src/services/vendor/vendor-store"
import { CLAIM_PARTS } from "../../src/services/warranty-claim/claim-rows"
import { seedLargeShop } from "../support/large-shop"
import { type LedgerFixture, openLedger } from "./fixture"

// How: the same select is sent alone and gathered with others; its rows must not tell which.
let ledger: LedgerFixture
beforeAll(async () => {
  ledger = await openLedger(2)
  await withClient(ledger.dataSource, (client) => seedLargeShop(client, 2_000, 500))
})
afterAll(() => ledger.close())

const alone = (select: string, values: readonly unknown[]) => withClient(ledger.dataSource, (client) => namedQuery<Record<string, unknown>>(client, select, values))
const gathered = async (select: string, values: readonly unknown[]) => (await withClient(ledger.dataSource, (client) => gatherRows(client, { other: part("select 1 as one"), rows: part<Record<string, unknown>>(select) }, values))).rows

describe("rows that are gathered with others", () => {
  it("have their instants, days, numbers and documents as the driver gives them", async () => {
    const select = `select * from (values
      (timestamptz '2026-03-01 09:30:00.5+02', timestamptz '1999-12-31 23:59:59Z', date '2026-03-01', 9007199254740991::bigint, 0.1::float8 + 0.2, true, '{"at":"2026-03-01T09:30:00+00:00","n":[1.50]}'::jsonb, 'order', '2026-03-01T09:30:00+00:00'),
      (null, null, null, null, null, null, null, null, null)
    ) x (received_at, "promisedAt", promised_on, amount_minor, value, passed, data, allocate_at, note) order by received_at`
    const rows = await gathered(select, [])
    expect(rows).toStrictEqual(await alone(select, []))
    expect(rows[0]).toMatchObject({ received_at: "2026-03-01T07:30:00.500Z", promisedAt: "1999-12-31T23:59:59.000Z", promised_on: "2026-03-01", allocate_at: "order", note: "2026-03-01T09:30:00+00:00" })
  })

  it("are none where there are none, and stay in their order", async () => {
    expect(await gathered("select 1 as n where false", [])).toEqual([])
    expect((await gathered("select n from generate_series(1, 2000) n order by n desc", [])).map(({ n }) => n)).toEqual(Array.from({ length: 2_000 }, (_, index) => 2_000 - index))
  })

  const documents: readonly [string, string, { readonly [name: string]: { readonly select: string } }][] = [
    ["returns", "rma", { ...RMA_PARTS, work: PENDING_WORK, attachments: attachmentsPart("rma") }],
    ["repairs", "arep", { ...REPAIR_PARTS, noFaults: BENCH_PARTS.noFaults, protocols: BENCH_PARTS.protocols, notes: REPAIR_NOTES }],
    ["claims against makers", "aven", VENDOR_CLAIM_PARTS],
    ["warranty claims", "awcl", CLAIM_PARTS],
  ]
  it.each(documents)("are those of each part of %s", async (_, prefix, parts) => {
    const ids = [1, 2, 3, 4, 100, 500].map((number) => `${prefix}_${String(number).padStart(26, "0")}`)
    for (const [name, { select }] of Object.entries(parts)) {
      const rows = await alone(select, [ids])
      expect([name, rows.length > 0]).toEqual([name, true])
      expect(new Set((await gathered(select, [ids])).map((row) => JSON.stringify(row)))).toEqual(new Set(rows.map((row) => JSON.stringify(row))))
    }
  })
})
