import type { MiddlewareRoute } from "@medusajs/framework/http"
import { requireSharedLocks } from "../../workflows/locking/require-shared-locks"
import { checkFulfillment } from "./check-fulfillment"
import { checkShipment } from "./check-shipment"
import { byBody, byDocument, byFulfillment, byId, byPayment } from "./order-of-request"
import { type OrderIdOf, orderWriteLock } from "./order-write-lock"
import { askedByBody, askedByChange, refuseReturn } from "./refuse-return"
import { editsOfBatch, editsOfCreate, editsOfDelete, editsOfUpdate, refuseHoldReservation, refuseStockEdits, refuseWhileUnits } from "./stock-edits"
import { validateNamedSerials } from "./validate-named-serials"
import { wakeAfterwards } from "./wake-afterwards"

export { orderWriteLock } from "./order-write-lock"

// A process that serves these routes without locks that its siblings see must not start.
requireSharedLocks()

type Method = "POST" | "DELETE"

/** Medusa's routes that write an order, by how the order is found. With a method a matcher hits exactly its own path. */
const LOCKED: readonly { readonly orderIdOf: OrderIdOf; readonly method: Method; readonly matchers: readonly string[] }[] = [
  {
    orderIdOf: byId, method: "POST",
    matchers: [
      "/admin/orders/:id", "/admin/orders/:id/archive", "/admin/orders/:id/cancel", "/admin/orders/:id/complete", "/admin/orders/:id/credit-lines",
      "/admin/orders/:id/fulfillments/:fulfillment_id/cancel", "/admin/orders/:id/fulfillments/:fulfillment_id/mark-as-delivered",
      "/admin/orders/:id/transfer", "/admin/orders/:id/transfer/cancel",
      "/admin/order-edits/:id/request", "/admin/order-edits/:id/confirm",
      "/admin/draft-orders/:id/convert-to-order", "/admin/draft-orders/:id/edit/confirm",
      "/store/orders/:id/transfer/request", "/store/orders/:id/transfer/cancel", "/store/orders/:id/transfer/decline",
    ],
  },
  { orderIdOf: byId, method: "DELETE", matchers: ["/admin/order-edits/:id"] },
  { orderIdOf: byBody, method: "POST", matchers: ["/admin/order-edits", "/admin/returns", "/admin/claims", "/admin/exchanges"] },
  // Both write the order's books, and neither takes a lock of its own.
  { orderIdOf: byPayment, method: "POST", matchers: ["/admin/payments/:id/capture", "/admin/payments/:id/refund"] },
  { orderIdOf: byDocument("return"), method: "POST", matchers: ["/admin/returns/:id/receive", "/admin/returns/:id/receive/confirm", "/admin/returns/:id/cancel"] },
  { orderIdOf: byDocument("return"), method: "DELETE", matchers: ["/admin/returns/:id/request", "/admin/returns/:id/receive"] },
  { orderIdOf: byDocument("order_claim"), method: "POST", matchers: ["/admin/claims/:id/cancel"] },
  { orderIdOf: byDocument("order_claim"), method: "DELETE", matchers: ["/admin/claims/:id/request"] },
  { orderIdOf: byDocument("order_exchange"), method: "POST", matchers: ["/admin/exchanges/:id/cancel"] },
  { orderIdOf: byDocument("order_exchange"), method: "DELETE", matchers: ["/admin/exchanges/:id/request"] },
]

/** Core's routes by which units come back, and what each asks for. */
const RETURNED = [
  { matcher: "/store/returns", orderIdOf: byBody, askedOf: askedByBody("request", "other") },
  { matcher: "/admin/returns/:id/request-items", orderIdOf: byDocument("return"), askedOf: askedByBody("request", "return") },
  { matcher: "/admin/returns/:id/request", orderIdOf: byDocument("return"), askedOf: askedByChange("return_id") },
  { matcher: "/admin/returns/:id/receive-items", orderIdOf: byDocument("return"), askedOf: askedByBody("receive", "return") },
  { matcher: "/admin/returns/:id/dismiss-items", orderIdOf: byDocument("return"), askedOf: askedByBody("receive", "return") },
  { matcher: "/admin/claims/:id/inbound/items", orderIdOf: byDocument("order_claim"), askedOf: askedByBody("request", "other") },
  { matcher: "/admin/claims/:id/request", orderIdOf: byDocument("order_claim"), askedOf: askedByChange("claim_id") },
  { matcher: "/admin/exchanges/:id/inbound/items", orderIdOf: byDocument("order_exchange"), askedOf: askedByBody("request", "other") },
  { matcher: "/admin/exchanges/:id/request", orderIdOf: byDocument("order_exchange"), askedOf: askedByChange("exchange_id") },
] as const

/** Both bring lists of serial numbers. */
const LISTS = { sizeLimit: "8mb" } as const

/** What Aftercare adds to Medusa's own routes. Never an `additionalDataValidator`: see validate-named-serials.ts. */
export const orderMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/orders/:id/fulfillments", methods: ["POST"], bodyParser: LISTS,
    middlewares: [validateNamedSerials, orderWriteLock(byId), checkFulfillment],
  },
  {
    matcher: "/admin/orders/:id/fulfillments/:fulfillment_id/shipments", methods: ["POST"], bodyParser: LISTS,
    middlewares: [validateNamedSerials, orderWriteLock(byId), checkShipment(byId, "fulfillment_id")],
  },
  { matcher: "/admin/fulfillments/:id/shipment", methods: ["POST"], middlewares: [orderWriteLock(byFulfillment), checkShipment(byFulfillment, "id"), wakeAfterwards(byFulfillment)] },
  { matcher: "/admin/fulfillments/:id/cancel", methods: ["POST"], middlewares: [orderWriteLock(byFulfillment), wakeAfterwards(byFulfillment)] },
  { matcher: "/store/orders/:id/transfer/accept", methods: ["POST"], middlewares: [orderWriteLock(byId), wakeAfterwards(byId)] },
  { matcher: "/admin/orders/:id/transfer/guest", methods: ["POST"], middlewares: [orderWriteLock(byId), wakeAfterwards(byId)] },
  ...RETURNED.map(({ matcher, orderIdOf, askedOf }) => ({ matcher, methods: ["POST" as const], middlewares: [orderWriteLock(orderIdOf), refuseReturn(orderIdOf, askedOf)] })),
  ...LOCKED.flatMap(({ orderIdOf, method, matchers }) => matchers.map((matcher) => ({ matcher, methods: [method], middlewares: [orderWriteLock(orderIdOf)] }))),
  { matcher: "/admin/inventory-items/:id/location-levels", methods: ["POST"], middlewares: [refuseStockEdits(editsOfCreate)] },
  { matcher: "/admin/inventory-items/:id/location-levels/batch", methods: ["POST"], middlewares: [refuseStockEdits(editsOfBatch)] },
  { matcher: "/admin/inventory-items/location-levels/batch", methods: ["POST"], middlewares: [refuseStockEdits(editsOfBatch)] },
  { matcher: "/admin/inventory-items/:id/location-levels/:location_id", methods: ["POST"], middlewares: [notBatch(refuseStockEdits(editsOfUpdate))] },
  { matcher: "/admin/inventory-items/:id/location-levels/:location_id", methods: ["DELETE"], middlewares: [refuseStockEdits(editsOfDelete)] },
  { matcher: "/admin/inventory-items/:id", methods: ["DELETE"], middlewares: [refuseWhileUnits("inventoryItemId")] },
  { matcher: "/admin/stock-locations/:id", methods: ["DELETE"], middlewares: [refuseWhileUnits("locationId")] },
  { matcher: "/admin/reservations/:id", methods: ["POST"], middlewares: [refuseHoldReservation] },
  { matcher: "/admin/reservations/:id", methods: ["DELETE"], middlewares: [refuseHoldReservation] },
]

/** Express matches `:location_id` with "batch" too, when the static route lets it through. */
function notBatch(middleware: ReturnType<typeof refuseStockEdits>): ReturnType<typeof refuseStockEdits> {
  return async (request, response, next) => (request.params["location_id"] === "batch" ? next() : middleware(request, response, next))
}
