import { Crumb } from "../../../../../../admin/common/crumb"
import { PolicyEditorPage } from "../../../../../../admin/warranty/policy-editor-page"

export const handle = { breadcrumb: () => <Crumb text="warranty.title" /> }

export default PolicyEditorPage
