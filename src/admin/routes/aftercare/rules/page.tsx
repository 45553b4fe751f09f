import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Crumb } from "../../../../../admin/common/crumb"
import { ReturnRulesPage } from "../../../../../admin/return-rule/return-rules-page"

export const config = defineRouteConfig({ label: "menu.rules", translationNs: "aftercare", rank: 11 })

export const handle = { breadcrumb: () => <Crumb text="menu.rules" /> }

export default ReturnRulesPage
