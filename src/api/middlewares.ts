import { defineMiddlewares } from "@medusajs/framework/http"
import { orderMiddlewares } from "./order-middlewares"
import { ourMiddlewares } from "./our-middlewares"
import { technicianLogin } from "./technician-login"
import { undecodablePaths } from "./undecodable-paths"

export default defineMiddlewares({ routes: [...undecodablePaths, ...ourMiddlewares, ...technicianLogin, ...orderMiddlewares] })
