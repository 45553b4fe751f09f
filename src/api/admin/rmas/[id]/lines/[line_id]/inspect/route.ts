import { rmaAnswer } from "../../../../../../answers/rma"
import { currentRma } from "../../../../current-rma"
import { route } from "../../../../../../respond"
import { inspectLine } from "../../../../validators"
import { answerLine } from "../answer-line"

export const POST = route({
  summary: "Writes down what the inspection found: grade, fault codes, checklist",
  body: inspectLine,
  answer: rmaAnswer,
  codes: ["not_found", "rma.ended", "rma.not_received", "conflict.stale"],
  current: currentRma,
  handler: async ({ body, params, request, services, container }) => {
    const { summary } = await services.rmas.inspect(request, {
      rmaId: params["id"] ?? "", lineId: params["line_id"] ?? "", grade: body.grade, faultCodes: body.fault_codes, expectedVersion: body.expected_version,
      ...(body.checklist ? { checklist: body.checklist } : {}), ...(body.note ? { note: body.note } : {}),
    })
    return answerLine(container, services, String(summary["rma_id"]))
  },
})
