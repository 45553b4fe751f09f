import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from "@medusajs/framework/http"
import { reject } from "../domain/common/rejection"
import { sendRejection } from "./respond"

/** 10,000 units as JSON need more than Express' 100 kB. */
const LISTS = { sizeLimit: "8mb" } as const

/** Where our own routes begin; below Medusa's `/admin/orders/:id` an id that cannot be decoded is Medusa's to refuse. */
const PREFIXES = [
  "/admin/serial-policies", "/admin/units", "/admin/unit-exceptions", "/admin/orders", "/admin/warranty-policies", "/admin/imports", "/admin/jobs",
]

export const ourMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/units/receive", methods: ["POST"], bodyParser: LISTS, middlewares: [] },
  { matcher: "/admin/units/commands", methods: ["POST"], bodyParser: LISTS, middlewares: [] },
  { matcher: "/admin/orders/:id/units/pick", methods: ["POST"], bodyParser: LISTS, middlewares: [] },
  { matcher: "/admin/orders/:id/units/allocate", methods: ["POST"], bodyParser: LISTS, middlewares: [] },
  { matcher: "/admin/orders/:id/units/release", methods: ["POST"], bodyParser: LISTS, middlewares: [] },
  ...PREFIXES.map((matcher) => ({ matcher, middlewares: [refuseUndecodable] })),
]

/** `%ff` is no text. Express notices only while it matches `:id`, with an error that Medusa answers by 500. */
function refuseUndecodable(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  try {
    decodeURIComponent(req.path)
  } catch {
    sendRejection(res, reject("not_found", "Nothing has an id like this.", {}))
    return
  }
  next()
}
