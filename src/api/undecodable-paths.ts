import { subscribe } from "node:diagnostics_channel"
import type { IncomingMessage } from "node:http"
import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from "@medusajs/framework/http"
import { ROUTES } from "./openapi/registry"
import { invalid, sendRejection } from "./respond"

/*
 * Express decodes what a path's parameters match while it looks for the next handler, and Medusa's first one for the
 * Admin takes `/admin*`: so `/admin/units/%ff` fails before anything a plugin may register, and the error handler that
 * makes a 500 of it belongs to the host. Node tells of each request before Express sees it. There the percent signs of
 * a path that cannot be decoded are escaped, for paths of ours only; the request then takes its usual way, through the
 * check of who asks, and is refused where our routes begin.
 */

const UNDECODABLE = Symbol.for("aftercare.undecodable_path")
type Marked = { [UNDECODABLE]?: true }

/** What stands before the first parameter of our paths: `/admin/units/{id}/history` → `/admin/units`. */
const HEADS = [...new Set(Object.keys(ROUTES).flatMap((path) => (path.includes("/{") ? [path.slice(0, path.indexOf("/{"))] : [])))]

subscribe("http.server.request.start", (message) => {
  const { request } = message as { readonly request: IncomingMessage & Marked }
  const url = request.url ?? ""
  if (!url.includes("%")) return
  const end = url.indexOf("?")
  const path = end === -1 ? url : url.slice(0, end)
  if (isDecodable(path) || !isOurs(path)) return
  request[UNDECODABLE] = true
  request.url = path.replaceAll("%", "%25") + url.slice(path.length)
})

/** Medusa registers what has no method before every route. */
export const undecodablePaths: MiddlewareRoute[] = HEADS.map((matcher) => ({ matcher, middlewares: [refuseUndecodable] }))

function refuseUndecodable(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  if ((req as Marked)[UNDECODABLE] !== true) return next()
  sendRejection(res, invalid([{ path: "", message: "The path has a percent sign that does not begin an encoded UTF-8 character." }]))
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

/** Express does not look at the case of a path either. */
function isOurs(path: string): boolean {
  const lower = path.toLowerCase()
  return HEADS.some((head) => lower.startsWith(`${head}/`))
}
