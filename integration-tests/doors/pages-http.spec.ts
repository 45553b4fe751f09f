import { readdirSync, readFileSync } from "node:fs"
import http from "node:http"
import path from "node:path"
import { gunzipSync, gzipSync } from "node:zlib"
import { ensurePortal } from "../../scripts/support/build"
import { repositoryRoot } from "../../scripts/support/paths"
import type { HttpPortalConfig } from "../../src/types/http"
import { type Client, connect } from "../http/support/client"
import { createShop, type Shop } from "../http/support/shop"

/** The first suite that asks starts the server, and builds the pages. */
const SET_UP_MS_MAX = 600_000
/** What a phone has to fetch and run before the first page works. */
const FIRST_LOAD_BYTES_MAX = 200 * 1024

const built = path.join(repositoryRoot, "portal-dist")
let client: Client
let shop: Shop
beforeAll(async () => {
  await ensurePortal()
  client = await connect()
  shop = await createShop(client)
}, SET_UP_MS_MAX)

interface Got {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly body: Buffer
}

/** As it is written: `fetch` would take `..` out of a path before it is sent. */
const get = (target: string, { method = "GET", headers = {} }: { readonly method?: string; readonly headers?: Record<string, string> } = {}): Promise<Got> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(client.baseUrl)
    http.request({ hostname, port, path: target, method, headers }, (res) => {
      const parts: Buffer[] = []
      res.on("data", (part: Buffer) => parts.push(part)).on("end", () => resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(parts) }))
    }).on("error", reject).end()
  })

const pageOf = async (site: "portal" | "bench") => (await get(`/${site}`)).body.toString()
const scriptsOf = (page: string): string[] => [...page.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, address]) => address ?? "")

describe("the pages of the portal and the bench", () => {
  it.each(["portal", "bench"] as const)("/%s runs nothing but our own files, stands in no frame and sends no address on", async (site) => {
    const { status, headers } = await get(`/${site}`)
    expect(status).toBe(200)
    expect(headers["content-type"]).toMatch(/^text\/html/)
    const rules = Object.fromEntries(String(headers["content-security-policy"]).split("; ").map((rule) => [rule.split(" ")[0], rule.split(" ").slice(1).join(" ")]))
    expect(rules).toEqual({
      "default-src": "'none'", "script-src": "'self' 'wasm-unsafe-eval'", "style-src": "'self'", "img-src": "'self' blob: data:", "font-src": "'self'", "media-src": "'self' blob:",
      "connect-src": "'self'", "form-action": "'self'", "base-uri": "'none'", "frame-ancestors": "'none'",
      // Only the bench opens without a network.
      ...(site === "bench" ? { "worker-src": "'self'" } : {}),
    })
    expect(headers).toMatchObject({ "referrer-policy": "no-referrer", "x-content-type-options": "nosniff", "x-frame-options": "DENY" })
    expect(headers["permissions-policy"]).toContain("camera=(self)")
    const page = await pageOf(site)
    expect(page).not.toMatch(/<style|style=|<script(?![^>]* src=)|https?:\/\//)
    expect(scriptsOf(page).every((address) => address.startsWith("/portal/assets/"))).toBe(true)
  })

  it.each([
    "/portal", "/portal/", "/portal/returns/armareq_1", "/portal/access?x=1", "/portal/01/09506000134352/21/AB.12%2F3", "/portal/%ff", "/portal/products/..%2f..%2fsecret", "/PORTAL",
    "/bench", "/bench/", "/bench/jobs/rep_1", "/bench/invite", "/bench/config",
  ])("%s is a page, asked for anew each time", async (target) => {
    const { status, headers, body } = await get(target)
    expect([status, headers["cache-control"]]).toEqual([200, "no-cache"])
    expect(body.toString()).toContain(`<div id="root">`)
    expect(headers["content-security-policy"]).toContain("default-src 'none'")
  })

  it("is kept for a year where its name has a hash, and compressed for who takes that", async () => {
    for (const address of scriptsOf(await pageOf("portal"))) {
      const bare = await get(address)
      expect(bare.status).toBe(200)
      expect(bare.headers["cache-control"]).toBe("public, max-age=31536000, immutable")
      expect(bare.headers["content-type"]).toMatch(/javascript/)
      expect(bare.headers["content-encoding"]).toBeUndefined()
      const packed = await get(address, { headers: { "accept-encoding": "gzip" } })
      expect(packed.headers).toMatchObject({ "content-encoding": "gzip", vary: expect.stringContaining("Accept-Encoding") as string })
      expect(gunzipSync(packed.body).equals(bare.body)).toBe(true)
      expect((await get(address, { headers: { "accept-encoding": "gzip, deflate, br" } })).headers["content-encoding"]).toBe("br")
    }
  })

  it("has a service worker for the bench and for nothing else: asked for anew each time, one plain script, which names each file of its page", async () => {
    const { status, headers, body } = await get("/bench/service-worker.js")
    expect([status, headers["cache-control"], headers["service-worker-allowed"]]).toEqual([200, "no-cache", "/bench"])
    expect(headers["content-type"]).toMatch(/javascript/)
    const script = body.toString()
    expect(script).not.toMatch(/\bimport\b|\bexport\b|__BENCH_/)
    const page = await pageOf("bench")
    const loaded = [...page.matchAll(/(?:src|href)="(\/portal\/assets\/[^"]+)"/g)].map(([, address]) => address ?? "")
    expect(loaded.length).toBeGreaterThan(0)
    expect(loaded.filter((address) => !script.includes(`"${address}"`))).toEqual([])
    for (const [, address] of script.matchAll(/"(\/portal\/assets\/[^"]+)"/g)) expect([address, (await get(address ?? "")).status]).toEqual([address, 200])
    for (const target of ["/portal/service-worker.js", "/service-worker.js", "/bench/jobs/service-worker.js"]) expect((await get(target)).headers["service-worker-allowed"]).toBeUndefined()
  })

  it("gives the scanner's WebAssembly as what it is", async () => {
    const wasm = readdirSync(path.join(built, "assets")).find((name) => name.endsWith(".wasm"))
    expect(await get(`/portal/assets/${wasm}`)).toMatchObject({ status: 200, headers: { "content-type": "application/wasm" } })
  })

  it.each([
    "/portal/assets/none.js", "/portal/assets/", "/portal/assets", "/portal/missing.js", "/portal/deep/missing.css", "/portal/favicon.ico", "/portal/customer/index.html", "/bench/assets/none.js", "/bench/app.js",
    "/portal/assets/../../package.json", "/portal/assets/..%2f..%2fpackage.json", "/portal/assets/%2e%2e/%2e%2e/package.json", "/portal/../package.json", "/portal/..%5c..%5cpackage.json", "/portal/assets/....//package.json",
    "/portal/assets/.vite/manifest.json", "/portal/.vite/manifest.json", "/portal/.env", "/portal//etc/passwd.txt", "/portal/assets/%00.js", "/portal/assets/a%00.js", "/portal/assets/C:%5cwindows%5cwin.ini",
  ])("has nothing at %s and leads to no other file", async (target) => {
    const { status, headers, body } = await get(target)
    expect([target, status]).toEqual([target, 404])
    expect(body.toString()).not.toMatch(/medusa-plugin-aftercare|devDependencies|root:/)
    if (target.startsWith("/portal/assets/")) expect(headers["cache-control"]).not.toContain("immutable")
  })

  it.each(["POST", "PUT", "DELETE", "PATCH"])("only shows: %s is refused", async (method) => {
    for (const target of ["/portal", "/bench/x"]) expect(await get(target, { method })).toMatchObject({ status: 405, headers: { allow: "GET, HEAD" } })
  })

  it("answers HEAD as GET, without the page, and an unchanged page by 304", async () => {
    const { headers } = await get("/portal")
    expect(await get("/portal", { method: "HEAD" })).toMatchObject({ status: 200, body: Buffer.alloc(0) })
    expect((await get("/portal", { headers: { "if-none-match": headers.etag ?? "" } })).status).toBe(304)
  })

  it("opens no session and sets no cookie", async () => {
    for (const target of ["/portal", "/bench", "/portal/config.json"]) expect((await get(target)).headers["set-cookie"]).toBeUndefined()
  })
})

describe("the portal's configuration", () => {
  it("names the shop, its languages and a publishable key that opens the store", async () => {
    const { status, headers, body } = await get("/portal/config.json")
    expect(status).toBe(200)
    const config = JSON.parse(body.toString()) as HttpPortalConfig
    expect(config).toMatchObject({ logo_url: null, languages: ["en", "de"], links: [], attachments: { size_bytes_max: 10 * 1024 * 1024 } })
    expect(config.name.length).toBeGreaterThan(0)
    expect([String(headers["content-security-policy"]).split(";")[0], headers["cache-control"]]).toEqual(["default-src 'none'", "no-cache"])
    expect((await client.call("GET", "/store/regions", undefined, { token: null, headers: { "x-publishable-api-key": config.publishable_key ?? "" } })).status).toBe(200)
  })

  it("tells of no secret key and of none that was revoked", async () => {
    const { body } = await get("/portal/config.json")
    const { api_keys: keys } = await client.ok<{ api_keys: { token: string; type: string; revoked_at: string | null }[] }>("GET", "/admin/api-keys?limit=100")
    const { publishable_key: given } = JSON.parse(body.toString()) as HttpPortalConfig
    expect(keys.filter(({ token }) => token === given)).toMatchObject([{ type: "publishable", revoked_at: null }])
    expect(shop.publishableKey).toMatch(/^pk_/)
  })
})

describe("the first load of the portal", () => {
  interface Chunk { readonly file: string; readonly imports?: readonly string[]; readonly dynamicImports?: readonly string[]; readonly isEntry?: boolean; readonly src?: string; readonly name?: string }
  const manifest = (): Record<string, Chunk> => JSON.parse(readFileSync(path.join(built, ".vite", "manifest.json"), "utf8")) as Record<string, Chunk>
  const compressed = (file: string): number => gzipSync(readFileSync(path.join(built, file))).length

  function withImports(chunks: Record<string, Chunk>, name: string, seen = new Set<string>()): Set<string> {
    if (seen.has(name)) return seen
    seen.add(name)
    for (const next of chunks[name]?.imports ?? []) withImports(chunks, next, seen)
    return seen
  }

  it("is at most 200 kB of compressed script, words and the start page included, without the scanner", () => {
    const chunks = manifest()
    const needed = withImports(chunks, "customer/index.html")
    for (const name of Object.keys(chunks)) if (/^customer\/(?:texts\/en|pages\/home-page)/.test(name)) withImports(chunks, name, needed)
    const files = [...new Set([...needed].map((name) => chunks[name]!.file).filter((file) => file.endsWith(".js")))]
    const total = files.reduce((sum, file) => sum + compressed(file), 0)
    expect(total).toBeLessThanOrEqual(FIRST_LOAD_BYTES_MAX)
    expect(files.some((file) => file.includes("scanner"))).toBe(false)
    for (const file of files) expect(readFileSync(path.join(built, file), "utf8")).not.toContain("zxing_reader")
  })

  it("fetches the scanner only for who scans", () => {
    const chunks = manifest()
    const scanner = Object.keys(chunks).find((name) => name.endsWith("shared/scanner/scanner.tsx"))!
    expect(Object.values(chunks).some(({ dynamicImports }) => dynamicImports?.includes(scanner))).toBe(true)
    expect(Object.values(chunks).some(({ imports }) => imports?.includes(scanner))).toBe(false)
  })
})
