import type { UIMatch } from "react-router-dom"
import { RepairCrumb, RepairPage } from "../../../../../../admin/repair/repair-page"

export const handle = { breadcrumb: ({ params }: UIMatch) => <RepairCrumb id={params["id"] ?? ""} /> }

export default RepairPage
