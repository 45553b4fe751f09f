import { defineMiddlewares } from "@medusajs/framework/http"
import { orderMiddlewares } from "./order-middlewares"
import { ourMiddlewares } from "./our-middlewares"

export default defineMiddlewares({ routes: [...ourMiddlewares, ...orderMiddlewares] })
