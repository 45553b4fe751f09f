import { listCodesRoute } from "../../repair-orders/code-routes"

export const GET = listCodesRoute("agent")
