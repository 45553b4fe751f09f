import { onStatement, withClient } from "../../src/persistence/named-query"
import type { UnitFilter } from "../../src/services/unit/list-units"
import { LARGE_SHOP, seedLargeShop } from "../support/large-shop"
import { type LedgerFixture, openLedger } from "./fixture"

/**
 * How: a shop of 100,000 units with 25,000 documents of each kind is written by a few statements (some seconds); then every
 * filter, search and page that the Admin and the bench offer is asked of the service itself, and each statement it sends is
 * explained with `analyze`. What counts is how many rows were looked at, whatever the plan is called: what looks at no more
 * than this limit at 100,000 looks at no more at 1,000,000. A table of more rows than a count stops at is never read through
 * from its beginning. `npm run bench -- lists` measures the time at 1,000,000.
 */
const UNITS = 100_000
const DOCUMENTS = 25_000
/** The count stops at 10,001 rows, but a search finds its numbers in the index first, and the page reads them again. */
const ROWS_READ_MAX = 40_000
/** Of documents there are 25,000: reading through them is more than this. */
const DOCUMENT_ROWS_READ_MAX = 24_000
/** Whoever counts what most of them fulfil may read the table itself, as far as the count goes. */
const SCANNED_ROWS_MAX = 22_000
const STATEMENTS_MAX = 3
const SHOWN_LENGTH_MAX = 300
const PAGE = { limit: 20, offset: 0 } as const
const LARGE_PAGE = { limit: 200, offset: 0 } as const

let ledger: LedgerFixture
beforeAll(async () => {
  ledger = await openLedger(2)
  await withClient(ledger.dataSource, (client) => seedLargeShop(client, UNITS, DOCUMENTS))
})
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

/** What the sequential scans of the plan looked at that read through too much of a table. */
function scans(plan: Plan): string[] {
  const rows = plan["Node Type"] === "Seq Scan" ? plan["Actual Rows"] + (plan["Rows Removed by Filter"] ?? 0) : 0
  return [...(rows > SCANNED_ROWS_MAX ? [`${rows} rows of ${plan["Relation Name"]} one after the other`] : []), ...(plan.Plans ?? []).flatMap(scans)]
}

async function explain({ text, values }: Statement): Promise<Plan> {
  const [row] = await withClient(ledger.dataSource, async (client) => (await client.query<{ "QUERY PLAN": { Plan: Plan }[] }>(`explain (analyze, timing off, format json) ${text}`, [...values])).rows)
  const plan = row?.["QUERY PLAN"][0]?.Plan
  if (plan === undefined) throw new Error("Postgres gave no plan.")
  return plan
}

/** Each statement that looks at too many rows. */
async function slow(statements: readonly Statement[], rowsReadMax = ROWS_READ_MAX): Promise<string[]> {
  const found: string[] = []
  for (const statement of statements) {
    const plan = await explain(statement)
    const problems = [...(rowsRead(plan) > rowsReadMax ? [`${rowsRead(plan)} rows`] : []), ...scans(plan)]
    if (problems.length > 0) found.push(`${problems.join(", ")}: ${statement.text.slice(0, SHOWN_LENGTH_MAX)}`)
  }
  return found
}

const { item, variant, location, lot, customer, order, commonStatus, rareStatus, unitId, serial, vendor, vendorClaim, importId, batchId, technician, richCustomer } = LARGE_SHOP

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

type Page = { readonly limit: number; readonly offset: number }
type List = readonly [string, (page: Page) => Promise<unknown>]

/** Every list that a page of the Admin, a widget, the dashboard or the bench shows, with what it can be narrowed down by. */
const LISTS: { readonly [of: string]: readonly List[] } = {
  returns: [
    ["all", (page) => ledger.services.rmas.list(page)], ["to decide", (page) => ledger.services.rmas.list({ ...page, status: ["requested", "needs_review"] })], ["expired", (page) => ledger.services.rmas.list({ ...page, status: ["expired"] })], ["closed", (page) => ledger.services.rmas.list({ ...page, status: ["closed"] })],
    ["in a status that none has", (page) => ledger.services.rmas.list({ ...page, status: ["denied"] })], ["overdue", (page) => ledger.services.rmas.list({ ...page, overdue: true })], ["not overdue", (page) => ledger.services.rmas.list({ ...page, overdue: false })],
    ["by its number", (page) => ledger.services.rmas.list({ ...page, q: "RMA-2026-0001" })], ["by its last digits", (page) => ledger.services.rmas.list({ ...page, q: "77" })], ["of a serial number", (page) => ledger.services.rmas.list({ ...page, q: serial })],
    ["of a unit", (page) => ledger.services.rmas.list({ ...page, unitId })], ["of an order", (page) => ledger.services.rmas.list({ ...page, orderId: order })], ["of a customer", (page) => ledger.services.rmas.list({ ...page, customerId: customer })], ["deep within", (page) => ledger.services.rmas.list({ ...page, after: "rma_00000000000000000000012000" })],
  ],
  repairs: [
    ["all", (page) => ledger.services.repairs.list(AGENT, page)], ["open", (page) => ledger.services.repairs.list(AGENT, { ...page, open: true })], ["over", (page) => ledger.services.repairs.list(AGENT, { ...page, open: false })], ["urgent open", (page) => ledger.services.repairs.list(AGENT, { ...page, open: true, priority: "urgent" })],
    ["of a priority that none has", (page) => ledger.services.repairs.list(AGENT, { ...page, priority: "low" })], ["in one status", (page) => ledger.services.repairs.list(AGENT, { ...page, statuses: ["repairing"] })], ["in a status that none has", (page) => ledger.services.repairs.list(AGENT, { ...page, statuses: ["at_vendor"] })],
    ["a technician's", (page) => ledger.services.repairs.list(TECHNICIAN, { ...page, assignedTo: technician })], ["a technician's queue", (page) => ledger.services.repairs.list(TECHNICIAN, { ...page, assignedTo: technician, open: true, sort: "queue" })], ["the team's queue", (page) => ledger.services.repairs.list(TECHNICIAN, { ...page, open: true, sort: "queue" })],
    ["nobody's open", (page) => ledger.services.repairs.list(AGENT, { ...page, open: true, assignedTo: null })], ["with a clock that was forgotten", (page) => ledger.services.repairs.list(AGENT, { ...page, timer: "forgotten" })], ["with a running clock", (page) => ledger.services.repairs.list(AGENT, { ...page, timer: "running" })],
    ["by its number", (page) => ledger.services.repairs.list(AGENT, { ...page, q: "REP-2026-000007" })], ["of a serial number", (page) => ledger.services.repairs.list(AGENT, { ...page, q: serial })], ["of a unit", (page) => ledger.services.repairs.list(AGENT, { ...page, unitId })], ["of a customer", (page) => ledger.services.repairs.list(AGENT, { ...page, customerId: customer })],
  ],
  "the bench": [
    ["mine", (page) => ledger.services.repairs.queue({ ...page, technicianId: technician })], ["nobody's", (page) => ledger.services.repairs.queue({ ...page, technicianId: null })], ["the team's", (page) => ledger.services.repairs.queue(page)], ["colleagues", () => ledger.services.technicians.colleagues()],
  ],
  "warranty claims": [
    ["all", (page) => ledger.services.warrantyClaims.list(page)], ["to decide", (page) => ledger.services.warrantyClaims.list({ ...page, status: ["submitted", "appealed"] })], ["in a status that none has", (page) => ledger.services.warrantyClaims.list({ ...page, status: ["denied"] })], ["by its number", (page) => ledger.services.warrantyClaims.list({ ...page, q: "CLM-2026-000007" })],
    ["of a unit's number", (page) => ledger.services.warrantyClaims.list({ ...page, q: serial })], ["of a unit", (page) => ledger.services.warrantyClaims.list({ ...page, unitId })], ["of a customer", (page) => ledger.services.warrantyClaims.list({ ...page, customerId: customer })], ["of a return", (page) => ledger.services.warrantyClaims.list({ ...page, resultId: "rma_00000000000000000000000007" })],
  ],
  registrations: [
    ["all", (page) => ledger.services.warrantyRegistrations.list(page)], ["to approve", (page) => ledger.services.warrantyRegistrations.list({ ...page, status: "pending" })], ["rejected", (page) => ledger.services.warrantyRegistrations.list({ ...page, status: "rejected" })], ["of a number", (page) => ledger.services.warrantyRegistrations.list({ ...page, serialNumber: serial })],
    ["of a customer", (page) => ledger.services.warrantyRegistrations.list({ ...page, customerId: customer })], ["of a unit", (page) => ledger.services.warrantyRegistrations.list({ ...page, unitId })],
  ],
  "claims against makers": [
    ["all", (page) => ledger.services.vendorClaims.list(page)], ["open", (page) => ledger.services.vendorClaims.list({ ...page, status: ["open"] })], ["of a maker", (page) => ledger.services.vendorClaims.list({ ...page, vendorId: vendor })], ["of a unit", (page) => ledger.services.vendorClaims.list({ ...page, unitId })],
    ["by its number", (page) => ledger.services.vendorClaims.list({ ...page, q: vendorClaim })], ["by a part of the maker's number", (page) => ledger.services.vendorClaims.list({ ...page, q: "/7" })], ["of a serial number", (page) => ledger.services.vendorClaims.list({ ...page, q: serial })],
  ],
  exceptions: [
    ["open", (page) => ledger.services.exceptions.list({ ...page, status: "open" })], ["resolved", (page) => ledger.services.exceptions.list({ ...page, status: "resolved" })], ["of a unit", (page) => ledger.services.exceptions.list({ ...page, status: "open", unitId })], ["of an order", (page) => ledger.services.exceptions.list({ ...page, orderId: order })],
    ["of a rare kind", (page) => ledger.services.exceptions.list({ ...page, kind: "rare" })], ["open ones of a kind", (page) => ledger.services.exceptions.list({ ...page, status: "open", kind: "unit_not_picked" })],
  ],
  work: [
    ["failed jobs", (page) => ledger.services.jobs.list({ ...page, state: "failed" })], ["jobs that are done", (page) => ledger.services.jobs.list({ ...page, state: "done" })], ["imports", (page) => ledger.services.imports.list(page)], ["an import's lines", (page) => ledger.services.imports.get({ ...page, id: importId })],
    ["an import's refused lines", (page) => ledger.services.imports.get({ ...page, id: importId, status: "rejected" })], ["a batch's lines", (page) => ledger.services.warrantyBatches.get({ id: batchId, after: 0, limit: page.limit })],
  ],
  rules: [
    ["serial policies", (page) => ledger.services.policies.list(page)], ["policies of an item", (page) => ledger.services.policies.list({ ...page, inventoryItemId: item })], ["policies of a variant", (page) => ledger.services.policies.list({ ...page, variantId: variant })], ["warranty policies", (page) => ledger.services.warranty.listPolicies(page)],
    ["return rules", (page) => ledger.services.rmas.rules.list(page)], ["repair codes", (page) => ledger.services.repairs.listCodes(page)], ["protocols", (page) => ledger.services.repairs.listProtocols(page)], ["technicians", (page) => ledger.services.technicians.list(page)],
  ],
  customers: [
    ["answers", (page) => ledger.services.satisfaction.list(page)], ["bad answers", (page) => ledger.services.satisfaction.list({ ...page, scoreMax: 2 })], ["answers about returns", (page) => ledger.services.satisfaction.list({ ...page, subjectType: "rma" })], ["the answer about one", (page) => ledger.services.satisfaction.list({ ...page, subjectType: "rma", subjectId: "rma_00000000000000000000000008" })],
    ["entries of store credit", (page) => ledger.services.credits.entries(richCustomer, page)], ["balances of store credit", () => ledger.services.credits.balances(richCustomer)],
  ],
}

describe.each(Object.entries(LISTS))("the list of %s among as many", (_, lists) => {
  it.each(lists)("is read by index, by three statements at most, whatever the page: %s", async (__, list) => {
    for (const page of [PAGE, LARGE_PAGE]) {
      const statements = await statementsOf(() => list(page))
      expect(statements.length).toBeLessThanOrEqual(STATEMENTS_MAX)
      expect(await slow(statements, DOCUMENT_ROWS_READ_MAX)).toEqual([])
    }
  })
})

const AGENT = { type: "user", id: "user_1" } as const
const TECHNICIAN = { type: "technician", id: "atech_t2500" } as const
