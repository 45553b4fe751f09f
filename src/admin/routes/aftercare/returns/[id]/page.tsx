import type { UIMatch } from "react-router-dom"
import { RmaCrumb } from "../../../../../../admin/rma/rma-crumb"
import { RmaPage } from "../../../../../../admin/rma/rma-page"

export const handle = { breadcrumb: ({ params }: UIMatch) => <RmaCrumb id={params["id"] ?? ""} /> }

export default RmaPage
