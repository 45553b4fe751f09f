import { authenticate, type MiddlewareRoute } from "@medusajs/framework/http"

/** 10,000 units as JSON need more than Express' 100 kB. */
const LISTS = { sizeLimit: "8mb" } as const

/** Only for those who are signed in: Medusa's store routes let everybody in. */
const CUSTOMERS: MiddlewareRoute[] = [{ matcher: "/store/store-credit*", middlewares: [authenticate("customer", ["session", "bearer"])] }]

/** Our routes validate by themselves (respond.ts); all they need before is room for their lists. */
const WITH_LISTS: MiddlewareRoute[] = [
  "/admin/units/receive", "/admin/units/commands", "/admin/orders/:id/units/allocate", "/admin/orders/:id/units/release", "/admin/orders/:id/units/pick",
].map((matcher) => ({ matcher, methods: ["POST"], bodyParser: LISTS, middlewares: [] }))

export const ourMiddlewares: MiddlewareRoute[] = [...WITH_LISTS, ...CUSTOMERS]
