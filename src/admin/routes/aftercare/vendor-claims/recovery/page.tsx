import { Crumb } from "../../../../../../admin/common/crumb"
import { RecoveryPage } from "../../../../../../admin/vendor-claim/recovery-page"

export const handle = { breadcrumb: () => <Crumb text="vendorClaim.recoveries" /> }

export default RecoveryPage
