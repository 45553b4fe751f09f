import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Crumb } from "../../../../../admin/common/crumb"
import { RepairsPage } from "../../../../../admin/repair/repairs-page"

export const config = defineRouteConfig({ label: "menu.repairs", translationNs: "aftercare", rank: 3 })

export const handle = { breadcrumb: () => <Crumb text="repair.title" /> }

export default RepairsPage
