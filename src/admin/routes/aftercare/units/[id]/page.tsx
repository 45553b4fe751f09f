import type { UIMatch } from "react-router-dom"
import { UnitCrumb } from "../../../../../../admin/unit/unit-crumb"
import { UnitPage } from "../../../../../../admin/unit/unit-page"

export const handle = { breadcrumb: ({ params }: UIMatch) => <UnitCrumb id={params["id"] ?? ""} /> }

export default UnitPage
