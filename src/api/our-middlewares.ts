import type { MiddlewareRoute } from "@medusajs/framework/http"

/** 10,000 units as JSON need more than Express' 100 kB. */
const LISTS = { sizeLimit: "8mb" } as const

/** Our routes validate by themselves (respond.ts); all they need before is room for their lists. */
export const ourMiddlewares: MiddlewareRoute[] = [
  "/admin/units/receive", "/admin/units/commands", "/admin/orders/:id/units/allocate", "/admin/orders/:id/units/release", "/admin/orders/:id/units/pick",
].map((matcher) => ({ matcher, methods: ["POST"], bodyParser: LISTS, middlewares: [] }))
