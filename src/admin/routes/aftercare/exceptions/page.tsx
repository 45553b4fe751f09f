import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Crumb } from "../../../../../admin/common/crumb"
import { ExceptionsPage } from "../../../../../admin/exception/exceptions-page"

export const config = defineRouteConfig({ label: "menu.exceptions", translationNs: "aftercare", rank: 20 })

export const handle = { breadcrumb: () => <Crumb text="exception.title" /> }

export default ExceptionsPage
