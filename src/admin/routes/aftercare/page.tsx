import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ShieldCheck } from "@medusajs/icons"
import { OverviewPage } from "../../../../admin/overview/overview-page"

export const config = defineRouteConfig({ label: "menu.aftercare", translationNs: "aftercare", icon: ShieldCheck, rank: 10 })

export default OverviewPage
