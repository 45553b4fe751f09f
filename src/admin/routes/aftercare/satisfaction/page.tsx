import { Crumb } from "../../../../../admin/common/crumb"
import { SatisfactionPage } from "../../../../../admin/satisfaction/satisfaction-page"

export const handle = { breadcrumb: () => <Crumb text="satisfaction.title" /> }

export default SatisfactionPage
