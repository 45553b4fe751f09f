import { rmaAnswer } from "../../../../../../answers/rma"
import { currentRma } from "../../../../current-rma"
import { route } from "../../../../../../respond"
import { decideLine } from "../../../../validators"
import { answerLine } from "../answer-line"

export const POST = route({
  summary: "Accepts or rejects one line by hand, also against what the rules said",
  body: decideLine,
  answer: rmaAnswer,
  codes: ["not_found", "rma.ended", "rma.wrong_decision", "rma.already_begun", "rma.line_canceled", "conflict.stale"],
  current: currentRma,
  handler: async ({ body, params, request, services, container }) => {
    const { summary } = await services.rmas.decide(request, {
      rmaId: params["id"] ?? "", lineId: params["line_id"] ?? "", decision: body.decision, reasonCode: body.reason_code, expectedVersion: body.expected_version, ...(body.note ? { note: body.note } : {}),
    })
    return answerLine(container, services, String(summary["rma_id"]))
  },
})
