import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Crumb } from "../../../../../admin/common/crumb"
import { JobsPage } from "../../../../../admin/job/jobs-page"

export const config = defineRouteConfig({ label: "menu.jobs", translationNs: "aftercare", rank: 30 })

export const handle = { breadcrumb: () => <Crumb text="job.title" /> }

export default JobsPage
