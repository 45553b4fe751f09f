import { addressRoutes } from "../../../../address-routes"

const routes = addressRoutes("warranty_claim")

export const GET = routes.GET
export const POST = routes.POST
