import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Crumb } from "../../../../../admin/common/crumb"
import { RmasPage } from "../../../../../admin/rma/rmas-page"

export const config = defineRouteConfig({ label: "menu.returns", translationNs: "aftercare", rank: 2 })

export const handle = { breadcrumb: () => <Crumb text="rma.title" /> }

export default RmasPage
