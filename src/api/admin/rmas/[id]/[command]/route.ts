import { RejectionError, reject } from "../../../../../domain/common/rejection"
import { RMA_COMMANDS, type RmaCommandName } from "../../../../../domain/rma/commands"
import { rmaAnswer } from "../../../../answers/rma"
import { presentRma } from "../../../../present/rma"
import { currentRma } from "../../current-rma"
import { route } from "../../../../respond"
import { changeRma } from "../../validators"

export const POST = route({
  summary: "One command on the whole RMA: authorize, deny, request_info, cancel, expire, close",
  body: changeRma,
  answer: rmaAnswer,
  codes: ["not_found", "document.wrong_status", "rma.already_begun", "rma.line_unfinished", "rma.unit_in_other", "conflict.stale"],
  current: currentRma,
  handler: async ({ body, params, request, services }) => {
    await services.rmas.change(request, {
      rmaId: params["id"] ?? "", command: commandOf(params["command"] ?? ""), reasonCode: body.reason_code ?? null, expectedVersion: body.expected_version, ...(body.note ? { note: body.note } : {}),
    })
    return { body: { rma: presentRma(await services.rmas.get(params["id"] ?? "")) } }
  },
})

function commandOf(name: string): RmaCommandName {
  const command = RMA_COMMANDS.find((known) => known === name)
  if (command === undefined) throw new RejectionError(reject("not_found", `An RMA has no command "${name.slice(0, 64)}".`, { commands: [...RMA_COMMANDS] }))
  return command
}
