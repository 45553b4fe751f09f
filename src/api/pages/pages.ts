import { existsSync } from "node:fs"
import path from "node:path"
import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from "@medusajs/framework/http"
import { builtPages } from "./built-pages"
import { setPageHeaders } from "./page-headers"

/** Answered by a route of its own. */
const CONFIG = "/config.json"
/** Flat, and of harmless letters: no name in it can lead out of the folder. */
const ASSET = /^\/assets\/([A-Za-z0-9_-][A-Za-z0-9_.-]*)$/
/** Whoever asks for a file wants that file or nothing, not a page. */
const FILE = /\/[^/]*\.(?:m?js|css|map|json|wasm|html?|txt|xml|ico|png|jpe?g|gif|svg|webp|woff2?|ttf|php|env)$/i
/** Behind `/bench`. The browser asks for it at each visit, and takes it for all of the bench because we say so. */
const BENCH_WORKER = "/service-worker.js"
const BENCH_SCOPE = "/bench"
const YEAR_MS = 365 * 24 * 3_600_000

/** The best that the browser takes, among what was compressed when the pages were built. */
const ENCODINGS = [["br", ".br"], ["gzip", ".gz"]] as const

const serve = (site: "customer" | "bench") => (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void => {
  // Behind the site's own path, as it was sent: nothing is decoded, so nothing can turn into something else.
  const asked = req.path
  setPageHeaders(res, site)
  if (site === "customer" && asked === CONFIG) {
    res.setHeader("Cache-Control", "no-cache")
    return next()
  }
  if (req.method !== "GET" && req.method !== "HEAD") return plain(res.setHeader("Allow", "GET, HEAD"), 405, "Only GET and HEAD are answered here.")
  const folder = builtPages()
  if (folder === null) return plain(res, 503, "The pages are not built yet. In a checkout of Aftercare: npm run build:portal")
  const asset = site === "customer" ? ASSET.exec(asked)?.[1] : undefined
  if (asset !== undefined && existsSync(path.join(folder, "assets", asset))) return send(req, res, path.join(folder, "assets"), asset)
  if (site === "bench" && asked === BENCH_WORKER) return send(req, res.setHeader("Service-Worker-Allowed", BENCH_SCOPE), path.join(folder, site), "service-worker.js")
  if (/^\/assets(?:\/|$)/.test(asked) || FILE.test(asked)) return plain(res, 404, "There is no such file.")
  // Every other path is a page's, and which one the page itself finds out.
  return send(req, res, path.join(folder, site), "index.html")
}

/** Names with a hash never change; the page that names them is asked for anew each time. */
function send(req: MedusaRequest, res: MedusaResponse, root: string, name: string): void {
  const isNamedByContent = path.basename(root) === "assets"
  const [encoding, ending] = ENCODINGS.find(([known, suffix]) => req.acceptsEncodings(known) === known && existsSync(path.join(root, name + suffix))) ?? [null, ""]
  res.type(path.extname(name)).vary("Accept-Encoding")
  if (encoding !== null) res.setHeader("Content-Encoding", encoding)
  res.sendFile(name + ending, { root, dotfiles: "deny", ...(isNamedByContent ? { maxAge: YEAR_MS, immutable: true } : { maxAge: 0, cacheControl: false, headers: { "Cache-Control": "no-cache" } }) }, (error) => {
    if (error != null && !res.headersSent) plain(res, 404, "There is no such file.")
  })
}

const plain = (res: MedusaResponse, status: number, text: string): void => void res.status(status).setHeader("Cache-Control", "no-store").type("text/plain").send(`${text}\n`)

/** Without methods: whatever is asked of these paths ends here, and before any session is read. */
export const pages: MiddlewareRoute[] = [
  { matcher: "/portal", middlewares: [serve("customer")] },
  { matcher: "/bench", middlewares: [serve("bench")] },
]
