import { authorizedAs, byAgent, decideRma } from "../../domain/rma/decide-rma"
import { decideLine } from "../../domain/rma/decide-line"
import type { RmaCommandName } from "../../domain/rma/commands"
import type { DecisionReason } from "../../domain/rma/rma"
import { RejectionError, reject } from "../../domain/common/rejection"
import type { CommandRequest, CommandResult, Ledger } from "../../ledger/run-command"
import { newNote } from "../note/new-note"
import { onRma, type RmaTarget, type RmaWork } from "./on-rma"
import { rmaNotice } from "./rma-notices"
import { AUTHORIZATION_DAYS, daysAfter } from "./service-levels"

export interface ChangeRma extends RmaTarget {
  readonly command: RmaCommandName
  readonly reasonCode?: string | null
  readonly note?: string
}

const TOLD = { authorize: "rma_authorized", deny: "rma_denied", request_info: "rma_info_requested", expire: "rma_expired", close: "rma_resolved" } as const

/** One command on the whole document: authorize, deny, request_info, cancel, expire, close. */
export async function changeRma(ledger: Ledger, request: CommandRequest, input: ChangeRma): Promise<CommandResult> {
  return onRma(ledger, request, input, async (rma) => {
    const reasonCode = input.reasonCode ?? null
    const command = input.command === "authorize" ? { name: "authorize" as const, reasonCode, expiresAt: daysAfter(rma.moment.at, AUTHORIZATION_DAYS) } : { name: input.command, reasonCode }
    rma.decided(decideRma(rma.current, command, rma.moment), noteOf(ledger, rma, request, input.note))
    if (input.command !== "cancel") rma.send(...rmaNotice(rma.current, TOLD[input.command]))
  })
}

/** Free text stands beside the timeline, so that it can be erased. */
export function noteOf(ledger: Ledger, rma: RmaWork, request: CommandRequest, text: string | undefined): string | null {
  if (text === undefined) return null
  const note = newNote(ledger, request.actor, text, { type: "rma", id: rma.current.id })
  rma.note(note.row)
  return note.row.id
}

export interface DecideLine extends RmaTarget {
  readonly lineId: string
  readonly decision: "accepted" | "rejected" | "needs_review"
  readonly reasonCode: string
  readonly note?: string
  /** What rules and coverage said, where a worker decides. */
  readonly reasons?: readonly DecisionReason[]
}

/** A person decides one line, also against what the rules said; why is kept with it. */
export async function decideRmaLine(ledger: Ledger, request: CommandRequest, input: DecideLine): Promise<CommandResult> {
  return onRma(ledger, request, input, async (rma) => {
    const line = lineOf(rma, input.lineId)
    const wasUnderRule = line.decisionReasons.some(({ rule }) => rule !== "by_hand")
    const reasons: DecisionReason[] = [byAgent(input.reasonCode), ...(wasUnderRule ? [{ rule: "override", fact: "decision_before", result: line.decision }] : [])]
    rma.decidedLine(decideLine(rma.current, line, { name: "decide", decision: input.decision, reasons }, rma.moment), noteOf(ledger, rma, request, input.note))
    if (input.decision === "accepted" && rma.current.expiresAt === null) rma.current = authorizedAs(rma.current, daysAfter(rma.moment.at, AUTHORIZATION_DAYS), rma.moment)
  })
}

export function lineOf(rma: RmaWork, lineId: string): NonNullable<ReturnType<RmaWork["line"]>> {
  const line = rma.line(lineId)
  if (line === undefined) throw new RejectionError(reject("not_found", `${rma.current.displayId} has no line ${lineId}.`, { rma_id: rma.current.id, line_id: lineId }))
  return line
}
