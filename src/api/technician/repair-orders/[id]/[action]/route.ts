import { actionRoutes, byAction } from "../../../../repair-orders/routes"

/** By action: what the OpenAPI document shows as a path each. */
export const ACTIONS = actionRoutes("technician")

export const POST = byAction(ACTIONS)
