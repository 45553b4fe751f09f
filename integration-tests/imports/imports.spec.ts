import { onStatement } from "../../src/persistence/named-query"
import { importServices } from "../../src/services/unit-import/import-services"
import type { ImportedUnit, ImportLine } from "../../src/services/unit-import/import-line"
import { AGENT, buildItem, countStatements, keyed, LOCATION, rejectionOf, serials, unique } from "../ledger/fixture"
import { jobsNamed, openWarranty, publish, TWO_YEARS, type WarrantyFixture } from "../warranty/warranty-fixture"

let fixture: WarrantyFixture
let imports: ReturnType<typeof importServices>
beforeAll(async () => {
  fixture = await openWarranty()
  imports = importServices(fixture.ledger)
})
afterEach(async () => {
  onStatement(undefined)
  await fixture.coherent()
})
afterAll(() => fixture.close())

function unitOf(inventoryItemId: string, serialNumber: string, over: Partial<ImportedUnit> = {}): ImportedUnit {
  return {
    serialNumber, inventoryItemId, variantId: null, lotNumber: null, manufacturedOn: null, expiresOn: null, grade: null, identifiers: [],
    whereabouts: { kind: "stocked", locationId: LOCATION, bin: null, stockEffect: "add" }, ...over,
  }
}

const soldUnit = (inventoryItemId: string, serialNumber: string, over: { soldOn?: string | null; customerId?: string | null; warrantyEndsOn?: string | null; orderReference?: string | null } = {}): ImportedUnit =>
  unitOf(inventoryItemId, serialNumber, { whereabouts: { kind: "sold", status: "delivered", soldOn: "2025-05-31", customerId: "cus_7", orderReference: null, warrantyEndsOn: null, ...over } })

const linesOf = (units: readonly ImportedUnit[]): ImportLine[] => units.map((unit, index) => ({ line: index + 2, serialNumber: unit.serialNumber, ok: true, unit }))
const create = (units: readonly ImportedUnit[]) => imports.create(AGENT, { fileName: "units.csv", lines: linesOf(units) })
const run = (importId: string) => imports.runImport({ importId })
const countUnits = async (inventoryItemId: string): Promise<number> => (await fixture.query<{ count: number }>("select count(*)::int as count from serial_unit where inventory_item_id = $1", [inventoryItemId]))[0]?.count ?? 0
const codesOf = async (id: string): Promise<Record<string, number>> => {
  const rows = await fixture.query<{ code: string | null; count: number }>("select code, count(*)::int as count from unit_import_line where import_id = $1 group by code", [id])
  return Object.fromEntries(rows.map(({ code, count }) => [code ?? "accepted", count]))
}
const postedFor = async (inventoryItemId: string): Promise<number> => (await fixture.query<{ sum: number }>("select coalesce(sum(delta), 0)::int as sum from stock_posting where inventory_item_id = $1", [inventoryItemId]))[0]?.sum ?? 0

/** The process dies: the statement of this number that matches is not sent any more, nor is anything after it. */
async function dieAt(text: string, occurrence: number, work: () => Promise<unknown>): Promise<void> {
  let seen = 0
  onStatement((statement) => {
    if (statement.includes(text) && (seen += 1) >= occurrence) throw new Error("killed")
  })
  await expect(work()).rejects.toThrow("killed")
  onStatement(undefined)
}

describe("an import", () => {
  it("gives each of 10,000 lines a verdict, good and bad", async () => {
    const item = await buildItem(fixture.services, { numberFormat: { charset: "alphanumeric", maxLength: 12 } })
    const captured = await buildItem(fixture.services, { tracking: "at_ship" })
    const units = serials(10_000, "A").map((serial, index) => unitOf(item, serial.replace("-", ""), index % 1_000 === 7 ? { lotNumber: "L1" } : {}))
    units[10] = unitOf(item, "TOO-LONG-AND-BAD")
    units[11] = unitOf(item, "A00001")
    units[6_000] = unitOf(item, "A00002")
    units[12] = unitOf("iitem_nobody", "B1")
    units[13] = unitOf(captured, "B2")
    units[14] = unitOf(item, "B3", { grade: "c" })
    units[15] = unitOf(item, "B4", { whereabouts: { kind: "stocked", locationId: LOCATION, bin: null, stockEffect: "adopt" } })
    units[16] = soldUnit(captured, "B5")
    const lines = linesOf(units)
    lines[17] = { line: 19, serialNumber: "B6", ok: false, rejection: { code: "import.location_unknown", message: "No location is called Mars." } }
    const created = await imports.create(AGENT, { fileName: "units.csv", lines })
    expect(created).toMatchObject({ status: "waiting", lineCount: 10_000, acceptedCount: 0, rejectedCount: 1 })
    const startedAt = Date.now()
    const { count } = await countStatements(() => run(created.id))
    process.stderr.write(`import of 10,000 lines: ${Date.now() - startedAt} ms, ${count} statements\n`)
    expect(await codesOf(created.id)).toEqual({
      accepted: 9_992, "serial_number.too_long": 1, "serial_number.repeated": 1, "serial_number.duplicate": 1, "policy.not_found": 1, "policy.not_tracked_in_stock": 1,
      "grade.needs_item": 1, "policy.not_adopting": 1, "import.location_unknown": 1,
    })
    expect(count).toBeLessThan(30)
    const { unitImport, lines: rejected, count: rejectedCount } = await imports.get({ id: created.id, status: "rejected", limit: 100, offset: 0 })
    expect(unitImport).toMatchObject({ status: "finished", acceptedCount: 9_992, rejectedCount: 8, pendingWork: [] })
    expect([rejected.length, rejectedCount]).toEqual([8, 8])
    expect(rejected.map(({ line }) => line)).toEqual([12, 13, 14, 15, 16, 17, 19, 6_002])
    expect([await countUnits(item), await postedFor(item), await countUnits(captured), await postedFor(captured)]).toEqual([9_991, 9_991, 1, 0])
  })

  it("killed after the first chunk goes on where it was, and takes no unit in twice", async () => {
    const item = await buildItem(fixture.services)
    const created = await create(serials(12_000, unique("K")).map((serial) => unitOf(item, serial)))
    await dieAt("insert into serial_event", 2, () => run(created.id))
    expect(await imports.get({ id: created.id, limit: 1, offset: 0 })).toMatchObject({ unitImport: { status: "running", acceptedCount: 4_998, pendingWork: [{ name: "import_units", state: "pending" }] } })
    expect(await countUnits(item)).toBe(4_998)
    await run(created.id)
    expect((await imports.get({ id: created.id, limit: 1, offset: 0 })).unitImport).toMatchObject({ status: "finished", acceptedCount: 12_000, rejectedCount: 0 })
    expect([await countUnits(item), await postedFor(item)]).toEqual([12_000, 12_000])
  })

  it("killed after the units and before their verdicts finds the verdicts in its receipt", async () => {
    const item = await buildItem(fixture.services)
    const numbers = serials(30, unique("V"))
    const created = await create([...numbers, numbers[3] ?? ""].map((serial) => unitOf(item, serial)))
    await dieAt("update unit_import_line", 1, () => run(created.id))
    expect([await countUnits(item), (await imports.get({ id: created.id, limit: 1, offset: 0 })).unitImport.acceptedCount]).toEqual([30, 0])
    await run(created.id)
    expect(await codesOf(created.id)).toEqual({ accepted: 30, "serial_number.repeated": 1 })
    const wrong = await fixture.query("select l.line from unit_import_line l left join serial_unit u on u.id = l.unit_id where l.import_id = $1 and l.status = 'accepted' and u.scanned_as is distinct from l.data ->> 'serialNumber'", [created.id])
    expect([wrong, await countUnits(item)]).toEqual([[], 30])
  })

  it("run by four workers at once takes every unit in once and counts it once", async () => {
    const item = await buildItem(fixture.services)
    const created = await create(serials(11_000, unique("C")).map((serial) => unitOf(item, serial)))
    await Promise.all(Array.from({ length: 4 }, () => run(created.id)))
    expect((await imports.get({ id: created.id, limit: 1, offset: 0 })).unitImport).toMatchObject({ status: "finished", acceptedCount: 11_000, rejectedCount: 0 })
    expect([await countUnits(item), await postedFor(item)]).toEqual([11_000, 11_000])
    await run(created.id)
    expect(await countUnits(item)).toBe(11_000)
  })

  it("of the same file again rejects every line as a duplicate and doubles nothing", async () => {
    const item = await buildItem(fixture.services)
    const units = serials(200, unique("D")).map((serial, index) => (index < 100 ? unitOf(item, serial) : soldUnit(item, serial)))
    await run((await create(units)).id)
    const again = await create(units)
    await run(again.id)
    expect(await codesOf(again.id)).toEqual({ "serial_number.duplicate": 200 })
    expect([await countUnits(item), await postedFor(item)]).toEqual([200, 100])
  })

  it("is one import under one key", async () => {
    const item = await buildItem(fixture.services)
    const [lines, key] = [linesOf([unitOf(item, unique("E"))]), keyed(unique("import-once"))]
    const first = await imports.create(key, { fileName: "a.csv", lines })
    const second = await imports.create(key, { fileName: "a.csv", lines })
    expect([second.id, second.replayed, first.replayed]).toEqual([first.id, true, false])
    expect((await jobsNamed(fixture, "import_units")).filter(({ payload }) => payload["import_id"] === first.id)).toHaveLength(1)
  })

  it("is paged by line, and unknown when it is", async () => {
    const item = await buildItem(fixture.services)
    const created = await create(serials(5, unique("P")).map((serial) => unitOf(item, serial)))
    const first = await imports.get({ id: created.id, limit: 3, offset: 0 })
    expect([first.lines.map(({ line }) => line), first.nextAfter, first.count]).toEqual([[2, 3, 4], 4, 5])
    const rest = await imports.get({ id: created.id, limit: 3, offset: 0, after: 4 })
    expect([rest.lines.map(({ line }) => line), rest.nextAfter]).toEqual([[5, 6], null])
    expect((await rejectionOf(imports.get({ id: "aimp_nobody", limit: 1, offset: 0 }))).code).toBe("not_found")
    await run("aimp_nobody")
  })

  it("receives a unit that was only expected, and keeps the order reference of one sold elsewhere", async () => {
    const item = await buildItem(fixture.services, { tracking: "at_ship" })
    const serial = unique("R").toUpperCase()
    const created = await create([soldUnit(item, serial, { orderReference: "ERP-77" })])
    await run(created.id)
    const [line] = (await imports.get({ id: created.id, limit: 1, offset: 0 })).lines
    const { events } = await fixture.services.units.history(line?.unitId ?? "", { afterSequence: 0, limit: 10 })
    expect(events).toMatchObject([{ type: "unit.registered_as_sold", reference: { type: "import", id: created.id }, facts: { sold_on: "2025-05-31", order_reference: "ERP-77" } }])
  })
})

describe("sold units of an import", () => {
  const entitlements = (unitIds: readonly string[]) => fixture.query<{ unit_id: string; code: string; starts_on: string; ends_on: string; anchor: string; owner_customer_id: string | null }>(
    "select e.unit_id, p.code, e.starts_on, e.ends_on, e.anchor, e.owner_customer_id from entitlement e join warranty_policy p on p.id = e.warranty_policy_id where e.unit_id = any ($1::text[])", [unitIds],
  )

  it("get the end of warranty they were imported with, and no other, from policies published before or after", async () => {
    const variantId = unique("variant")
    const item = await buildItem(fixture.services, { tracking: "at_ship", variantId })
    const anyDate = { ...TWO_YEARS, start: { ...TWO_YEARS.start, anchors: ["delivery", "purchase"] as const } }
    await publish(fixture, { variantIds: [variantId], terms: anyDate, at: "2020-01-01T00:00:00.000Z" })
    const created = await create([soldUnit(item, unique("W"), { warrantyEndsOn: "2027-05-31" }), soldUnit(item, unique("W")), soldUnit(item, unique("W"), { soldOn: null, customerId: null })])
    await run(created.id)
    const ids = (await imports.get({ id: created.id, limit: 10, offset: 0 })).lines.map(({ unitId }) => unitId ?? "")
    const job = (await jobsNamed(fixture, "create_entitlements")).at(-1)
    expect([...(job?.payload["unit_ids"] as string[])].sort()).toEqual([...ids].sort())
    await Promise.all([1, 2, 3].map(() => fixture.warranty.createEntitlements({ unitIds: ids, commandId: "acmd_test" })))
    const [given, derived, undated] = ids
    expect(await entitlements([given ?? ""])).toMatchObject([{ code: "imported", starts_on: "2025-05-31", ends_on: "2027-05-31", anchor: "purchase", owner_customer_id: "cus_7" }])
    expect(await entitlements([derived ?? ""])).toMatchObject([{ starts_on: "2025-05-31", ends_on: "2027-05-31", anchor: "purchase" }])
    expect((await entitlements([derived ?? ""]))[0]?.code).not.toBe("imported")
    expect(await entitlements([undated ?? ""])).toEqual([])
    expect(await fixture.query("select 1 as one from warranty_policy where code = 'imported'")).toHaveLength(1)

    expect(await fixture.warranty.coverage({ unitId: given ?? "", asOf: "2027-05-31" })).toMatchObject({ verdict: "covered" })
    expect(await fixture.warranty.coverage({ unitId: given ?? "", asOf: "2027-06-01" })).toMatchObject({ verdict: "not_covered" })
    expect(await fixture.warranty.coverage({ unitId: undated ?? "", asOf: "2027-01-01" })).toMatchObject({ verdict: "needs_evidence", lines: [{ reasons: [{ result: "date_of_the_start_is_not_known" }] }, {}] })
  })

  it("cannot be sold in the future or before they were made", async () => {
    const item = await buildItem(fixture.services, { tracking: "at_ship" })
    const created = await create([soldUnit(item, unique("F"), { soldOn: "2199-01-01" }), { ...soldUnit(item, unique("F")), manufacturedOn: "2025-06-01" }])
    await run(created.id)
    expect(await codesOf(created.id)).toEqual({ "occurred_at.in_future": 1, "import.line_invalid": 1 })
  })
})
