import { Crumb } from "../../../../../../admin/common/crumb"
import { TestProtocolsPage } from "../../../../../../admin/test-protocol/test-protocols-page"

export const handle = { breadcrumb: () => <Crumb text="rules.tests" /> }

export default TestProtocolsPage
