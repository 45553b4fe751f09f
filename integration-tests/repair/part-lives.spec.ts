import fc from "fast-check"
import { availableRepairActions } from "../../src/domain/repair/available-actions"
import { RejectionError } from "../../src/domain/common/rejection"
import { isFinal } from "../../src/domain/repair/repair-order"
import type { RepairAction } from "../../src/services/repair/repair-action"
import { postLevels } from "../../src/workflows/stock/post-levels"
import { settleParts } from "../../src/workflows/stock/settle-parts"
import { keyed, LOCATION, unique } from "../ledger/fixture"
import { FakeInventory } from "./fake-inventory"
import { act, actionNamed, AGENT, buildOwn, buildSold, byAgent, COLLEAGUE, open, openRepairs, type RepairFixture, TECHNICIAN } from "./fixture"

/**
 * How: random repairs of several units draw on two kinds of parts, one of them scarce, while Medusa's inventory dies at
 * random calls, before or after their effect. In between and at the end the books must balance: what is reserved is what
 * open lines reserve, and what is missing on the shelf is what was used up. Then every table that a command writes fails
 * once under it, and nothing of the command may be left.
 */

let fixture: RepairFixture
beforeAll(async () => void (fixture = await openRepairs()))
afterEach(() => fixture.coherent())
afterAll(() => fixture.close())

const LIVES = 10
const STEPS_MAX = 60
const PLENTY = 40
const SCARCE = 3
const PEOPLE = [AGENT, TECHNICIAN, COLLEAGUE] as const
const CALLS = ["listInventoryLevels", "adjustInventory", "listReservationItems", "createReservationItems", "softDeleteReservationItems"] as const
/** The way of a repair that goes well; many steps take it. */
const FORWARD = ["resume", "approve_quote", "start_diagnosis", "mark_ready", "pass_qc", "start_repair", "restock", "return", "close", "record_test"] as const

interface Shelf {
  readonly inventory: FakeInventory
  readonly items: readonly { readonly id: string; readonly stocked: number }[]
}

function shelf(): Shelf {
  const inventory = new FakeInventory()
  const items = [{ id: unique("iitem"), stocked: PLENTY }, { id: unique("iitem"), stocked: SCARCE }]
  for (const { id, stocked } of items) inventory.stock(id, LOCATION, stocked)
  return { inventory, items }
}

/** What the stock poster does, inside its lock. */
async function settle({ inventory, items }: Shelf): Promise<void> {
  await fixture.services.repairs.retryShortParts(null)
  for (const { id } of items) {
    await postLevels({ inventory: inventory.asService(), stock: fixture.services.stock }, id)
    await settleParts({ inventory: inventory.asService(), repairs: fixture.services.repairs }, id)
  }
}

async function settleDying(stock: Shelf, choice: number): Promise<void> {
  const name = CALLS[choice % CALLS.length]
  let left = Math.floor(choice / 5) % 3
  stock.inventory.dies = (call) => (call === name && left-- === 0 ? (choice % 2 === 0 ? "before" : "after") : null)
  try {
    await settle(stock)
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith("died ")) throw error
  } finally {
    stock.inventory.dies = () => null
  }
}

async function step(unitId: string, { items }: Shelf, choice: number): Promise<void> {
  const { services } = fixture
  const request = PEOPLE[Math.floor(choice / 7) % PEOPLE.length] ?? AGENT
  try {
    const { repairs: [view] } = await services.repairs.list(request.actor, { unitId, open: true, limit: 1, offset: 0 })
    if (view === undefined) return void (await open(services, unitId))
    const available = availableRepairActions(view.order, view.bench)
    const usual = choice % 5 < 2 ? FORWARD.find((name) => available.includes(name)) : choice % 5 < 4 && available.includes("add_line") ? "add_line" : undefined
    const name = usual ?? available[Math.floor(choice / 3) % Math.max(1, available.length)]
    if (name === undefined) return
    await services.repairs.command(request, { id: view.order.id, action: actionOf(name, view.order.lines.filter(({ removedAt }) => removedAt === null).map(({ id }) => id), items, choice) })
  } catch (error) {
    // Anything but a refusal of ours is a bug.
    if (!(error instanceof RejectionError)) throw error
  }
}

function actionOf(name: RepairAction["name"], lineIds: readonly string[], items: Shelf["items"], choice: number): RepairAction {
  if (name === "remove_line") return { name, lineId: lineIds[choice % Math.max(1, lineIds.length)] ?? "none" }
  if (name !== "add_line") return actionNamed(name)
  const inventoryItemId = items[choice % items.length]?.id
  const quantity = (choice % 3) + 1
  return Math.floor(choice / 5) % 4 === 0 ? { name, line: { kind: "part_out", inventoryItemId, quantity, disposition: "restock" } } : { name, line: { kind: "part_in", inventoryItemId, quantity, payer: "goodwill", reasonCode: "test" } }
}

const sumOf = async (item: string, where: string): Promise<number> =>
  (await fixture.query<{ sum: number }>(`select coalesce(sum(l.quantity), 0)::int as sum from repair_line l where l.inventory_item_id = $1 and ${where}`, [item]))[0]?.sum ?? 0

/** Reserved is what lines of open orders hold; the shelf lacks what was used up and has what came out. */
async function expectBalanced({ inventory, items }: Shelf): Promise<{ readonly consumed: number; readonly restocked: number }> {
  const totals = { consumed: 0, restocked: 0 }
  for (const { id, stocked } of items) {
    const [reserved, consumed, restocked] = [await sumOf(id, "l.part_state = 'reserved' and l.removed_at is null"), await sumOf(id, "l.part_state = 'consumed'"), await sumOf(id, "l.part_state = 'restocked'")]
    expect({ item: id, reserved: inventory.reservedOf(id), stocked: inventory.stockedOf(id) }).toEqual({ item: id, reserved, stocked: stocked - consumed + restocked })
    totals.consumed += consumed
    totals.restocked += restocked
  }
  const open = await fixture.query("select repair_line_id from part_stock where not settled and not (wanted = 'reserved')")
  expect(open).toEqual([])
  return totals
}

/** Brings an order to its end by whatever way is left. */
async function end(unitId: string): Promise<void> {
  const ways: readonly RepairAction[] = [{ name: "receive_from_vendor" }, { name: "cancel" }, { name: "mark_unrepairable" }, { name: "return", trackingNumber: null, locationId: null }, { name: "close" }]
  for (const action of ways) {
    const { repairs: [view] } = await fixture.services.repairs.list(AGENT.actor, { unitId, open: true, limit: 1, offset: 0 })
    if (view === undefined || isFinal(view.order.status)) return
    if (availableRepairActions(view.order, view.bench).includes(action.name)) await fixture.services.repairs.command(AGENT, { id: view.order.id, action })
  }
}

describe("the stock of parts", () => {
  it("balances after every step of random repairs although the inventory dies again and again, and nothing is reserved once they are over", async () => {
    let [consumed, restocked] = [0, 0]
    await fc.assert(fc.asyncProperty(fc.array(fc.nat(1_000_000), { minLength: 20, maxLength: STEPS_MAX, size: "max" }), async (choices) => {
      const stock = shelf()
      const unitIds = [(await buildSold(fixture)).unitId, (await buildOwn(fixture)).unitId, (await buildOwn(fixture)).unitId]
      for (const [index, choice] of choices.entries()) {
        await step(unitIds[choice % unitIds.length] ?? "", stock, Math.floor(choice / 3))
        if (choice % 4 < 2) await settleDying(stock, choice)
        if (index % 5 === 4) {
          await settle(stock)
          await expectBalanced(stock)
        }
      }
      for (const unitId of unitIds) await end(unitId)
      await settle(stock)
      const totals = await expectBalanced(stock)
      for (const { id } of stock.items) expect([stock.inventory.reservedOf(id), await sumOf(id, "l.part_state in ('waiting', 'reserved')")]).toEqual([0, 0])
      consumed += totals.consumed
      restocked += totals.restocked
    }), { numRuns: LIVES, endOnFailure: true })
    // The lives did use parts up and put parts back; else nothing was tried.
    expect([consumed > 0, restocked > 0]).toEqual([true, true])
  })

  const WRITTEN = ["command_receipt", "repair_order", "repair_line", "part_stock", "stock_posting", "serial_event", "outbox_message"] as const
  const item = () => ({ stock: shelf(), key: unique("key") })
  const part = (inventoryItemId: string) => ({ name: "add_line" as const, line: { kind: "part_in" as const, inventoryItemId, quantity: 2, payer: "goodwill" as const, reasonCode: "test" } })
  const COMMANDS = {
    add_line: { before: [], run: (id: string) => part(id) },
    restock_harvest: { before: [], run: (id: string): RepairAction => ({ name: "add_line", line: { kind: "part_out", inventoryItemId: id, quantity: 2, disposition: "restock" } }) },
    remove_line: { before: ["part"], run: (): RepairAction => ({ name: "remove_line", lineId: "first" }) },
    mark_ready: { before: ["part", "start_repair", "record_test", "pass_qc"], run: (): RepairAction => ({ name: "mark_ready" }) },
    mark_unrepairable: { before: ["part"], run: (): RepairAction => ({ name: "mark_unrepairable" }) },
    cancel: { before: ["part"], run: (): RepairAction => ({ name: "cancel" }) },
  } as const

  it.each(WRITTEN.flatMap((table) => Object.keys(COMMANDS).map((command) => [table, command as keyof typeof COMMANDS] as const)))("balances when writing %s fails under %s: nothing of it is left, and the same key does it whole", async (table, command) => {
    const { stock, key } = item()
    const [first] = stock.items
    const itemId = first?.id ?? ""
    const { unitId } = await buildSold(fixture)
    const { id } = await open(fixture.services, unitId)
    await act(fixture.services, id, "start_diagnosis")
    const { before, run } = COMMANDS[command]
    for (const name of before) await act(fixture.services, id, name === "part" ? byAgent(part(itemId)) : name === "pass_qc" ? [COLLEAGUE, name] : name).then(() => settle(stock))
    const wanted = run(itemId)
    const action = wanted.name === "remove_line" ? { ...wanted, lineId: (await fixture.services.repairs.get(AGENT.actor, id)).order.lines[0]?.id ?? "" } : wanted
    const books = async () => ({
      order: (await fixture.services.repairs.get(AGENT.actor, id)).order, parts: await fixture.query("select repair_line_id, wanted, settled from part_stock where repair_order_id = $1", [id]),
      postings: await fixture.query("select delta from stock_posting where inventory_item_id = $1", [itemId]), reserved: stock.inventory.reservedOf(itemId), stocked: stock.inventory.stockedOf(itemId),
    })
    const asBefore = await books()
    const request = keyed(key)
    const isWritten = await failing(table, () => fixture.services.repairs.command(request, { id, action }))
    if (isWritten) {
      await settle(stock)
      expect(await books()).toEqual(asBefore)
      await fixture.services.repairs.command(request, { id, action })
    }
    await settle(stock)
    await expectBalanced(stock)
    await end(unitId)
    await settle(stock)
    await expectBalanced(stock)
    expect(stock.inventory.reservedOf(itemId)).toBe(0)
  })
})

/** Runs it while every write to the table fails. False: the table was not written, so nothing failed. */
async function failing(table: string, run: () => Promise<unknown>): Promise<boolean> {
  await fixture.query(`create or replace function fail_here() returns trigger language plpgsql as $$ begin raise exception 'the disk is full' using errcode = '53100'; end $$`)
  await fixture.query(`create trigger fail_here before insert or update on ${table} for each statement execute function fail_here()`)
  try {
    await run()
    return false
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes("the disk is full")) throw error
    return true
  } finally {
    await fixture.query(`drop trigger fail_here on ${table}`)
  }
}
