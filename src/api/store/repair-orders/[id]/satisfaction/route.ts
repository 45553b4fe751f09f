import { satisfactionAnswer } from "../../../../answers/satisfaction"
import { presentSatisfaction } from "../../../../present/satisfaction"
import { requireOwners } from "../../../../repair-orders/for-customer"
import { route } from "../../../../respond"
import { satisfactionQuestion } from "../../../../satisfaction/question"

export const POST = route({
  summary: "Says how a finished repair was, once",
  access: "customer_or_guest",
  body: satisfactionQuestion,
  status: 201,
  answer: satisfactionAnswer,
  codes: ["not_found", "satisfaction.not_closed", "satisfaction.answered"],
  handler: async ({ body: { score, comment }, params, request, visitor, services }) => {
    const view = await services.repairs.get(request.actor, params["id"] ?? "")
    requireOwners(view, visitor)
    const { id, status, customerId } = view.order
    const answer = await services.satisfaction.answer({ subjectType: "repair_order", subjectId: id, customerId, score, comment: comment ?? null, isClosed: status === "closed" })
    return { body: { satisfaction: presentSatisfaction(answer) } }
  },
})
