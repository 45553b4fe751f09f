import { defineMiddlewares } from "@medusajs/framework/http"
import { orderMiddlewares } from "./order-middlewares"
import { ourMiddlewares } from "./our-middlewares"
import { pages } from "./pages/pages"
import { passportPage } from "./pages/passport-page"
import { technicianLogin } from "./technician-login"
import { undecodablePaths } from "./undecodable-paths"

export default defineMiddlewares({ routes: [...undecodablePaths, ...pages, ...passportPage, ...ourMiddlewares, ...technicianLogin, ...orderMiddlewares] })
