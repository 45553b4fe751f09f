import { defineMiddlewares } from "@medusajs/framework/http"
import { orderMiddlewares } from "./order-middlewares"
import { ourMiddlewares } from "./our-middlewares"
import { technicianLogin } from "./technician-login"

export default defineMiddlewares({ routes: [...ourMiddlewares, ...technicianLogin, ...orderMiddlewares] })
