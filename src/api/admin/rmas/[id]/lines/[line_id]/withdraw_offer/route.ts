import { rmaAnswer } from "../../../../../../answers/rma"
import { currentRma } from "../../../../current-rma"
import { route } from "../../../../../../respond"
import { withdrawOffer } from "../../../../validators"
import { answerLine } from "../answer-line"

export const POST = route({
  summary: "Takes an offer back that the customer has not answered",
  body: withdrawOffer,
  answer: rmaAnswer,
  codes: ["not_found", "rma.ended", "rma.no_offer", "rma.offer_ended", "conflict.stale"],
  current: currentRma,
  handler: async ({ body, params, request, services, container }) => {
    const { summary } = await services.rmas.withdrawOffer(request, {
      rmaId: params["id"] ?? "", lineId: params["line_id"] ?? "", reasonCode: body.reason_code ?? null, expectedVersion: body.expected_version, ...(body.note ? { note: body.note } : {}),
    })
    return answerLine(container, services, String(summary["rma_id"]))
  },
})
