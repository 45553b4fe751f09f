import { RMA_COMMANDS, type RmaCommandName, type RmaLineAction, type RmaMoment } from "./commands"
import { refusalOfLine } from "./decide-line"
import { refusalOfReceive, refusalOfRma } from "./decide-rma"
import { possibleDispositions } from "./dispositions"
import { possibleResolutions } from "./resolutions"
import type { Rma, RmaLine } from "./rma"

export type RmaAction = RmaCommandName | "receive"

/** What an agent can do with the document now: exactly what its state does not refuse. */
export function availableRmaActions(rma: Rma, moment: Pick<RmaMoment, "at">): RmaAction[] {
  const commands: RmaAction[] = RMA_COMMANDS.filter((name) => refusalOfRma(rma, name, moment) === null)
  return refusalOfReceive(rma, moment) === null ? [...commands, "receive"] : commands
}

/** What an agent can do with one line now; an action that needs a choice is there when at least one choice is possible. */
export function availableLineActions(rma: Rma, line: RmaLine): RmaLineAction[] {
  const isOver = rma.closedAt !== null || rma.canceledAt !== null
  const can: { readonly [Action in RmaLineAction]: boolean } = {
    decide: (["accepted", "rejected", "needs_review"] as const).some((decision) => refusalOfLine(rma, line, { name: "decide", decision, reasons: [] }) === null),
    inspect: refusalOfLine(rma, line, { name: "inspect", grade: "a", faultCodes: [], checklist: {} }) === null,
    dispose: !isOver && possibleDispositions(rma, line).length > 0,
    resolve: !isOver && possibleResolutions(rma, line).length > 0,
    waive: refusalOfLine(rma, line, { name: "waive", reasonCode: null }) === null,
    mark_not_returned: refusalOfLine(rma, line, { name: "mark_not_returned", reasonCode: null }) === null,
    mark_lost: refusalOfLine(rma, line, { name: "mark_lost", reasonCode: null }) === null,
  }
  return (Object.keys(can) as RmaLineAction[]).filter((action) => can[action])
}
