import type { Client } from "pg"
import { monotonicFactory } from "ulid"
import { withClient } from "../src/persistence/named-query"
import { copyToBase, createBaseTables } from "./support/base-tables"
import { type BenchLedger, createItem, LOCATION, newRequest, openBenchLedger, receiveMany } from "./support/bench-ledger"
import { interleave, percentile, runQueue } from "./support/measure"
import { atMost, type BenchmarkRow, ratioAtLeast } from "./support/row"

/** Ten units for each of many orders at once, all of one item, against the plain way: FOR UPDATE, in which each waits for the one before. */

export const remarks = `**Not met.** The goal comes from reference SQL; ours is the whole command: eleven round trips (begin, demand locked, receipt claimed, the
order's units, policies, served counts, savepoint, choice, append, receipt completed, commit) and 1.4–1.9 ms of Node's CPU for each order,
against four round trips that know neither order nor receipt. That CPU allows 500–700 orders a second of one process. With 32 clients every
statement, even \`begin\`, has a median of 5–9 ms, with one client 0.05–0.7 ms: they queue for the processor. On an
otherwise idle machine the base reaches 664 orders/s and the p99 is 110 ms; five earlier runs beside other work gave ratios from 0.73 to 1.37
and a p99 of 147–284 ms.`

const CLIENTS = 32
const UNITS_PER_ORDER = 10
const ORDERS_PER_ROUND = 160
const ROUNDS = 5

const ulid = monotonicFactory()

export async function run(): Promise<BenchmarkRow[]> {
  const ledger = await openBenchLedger(CLIENTS)
  try {
    await createBaseTables(ledger.dataSource)
    const item = await createItem(ledger.services, { allocateAt: "manual" })
    const orderCount = (ROUNDS + 1) * ORDERS_PER_ROUND
    await receiveMany(ledger.services, item, orderCount * UNITS_PER_ORDER)
    await copyToBase(ledger.dataSource, ["serial_unit", "serial_event"])
    const connections = await ledger.connect(CLIENTS)
    const orders = Array.from({ length: orderCount }, (_, index) => `order_bench_${index}`)
    await runQueue(CLIENTS, orders, (_, orderId) => placeOrder(ledger, item, orderId))
    const ofRound = (round: number): string[] => orders.slice(round * ORDERS_PER_ROUND, (round + 1) * ORDERS_PER_ROUND)
    const latencies: number[] = []
    const { plain } = await interleave(
      ROUNDS,
      (round) => runQueue(CLIENTS, ofRound(round), (_, orderId) => ledger.services.orders.allocate(newRequest(), { orderId }), round === 0 ? [] : latencies),
      { plain: (round) => runQueue(CLIENTS, ofRound(round), (client, orderId) => allocatePlainly(connections[client] as Client, item, orderId)) },
    )
    await requireTenEach(ledger, orderCount)
    return [
      { name: `allocate ${UNITS_PER_ORDER} units of one item, ${CLIENTS} clients, none twice (base: FOR UPDATE)`, unit: "orders/s", ...plain, goal: ratioAtLeast(2) },
      { name: `allocate ${UNITS_PER_ORDER} units of one item, ${CLIENTS} clients, p99`, unit: "ms", value: percentile(latencies, 0.99), goal: atMost(150) },
    ]
  } finally {
    await ledger.close()
  }
}

async function placeOrder({ services }: BenchLedger, inventoryItemId: string, orderId: string): Promise<void> {
  await services.orders.sync({
    orderId, customerId: null, canceled: false, fulfillments: [],
    lines: [{ lineItemId: `${orderId}_line`, inventoryItemId, variantId: null, requiredCount: UNITS_PER_ORDER, locationId: LOCATION, orderedAt: new Date().toISOString() }],
  })
}

const HASH = "00".repeat(32)

async function allocatePlainly(client: Client, item: string, orderId: string): Promise<void> {
  await client.query("begin")
  const { rows } = await client.query<{ id: string; version: number }>({
    name: "base_choose",
    text: `select * from base.serial_unit where inventory_item_id = $1 and location_id = $2 and status = 'in_stock' and holds = '[]'::jsonb
      order by received_at, id limit ${UNITS_PER_ORDER} for update`,
    values: [item, LOCATION],
  })
  if (rows.length < UNITS_PER_ORDER) throw new Error("The base ran out of units.")
  await client.query({
    name: "base_allocate",
    text: `with source as materialized (select * from unnest($1::text[], $2::int[]) x (id, version)),
      unit as (update base.serial_unit u set status = 'allocated', order_id = $3, line_item_id = $4, version = x.version + 1, chain_hash = decode($5, 'hex'), updated_at = $6 from source x where u.id = x.id),
      promise as (insert into base.allocation (unit_id, opened_sequence, order_id, line_item_id, inventory_item_id, opened_at) select x.id, x.version + 1, $3, $4, $7, $6 from source x),
      outbox as (insert into base.outbox_message (id, queue, job, payload) values ($8, 'events', 'publish_event', '{"name":"unit.allocated"}'))
      insert into base.serial_event (unit_id, sequence, type, actor_type, actor_id, command_id, occurred_at, recorded_at, changes, facts, hash)
      select x.id, x.version + 1, 'unit.allocated', 'user', 'user_bench', $8, $6, $6, jsonb_build_object('status', 'allocated', 'order_id', $3::text, 'line_item_id', $4::text), '{}', decode($5, 'hex') from source x`,
    values: [rows.map(({ id }) => id), rows.map(({ version }) => version), orderId, `${orderId}_line`, HASH, new Date(), item, `obm_${ulid()}`],
  })
  await client.query("commit")
}

async function requireTenEach({ dataSource }: BenchLedger, orderCount: number): Promise<void> {
  const { rows } = await withClient(dataSource, (client) => client.query<{ orders: number; units: number; most: number; least: number }>(
    `select count(*)::int as orders, sum(units)::int as units, max(units)::int as most, min(units)::int as least
     from (select count(distinct unit_id) as units from allocation where outcome = 'open' group by order_id) x`,
  ))
  const [found] = rows
  if (found?.orders !== orderCount || found.most !== UNITS_PER_ORDER || found.least !== UNITS_PER_ORDER) {
    throw new Error(`Every one of ${orderCount} orders must have ${UNITS_PER_ORDER} units of its own; found ${JSON.stringify(found)}.`)
  }
}
