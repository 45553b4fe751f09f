import { addressRoutes } from "../../../../address-routes"

export const { GET, POST } = addressRoutes("repair_order")
