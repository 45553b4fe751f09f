import { paperQuery } from "../../../../papers/print"
import { repairReportOf } from "../../../../papers/repair-report"
import { route } from "../../../../respond"

export const GET = route({
  summary: "The report of a repair as PDF: findings, lines, tests, outcome",
  query: paperQuery,
  produces: "application/pdf",
  codes: ["not_found"],
  handler: async ({ params, query: { language }, request: { actor }, services, container }) => repairReportOf(container, services, await services.repairs.get(actor, params["id"] ?? ""), language),
})
