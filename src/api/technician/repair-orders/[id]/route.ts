import { getRoute } from "../../../repair-orders/routes"

export const GET = getRoute("technician")
