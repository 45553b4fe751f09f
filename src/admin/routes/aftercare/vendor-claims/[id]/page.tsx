import type { UIMatch } from "react-router-dom"
import { VendorClaimCrumb, VendorClaimPage } from "../../../../../../admin/vendor-claim/vendor-claim-page"

export const handle = { breadcrumb: ({ params }: UIMatch) => <VendorClaimCrumb id={params["id"] ?? ""} /> }

export default VendorClaimPage
