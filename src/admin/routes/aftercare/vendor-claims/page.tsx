import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Crumb } from "../../../../../admin/common/crumb"
import { VendorClaimsPage } from "../../../../../admin/vendor-claim/vendor-claims-page"

export const config = defineRouteConfig({ label: "menu.vendorClaims", translationNs: "aftercare", rank: 5 })

export const handle = { breadcrumb: () => <Crumb text="vendorClaim.title" /> }

export default VendorClaimsPage
