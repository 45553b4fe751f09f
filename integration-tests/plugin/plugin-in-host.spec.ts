import { spawnSync } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { builtinModules } from "node:module"
import os from "node:os"
import path from "node:path"
import { withClient } from "../../scripts/support/databases"
import { repositoryRoot } from "../../scripts/support/paths"
import type { HttpPortalConfig, HttpSerialPolicyList } from "../../src/types/http"
import { Client, eventually } from "../http/support/client"
import { createProduct, createShop, deliver, getHistory, getOrder, orderUnits, placeOrder, receive, serials, ship, type Order, type Product, type Shop } from "../http/support/shop"
import { createEmptyDatabase, type TestDatabase } from "../support/database"
import { describeWithBrowser } from "../support/suites"
import { ADMIN_LOGIN } from "../support/templates"
import { installHost, runHostMedusa, startHost, startHostWorker, typecheckHost, type HostApplication, type HostServer } from "./host-application"
import { hasStyle, inHostAdmin } from "./host-admin"
import { packPlugin } from "./pack-plugin"

/**
 * How: the plugin is packed as for the registry and installed into a Medusa application of its own outside this
 * checkout (`host/`), which has a handler and a validator of its own where Aftercare has one too.
 */

const SET_UP_MS_MAX = 600_000
const DESK_MS_MAX = 300_000
const QUEUE_NAMESPACE = "host_queue"

let folder: string
let tarball: string
let database: TestDatabase
let host: HostApplication
let server: HostServer
let client: Client
let shop: Shop

beforeAll(async () => {
  // Not below the checkout, where the host would find the packages of the checkout.
  folder = mkdtempSync(path.join(os.tmpdir(), "aftercare-host-"))
  tarball = await packPlugin(folder)
  database = await createEmptyDatabase()
  host = await installHost({ folder, tarball, databaseUrl: database.url })
  await runHostMedusa(host, ["db:migrate", "--execute-safe-links"])
  const user = runHostMedusa(host, ["user", "--email", ADMIN_LOGIN.email, "--password", ADMIN_LOGIN.password])
  server = await startHost(host)
  await user
  client = new Client(server.baseUrl, await logIn(server.baseUrl), database.url)
  shop = await createShop(client)
}, SET_UP_MS_MAX)

afterAll(async () => {
  await server?.process.stop()
  await database?.drop()
  if (folder) rmSync(folder, { recursive: true, force: true })
}, SET_UP_MS_MAX)

async function logIn(baseUrl: string): Promise<string> {
  const { body } = await new Client(baseUrl, "", "").call<{ token: string }>("POST", "/auth/user/emailpass", ADMIN_LOGIN, { token: null })
  return body.token
}

describe("the package", () => {
  const packed = (): string => path.join(host.directory, "node_modules", "medusa-plugin-aftercare")

  it("holds the built plugin and its papers, nothing else", () => {
    const files = spawnSync("tar", ["-tzf", tarball], { encoding: "utf8" }).stdout.trim().split("\n").map((name) => name.replace(/^package\//, ""))
    const others = files.filter((name) => !/^\.medusa\/server\/(src|migrations)\/.+\.(js|mjs|d\.ts)$/.test(name) && !name.startsWith("portal-dist/"))
    expect(others.sort()).toEqual(["CHANGELOG.md", "LICENSE", "README.md", "package.json"])
    expect(files.filter((name) => /\.spec\.|integration-tests|scripts|\.aftercare|medusa-config/.test(name))).toEqual([])
    for (const name of ["workers/main.js", "workflows/index.js", "modules/aftercare/index.js", "admin/index.js", "admin/index.mjs"]) {
      expect(files).toContain(`.medusa/server/src/${name}`)
    }
  })

  it("imports only packages that it declares", () => {
    const { dependencies, peerDependencies } = JSON.parse(readFileSync(path.join(packed(), "package.json"), "utf8")) as Record<string, Record<string, string>>
    const declared = new Set([...Object.keys({ ...dependencies, ...peerDependencies }), ...builtinModules, ...builtinModules.map((name) => `node:${name}`)])
    const code = path.join(packed(), ".medusa", "server")
    const imported = readdirSync(code, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".js") && !name.startsWith(path.join("src", "admin")))
      .flatMap((name) => [...readFileSync(path.join(code, name), "utf8").matchAll(/(?:require|import)\("([^".][^"]*)"\)/g)].map(([, specifier]) => packageOf(specifier ?? "")))
    expect(imported).toContain("typeorm")
    expect([...new Set(imported)].filter((name) => !declared.has(name))).toEqual([])
  })

  it("carries the agents' desk: every page and box of the checkout, in the bundle that a host's Admin takes in", () => {
    const admin = path.join(repositoryRoot, "src", "admin")
    const routes = readdirSync(path.join(admin, "routes"), { recursive: true, encoding: "utf8" }).filter((name) => path.basename(name) === "page.tsx")
    const bundle = readFileSync(path.join(packed(), ".medusa", "server", "src", "admin", "index.mjs"), "utf8")
    const paths = routes.map((name) => `/${path.dirname(name).split(path.sep).join("/").replaceAll("@", "").replace(/\[([^\]]+)\]/g, ":$1")}`)
    expect(paths).toEqual(expect.arrayContaining(["/aftercare/units", "/aftercare/units/:id", "/aftercare/units/receive", "/aftercare/returns"]))
    expect(paths.filter((name) => !bundle.includes(`"${name}"`))).toEqual([])
    expect(["order.details.side", "product_variant.details.side", "inventory_item.details.side", "customer.details.side"].filter((zone) => !bundle.includes(zone))).toEqual([])
    // Tailwind of the host reads the classes from the bundle itself; both languages travel along.
    for (const text of ["h-[11px]", "Pick and pack", "Entnehmen und packen"]) expect(bundle).toContain(text)
  })

  it("carries the pages of portal and bench, compressed, with what they load", () => {
    const files = spawnSync("tar", ["-tzf", tarball], { encoding: "utf8" }).stdout.split("\n").map((name) => name.replace(/^package\//, ""))
    for (const page of ["customer", "bench"]) expect(files).toEqual(expect.arrayContaining([`portal-dist/${page}/index.html`, `portal-dist/${page}/index.html.br`, `portal-dist/${page}/index.html.gz`]))
    expect(files).toContain("portal-dist/bench/service-worker.js")
    expect(files.filter((name) => /^portal-dist\/assets\/.+\.(?:js|css|wasm)$/.test(name)).length).toBeGreaterThan(3)
  })

  it("carries types that a host's own code compiles against", async () => {
    await typecheckHost(host)
  })
})

const packageOf = (specifier: string): string => specifier.split("/").slice(0, specifier.startsWith("@") ? 2 : 1).join("/")

describe("Aftercare in a host", () => {
  it("answers on its routes", async () => {
    expect(await client.ok<HttpSerialPolicyList>("GET", "/admin/serial-policies")).toMatchObject({ serial_policies: [], count: 0 })
    const document = await client.ok<{ openapi: string; paths: Record<string, unknown> }>("GET", "/aftercare/openapi.json", undefined, { token: null })
    expect(document.openapi).toMatch(/^3\./)
    expect(Object.keys(document.paths)).toContain("/admin/units/receive")
  })

  it("has none of the demo's routes", async () => {
    expect(await client.call("POST", "/admin/demo/payment-failures", { operation: "refund", times: 1 })).toMatchObject({ status: 404 })
  })

  it.each(["portal", "bench"])("serves /%s with what it loads, under a strict policy", async (site) => {
    const response = await fetch(`${server.baseUrl}/${site}/any/page`)
    expect([response.status, response.headers.get("content-security-policy")?.startsWith("default-src 'none'; script-src 'self'")]).toEqual([200, true])
    const page = await response.text()
    const loaded = [...page.matchAll(/(?:src|href)="(\/portal\/assets\/[^"]+)"/g)].map(([, address]) => address ?? "")
    expect(loaded.length).toBeGreaterThan(0)
    for (const address of loaded) {
      const asset = await fetch(server.baseUrl + address)
      expect([address, asset.status, asset.headers.get("cache-control")]).toEqual([address, 200, "public, max-age=31536000, immutable"])
    }
  })

  it("serves the bench's service worker for the bench alone", async () => {
    const { status, headers } = await fetch(`${server.baseUrl}/bench/service-worker.js`)
    expect([status, headers.get("service-worker-allowed"), headers.get("cache-control")]).toEqual([200, "/bench", "no-cache"])
    expect((await fetch(`${server.baseUrl}/app`)).headers.get("service-worker-allowed")).toBeNull()
  })

  it("tells the portal its name, look and key", async () => {
    const config = (await (await fetch(`${server.baseUrl}/portal/config.json`)).json()) as HttpPortalConfig
    expect(config).toMatchObject({ name: "The Host's Shop", logo_url: "/static/logo.svg", colors: { accent: "#0a7", accent_text: "#ffffff" }, languages: ["de", "en"], links: [{ label: "Impressum", url: "https://host.example/imprint" }] })
    expect(config.texts).toEqual({ de: { "home.title": "Hilfe" } })
    expect(config.publishable_key).toMatch(/^pk_/)
  })

  it("gets its options: the queues are where the host said", async () => {
    const { rows } = await withClient(database.url, (pg) => pg.query<{ found: boolean }>("select to_regnamespace($1) is not null as found", [QUEUE_NAMESPACE]))
    expect(rows).toEqual([{ found: true }])
  })

  it("receives units under a policy", async () => {
    const product = await createProduct(shop)
    expect(await client.call("POST", "/admin/serial-policies", { variant_id: product.variantId, tracking: "full" })).toMatchObject({ status: 201 })
    const answer = await client.call<{ units: unknown[] }>("POST", "/admin/units/receive", {
      inventory_item_id: product.inventoryItemId, location_id: shop.locationIds[0], serial_numbers: serials(2),
    })
    expect([answer.status, answer.body.units.length]).toEqual([201, 2])
  })
})

describeWithBrowser("the agents' desk in a host", (executablePath) => {
  it("is there as in the shop of its own: pages in the menu, boxes in Medusa's pages, styles, units", async () => {
    const product = await createProduct(shop)
    await client.ok("POST", "/admin/serial-policies", { variant_id: product.variantId, tracking: "full" })
    await receive(shop, product, ["DESK-1"])
    const errors = await inHostAdmin(executablePath, server.baseUrl, async (page) => {
      await page.goto("/app/aftercare/units?q=DESK-1")
      await page.getByRole("heading", { name: "Units", exact: true }).waitFor()
      await page.getByRole("link", { name: "Technicians" }).waitFor()
      await page.getByRole("link", { name: "DESK-1" }).click()
      await page.getByRole("heading", { name: "DESK-1" }).waitFor()
      // A class that only the plugin's own pages use, from the stylesheet that the host made.
      expect(await hasStyle(page, ".h-\\[11px\\]")).toBe(true)
      await page.goto(`/app/products/${product.productId}/variants/${product.variantId}`)
      await page.locator("[data-aftercare-section]", { has: page.getByRole("heading", { name: "Serial numbers" }) }).waitFor()
    })
    expect(errors).toEqual([])
  }, DESK_MS_MAX)
})

describe("a fulfilment in a host with a handler and a validator of its own", () => {
  let product: Product
  let order: Order
  let fulfillmentId: string

  beforeAll(async () => {
    product = await createProduct(shop)
    await client.ok("POST", "/admin/serial-policies", { variant_id: product.variantId, tracking: "full", allocate_at: "fulfillment" })
    await receive(shop, product, ["HOST-1", "HOST-2"])
    const { warranty_policy: policy } = await client.ok<{ warranty_policy: { id: string } }>("POST", "/admin/warranty-policies", { name: "Host", duration_months: 12 })
    await client.ok("POST", `/admin/warranty-policies/${policy.id}/publish`, {})
    order = await placeOrder(shop, [{ variant_id: product.variantId, quantity: 1 }])
  })

  const fulfilment = (additionalData: object): object => ({
    items: order.items.map(({ id, quantity }) => ({ id, quantity })), location_id: shop.locationIds[0], no_notification: true, additional_data: additionalData,
  })

  it("is refused when the named serial numbers are no list of serial numbers", async () => {
    const answer = await client.call("POST", `/admin/orders/${order.id}/fulfillments`, fulfilment({ serial_numbers: { [order.items[0]!.id]: 7 } }))
    expect(answer.status).toBe(400)
  })

  it("runs both handlers: the host's note is kept and the named unit is bound", async () => {
    await client.ok("POST", `/admin/orders/${order.id}/fulfillments`, fulfilment({ gift_note: "For Ann", serial_numbers: { [order.items[0]!.id]: ["HOST-2"] } }))
    const { fulfillments } = await getOrder(shop, order.id)
    fulfillmentId = fulfillments[0]!.id
    const { order: kept } = await client.ok<{ order: { fulfillments: { metadata: unknown }[] } }>("GET", `/admin/orders/${order.id}?fields=id,*fulfillments`)
    expect(kept.fulfillments[0]?.metadata).toEqual({ gift_note: "For Ann" })
    const { lines } = await orderUnits(shop, order.id)
    expect(JSON.stringify(lines)).toContain("HOST-2")
    expect(JSON.stringify(lines)).not.toContain("HOST-1")
  })

  it("shows its units through Medusa's Query", async () => {
    const { order: read } = await client.ok<{ order: { items: { serial_units: { serial_number: string }[] }[] } }>("GET", `/admin/orders/${order.id}?fields=id,*items,*items.serial_units`)
    expect(read.items.map(({ serial_units }) => serial_units.map(({ serial_number }) => serial_number))).toEqual([["HOST-2"]])
  })

  it("starts the unit's warranty in the packaged worker when it is delivered", async () => {
    const worker = await startHostWorker(host, { AFTERCARE_QUEUE_NAMESPACE: QUEUE_NAMESPACE })
    try {
      await ship(shop, order, fulfillmentId)
      await deliver(shop, order, fulfillmentId)
      const { units } = await client.ok<{ units: { id: string }[] }>("GET", "/admin/units?q=HOST-2")
      const unitId = units[0]!.id
      const ask = () => client.ok<{ coverage: { entitlements: unknown[] } }>("GET", `/admin/units/${unitId}/coverage`)
      expect((await eventually(ask, ({ coverage }) => coverage.entitlements.length > 0)).coverage.entitlements).toHaveLength(1)
      expect((await getHistory(shop, unitId)).map(({ type }) => type)).toEqual(expect.arrayContaining(["unit.received", "unit.shipped", "unit.delivered"]))
    } finally {
      await worker.process.stop()
    }
    expect(readFileSync(worker.process.logFile ?? "", "utf8")).toContain("Aftercare worker stopped.")
  })
})
