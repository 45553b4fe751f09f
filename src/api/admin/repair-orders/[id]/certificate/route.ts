import { paperQuery } from "../../../../papers/print"
import { testCertificateOf } from "../../../../papers/repair-report"
import { route } from "../../../../respond"

export const GET = route({
  summary: "The certificate of a repaired unit as PDF: what was tested, and that a second person looked",
  query: paperQuery,
  produces: "application/pdf",
  codes: ["not_found", "repair_order.quality_check_needed"],
  handler: async ({ params, query: { language }, request: { actor }, services, container }) => testCertificateOf(container, services, await services.repairs.get(actor, params["id"] ?? ""), language),
})
