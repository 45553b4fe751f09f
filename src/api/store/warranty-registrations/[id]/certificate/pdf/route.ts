import { certificateOf } from "../../../../../papers/certificate"
import { paperQuery } from "../../../../../papers/print"
import { route } from "../../../../../respond"

export const GET = route({
  summary: "The certificate of the caller's own registration as PDF",
  access: "customer",
  query: paperQuery,
  produces: "application/pdf",
  codes: ["not_found"],
  handler: async ({ params, query: { language }, services, visitor, container }) =>
    certificateOf(container, services, await services.warrantyRegistrations.certificate(params["id"] ?? "", visitor.customerId ?? ""), language),
})
