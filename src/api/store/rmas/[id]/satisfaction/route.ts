import { satisfactionAnswer } from "../../../../answers/satisfaction"
import { presentSatisfaction } from "../../../../present/satisfaction"
import { route } from "../../../../respond"
import { satisfactionQuestion } from "../../../../satisfaction/question"

export const POST = route({
  summary: "Says how a finished return was, once",
  access: "customer_or_guest",
  body: satisfactionQuestion,
  status: 201,
  answer: satisfactionAnswer,
  codes: ["not_found", "satisfaction.not_closed", "satisfaction.answered"],
  handler: async ({ body: { score, comment }, params, visitor, services }) => {
    const { rma } = await services.rmas.getOfVisitor(visitor, params["id"] ?? "")
    const answer = await services.satisfaction.answer({ subjectType: "rma", subjectId: rma.id, customerId: rma.customerId, score, comment: comment ?? null, isClosed: rma.closedAt !== null })
    return { body: { satisfaction: presentSatisfaction(answer) } }
  },
})
