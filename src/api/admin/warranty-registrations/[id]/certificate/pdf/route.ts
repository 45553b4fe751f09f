import { certificateOf } from "../../../../../papers/certificate"
import { paperQuery } from "../../../../../papers/print"
import { route } from "../../../../../respond"

export const GET = route({
  summary: "The certificate of a registration as PDF",
  query: paperQuery,
  produces: "application/pdf",
  codes: ["not_found"],
  handler: async ({ params, query: { language }, services, container }) => certificateOf(container, services, await services.warrantyRegistrations.certificate(params["id"] ?? "", null), language),
})
