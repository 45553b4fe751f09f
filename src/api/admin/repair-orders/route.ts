import { createRoute, listRoute } from "../../repair-orders/routes"

export const GET = listRoute("agent")
export const POST = createRoute("agent")
