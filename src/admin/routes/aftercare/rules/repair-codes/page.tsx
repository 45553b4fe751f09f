import { Crumb } from "../../../../../../admin/common/crumb"
import { RepairCodesPage } from "../../../../../../admin/repair-code/repair-codes-page"

export const handle = { breadcrumb: () => <Crumb text="rules.codes" /> }

export default RepairCodesPage
