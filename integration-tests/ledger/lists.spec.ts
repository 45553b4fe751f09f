import { onStatement, withClient } from "../../src/persistence/named-query"
import type { UnitFilter } from "../../src/services/unit/list-units"
import { LARGE_SHOP, seedLargeShop } from "../support/large-shop"
import { type LedgerFixture, openLedger } from "./fixture"

/**
 * How: a shop of 100,000 units with 5,000 documents of each kind is written by a few statements (a second or two); then every
 * filter, search and page that the Admin offers is asked of the service itself, and each statement it sends is explained
 * with `analyze`. What counts is how many rows were looked at, whatever the plan is called: what looks at no more than
 * this limit at 100,000 looks at no more at 1,000,000. `npm run bench -- lists` measures the time at 1,000,000.
 */
const UNITS = 100_000
/** The count stops at 10,001 rows, but a search finds its numbers in the index first, and the page reads them again. */
const ROWS_READ_MAX = 40_000
const STATEMENTS_MAX = 3
const PAGE = { limit: 20, offset: 0 } as const

let ledger: LedgerFixture
beforeAll(async () => {
  ledger = await openLedger(2)
  await withClient(ledger.dataSource, (client) => seedLargeShop(client, UNITS))
}, 120_000)
afterAll(() => ledger.close())

interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = []
  onStatement((text, values) => void statements.push({ text, values }))
  try {
    await work()
  } finally {
    onStatement(undefined)
  }
  return statements
}

interface Plan {
  readonly "Node Type": string
  readonly "Relation Name"?: string
  readonly "Actual Rows": number
  readonly "Actual Loops": number
  readonly "Rows Removed by Filter"?: number
  readonly "Rows Removed by Index Recheck"?: number
  readonly Plans?: readonly Plan[]
}

/** Rows that the leaves of the plan touched: what was returned, and what was looked at in vain. */
function rowsRead(plan: Plan): number {
  const below = (plan.Plans ?? []).reduce((sum, child) => sum + rowsRead(child), 0)
  const isLeaf = plan["Relation Name"] !== undefined || plan["Node Type"] === "Bitmap Index Scan"
  return below + (isLeaf ? (plan["Actual Rows"] + (plan["Rows Removed by Filter"] ?? 0) + (plan["Rows Removed by Index Recheck"] ?? 0)) * plan["Actual Loops"] : 0)
}

async function explain({ text, values }: Statement): Promise<number> {
  const [row] = await withClient(ledger.dataSource, async (client) => (await client.query<{ "QUERY PLAN": { Plan: Plan }[] }>(`explain (analyze, timing off, format json) ${text}`, [...values])).rows)
  const plan = row?.["QUERY PLAN"][0]?.Plan
  if (plan === undefined) throw new Error("Postgres gave no plan.")
  return rowsRead(plan)
}

/** The text of each statement that looks at too many rows. */
async function slow(statements: readonly Statement[]): Promise<string[]> {
  const found: string[] = []
  for (const statement of statements) {
    const rows = await explain(statement)
    if (rows > ROWS_READ_MAX) found.push(`${rows} rows: ${statement.text}`)
  }
  return found
}

const { item, variant, location, lot, customer, order, commonStatus, rareStatus, unitId, serial } = LARGE_SHOP

describe("the list of 100,000 units", () => {
  it.each<[string, Omit<UnitFilter, "limit" | "offset">]>([
    ["everything", {}], ["a page deep within", { after: unitId }], ["a common status", { status: [commonStatus] }], ["a rare status", { status: [rareStatus] }], ["rare and common statuses", { status: [rareStatus, commonStatus] }],
    ["a status that no unit has", { status: ["at_vendor"] }], ["an item", { inventoryItemId: item }], ["a variant", { variantId: variant }], ["a location", { locationId: location }], ["a location without units", { locationId: "sloc_empty" }],
    ["any hold", { hold: "any" }], ["one kind of hold", { hold: "quality" }], ["a kind of hold that no unit has", { hold: "theft" }], ["a lot", { lotNumber: lot }], ["a customer", { customerId: customer }], ["an order", { orderId: order }],
    ["a rare status at a location", { status: ["quarantined"], locationId: location }], ["an item at a location", { inventoryItemId: item, locationId: location, status: ["in_stock"] }],
    ["a held unit of an item", { inventoryItemId: "iitem_250", hold: "any" }], ["a rare status of an item", { status: [rareStatus], inventoryItemId: "iitem_3" }],
    ["the beginning of all numbers", { q: "SN" }], ["a number's beginning", { q: serial.slice(0, -2) }], ["a whole number", { q: serial }], ["a second identifier", { q: "IMEI4320" }], ["a lot's number", { q: lot }], ["nothing", { q: "NOBODY-HAS-THIS" }],
    ["a number within an item", { q: serial, inventoryItemId: item }], ["what is built into a unit", { parentUnitId: unitId }],
  ])("is read by index: %s", async (_, filter) => {
    const statements = await statementsOf(() => ledger.services.units.list({ ...PAGE, ...filter }))
    expect(statements.length).toBeLessThanOrEqual(STATEMENTS_MAX)
    expect(await slow(statements)).toEqual([])
  })
})

describe("the other lists among as many", () => {
  const lists: [string, number, () => Promise<unknown>][] = [
    ["open cases", 2, () => ledger.services.exceptions.list({ ...PAGE, status: "open" })], ["resolved cases", 2, () => ledger.services.exceptions.list({ ...PAGE, status: "resolved" })], ["cases of a unit", 2, () => ledger.services.exceptions.list({ ...PAGE, status: "open", unitId })],
    ["cases of an order", 2, () => ledger.services.exceptions.list({ ...PAGE, orderId: order })], ["failed jobs", 2, () => ledger.services.jobs.list({ ...PAGE, state: "failed" })], ["jobs that are done", 2, () => ledger.services.jobs.list({ ...PAGE, state: "done" })], ["imports", 2, () => ledger.services.imports.list(PAGE)],
    ["claims", 3, () => ledger.services.warrantyClaims.list(PAGE)], ["claims to decide", 3, () => ledger.services.warrantyClaims.list({ ...PAGE, status: ["submitted", "appealed"] })], ["a claim by its number", 3, () => ledger.services.warrantyClaims.list({ ...PAGE, q: "CLM-2026-000007" })],
    ["claims of a unit's number", 3, () => ledger.services.warrantyClaims.list({ ...PAGE, q: serial })], ["claims of a customer", 3, () => ledger.services.warrantyClaims.list({ ...PAGE, customerId: customer })],
    ["registrations", 2, () => ledger.services.warrantyRegistrations.list(PAGE)], ["registrations to approve", 2, () => ledger.services.warrantyRegistrations.list({ ...PAGE, status: "pending" })], ["registrations of a number", 2, () => ledger.services.warrantyRegistrations.list({ ...PAGE, serialNumber: serial })],
    ["registrations of a customer", 2, () => ledger.services.warrantyRegistrations.list({ ...PAGE, customerId: customer })],
  ]
  const documents: [string, (page: { readonly limit: number; readonly offset: number }) => Promise<unknown>][] = [
    ["returns", (page) => ledger.services.rmas.list(page)], ["returns to decide", (page) => ledger.services.rmas.list({ ...page, status: ["requested", "needs_review"] })], ["expired returns", (page) => ledger.services.rmas.list({ ...page, status: ["expired"] })],
    ["overdue returns", (page) => ledger.services.rmas.list({ ...page, overdue: true })], ["a return by its number", (page) => ledger.services.rmas.list({ ...page, q: "RMA-2026-0001" })], ["a return by its last digits", (page) => ledger.services.rmas.list({ ...page, q: "77" })],
    ["returns of a serial number", (page) => ledger.services.rmas.list({ ...page, q: serial })], ["returns of a unit", (page) => ledger.services.rmas.list({ ...page, unitId })], ["returns of an order", (page) => ledger.services.rmas.list({ ...page, orderId: order })],
    ["returns of a customer", (page) => ledger.services.rmas.list({ ...page, customerId: customer })],
    ["repairs", (page) => ledger.services.repairs.list(AGENT, page)], ["open repairs", (page) => ledger.services.repairs.list(AGENT, { ...page, open: true })], ["urgent open repairs", (page) => ledger.services.repairs.list(AGENT, { ...page, open: true, priority: "urgent" })],
    ["a technician's repairs", (page) => ledger.services.repairs.list(AGENT, { ...page, assignedTo: "atech_3" })], ["nobody's open repairs", (page) => ledger.services.repairs.list(AGENT, { ...page, open: true, assignedTo: null })],
    ["a repair by its number", (page) => ledger.services.repairs.list(AGENT, { ...page, q: "REP-2026-000007" })], ["repairs of a serial number", (page) => ledger.services.repairs.list(AGENT, { ...page, q: serial })],
  ]

  it.each(lists)("are read by index: %s", async (_, statementsMax, list) => {
    const statements = await statementsOf(list)
    expect(statements.length).toBeLessThanOrEqual(statementsMax)
    expect(await slow(statements)).toEqual([])
  })

  // Their rows are whole documents with lines, tests, papers and what may be done; how much of it there is, they cost the same.
  it.each(documents)("are read by index, with as many statements for a page as for one: %s", async (_, list) => {
    const statements = await statementsOf(() => list(PAGE))
    expect(statements.length).toBe((await statementsOf(() => list({ ...PAGE, limit: 1 }))).length)
    expect(await slow(statements)).toEqual([])
  })
})

const AGENT = { type: "user", id: "user_1" } as const
