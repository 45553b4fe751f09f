import { repairLabelOf } from "../../../../papers/repair-label"
import { paperQuery } from "../../../../papers/print"
import { route } from "../../../../respond"

export const GET = route({
  summary: "The label that stays on the unit while it is at the bench, as PDF for a label printer",
  access: "technician",
  query: paperQuery,
  produces: "application/pdf",
  codes: ["not_found"],
  handler: async ({ params, query: { language }, request: { actor }, services, container }) => repairLabelOf(container, services, await services.repairs.get(actor, params["id"] ?? ""), language),
})
