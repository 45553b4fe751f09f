import { CUSTOMER_LINE_ACTIONS, type CustomerLineAction, RMA_COMMANDS, type RmaCommandName, type RmaLineAction, type RmaMoment } from "./commands"
import { refusalOfLine } from "./decide-line"
import { refusalOfReceive, refusalOfRma } from "./decide-rma"
import { possibleDispositions } from "./dispositions"
import { refusalOfOffer } from "./offers"
import { possibleResolutions } from "./resolutions"
import type { Rma, RmaLine } from "./rma"

export type RmaAction = RmaCommandName | "receive"

/** What an agent can do with the document now: exactly what its state does not refuse. */
export function availableRmaActions(rma: Rma, moment: Pick<RmaMoment, "at">): RmaAction[] {
  const commands: RmaAction[] = RMA_COMMANDS.filter((name) => refusalOfRma(rma, name, moment) === null)
  return refusalOfReceive(rma, moment) === null ? [...commands, "receive"] : commands
}

/** What an agent can do with one line now; an action that needs a choice is there when at least one choice is possible. */
export function availableLineActions(rma: Rma, line: RmaLine, moment: Pick<RmaMoment, "at">): RmaLineAction[] {
  const isOver = rma.closedAt !== null || rma.canceledAt !== null
  const can: { readonly [Action in RmaLineAction]: boolean } = {
    decide: (["accepted", "rejected", "needs_review"] as const).some((decision) => refusalOfLine(rma, line, { name: "decide", decision, reasons: [] }, moment) === null),
    inspect: refusalOfLine(rma, line, { name: "inspect", grade: "a", faultCodes: [], checklist: {} }, moment) === null,
    dispose: !isOver && possibleDispositions(rma, line).length > 0,
    resolve: !isOver && possibleResolutions(rma, line).length > 0,
    offer_replacement: !isOver && refusalOfOffer(rma, line, null, moment.at) === null,
    withdraw_offer: refusalOfLine(rma, line, { name: "withdraw_offer", reasonCode: null }, moment) === null,
    waive: refusalOfLine(rma, line, { name: "waive", reasonCode: null }, moment) === null,
    mark_not_returned: refusalOfLine(rma, line, { name: "mark_not_returned", reasonCode: null }, moment) === null,
    mark_lost: refusalOfLine(rma, line, { name: "mark_lost", reasonCode: null }, moment) === null,
  }
  return (Object.keys(can) as RmaLineAction[]).filter((action) => can[action])
}

/** What her own customer can do with one line now. */
export const availableCustomerActions = (rma: Rma, line: RmaLine, moment: Pick<RmaMoment, "at">): CustomerLineAction[] =>
  CUSTOMER_LINE_ACTIONS.filter((name) => refusalOfLine(rma, line, { name, noteId: null }, moment) === null)
