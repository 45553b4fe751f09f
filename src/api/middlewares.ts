import { defineMiddlewares } from "@medusajs/framework/http"
import { orderMiddlewares } from "./order-middlewares"
import { ourMiddlewares } from "./our-middlewares"
import { undecodablePaths } from "./undecodable-paths"

export default defineMiddlewares({ routes: [...undecodablePaths, ...ourMiddlewares, ...orderMiddlewares] })
