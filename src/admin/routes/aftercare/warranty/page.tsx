import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Crumb } from "../../../../../admin/common/crumb"
import { WarrantyPage } from "../../../../../admin/warranty/warranty-page"

export const config = defineRouteConfig({ label: "menu.warranty", translationNs: "aftercare", rank: 4 })

export const handle = { breadcrumb: () => <Crumb text="menu.warranty" /> }

export default WarrantyPage
