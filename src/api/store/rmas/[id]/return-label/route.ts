import { answerReturnLabel, returnLabelAnswer } from "../../../../papers/return-label"
import { route } from "../../../../respond"

export const POST = route({
  summary: "A label for the parcel of one's own return, where the shop's carrier makes one",
  access: "customer_or_guest",
  answer: returnLabelAnswer,
  codes: ["not_found", "document.wrong_status", "rma.nothing_awaited"],
  handler: async ({ params, services, visitor, container }) => answerReturnLabel(container, services, await services.rmas.getOfVisitor(visitor, params["id"] ?? "")),
})
