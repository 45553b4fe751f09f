import { addressRoutes } from "../../../../address-routes"

const routes = addressRoutes("repair_order")

export const GET = routes.GET
export const POST = routes.POST
