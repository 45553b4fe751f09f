import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Crumb } from "../../../../../admin/common/crumb"
import { UnitsPage } from "../../../../../admin/unit/units-page"

export const handle = { breadcrumb: () => <Crumb text="unit.title" /> }

export const config = defineRouteConfig({ label: "menu.units", translationNs: "aftercare", rank: 1 })

export default UnitsPage
