import { Crumb } from "../../../../../../../admin/common/crumb"
import { ClaimPage } from "../../../../../../../admin/warranty/claim-page"

export const handle = { breadcrumb: () => <Crumb text="claim.number" /> }

export default ClaimPage
