import { Agent, request } from "node:http"
import { Client as HttpClient } from "../integration-tests/http/support/client"
import { createProduct, createShop, createTrackedProduct, fulfillmentBody, placeOrder, type Order, orderUnits, type Product, type Shop } from "../integration-tests/http/support/shop"
import { createTestDatabase } from "../integration-tests/support/database"
import { startMedusaServer } from "../integration-tests/support/medusa-server"
import { createDataSource } from "../src/persistence/data-source"
import { createServices, type Services } from "../src/services/create-services"
import { newRequest, newSerials, requireWhole } from "./support/bench-ledger"
import { interleave, inverted, runClients, timed } from "./support/measure"
import { type BenchmarkRow, ratioAtLeast, ratioAtMost } from "./support/row"

/** What HTTP and Medusa add: a whole application in a process of its own, against the service in this one or Medusa's own routes. */

const LINES = 10
const ORDERS = 9
const RECEIVE_ROUNDS = 5
const READ_CLIENTS = 8
const READ_ROUNDS = 5
const READ_ROUND_MS = 1_500
const ALLOCATED_WITHIN_MS = 30_000
const POLL_MS = 100

export const needsMedusa = true

export const remarks = `**Receiving over HTTP, met in one run of three** (0.74, 0.73, 0.88; in the first the client also parsed the answer). The answer for 10,000 units is 7 MB. By the server's CPU profile, for each such request: garbage
collection 218 ms (about 100 ms when the same service ran alone, on a stub), presenting the units 17 ms, the route's own code with the
JSON 45 ms, sending 13 ms; the client needs 17–102 ms to read it. The rest of the difference was not separated. What the client needs to
parse the answer is not counted.`

export async function run(): Promise<BenchmarkRow[]> {
  const database = await createTestDatabase()
  const server = await startMedusaServer({ databaseUrl: database.url })
  const dataSource = await createDataSource({ databaseUrl: database.url, poolSize: 2 }).initialize()
  try {
    const services = createServices({ dataSource })
    const shop = await createShop(new HttpClient(server.baseUrl, server.adminToken, database.url))
    const rows = [...(await receipts(shop, services)), ...(await reads(shop)), ...(await fulfilments(shop))]
    await requireWhole(services)
    return rows
  } finally {
    await dataSource.destroy()
    await server.stop()
    await database.drop()
  }
}

async function receipts(shop: Shop, services: Services): Promise<BenchmarkRow[]> {
  const rows: BenchmarkRow[] = []
  const [locationId] = shop.locationIds
  for (const count of [1_000, 10_000]) {
    const { inventoryItemId } = await createTrackedProduct(shop)
    const { service } = await interleave(
      RECEIVE_ROUNDS,
      () => timed(() => post(shop, "/admin/units/receive", { inventory_item_id: inventoryItemId, location_id: locationId, serial_numbers: newSerials(count) })),
      { service: () => timed(() => services.units.receive(newRequest(), { inventoryItemId, variantId: null, locationId, serialNumbers: newSerials(count), stockEffect: "add", onError: "reject_all" })) },
    )
    rows.push({ name: `receive ${count.toLocaleString("en")} units over HTTP (base: the service)`, unit: "ms", ...inverted(service), ...(count === 10_000 ? { goal: ratioAtLeast(0.85) } : {}) })
  }
  return rows
}

/** Until the last byte of the answer is here; what the client makes of it is its own affair. */
async function post({ client }: Shop, path: string, body: object): Promise<void> {
  const response = await fetch(client.baseUrl + path, {
    method: "POST", body: JSON.stringify(body),
    headers: { "content-type": "application/json", authorization: `Bearer ${client.adminToken}`, "idempotency-key": newRequest().idempotency?.key ?? "" },
  })
  const answer = await response.arrayBuffer()
  if (!response.ok) throw new Error(`POST ${path} → ${response.status} ${Buffer.from(answer).toString().slice(0, 500)}`)
}

async function reads(shop: Shop): Promise<BenchmarkRow[]> {
  const { units } = await createTrackedProduct(shop, { unitCount: 1 })
  const agent = new Agent({ keepAlive: true, maxSockets: READ_CLIENTS })
  const read = (path: string) => () => runClients(READ_CLIENTS, READ_ROUND_MS, () => get(agent, shop, path))
  const { trivial } = await interleave(READ_ROUNDS, read(`/admin/units/${units[0]?.id}`), { trivial: read("/admin/plugins") })
  agent.destroy()
  return [{ name: "GET one unit, 8 clients (base: Medusa's route that reads no database)", unit: "requests/s", ...trivial, goal: ratioAtLeast(0.6) }]
}

/** Not `fetch`: it would cost this process as much as the route costs the server. */
function get(agent: Agent, shop: Shop, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const outgoing = request(shop.client.baseUrl + path, { agent, headers: { authorization: `Bearer ${shop.client.adminToken}` } }, (response) => {
      response.resume()
      response.on("end", () => (response.statusCode === 200 ? resolve() : reject(new Error(`GET ${path} → ${response.statusCode}`))))
    })
    outgoing.on("error", reject)
    outgoing.end()
  })
}

async function fulfilments(shop: Shop): Promise<BenchmarkRow[]> {
  const serialized = await Promise.all(Array.from({ length: LINES }, () => createTrackedProduct(shop, { unitCount: ORDERS })))
  const plain = await Promise.all(Array.from({ length: LINES }, () => createProduct(shop, { stock: [ORDERS] })))
  const ours = await placeOrders(shop, serialized)
  const others = await placeOrders(shop, plain)
  for (const order of ours) await allocated(shop, order)
  const fulfil = async (order: Order | undefined): Promise<number> => {
    if (order === undefined) throw new Error("There are fewer orders than rounds.")
    const body = await fulfillmentBody(shop, order)
    return timed(() => shop.client.ok("POST", `/admin/orders/${order.id}/fulfillments`, body))
  }
  const { without } = await interleave(ORDERS - 1, (round) => fulfil(ours[round]), { without: (round) => fulfil(others[round]) })
  for (const order of ours) {
    const bound = (await orderUnits(shop, order.id)).lines.flatMap(({ units }) => units).filter(({ fulfillment_id: id }) => id !== null)
    if (bound.length !== LINES) throw new Error(`Order ${order.id} has ${bound.length} units in its fulfilment; it ships ${LINES}.`)
  }
  return [{ name: `fulfil an order of ${LINES} serialized lines (base: the same order without serials)`, unit: "ms", ...without, goal: ratioAtMost(1.1) }]
}

async function placeOrders(shop: Shop, products: readonly Product[]): Promise<Order[]> {
  const orders: Order[] = []
  while (orders.length < ORDERS) orders.push(await placeOrder(shop, products.map(({ variantId }) => ({ variant_id: variantId, quantity: 1 }))))
  return orders
}

/** The order's event has been heard and every line has its unit. */
async function allocated(shop: Shop, order: Order): Promise<void> {
  const deadline = performance.now() + ALLOCATED_WITHIN_MS
  for (;;) {
    const { lines } = await orderUnits(shop, order.id)
    if (lines.length === LINES && lines.every(({ waiting_count }) => waiting_count === 0)) return
    if (performance.now() > deadline) throw new Error(`Order ${order.id} did not get its units within ${ALLOCATED_WITHIN_MS / 1_000} s.`)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}
