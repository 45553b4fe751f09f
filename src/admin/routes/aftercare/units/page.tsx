import { defineRouteConfig } from "@medusajs/admin-sdk"
import { UnitsPage } from "../../../../../admin/unit/units-page"

export const config = defineRouteConfig({ label: "menu.units", translationNs: "aftercare", rank: 1 })

export default UnitsPage
