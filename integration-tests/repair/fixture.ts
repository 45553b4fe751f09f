import type { RepairAction } from "../../src/services/repair/repair-action"
import type { OpenRepair } from "../../src/services/repair/open-repair"
import { createDataSource } from "../../src/persistence/data-source"
import type { CommandRequest } from "../../src/ledger/run-command"
import { namedQuery, withClient } from "../../src/persistence/named-query"
import { createServices, type Services } from "../../src/services/create-services"
import { buildItem, type LedgerFixture, LOCATION, receive, serials, unique } from "../ledger/fixture"
import { createLedgerDatabase } from "../support/database"
import { expectLedgerCoherent } from "../support/coherence"

export const AGENT: CommandRequest = { actor: { type: "user", id: "user_1" } }
export const TECHNICIAN: CommandRequest = { actor: { type: "technician", id: "atech_1" } }
export const COLLEAGUE: CommandRequest = { actor: { type: "technician", id: "atech_2" } }
export const QUARANTINE = "sloc_quarantine"

export interface RepairFixture extends LedgerFixture {
  readonly query: <Row extends Record<string, unknown>>(text: string, values?: readonly unknown[]) => Promise<Row[]>
  readonly coherent: () => Promise<void>
  /** From now on it is this time; null: the real time. */
  readonly setNow: (instant: string | null) => void
}

/** Our tables alone, with a quarantine location for the warehouse. Medusa's part is played by `settleStock`. */
export async function openRepairs(): Promise<RepairFixture> {
  const database = await createLedgerDatabase()
  const dataSource = createDataSource({ databaseUrl: database.url, poolSize: 10 })
  await dataSource.initialize()
  let fixed: string | null = null
  const services = createServices({ dataSource, now: () => fixed ?? new Date().toISOString(), tokenSecret: "test" })
  await services.quarantine.register(LOCATION, QUARANTINE)
  return {
    dataSource, services, setNow: (instant) => void (fixed = instant),
    query: <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) => withClient(dataSource, (client) => namedQuery<Row>(client, text, values)),
    coherent: async () => {
      await expectLedgerCoherent(dataSource)
      await expectRepairsCoherent({ query: (text) => withClient(dataSource, (client) => namedQuery(client, text, [])) })
    },
    close: async () => {
      await dataSource.destroy()
      await database.drop()
    },
  }
}

/** What must hold between documents, units and parts, whatever happened. */
async function expectRepairsCoherent({ query }: { readonly query: (text: string) => Promise<Record<string, unknown>[]> }): Promise<void> {
  expect(await query(`select r.id, u.status from repair_order r join serial_unit u on u.id = r.unit_id
    where r.status not in ('closed','canceled','returned') and u.status not in ('in_repair','at_vendor','lost','scrapped')`)).toEqual([])
  expect(await query("select u.id from serial_unit u where u.status in ('in_repair') and not exists (select from repair_order r where r.unit_id = u.id and r.status not in ('closed','canceled'))")).toEqual([])
  expect(await query("select l.id from repair_line l join repair_order r on r.id = l.repair_order_id where r.status in ('closed','canceled','ready','returned') and l.removed_at is null and l.part_state in ('waiting','reserved')")).toEqual([])
  expect(await query("select l.id from repair_line l join repair_order r on r.id = l.repair_order_id where r.status = 'closed' and l.removed_at is null and l.coverage ->> 'payer' = 'undecided'")).toEqual([])
  // The row of a part says what its line says.
  expect(await query(`select l.id, l.part_state, p.wanted from repair_line l join part_stock p on p.repair_line_id = l.id
    where p.wanted <> case when l.part_state in ('waiting','reserved') then 'reserved' else l.part_state end`)).toEqual([])
  // Clocks run only where somebody works, and a line has the minutes of its clocks.
  expect(await query(`select t.id from repair_timer t join repair_order r on r.id = t.repair_order_id where t.stopped_at is null and r.status not in ('diagnosing','quoting','repairing','testing')`)).toEqual([])
  expect(await query(`select l.id, l.minutes from repair_line l join repair_timer t on t.repair_line_id = l.id where t.stopped_at is not null group by l.id, l.minutes
    having l.minutes <> ceil(sum(coalesce(t.corrected_minutes * 60.0, least(extract(epoch from t.stopped_at - t.started_at), 43200))) / 60)`)).toEqual([])
  // The component graph has no cycle.
  expect(await query(`with recursive above as (select u.id as start, u.parent_unit_id as id, 1 as depth from serial_unit u where u.parent_unit_id is not null
    union all select a.start, u.parent_unit_id, a.depth + 1 from above a join serial_unit u on u.id = a.id where u.parent_unit_id is not null and a.depth < 100)
    select start from above where start = id or depth = 100`)).toEqual([])
  // One open order and one version an event: every command of an order is in its unit's history.
  expect(await query(`select r.id, r.version, count(e.*)::int as events from repair_order r left join serial_event e on e.unit_id = r.unit_id and e.facts ->> 'repair_order_id' = r.id
    and e.facts ? 'command' group by r.id, r.version
    having count(e.*) <> r.version`)).toEqual([])
}

/** A customer's unit that lies before us: sold long ago, handed over the counter. */
export async function buildSold(fixture: RepairFixture, over: { readonly inventoryItemId?: string; readonly customerId?: string | null } = {}): Promise<{ readonly unitId: string; readonly inventoryItemId: string; readonly serialNumber: string }> {
  const inventoryItemId = over.inventoryItemId ?? (await buildItem(fixture.services))
  const [serialNumber = ""] = serials(1)
  const [unit] = await receive(fixture.services, inventoryItemId, [serialNumber])
  const { services } = fixture
  const unitId = unit?.id ?? ""
  const orderId = unique("order")
  const lineItemId = `${orderId}_line`
  const customerId = over.customerId === undefined ? "cus_1" : over.customerId
  const lines = [{ lineItemId, inventoryItemId, variantId: null, requiredCount: 1, locationId: LOCATION, orderedAt: new Date().toISOString() }]
  const items = [{ lineItemId, inventoryItemId, quantity: 1 }]
  const fulfillmentId = unique("ful")
  await services.orders.sync({ orderId, customerId, canceled: false, fulfillments: [], lines })
  await services.orders.bindFulfillment(AGENT, { orderId, customerId, locationId: LOCATION, items, lines, fulfillmentId })
  await services.orders.shipFulfillment(AGENT, { fulfillmentId, orderId, customerId, locationId: LOCATION, items, trackingNumbers: [] })
  await services.orders.deliverFulfillment(AGENT, { fulfillmentId, deliveredAt: new Date().toISOString() })
  return { unitId, inventoryItemId, serialNumber }
}

/** The shop's own unit, in stock. */
export async function buildOwn(fixture: RepairFixture, inventoryItemId?: string): Promise<{ readonly unitId: string; readonly inventoryItemId: string; readonly serialNumber: string }> {
  const item = inventoryItemId ?? (await buildItem(fixture.services))
  const [serialNumber = ""] = serials(1)
  const [unit] = await receive(fixture.services, item, [serialNumber])
  return { unitId: unit?.id ?? "", inventoryItemId: item, serialNumber }
}

export const open = (services: Services, unitId: string, over: Partial<OpenRepair> = {}) => services.repairs.open(AGENT, { unit: { unitId }, problem: "does not start", currencyCode: "eur", ...over })

/** A shorthand: the actions one after the other; gives the order after the last. */
export async function act(services: Services, id: string, ...actions: readonly (RepairAction | RepairAction["name"] | [CommandRequest, RepairAction | RepairAction["name"]])[]) {
  let last = null
  for (const step of actions) {
    const [request, action] = Array.isArray(step) ? step : [TECHNICIAN, step] as const
    last = await services.repairs.command(request, { id, action: typeof action === "string" ? actionNamed(action) : action })
  }
  if (last === null) throw new Error("Give at least one action.")
  return last
}

export function actionNamed(name: RepairAction["name"]): RepairAction {
  switch (name) {
    case "record_test":
      return { name, test: { name: "power", passed: true } }
    case "return":
      return { name, trackingNumber: null, locationId: null }
    case "diagnose":
      return { name, diagnosis: { symptomCode: "no_power" } }
    case "send_to_vendor":
      return { name, vendorId: "vendor_1", trackingNumber: null }
    case "pause":
      return { name, reasonCode: "waiting_for_customer" }
    case "assign":
      return { name, technicianId: "atech_1" }
    case "add_line":
      return { name, line: { kind: "labour", minutes: 30 } }
    case "plan":
      return { name, priority: "high" }
    case "check_in":
      return { name, serialNumber: "SN", conditionCode: "used", accessories: ["Charger"] }
    case "start_timer":
      return { name, labourCode: "repair", description: null }
    case "stop_timer":
      return { name, timerId: null, minutes: null, amountMinor: null }
    case "correct_timer":
      return { name, timerId: "none", minutes: 5 }
    case "remove_line":
      return { name, lineId: "none" }
    default:
      return { name }
  }
}

export const byAgent = (action: RepairAction | RepairAction["name"]): [CommandRequest, RepairAction | RepairAction["name"]] => [AGENT, action]
export const LABOUR_50: RepairAction = { name: "add_line", line: { kind: "labour", minutes: 60, amountMinor: 5_000 } }

/** A whole repair of a unit that is covered or not, to the end. */
export async function repairWholly(services: Services, id: string): Promise<void> {
  await act(services, id, "start_diagnosis", "diagnose", "start_repair", "record_test", byAgent("pass_qc"), "mark_ready", "return", "close")
}
