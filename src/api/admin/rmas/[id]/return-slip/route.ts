import { paperQuery } from "../../../../papers/print"
import { returnSlipOf } from "../../../../papers/return-slip"
import { route } from "../../../../respond"

export const GET = route({
  summary: "The slip for the parcel as PDF: the number as a barcode, the units, where to send them",
  query: paperQuery,
  produces: "application/pdf",
  codes: ["not_found"],
  handler: async ({ params, query: { language }, services, container }) => returnSlipOf(container, services, await services.rmas.get(params["id"] ?? ""), language),
})
