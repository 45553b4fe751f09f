import { execFileSync } from "node:child_process"
import type { HttpBenchUnit, HttpFigure, HttpLinePart, HttpPart, HttpQueue, HttpRepairHistory, HttpRepairOrder, HttpTestProtocolList } from "../../src/types/http"
import { type Client, connect, eventually } from "../http/support/client"
import { createItem, createShop, createTrackedProduct, type Shop } from "../http/support/shop"
import { describeWithCommands } from "../support/suites"
import { startWorkerProcess, type WorkerProcess } from "../support/worker-process"
import { createTechnician, type SignedInTechnician } from "./people"

let client: Client
let shop: Shop
let worker: WorkerProcess
let tess: SignedInTechnician
beforeAll(async () => {
  client = await connect()
  shop = await createShop(client)
  worker = await startWorkerProcess({ databaseUrl: client.databaseUrl })
  tess = await createTechnician(client)
}, 600_000)
afterAll(() => worker.stop())

/** The smallest picture there is. */
const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64")

async function upload(path: string, content: Buffer | string, name: string, token = client.adminToken): Promise<{ status: number; body: Record<string, never> }> {
  const form = new FormData()
  form.append("file", new Blob([new Uint8Array(Buffer.from(content))]), name)
  const response = await fetch(client.baseUrl + path, { method: "POST", headers: { authorization: `Bearer ${token}` }, body: form })
  return { status: response.status, body: (await response.json()) as Record<string, never> }
}

type Body = { repair_order: HttpRepairOrder }
const act = async (id: string, action: string, body: object = {}, token = client.adminToken): Promise<HttpRepairOrder> =>
  (await client.ok<Body>("POST", `${token === client.adminToken ? "/admin" : "/technician"}/repair-orders/${id}/${action}`, body, { token })).repair_order

async function opened(): Promise<{ unitId: string; itemId: string; id: string }> {
  const { units, inventoryItemId } = await createTrackedProduct(shop, { unitCount: 1 })
  const unitId = units[0]?.id ?? ""
  const { repair_order } = await client.ok<Body>("POST", "/admin/repair-orders", { unit_id: unitId, problem: "x" })
  return { unitId, itemId: inventoryItemId, id: repair_order.id }
}

describe("at the bench", () => {
  it("photos and notes belong to the order, for everybody who works on it", async () => {
    const { id } = await opened()
    const photo = await upload("/technician/attachments", PNG, "board.png", tess.token)
    expect(photo.status).toBe(201)
    const attachmentId = (photo.body as unknown as { attachment: { id: string } }).attachment.id
    await act(id, "start_diagnosis", {}, tess.token)
    const order = await act(id, "diagnose", { symptom_code: "smell", note: "Burnt near the connector.", attachment_ids: [attachmentId] }, tess.token)
    expect(order).toMatchObject({ notes: [{ command: "diagnose", note: "Burnt near the connector.", by: { type: "technician", id: tess.id } }], attachments: [{ id: attachmentId, filename: "board.png", mime_type: "image/png" }] })
    const other = await createTechnician(client, "Theo")
    const picture = await fetch(`${client.baseUrl}/technician/attachments/${attachmentId}`, { headers: { authorization: `Bearer ${other.token}` } })
    expect([picture.status, Buffer.from(await picture.arrayBuffer()).equals(PNG)]).toEqual([200, true])
    expect(await client.refused("POST", `/admin/repair-orders/${id}/diagnose`, { attachment_ids: [attachmentId] })).toMatchObject({ status: 404, code: "attachment.not_found" })
  })

  it("the unit is checked in by its number, and the clock of whoever works runs once", async () => {
    const [{ unitId, id }, other] = [await opened(), await opened()]
    const { unit } = await client.ok<{ unit: { serial_number: string } }>("GET", `/admin/units/${unitId}`)
    expect(await act(id, "check_in", { serial_number: unit.serial_number, condition_code: "scratched", accessories: ["Charger"], note: "Box is wet." }, tess.token)).toMatchObject({
      status: "intake", check_in: { scanned_as: unit.serial_number, condition_code: "scratched", accessories: ["Charger"], by: { type: "technician", id: tess.id } }, notes: [{ command: "check_in", note: "Box is wet." }], timers: [],
    })
    expect(await client.refused("POST", `/technician/repair-orders/${other.id}/check_in`, { serial_number: unit.serial_number, accessories: [] }, { token: tess.token })).toMatchObject({
      status: 409, code: "repair_order.wrong_unit", details: { scanned: unit.serial_number, scanned_unit_ids: [unitId] },
    })
    expect((await client.ok<{ unit_exceptions: { kind: string }[] }>("GET", `/admin/unit-exceptions?unit_id=${unitId}`)).unit_exceptions).toMatchObject([{ kind: "wrong_unit_at_bench" }])
    for (const order of [id, other.id]) await act(order, "start_diagnosis")
    const started = await act(id, "start_timer", { labour_code: "diagnosis" }, tess.token)
    expect(started).toMatchObject({ lines: [{ kind: "labour", labour_code: "diagnosis", minutes: 0 }], timers: [{ by: { type: "technician", id: tess.id }, stopped_at: null, is_forgotten: false }] })
    expect(started.available_actions).not.toContain("start_timer")
    const running = () => client.ok<{ running_timer: object | null }>("GET", "/technician/me", undefined, { token: tess.token }).then(({ running_timer }) => running_timer)
    expect(await running()).toMatchObject({ repair_order_id: id, display_id: started.display_id })
    const there = (await client.ok<Body>("GET", `/technician/repair-orders/${other.id}`, undefined, { token: tess.token })).repair_order
    expect(there.available_actions).not.toContain("start_timer")
    expect(await client.refused("POST", `/technician/repair-orders/${other.id}/start_timer`, {}, { token: tess.token })).toMatchObject({ status: 409, code: "repair_timer.running", details: { repair_order_id: id } })
    expect(await act(id, "stop_timer", { minutes: 20, amount: 30 }, tess.token)).toMatchObject({ lines: [{ minutes: 20, amount: 30 }], timers: [{ corrected_minutes: 20 }] })
    expect(await running()).toBeNull()
    const report = await client.call<{ message: string }>("GET", `/admin/repair-orders/${id}/report`)
    expect([report.status, report.headers.get("content-type")]).toEqual([200, "application/pdf"])
  })

  it("the history is up to the moment, and the figures follow within ten seconds", async () => {
    const { unitId, id } = await opened()
    await act(id, "start_diagnosis", {}, tess.token)
    await act(id, "diagnose", { symptom_code: "noise" }, tess.token)
    await act(id, "add_line", { kind: "labour", minutes: 20, amount: 12.5, payer: "warranty" })
    await act(id, "start_repair", {}, tess.token)
    await act(id, "record_test", { name: "noise", passed: true }, tess.token)
    await act(id, "pass_qc")
    await act(id, "mark_ready", {}, tess.token)
    await act(id, "return", {}, tess.token)
    const yield_ = () => client.ok<{ figure: HttpFigure }>("GET", "/admin/aftercare/figures/first_pass_yield").then(({ figure }) => figure)
    const before = await yield_()
    await act(id, "close", {}, tess.token)
    const { repair_history } = await client.ok<{ repair_history: HttpRepairHistory }>("GET", `/admin/units/${unitId}/repair-history`)
    expect(repair_history).toMatchObject({ unit_id: unitId, repairs: [{ repair_order_id: id, status: "closed", outcome: "repaired", symptom_code: "noise", labour_minutes: 20, tests: [{ name: "noise", passed: true }], costs: [{ payer: "warranty", amount: 12.5 }] }], signals: { repeat_repairs: [], needs_soak_test: false } })
    expect(await eventually(yield_, ({ count }) => count === before.count + 1)).toMatchObject({ name: "first_pass_yield", unit: "ratio", count: before.count + 1 })
    expect((await client.ok<{ figure: HttpFigure }>("GET", "/admin/aftercare/figures/wip")).figure.by?.length).toBeGreaterThan(0)
    // Of one location: what was done elsewhere does not count.
    const { repair_order: done } = await client.ok<{ repair_order: { location_id: string } }>("GET", `/admin/repair-orders/${id}`)
    const yieldAt = async (location: string): Promise<number> => (await client.ok<{ figure: HttpFigure }>("GET", `/admin/aftercare/figures/first_pass_yield?location_id=${location}`)).figure.count
    expect([await yieldAt(done.location_id) > 0, await yieldAt("sloc_elsewhere")]).toEqual([true, 0])
    expect((await client.ok<{ repair_history: HttpRepairHistory }>("GET", `/technician/units/${unitId}/repair-history`, undefined, { token: tess.token })).repair_history.repairs).toHaveLength(1)
    for (const path of ["/admin/aftercare/figures/beauty", "/admin/units/aunit_nobody/repair-history"]) expect(await client.refused("GET", path)).toMatchObject({ status: 404 })
    for (const query of ["?from=yesterday", "?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z", "?colour=red"]) expect(await client.refused("GET", `/admin/aftercare/figures/tat${query}`)).toMatchObject({ status: 400, code: "request.invalid" })
  })

  it("what the customer owes is collected once, and a protocol's limits count", async () => {
    const { itemId, id } = await opened()
    await client.ok("POST", `/admin/test-protocols/${itemId}`, { tests: [{ name: "volts", unit: "V", min: 4.75, max: 5.25 }] })
    expect((await client.ok<HttpTestProtocolList>("GET", "/admin/test-protocols?limit=1")).test_protocols).toEqual([{ inventory_item_id: itemId, tests: [{ name: "volts", unit: "V", min: 4.75, max: 5.25 }], updated_at: expect.any(String) }])
    await act(id, "start_diagnosis")
    await act(id, "add_line", { kind: "external", description: "Data rescue", amount: 120, payer: "customer" })
    await act(id, "quote")
    await act(id, "approve_quote")
    await act(id, "start_repair", {}, tess.token)
    expect(await act(id, "record_test", { name: "volts", value: 5.3 }, tess.token)).toMatchObject({ tests: [{ passed: false, unit: "V" }] })
    const other = await createTechnician(client, "Theo")
    expect(await client.refused("POST", `/technician/repair-orders/${id}/pass_qc`, {}, { token: other.token })).toMatchObject({ code: "repair_order.tests_not_passed", details: { tests: ["volts"] } })
    await act(id, "record_test", { name: "volts", value: 5 }, tess.token)
    await act(id, "pass_qc", {}, other.token)
    await act(id, "mark_ready", {}, tess.token)
    const order = await eventually(() => client.ok<Body>("GET", `/admin/repair-orders/${id}`).then(({ repair_order }) => repair_order), ({ payment_collection_id }) => payment_collection_id !== null)
    expect(order.payment_collection_id).toMatch(/^pay_col_/)
    expect(order).toMatchObject({ payment_status: "due", paid_amount: 0 })
    expect(await client.refused("POST", `/technician/repair-orders/${id}/record_payment`, {}, { token: tess.token })).toMatchObject({ status: 404 })
    for (const again of [1, 2]) expect([again, (await client.ok<Body>("POST", `/admin/repair-orders/${id}/record_payment`, {})).repair_order]).toMatchObject([again, { payment_status: "paid", paid_amount: 120, payment_collection_id: order.payment_collection_id }])
    const { payments } = await client.ok<{ payments: { id: string; payment_collection_id: string }[] }>("GET", "/admin/payments?limit=100&fields=id,payment_collection_id")
    const [payment, ...more] = payments.filter(({ payment_collection_id }) => payment_collection_id === order.payment_collection_id)
    expect([payment?.id, more]).toEqual([expect.stringMatching(/^pay_/), []])
    expect(await client.refused("POST", `/admin/repair-orders/${(await opened()).id}/record_payment`, {})).toMatchObject({ status: 409, code: "repair_order.nothing_owed" })
    for (const tests of [[{ name: "a" }, { name: "a" }], [{ name: "a", min: 2, max: 1 }], "none"]) expect(await client.refused("POST", `/admin/test-protocols/${itemId}`, { tests })).toMatchObject({ status: 400 })
  })

  it("codes are listed for both, and taken over from a file, whole or not at all", async () => {
    const list = (path: string, token = client.adminToken) => client.ok<{ repair_codes: { code: string; label: string }[]; count: number }>("GET", `${path}?kind=pause`, undefined, { token })
    const { count } = await list("/admin/repair-codes")
    expect((await list("/technician/repair-codes", tess.token)).count).toBe(count)
    expect(await upload("/admin/repair-codes/import", "kind,code,label\npause,holiday,Closed for holidays", "codes.csv")).toMatchObject({ status: 200, body: { imported_count: 1 } })
    expect((await list("/admin/repair-codes")).repair_codes.find(({ code }) => code === "holiday")?.label).toBe("Closed for holidays")
    expect(await upload("/admin/repair-codes/import", "kind,code,label\npause,a,A\nsmell,b,B", "codes.csv")).toMatchObject({ status: 400, body: { code: "import.line_invalid", details: { issues: [{ line: 3 }] } } })
    expect((await list("/admin/repair-codes")).count).toBe(count + 1)
    expect((await upload("/admin/repair-codes/import", "kind,code,label\npause,a,A", "codes.csv", tess.token)).status).toBe(401)
  })

  it("the queue is what is to be done: the most urgent first, then what was promised soonest; mine, nobody's, the team's", async () => {
    const read = (of: string, token = tess.token) => client.ok<HttpQueue>("GET", `/technician/queue?of=${of}&limit=200`, undefined, { token })
    const { units } = await createTrackedProduct(shop, { unitCount: 6 })
    const wanted = [{ priority: "low" }, { promised_on: "2099-01-02" }, { promised_on: "2000-01-01" }, { priority: "urgent" }, { priority: "high" }, { technician_id: tess.id }]
    const ids: string[] = []
    for (const [index, over] of wanted.entries()) ids.push((await client.ok<Body>("POST", "/admin/repair-orders", { unit_id: units[index]?.id, problem: "x", ...over })).repair_order.id)
    const team = await read("team")
    const [low, later, overdue, urgent, high, mine] = ids
    expect(team.queue_entries.map(({ id }) => id).filter((id) => ids.includes(id))).toEqual([urgent, high, overdue, later, mine, low])
    // The other door to the same queue: no order of its own.
    const { repair_orders } = await client.ok<{ repair_orders: readonly { id: string }[] }>("GET", "/technician/repair-orders?sort=queue&open=true&limit=200", undefined, { token: tess.token })
    expect(repair_orders.map(({ id }) => id).filter((id) => ids.includes(id))).toEqual([urgent, high, overdue, later, mine, low])
    expect(team.queue_entries.find(({ id }) => id === urgent)).toMatchObject({ due_on: new Date().toISOString().slice(0, 10), promised_on: null, product: { variant_title: "M" }, technician: null })
    expect((await read("me")).queue_entries).toMatchObject([{ id: mine, technician: { id: tess.id, name: "Tess" } }])
    expect((await read("nobody")).queue_entries.some(({ id }) => id === mine)).toBe(false)
    await act(mine ?? "", "cancel")
    expect(await read("me")).toMatchObject({ queue_entries: [], count: 0 })
    expect(await client.refused("GET", "/technician/queue?of=somebody", undefined, { token: tess.token })).toMatchObject({ status: 400 })
  })

  it("a unit comes with its product's name and protocol, and parts and colleagues by name", async () => {
    const { unitId, itemId, id } = await opened()
    await client.ok("POST", `/admin/test-protocols/${itemId}`, { tests: [{ name: "volts", unit: "V", min: 4.75, max: 5.25 }] })
    const unit = await client.ok<HttpBenchUnit>("GET", `/technician/units/${unitId}`, undefined, { token: tess.token })
    expect(unit).toMatchObject({ product: { variant_title: "M" }, test_protocol: [{ name: "volts", unit: "V", min: 4.75, max: 5.25 }], unit: { order_id: null } })
    const { technicians } = await client.ok<{ technicians: object[] }>("GET", "/technician/colleagues", undefined, { token: tess.token })
    expect(technicians).toContainEqual({ id: tess.id, name: "Tess" })

    // Vendors by the names that the shop has used so far, at the bench and in claims.
    const { id: sent } = await opened()
    const name = `Fix & Co ${sent.slice(-6)}`
    await act(sent, "start_diagnosis", {}, tess.token)
    await act(sent, "send_to_vendor", { vendor_id: name }, tess.token)
    const vendors = (q: string) => client.ok<{ vendors: { id: string }[] }>("GET", `/technician/vendors?q=${encodeURIComponent(q)}`, undefined, { token: tess.token }).then((answer) => answer.vendors)
    expect(await vendors(`CO ${sent.slice(-6)}`)).toEqual([{ id: name }])
    expect(await vendors("%")).toEqual([])
    expect((await client.ok<{ vendors: { id: string }[] }>("GET", "/technician/vendors", undefined, { token: tess.token })).vendors).toContainEqual({ id: name })

    const screwId = await createItem(shop, { stock: [5, 0] })
    const { inventory_item: screw } = await client.ok<{ inventory_item: { sku: string } }>("GET", `/admin/inventory-items/${screwId}`)
    const find = (q: string) => client.ok<{ parts: HttpPart[] }>("GET", `/technician/parts?q=${encodeURIComponent(q)}`, undefined, { token: tess.token }).then(({ parts }) => parts)
    expect(await find(screw.sku)).toEqual([{ inventory_item_id: screwId, title: screw.sku, sku: screw.sku, is_serialized: false }])
    expect(await find("nothing-is-called-so")).toEqual([])
    const battery = await createTrackedProduct(shop, { unitCount: 1 })
    const { variant } = await client.ok<{ variant: { sku: string } }>("GET", `/admin/products/${battery.productId}/variants/${battery.variantId}`)
    expect(await find(variant.sku)).toMatchObject([{ inventory_item_id: battery.inventoryItemId, is_serialized: true }])

    await act(id, "start_diagnosis", {}, tess.token)
    await act(id, "add_line", { kind: "part_in", inventory_item_id: screwId, quantity: 2 }, tess.token)
    await act(id, "add_line", { kind: "part_in", unit_id: battery.units[0]?.id }, tess.token)
    const { parts } = await client.ok<{ parts: HttpLinePart[] }>("GET", `/technician/repair-orders/${id}/parts`, undefined, { token: tess.token })
    expect(parts).toMatchObject([{ inventory_item_id: screwId, serial_number: null, sku: screw.sku }, { inventory_item_id: battery.inventoryItemId, serial_number: battery.units[0]?.serial_number }])
    for (const paper of ["report", "label"]) {
      const answer = await fetch(`${client.baseUrl}/technician/repair-orders/${id}/${paper}?language=de`, { headers: { authorization: `Bearer ${tess.token}` } })
      expect([answer.status, answer.headers.get("content-type"), Buffer.from(await answer.arrayBuffer()).subarray(0, 5).toString()]).toEqual([200, "application/pdf", "%PDF-"])
    }
    for (const path of ["units/aunit_none", "repair-orders/arep_none/parts", "repair-orders/arep_none/label", "repair-orders/arep_none/report"]) {
      expect(await client.refused("GET", `/technician/${path}`, undefined, { token: tess.token })).toMatchObject({ status: 404 })
    }
    for (const q of ["", "%00", "x".repeat(300)]) expect(await client.refused("GET", `/technician/parts?q=${q}`, undefined, { token: tess.token })).toMatchObject({ status: 400 })
  })
})

describeWithCommands("a repair's printed report", ["pdftotext"], () => {
  it("names work that nobody described by its label on the shop's list, and what was found too", async () => {
    const { id } = await opened()
    await act(id, "start_diagnosis")
    await act(id, "add_line", { kind: "labour", labour_code: "diagnosis", minutes: 15 })
    await act(id, "diagnose", { symptom_code: "no_power" })
    const { repair_codes: codes } = await client.ok<{ repair_codes: { kind: string; code: string; label: string }[] }>("GET", "/admin/repair-codes?limit=200")
    const labels = [["labour", "diagnosis"], ["symptom", "no_power"]].map(([kind, code]) => codes.find((known) => known.kind === kind && known.code === code)?.label ?? "no such code")
    const report = await fetch(`${client.baseUrl}/admin/repair-orders/${id}/report`, { headers: { authorization: `Bearer ${client.adminToken}` } })
    const text = execFileSync("pdftotext", ["-layout", "-", "-"], { input: Buffer.from(await report.arrayBuffer()), encoding: "utf8" })
    for (const label of labels) expect(text).toContain(label)
  })
})
