import { repairReportRoute } from "../../../../papers/repair-report"

export const GET = repairReportRoute("technician")
