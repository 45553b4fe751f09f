import { Crumb } from "../../../../../../admin/common/crumb"
import { ClaimsPage } from "../../../../../../admin/warranty/claims-page"

export const handle = { breadcrumb: () => <Crumb text="claim.claims" /> }

export default ClaimsPage
