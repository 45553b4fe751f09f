import { rmaDetailAnswer } from "../../../answers/rma"
import { presentRma, presentTimeline } from "../../../present/rma"
import { route } from "../../../respond"

export const GET = route({
  summary: "One RMA by id or number, with its timeline",
  answer: rmaDetailAnswer,
  codes: ["not_found"],
  handler: async ({ params, services }) => {
    const view = await services.rmas.get(params["id"] ?? "")
    return { body: { rma: presentRma(view), timeline: presentTimeline(await services.rmas.timeline(view.rma.id)) } }
  },
})
