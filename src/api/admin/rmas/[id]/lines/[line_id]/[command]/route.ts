import { RejectionError, reject } from "../../../../../../../domain/common/rejection"
import { rmaAnswer } from "../../../../../../answers/rma"
import { currentRma } from "../../../../current-rma"
import { route } from "../../../../../../respond"
import { markLine } from "../../../../validators"
import { answerLine } from "../answer-line"

const COMMANDS = ["waive", "mark_not_returned", "mark_lost"] as const

export const POST = route({
  summary: "What became of a parcel that did not simply arrive: waive, mark_not_returned, mark_lost",
  body: markLine,
  answer: rmaAnswer,
  codes: ["not_found", "rma.ended", "rma.wrong_reception", "conflict.stale"],
  current: currentRma,
  handler: async ({ body, params, request, services, container }) => {
    const command = COMMANDS.find((known) => known === params["command"])
    if (command === undefined) throw new RejectionError(reject("not_found", `A line has no command "${(params["command"] ?? "").slice(0, 64)}".`, { commands: [...COMMANDS, "decide", "inspect", "dispose", "resolve", "offer_replacement", "withdraw_offer"] }))
    const { summary } = await services.rmas.mark(request, {
      rmaId: params["id"] ?? "", lineId: params["line_id"] ?? "", command, reasonCode: body.reason_code ?? null, expectedVersion: body.expected_version, ...(body.note ? { note: body.note } : {}),
    })
    return answerLine(container, services, String(summary["rma_id"]))
  },
})
