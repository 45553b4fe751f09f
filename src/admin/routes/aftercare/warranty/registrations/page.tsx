import { Crumb } from "../../../../../../admin/common/crumb"
import { RegistrationsPage } from "../../../../../../admin/warranty/registrations-page"

export const handle = { breadcrumb: () => <Crumb text="claim.registrations" /> }

export default RegistrationsPage
