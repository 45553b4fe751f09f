import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { GET as credit } from "../../src/api/admin/customers/[id]/store-credit/route"
import { GET as importLines } from "../../src/api/admin/imports/[id]/route"
import { GET as imports } from "../../src/api/admin/imports/route"
import { GET as jobs } from "../../src/api/admin/jobs/route"
import { GET as repairCodes } from "../../src/api/admin/repair-codes/route"
import { GET as repairs } from "../../src/api/admin/repair-orders/route"
import { GET as returnRules } from "../../src/api/admin/return-rules/route"
import { GET as rmas } from "../../src/api/admin/rmas/route"
import { GET as satisfaction } from "../../src/api/admin/satisfaction/route"
import { GET as serialPolicies } from "../../src/api/admin/serial-policies/route"
import { GET as technicians } from "../../src/api/admin/technicians/route"
import { GET as protocols } from "../../src/api/admin/test-protocols/route"
import { GET as exceptions } from "../../src/api/admin/unit-exceptions/route"
import { GET as units } from "../../src/api/admin/units/route"
import { GET as vendorClaims } from "../../src/api/admin/vendor-claims/route"
import { GET as batchLines } from "../../src/api/admin/warranty-batches/[id]/route"
import { GET as claims } from "../../src/api/admin/warranty-claims/route"
import { GET as warrantyPolicies } from "../../src/api/admin/warranty-policies/route"
import { GET as registrations } from "../../src/api/admin/warranty-registrations/route"
import type { Visitor } from "../../src/api/access"
import type { RouteContext, RouteHandler, Services } from "../../src/api/respond"
import { GET as ownRepairs } from "../../src/api/store/repair-orders/route"
import { GET as ownReturns } from "../../src/api/store/rmas/route"
import { GET as ownClaims } from "../../src/api/store/warranty-claims/route"
import { GET as benchQueue } from "../../src/api/technician/queue/route"
import { GET as benchRepairs } from "../../src/api/technician/repair-orders/route"
import { DEFAULT_TERMS } from "../../src/domain/warranty/policy"
import { namedQuery, onStatement, withClient } from "../../src/persistence/named-query"
import { LARGE_SHOP, seedLargeShop } from "../support/large-shop"
import { AGENT as BY_AGENT, type LedgerFixture, openLedger } from "./fixture"

/**
 * How: each list is asked through its own route, once for one row and once for two hundred, and everything it sends is
 * counted: our statements, and what it asks of Medusa (a container that counts stands in for it). Nothing may grow with the page.
 */
const STATEMENTS_MAX = 3
/** To a customer: how many and which ones, they themselves, what she said of them, and their addresses. */
const STATEMENTS_TO_CUSTOMER_MAX = 5
/** Where a page needs Medusa at all, it asks once. */
const MEDUSA_CALLS_MAX = 1
/** A technician's row is read before each of her requests. */
const ADMITTING = { user: 0, customer: 0, technician: 1 } as const

let ledger: LedgerFixture
beforeAll(async () => {
  ledger = await openLedger(2)
  await withClient(ledger.dataSource, (client) => seedLargeShop(client, 20_000, 1_000))
  await ledger.services.warranty.createPolicy(BY_AGENT, { name: "Warranty", terms: DEFAULT_TERMS, variantIds: null })
  await rows("insert into warranty_policy select (jsonb_populate_record(p, jsonb_build_object('id', p.id || n, 'code', p.code || n))).* from warranty_policy p, generate_series(1, 199) n")
  await ownAll(LARGE_SHOP.richCustomer)
})
afterAll(() => ledger.close())

const rows = (text: string, values: readonly unknown[] = []): Promise<unknown[]> => withClient(ledger.dataSource, (client) => namedQuery(client, text, values))

/** Somebody whose every return, repair and claim of the shop is. */
async function ownAll(customerId: string): Promise<void> {
  await rows("update rma set customer_id = $1::text", [customerId])
  await rows("update warranty_claim set customer_id = $1::text", [customerId])
  await rows("update serial_unit set owner = 'customer', owner_customer_id = $1::text where id in (select r.unit_id from repair_order r)", [customerId])
}

interface Asked {
  readonly rows: number
  readonly statements: number
  readonly medusaCalls: number
}

interface Asker {
  readonly type: keyof typeof ADMITTING
  readonly id: string
}

async function ask({ settings }: RouteHandler, actor: Asker, query: object, id: string): Promise<Asked> {
  let [statements, medusaCalls] = [0, 0]
  const answers: { readonly [key: string]: unknown } = { [ContainerRegistrationKeys.QUERY]: { data: [{ id }] } }
  const container = { resolve: (key: string) => new Proxy({}, { get: () => async () => { medusaCalls += 1; return answers[key] ?? { id } } }) }
  onStatement(() => { statements += 1 })
  try {
    // What a route asks of a request is here; the rest of it no list looks at.
    const visitor: Visitor = { customerId: actor.id, ownerCustomerId: actor.id, orderId: null, unitId: null }
    const context = { query: settings.query?.parse(query), params: { id }, body: {}, request: { actor }, visitor, services: ledger.services as unknown as Services, container: container as unknown as MedusaContainer } as unknown as RouteContext<unknown, unknown>
    const { body } = (await settings.handler(context)) as { readonly body: Readonly<Record<string, unknown>> }
    settings.answer?.parse(JSON.parse(JSON.stringify(body)))
    return { rows: Math.max(...Object.values(body).map((value) => (Array.isArray(value) ? value.length : 0))), statements, medusaCalls }
  } finally {
    onStatement(undefined)
  }
}

const AGENT: Asker = { type: "user", id: "user_1" }
const TECHNICIAN: Asker = { type: "technician", id: LARGE_SHOP.technician }
const CUSTOMER: Asker = { type: "customer", id: LARGE_SHOP.richCustomer }
const { importId, batchId, richCustomer } = LARGE_SHOP

describe("the route of a list asks as much for two hundred rows as for one", () => {
  it.each<[string, RouteHandler, object, string]>([
    ["units", units, {}, ""], ["returns", rmas, {}, ""], ["repairs", repairs, {}, ""], ["the board of open repairs", repairs, { open: "true" }, ""], ["warranty claims", claims, {}, ""], ["registrations", registrations, {}, ""], ["warranty policies", warrantyPolicies, {}, ""],
    ["claims against makers", vendorClaims, {}, ""], ["exceptions", exceptions, {}, ""], ["imports", imports, {}, ""], ["an import's lines", importLines, {}, importId], ["a batch's lines", batchLines, {}, batchId], ["technicians", technicians, {}, ""], ["jobs", jobs, {}, ""],
    ["serial policies", serialPolicies, {}, ""], ["return rules", returnRules, {}, ""], ["repair codes", repairCodes, {}, ""], ["test protocols", protocols, {}, ""], ["store credit", credit, {}, richCustomer], ["customers' answers", satisfaction, {}, ""],
  ])("to an agent: %s", (_, handler, query, id) => expectSteady(handler, AGENT, query, id))

  it.each<[string, RouteHandler, object]>([
    ["the queue of the team", benchQueue, { of: "team" }], ["repairs", benchRepairs, {}], ["repairs in the order of the queue", benchRepairs, { open: "true", sort: "queue" }],
  ])("to a technician: %s", (_, handler, query) => expectSteady(handler, TECHNICIAN, query, ""))

  it.each<[string, RouteHandler]>([["returns", ownReturns], ["repairs", ownRepairs], ["warranty claims", ownClaims]])("to a customer: %s", (_, handler) => expectSteady(handler, CUSTOMER, {}, ""))
})

async function expectSteady(handler: RouteHandler, actor: Asker, query: object, id: string): Promise<void> {
  const one = await ask(handler, actor, { ...query, limit: "1" }, id)
  const many = await ask(handler, actor, { ...query, limit: "200" }, id)
  expect([one.rows, many.rows >= 10]).toEqual([1, true])
  expect(many.statements + ADMITTING[actor.type]).toBeLessThanOrEqual(actor.type === "customer" ? STATEMENTS_TO_CUSTOMER_MAX : STATEMENTS_MAX)
  expect(many.statements).toBe(one.statements)
  expect(many.medusaCalls).toBe(one.medusaCalls)
  expect(many.medusaCalls).toBeLessThanOrEqual(MEDUSA_CALLS_MAX)
}
