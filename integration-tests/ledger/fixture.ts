import type { DataSource } from "typeorm"
import { createDataSource } from "../../src/persistence/data-source"
import { onStatement } from "../../src/persistence/named-query"
import type { CommandRequest } from "../../src/ledger/run-command"
import { requestHash } from "../../src/ledger/receipts"
import { createServices, type Services } from "../../src/services/create-services"
import type { CreatePolicy } from "../../src/services/serial-policy/policies"
import type { OrderSnapshot } from "../../src/services/order/order-snapshot"
import { createLedgerDatabase, type TestDatabase } from "../support/database"

export interface LedgerFixture {
  readonly dataSource: DataSource
  readonly services: Services
  readonly close: () => Promise<void>
}

/** Our tables alone, without Medusa: services on a database of its own. */
export async function openLedger(poolSize = 10): Promise<LedgerFixture> {
  const database: TestDatabase = await createLedgerDatabase()
  const dataSource = createDataSource({ databaseUrl: database.url, poolSize })
  await dataSource.initialize()
  return {
    dataSource,
    services: createServices({ dataSource }),
    close: async () => {
      await dataSource.destroy()
      await database.drop()
    },
  }
}

export const AGENT: CommandRequest = { actor: { type: "user", id: "user_1" } }

/** The same request again gives the same key and hash. */
export function keyed(key: string, body: string = key): CommandRequest {
  return { ...AGENT, idempotency: { scope: "user:user_1:/test", key, requestHash: requestHash({ body }) } }
}

let counter = 0
export const unique = (prefix: string): string => `${prefix}_${(counter += 1)}_${process.pid}`

export async function buildItem(services: Services, settings: Partial<CreatePolicy> = {}): Promise<string> {
  const inventoryItemId = unique("iitem")
  await services.policies.create({ inventoryItemId, variantId: unique("variant"), productId: null, managed: true, stockedQuantity: 0, tracking: "full", ...settings })
  return inventoryItemId
}

export const LOCATION = "sloc_main"

export async function receive(services: Services, inventoryItemId: string, serialNumbers: readonly string[], locationId = LOCATION) {
  return (await services.units.receive(AGENT, { inventoryItemId, variantId: null, locationId, serialNumbers, stockEffect: "add", onError: "reject_all" })).units
}

export const serials = (count: number, prefix = unique("S")): string[] => Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(5, "0")}`)

/** An order of one line; `over` changes what Medusa would say of it. */
export function buildOrder(inventoryItemId: string, requiredCount: number, over: Partial<OrderSnapshot> = {}): OrderSnapshot & { readonly lineItemId: string } {
  const orderId = over.orderId ?? unique("order")
  const lineItemId = `${orderId}_line`
  return {
    lineItemId, orderId, customerId: "cus_1", canceled: false, fulfillments: [],
    lines: [{ lineItemId, inventoryItemId, variantId: null, requiredCount, locationId: LOCATION, orderedAt: new Date().toISOString() }], ...over,
  }
}

/** Counts the statements `work` sends. */
export async function countStatements<Result>(work: () => Promise<Result>): Promise<{ readonly result: Result; readonly count: number }> {
  let count = 0
  onStatement(() => { count += 1 })
  try {
    return { result: await work(), count }
  } finally {
    onStatement(undefined)
  }
}

/** The code of the rejection that `work` must end in. */
export async function rejectionOf(work: Promise<unknown>): Promise<{ readonly code: string; readonly details: Record<string, unknown> }> {
  try {
    await work
  } catch (error) {
    const rejection = (error as { rejection?: { code: string; details?: Record<string, unknown> } }).rejection
    if (rejection !== undefined) {
      const details = rejection.details ?? {}
      // Details go out as JSON: nothing in them may be lost on the way.
      expect(JSON.parse(JSON.stringify(details))).toStrictEqual(details)
      return { code: rejection.code, details }
    }
    throw error
  }
  throw new Error("expected a rejection, but it was accepted")
}
