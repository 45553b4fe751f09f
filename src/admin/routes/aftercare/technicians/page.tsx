import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Crumb } from "../../../../../admin/common/crumb"
import { TechniciansPage } from "../../../../../admin/technician/technicians-page"

export const config = defineRouteConfig({ label: "menu.technicians", translationNs: "aftercare", rank: 10 })

export const handle = { breadcrumb: () => <Crumb text="technician.title" /> }

export default TechniciansPage
