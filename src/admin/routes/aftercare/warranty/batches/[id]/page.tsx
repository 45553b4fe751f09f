import { Crumb } from "../../../../../../../admin/common/crumb"
import { BatchPage } from "../../../../../../../admin/warranty/batch-page"

export const handle = { breadcrumb: () => <Crumb text="batch.title" /> }

export default BatchPage
