import { createRoute, listRoute } from "../../repair-orders/routes"

export const GET = listRoute("technician")
export const POST = createRoute("technician")
