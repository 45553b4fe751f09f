import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ShieldCheck } from "@medusajs/icons"
import { Crumb } from "../../../../admin/common/crumb"
import { OverviewPage } from "../../../../admin/overview/overview-page"

export const handle = { breadcrumb: () => <Crumb text="menu.aftercare" /> }

export const config = defineRouteConfig({ label: "menu.aftercare", translationNs: "aftercare", icon: ShieldCheck, rank: 10 })

export default OverviewPage
