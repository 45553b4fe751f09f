import { Client, type ClientConfig } from "pg"
import type { DataSource } from "typeorm"
import { createDatabase, dropDatabase, uniqueDatabaseName, urlWithDatabase } from "../../scripts/support/databases"
import type { Unit } from "../../src/domain/unit/unit"
import { requestHash } from "../../src/ledger/receipts"
import type { CommandRequest } from "../../src/ledger/run-command"
import { notifyOutbox } from "../../src/messaging/outbox-notify"
import { createDataSource } from "../../src/persistence/data-source"
import { createServices, type Services } from "../../src/services/create-services"

export interface BenchLedger {
  readonly dataSource: DataSource
  readonly services: Services
  /** Connections for a base, on the same database; closed with it. */
  readonly connect: (count: number) => Promise<Client[]>
  /** Throws when any unit is off its ledger: a fast wrong answer is none. */
  readonly close: () => Promise<void>
}

export const LOCATION = "sloc_bench"
const ACTOR = { type: "user", id: "user_bench" }

/** Our tables in a database of their own, the services as the module opens them, and a copy of the tables for the bases. */
export async function openBenchLedger(poolSize: number): Promise<BenchLedger> {
  const server = serverUrl()
  const name = uniqueDatabaseName("aftercare_bench")
  const databaseUrl = urlWithDatabase(server, name)
  await createDatabase(server, name)
  const dataSource = await createDataSource({ databaseUrl, poolSize }).initialize()
  await dataSource.runMigrations()
  const clients: Client[] = []
  return {
    dataSource,
    services: createServices({ dataSource, onCommitted: () => notifyOutbox(dataSource) }),
    connect: async (count) => {
      const opened = await Promise.all(Array.from({ length: count }, () => connect({ connectionString: databaseUrl })))
      clients.push(...opened)
      return opened
    },
    close: async () => {
      await requireWhole(createServices({ dataSource }))
      await Promise.all(clients.map((client) => client.end()))
      await dataSource.destroy()
      await dropDatabase(server, name)
    },
  }
}

export function serverUrl(): string {
  const url = process.env["DATABASE_URL"]
  if (!url) throw new Error("DATABASE_URL is not set: it names a Postgres server on which a database may be made. `npm run bench` starts one.")
  return url
}

async function connect(config: ClientConfig): Promise<Client> {
  const client = new Client(config)
  await client.connect()
  return client
}

export async function requireWhole(services: Pick<Services, "verifyLedger">): Promise<void> {
  const { defects } = await services.verifyLedger()
  if (defects.length > 0) throw new Error(`The ledger is not whole after the run: ${defects.slice(0, 5).join(" ")}`)
}

let requests = 0

/** A request like one over HTTP: with an idempotency key of its own. */
export function newRequest(): CommandRequest {
  const key = `bench-${process.pid}-${(requests += 1)}`
  return { actor: ACTOR, idempotency: { scope: `user:${ACTOR.id}:/bench`, key, requestHash: requestHash({ key }) } }
}

let items = 0

export async function createItem(services: Services, settings: { readonly allocateAt?: "order" | "manual" } = {}): Promise<string> {
  const inventoryItemId = `iitem_bench_${(items += 1)}`
  await services.policies.create({ inventoryItemId, variantId: `variant_bench_${items}`, productId: null, managed: true, stockedQuantity: 0, tracking: "full", ...settings })
  return inventoryItemId
}

let numbers = 0

/** Numbers nobody had before. */
export function newSerials(count: number): string[] {
  const first = numbers
  numbers += count
  return Array.from({ length: count }, (_, index) => `BENCH-${String(first + index + 1).padStart(10, "0")}`)
}

export async function receive(services: Services, inventoryItemId: string, count: number): Promise<readonly Unit[]> {
  const { units } = await services.units.receive(newRequest(), {
    inventoryItemId, variantId: null, locationId: LOCATION, bin: "A-1", serialNumbers: newSerials(count), stockEffect: "add", onError: "reject_all",
  })
  return units
}

/** Received in requests as large as one may be. */
export async function receiveMany(services: Services, inventoryItemId: string, count: number): Promise<Unit[]> {
  const units: Unit[] = []
  while (units.length < count) units.push(...(await receive(services, inventoryItemId, Math.min(10_000, count - units.length))))
  return units
}
