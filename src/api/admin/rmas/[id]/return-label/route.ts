import { z } from "@medusajs/framework/zod"
import { answerReturnLabel, returnLabelAnswer } from "../../../../papers/return-label"
import { route } from "../../../../respond"
import { id } from "../../../../validators"

export const POST = route({
  summary: "A label for the parcel from the carrier of the warehouse's return option; one for each RMA",
  body: z.strictObject({ shipping_option_id: id.optional() }),
  answer: returnLabelAnswer,
  codes: ["not_found", "document.wrong_status", "rma.nothing_awaited"],
  handler: async ({ body, params, services, container }) => answerReturnLabel(container, services, await services.rmas.get(params["id"] ?? ""), body.shipping_option_id),
})
