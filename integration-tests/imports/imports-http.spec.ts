import { type Client, connect, eventually } from "../http/support/client"
import { createPolicy, createProduct, createShop, getHistory, getUnit, levels, type Product, type Shop, tag } from "../http/support/shop"
import { startWorkerProcess, type WorkerProcess } from "../support/worker-process"

/** A file as an ERP sends it, through Medusa's own process and a worker beside it. */

interface Import {
  id: string
  status: string
  line_count: number
  accepted_count: number
  rejected_count: number
  pending_work: { name: string; state: string }[]
}
interface Line {
  line: number
  serial_number: string
  status: string
  unit_id: string | null
  code: string | null
}
interface ImportPage {
  import: Import
  lines: Line[]
  count: number
  next_after: string | null
}

let client: Client
let shop: Shop
let worker: WorkerProcess
beforeAll(async () => {
  client = await connect()
  shop = await createShop(client)
  worker = await startWorkerProcess({ databaseUrl: client.databaseUrl })
})
afterAll(() => worker.stop())

async function upload(content: string | Uint8Array<ArrayBuffer>, options: { key?: string; field?: string; name?: string } = {}) {
  const form = new FormData()
  form.append(options.field ?? "file", new Blob([content]), options.name ?? "units.csv")
  const response = await fetch(`${client.baseUrl}/admin/units/import`, {
    method: "POST", body: form, headers: { authorization: `Bearer ${client.adminToken}`, ...(options.key === undefined ? {} : { "idempotency-key": options.key }) },
  })
  return { status: response.status, replayed: response.headers.get("idempotent-replayed"), body: (await response.json()) as { import: Import; code?: string; message?: string; details?: unknown } }
}

const finished = (id: string): Promise<ImportPage> => eventually(() => client.ok<ImportPage>("GET", `/admin/imports/${id}?limit=200`), (page) => page.import.status === "finished")
const tracked = async (): Promise<Product & { sku: string }> => {
  const product = await createProduct(shop)
  await createPolicy(shop, { variant_id: product.variantId })
  const { product: read } = await client.ok<{ product: { variants: { sku: string }[] } }>("GET", `/admin/products/${product.productId}?fields=id,variants.sku`)
  return { ...product, sku: read.variants[0]?.sku ?? "" }
}
const locationName = async (): Promise<string> => (await client.ok<{ stock_location: { name: string } }>("GET", `/admin/stock-locations/${shop.locationIds[0]}`)).stock_location.name

describe("POST /admin/units/import", () => {
  it("takes a CSV in with a verdict for each line, and Medusa's stock follows", async () => {
    const product = await tracked()
    const email = `${tag().toLowerCase()}@example.com`
    const { customer } = await client.ok<{ customer: { id: string } }>("POST", "/admin/customers", { email })
    const [first, second, sold] = [tag(), tag(), tag()]
    const { status, body } = await upload([
      "serial_number,sku,variant_id,location,location_id,identifiers,owner_email,sold_on,order_reference,warranty_ends_on",
      `${first},${product.sku},,${await locationName()},,imei:I-${first},,,,`,
      `${second},,${product.variantId},,${shop.locationIds[0]},,,,,`,
      `${sold},${product.sku},,,,,${email.toUpperCase()},2025-05-31,ERP-9,2027-05-31`,
      `${tag()},no-such-sku,,,${shop.locationIds[0]},,,,,`,
      `${tag()},${product.sku},,Nowhere,,,,,,`,
      `${tag()},${product.sku},,,,,nobody-${email},2025-05-31,,`,
      `${first},${product.sku},,,${shop.locationIds[0]},,,,,`,
      `${tag()},${product.sku},,,,,,not-a-date,,`,
    ].join("\n"))
    expect(status).toBe(201)
    expect(body.import).toMatchObject({ status: "waiting", line_count: 8, accepted_count: 0, rejected_count: 4, pending_work: [{ name: "import_units", state: "pending" }] })

    const page = await finished(body.import.id)
    expect(page.import).toMatchObject({ status: "finished", accepted_count: 3, rejected_count: 5, pending_work: [] })
    const { imports, count } = await client.ok<{ imports: Import[]; count: number }>("GET", "/admin/imports?limit=1")
    expect(imports).toMatchObject([{ id: body.import.id, file_name: "units.csv", status: "finished", line_count: 8, accepted_count: 3, rejected_count: 5 }])
    expect(count).toBeGreaterThanOrEqual(1)
    expect(page.lines.map(({ line, status: verdict, code }) => [line, verdict, code])).toEqual([
      [2, "accepted", null], [3, "accepted", null], [4, "accepted", null], [5, "rejected", "import.item_unknown"], [6, "rejected", "import.location_unknown"],
      [7, "rejected", "import.owner_unknown"], [8, "rejected", "serial_number.repeated"], [9, "rejected", "import.line_invalid"],
    ])
    expect(await getUnit(shop, page.lines[0]?.unit_id ?? "")).toMatchObject({ serial_number: first, status: "in_stock", location_id: shop.locationIds[0], variant_id: product.variantId, identifiers: [{ kind: "imei", value: `I-${first}` }] })
    expect(await getUnit(shop, page.lines[2]?.unit_id ?? "")).toMatchObject({ serial_number: sold, status: "delivered", custody: "customer", owner_customer_id: customer.id, location_id: null })
    const [event] = await getHistory(shop, page.lines[2]?.unit_id ?? "")
    expect(event).toMatchObject({ type: "unit.registered_as_sold", actor: { type: "user" }, reference: { type: "import", id: body.import.id }, data: { order_reference: "ERP-9", warranty_ends_on: "2027-05-31" } })
    expect(JSON.stringify([page, event])).not.toContain(email)

    const stocked = await eventually(() => levels(shop, product.inventoryItemId), (found) => found[shop.locationIds[0]]?.stocked === 2)
    expect(stocked[shop.locationIds[0]]?.stocked).toBe(2)
    const covered = await eventually(
      () => client.ok<{ coverage: { verdict: string; entitlements: unknown[] } }>("GET", `/admin/units/${page.lines[2]?.unit_id}/coverage?as_of=2027-05-31`), ({ coverage }) => coverage.verdict === "covered",
    )
    expect(covered.coverage).toMatchObject({ verdict: "covered", entitlements: [{ ends_on: "2027-05-31", warranty_policy: { code: "imported" } }] })
    expect((await client.ok<ImportPage>("GET", `/admin/imports/${body.import.id}?status=rejected&limit=2`))).toMatchObject({ count: 5, lines: [{ line: 5 }, { line: 6 }], next_after: "6" })
  })

  it("takes 2,000 lines of NDJSON in within ten seconds", async () => {
    const product = await tracked()
    const lines = Array.from({ length: 2_000 }, () => JSON.stringify({ serial_number: tag(), inventory_item_id: product.inventoryItemId, location_id: shop.locationIds[1] }))
    const { body } = await upload(lines.join("\n"), { name: "units.ndjson" })
    expect((await finished(body.import.id)).import).toMatchObject({ status: "finished", accepted_count: 2_000, rejected_count: 0 })
  })

  it("is one import under one key: the same answer, and another file is another request", async () => {
    const product = await tracked()
    const [content, key] = [`serial_number,sku,location_id\n${tag()},${product.sku},${shop.locationIds[0]}`, tag()]
    const first = await upload(content, { key })
    await finished(first.body.import.id)
    const second = await upload(content, { key, name: "renamed.csv" })
    expect([second.status, second.replayed, second.body]).toEqual([201, "true", first.body])
    const other = await upload(`${content}\n`, { key })
    expect([other.status, other.body.code]).toEqual([409, "idempotency.key_reused"])
  })

  it.each([
    ["no table", "hello", 400, "import.unreadable"],
    ["empty", "", 400, "import.unreadable"],
    ["an image", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xd8]), 400, "import.unreadable"],
    ["of 51 MB", new Uint8Array(51 * 1024 * 1024), 400, "import.too_large"],
  ])("refuses a file that is %s", async (_, content, status, code) => {
    const answer = await upload(content)
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })

  it("refuses what is no upload in our form", async () => {
    const wrongField = await upload("serial_number,sku\nA,B", { field: "document" })
    expect([wrongField.status, wrongField.body.code]).toEqual([400, "request.invalid"])
    expect(await client.refused("POST", "/admin/units/import", { file: "x" })).toMatchObject({ status: 400, code: "request.invalid" })
    expect(await client.refused("POST", "/admin/units/import", "--x\r\nbroken", { headers: { "content-type": "multipart/form-data; boundary=x" } })).toMatchObject({ status: 400, code: "import.unreadable" })
    expect(await client.refused("POST", "/admin/units/import", "broken", { headers: { "content-type": "multipart/form-data" } })).toMatchObject({ status: 400, code: "import.unreadable" })
    expect(await client.refused("GET", "/admin/imports/aimp_nobody")).toMatchObject({ status: 404, code: "not_found" })
    expect((await client.call("POST", "/admin/units/import", {}, { token: null })).status).toBe(401)
  })
})

describe("GET /admin/jobs", () => {
  it("shows what was done, and retries only what failed", async () => {
    const { jobs, count } = await client.ok<{ jobs: { id: string; name: string; state: string }[]; count: number }>("GET", "/admin/jobs?state=done&limit=200")
    expect(count).toBeGreaterThan(0)
    const done = jobs.find(({ name }) => name === "import_units")
    expect(done).toMatchObject({ state: "done" })
    expect(await client.refused("POST", `/admin/jobs/${done?.id}/retry`)).toMatchObject({ status: 409, code: "job.not_failed" })
    expect(await client.refused("POST", "/admin/jobs/obm_nobody/retry")).toMatchObject({ status: 404, code: "not_found" })
    expect(await client.refused("GET", "/admin/jobs?state=lost")).toMatchObject({ status: 400, code: "request.invalid" })
    expect((await client.ok<{ jobs: unknown[] }>("GET", "/admin/jobs?limit=1")).jobs).toHaveLength(1)
  })
})
