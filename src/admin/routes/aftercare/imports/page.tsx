import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Crumb } from "../../../../../admin/common/crumb"
import { ImportsPage } from "../../../../../admin/import/imports-page"

export const config = defineRouteConfig({ label: "menu.imports", translationNs: "aftercare", rank: 31 })

export const handle = { breadcrumb: () => <Crumb text="import.title" /> }

export default ImportsPage
