import { paperQuery } from "../../../../papers/print"
import { returnSlipOf } from "../../../../papers/return-slip"
import { route } from "../../../../respond"

export const GET = route({
  summary: "The slip for the parcel of one's own return, as PDF",
  access: "customer_or_guest",
  query: paperQuery,
  produces: "application/pdf",
  codes: ["not_found"],
  handler: async ({ params, query: { language }, services, visitor, container }) => returnSlipOf(container, services, await services.rmas.getOfVisitor(visitor, params["id"] ?? ""), language),
})
