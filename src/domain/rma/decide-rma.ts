import { type Decision, accept, refuse } from "../common/decision"
import { type Rejection, reject } from "../common/rejection"
import { words } from "../common/words"
import { wrongStatus } from "../common/wrong-status"
import type { RmaCommand, RmaCommandName, RmaMoment } from "./commands"
import { decideLine } from "./decide-line"
import { type DecisionReason, hasBegun, isInOurHands, type Rma, type RmaEntry, type RmaLine, type RmaStatus } from "./rma"
import { hasRunOut, isFinished, statusOf } from "./status"

export interface RmaOutcome {
  readonly rma: Rma
  readonly entries: readonly RmaEntry[]
}

/** The statuses in which an agent may give each command. What the lines say beside that is asked below. */
export const RMA_COMMAND_STATUSES: { readonly [Name in RmaCommandName]: readonly RmaStatus[] } = {
  authorize: ["requested", "needs_review", "expired"],
  deny: ["requested", "needs_review"],
  request_info: ["requested", "needs_review"],
  cancel: ["draft", "requested", "needs_review", "authorized", "expired"],
  expire: ["authorized"],
  close: ["denied", "received", "resolving", "partially_received", "authorized"],
}

/** Decides one command on the whole document: pure. It never touches a line that its command is not about. */
export function decideRma(rma: Rma, command: RmaCommand, moment: RmaMoment): Decision<RmaOutcome> {
  const refusal = refusalOfRma(rma, command.name, moment)
  if (refusal !== null) return refuse(refusal)
  const entry: RmaEntry = { type: ENTRY[command.name], lineId: null, data: { reason_code: command.reasonCode } }
  switch (command.name) {
    case "authorize":
      return authorize(rma, command, moment, entry)
    case "deny":
      return onUndecided(rma, "rejected", command.reasonCode, moment, entry)
    case "request_info": {
      const asked = onUndecided(rma, "needs_review", command.reasonCode, moment, entry)
      return asked.ok ? accept({ ...asked.outcome, rma: { ...asked.outcome.rma, infoRequestedAt: moment.at } }) : asked
    }
    case "cancel":
      return accept({ rma: { ...rma, canceledAt: moment.at, lines: rma.lines.map((line) => (line.reception === "awaiting" ? { ...line, reception: "canceled" as const } : line)) }, entries: [entry] })
    case "expire":
      return accept({ rma: { ...rma, expiredAt: moment.at }, entries: [entry] })
    case "close":
      return accept({ rma: { ...rma, closedAt: moment.at, dueAt: null }, entries: [entry] })
  }
}

/** Null when the document's state lets the command through: the one source of `available_actions`. */
export function refusalOfRma(rma: Rma, name: RmaCommandName, { at }: Pick<RmaMoment, "at">): Rejection | null {
  const status = statusOf(rma, at)
  const allowed = RMA_COMMAND_STATUSES[name]
  if (!allowed.includes(status)) {
    return wrongStatus(rma.displayId, { id: rma.id, status, command: name, allowed })
  }
  if (name === "cancel") return refusalOfCancel(rma)
  if (name === "close") return refusalOfClose(rma)
  return null
}

function refusalOfCancel(rma: Rma): Rejection | null {
  const line = rma.lines.find((candidate) => hasBegun(candidate) || !["awaiting", "canceled"].includes(candidate.reception))
  if (line === undefined) return null
  return reject("rma.already_begun", `${rma.displayId} cannot be canceled: line ${line.position} is on its way, was received, or was resolved.`, { id: rma.id, line_id: line.id, reception: line.reception })
}

function refusalOfClose(rma: Rma): Rejection | null {
  const open = rma.lines.filter((line) => !isFinished(line))
  if (open.length === 0) return null
  return reject("rma.line_unfinished", `${rma.displayId} cannot be closed: ${open.length === 1 ? `line ${open[0]?.position} still needs` : `${open.length} lines still need`} a resolution, a disposition or the unit itself.`, {
    id: rma.id, lines: open.map(({ id, reception, decision, resolution, disposition }) => ({ line_id: id, reception, decision, resolution, disposition })),
  })
}

const isUndecided = (line: RmaLine): boolean => line.reception !== "canceled" && (line.decision === "pending" || line.decision === "needs_review")

/** All that is not decided is accepted; an authorization that ran out begins anew. */
function authorize(rma: Rma, command: Extract<RmaCommand, { name: "authorize" }>, moment: RmaMoment, entry: RmaEntry): Decision<RmaOutcome> {
  const renewed: Rma = rma.expiredAt !== null || hasRunOut(rma, moment.at) ? { ...rma, expiredAt: null, expiresAt: null } : rma
  const decided = onUndecided(renewed, "accepted", command.reasonCode, moment, entry)
  if (!decided.ok) return decided
  return accept({ ...decided.outcome, rma: authorizedAs(decided.outcome.rma, command.expiresAt, moment) })
}

/** From the first accepted line on the customer may send units, until the authorization runs out. */
export const authorizedAs = (rma: Rma, expiresAt: Rma["expiresAt"], { at }: Pick<RmaMoment, "at">): Rma =>
  ({ ...rma, authorizedAt: rma.authorizedAt ?? at, expiresAt, remindedAt: null })

function onUndecided(rma: Rma, decision: "accepted" | "rejected" | "needs_review", reasonCode: string | null, moment: RmaMoment, entry: RmaEntry): Decision<RmaOutcome> {
  const entries: RmaEntry[] = [entry]
  const lines: RmaLine[] = []
  for (const line of rma.lines) {
    if (!isUndecided(line)) {
      lines.push(line)
      continue
    }
    const decided = decideLine(rma, line, { name: "decide", decision, reasons: [byAgent(reasonCode)] }, moment)
    if (!decided.ok) return decided
    lines.push(decided.outcome.line)
    entries.push(decided.outcome.entry)
  }
  return accept({ rma: { ...rma, lines }, entries })
}

/** What stands on a line that a person decided. */
export const byAgent = (reasonCode: string | null): DecisionReason => ({ rule: "by_hand", fact: "reason_code", result: reasonCode ?? "none_given" })

const ENTRY: { readonly [Name in RmaCommandName]: string } = {
  authorize: "authorized", deny: "denied", request_info: "info_requested", cancel: "canceled", expire: "expired", close: "closed",
}

/** Is there still a place for a parcel? Ended documents take none; an expired one must be authorized anew. */
export function refusalOfReceive(rma: Rma, { at }: Pick<RmaMoment, "at">): Rejection | null {
  const status = statusOf(rma, at)
  if (status === "closed" || status === "canceled" || status === "draft") {
    return reject("rma.ended", `${rma.displayId} is ${words(status)}; open a new return for what arrived.`, { id: rma.id, status })
  }
  if (status === "expired") return reject("rma.expired", `${rma.displayId} ran out on ${(rma.expiresAt ?? at).slice(0, 10)}; authorize it again to receive what came late.`, { id: rma.id, expires_at: rma.expiresAt })
  return rma.lines.some((line) => !isInOurHands(line) && line.reception !== "canceled") ? null
    : reject("rma.nothing_awaited", `All units of ${rma.displayId} are here already.`, { id: rma.id })
}
