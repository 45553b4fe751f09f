import { addressRoutes } from "../../../../address-routes"

const routes = addressRoutes("rma")

export const GET = routes.GET
export const POST = routes.POST
