import { type Decision, accept, refuse } from "../common/decision"
import { type Rejection, reject } from "../common/rejection"
import { statusesAllowing, targetsOf } from "../common/transition"
import { words } from "../common/words"
import type { RmaLineCommand, RmaMoment } from "./commands"
import { lineRefusal } from "./line-refusal"
import { refusalOfDisposition, stageOfDisposition } from "./dispositions"
import { effectOfOffer, promisedVariant, refusalOfAnswer, refusalOfOffer } from "./offers"
import { refusalOfResolution, stageOfResolution } from "./resolutions"
import { hasBegun, isInOurHands, type Rma, type RmaEntry, type RmaLine } from "./rma"
import { DECISION_TRANSITIONS, type DecisionCommandName, RECEPTION_TRANSITIONS, type ReceptionCommandName } from "./transitions"

export interface LineOutcome {
  readonly line: RmaLine
  readonly entry: RmaEntry
}

/** Decides one command on one line: pure. What it leads to outside (units, Medusa) follows from the line before and after. */
export function decideLine(rma: Rma, line: RmaLine, command: RmaLineCommand, moment: RmaMoment): Decision<LineOutcome> {
  const refusal = refusalOfLine(rma, line, command, moment)
  if (refusal !== null) return refuse(refusal)
  const { name, changes, data } = effectOf(line, command, moment)
  return accept({ line: { ...line, ...changes }, entry: { type: name, lineId: line.id, data } })
}

/** Null when the line's state lets the command through. */
export function refusalOfLine(rma: Rma, line: RmaLine, command: RmaLineCommand, { at }: Pick<RmaMoment, "at">): Rejection | null {
  if (rma.closedAt !== null || rma.canceledAt !== null) {
    return reject("rma.ended", `${rma.displayId} is ${rma.closedAt !== null ? "closed" : "canceled"}; open a new return for what comes now.`, { id: rma.id })
  }
  switch (command.name) {
    case "decide":
      return refusalOfDecision(rma, line, command.decision === "accepted" ? "accept" : command.decision === "rejected" ? "reject" : "review")
    case "mark_in_transit": case "receive": case "receive_wrong": case "mark_not_returned": case "mark_lost": case "refuse": case "waive":
      return refusalOfReception(rma, line, command.name)
    case "inspect":
      return isInOurHands(line) && !isGone(line) ? null : lineRefusal("rma.not_received", rma, line, "the unit is not in our hands, so it cannot be inspected")
    case "dispose":
      return refusalOfDisposition(rma, line, command)
    case "resolve":
      return refusalOfResolution(rma, line, command)
    case "offer_replacement":
      return refusalOfOffer(rma, line, command.offer, at)
    case "withdraw_offer": case "accept_offer": case "decline_offer":
      return refusalOfAnswer(rma, line, command.name, at)
  }
}

function refusalOfDecision(rma: Rma, line: RmaLine, command: DecisionCommandName): Rejection | null {
  if (line.reception === "canceled") return lineRefusal("rma.line_canceled", rma, line, "the line was canceled")
  if (targetsOf(DECISION_TRANSITIONS, line.decision, command).length === 0) {
    return lineRefusal("rma.wrong_decision", rma, line, `it is ${words(line.decision)}`, { decision: line.decision, allowed_from: statusesAllowing(DECISION_TRANSITIONS, command) })
  }
  return hasBegun(line) ? lineRefusal("rma.already_begun", rma, line, "its resolution or disposition rests on the decision and has begun") : null
}

function refusalOfReception(rma: Rma, line: RmaLine, command: ReceptionCommandName): Rejection | null {
  if (targetsOf(RECEPTION_TRANSITIONS, line.reception, command).length === 0) {
    return lineRefusal("rma.wrong_reception", rma, line, `its reception is ${words(line.reception)}`, { reception: line.reception, allowed_from: statusesAllowing(RECEPTION_TRANSITIONS, command) })
  }
  return null
}

export interface LineEffect {
  readonly name: string
  readonly changes: Partial<RmaLine>
  readonly data: RmaEntry["data"]
}

function effectOf(line: RmaLine, command: RmaLineCommand, moment: RmaMoment): LineEffect {
  const { at, actor } = moment
  switch (command.name) {
    case "decide": {
      const { decision, reasons } = command
      return {
        name: `line_${decision}`, data: { decision, reasons: reasons.map((reason) => ({ ...reason })) },
        changes: { decision, decisionReasons: reasons, decidedBy: actor, decidedAt: at, assessmentId: command.assessmentId ?? line.assessmentId },
      }
    }
    case "mark_in_transit":
      return { name: "line_in_transit", changes: { reception: "in_transit", trackingNumber: command.trackingNumber }, data: { tracking_number: command.trackingNumber } }
    case "receive":
      return {
        name: "line_received", data: { unit_id: line.unitId, tracking_number: command.trackingNumber },
        changes: { reception: "received", receptionReason: null, receivedAt: at, trackingNumber: command.trackingNumber ?? line.trackingNumber },
      }
    case "receive_wrong":
      return {
        name: "line_wrong_unit", data: { expected_unit_id: line.unitId, wrong_unit_id: command.wrongUnitId, wrong_serial_number: command.wrongSerialNumber },
        changes: { reception: "wrong_unit", wrongUnitId: command.wrongUnitId, wrongSerialNumber: command.wrongSerialNumber },
      }
    case "mark_not_returned":
      return { name: "line_not_returned", changes: { reception: "not_returned", receptionReason: command.reasonCode }, data: { reason_code: command.reasonCode } }
    case "mark_lost":
      return { name: "line_lost_in_transit", changes: { reception: "lost_in_transit", receptionReason: command.reasonCode }, data: { reason_code: command.reasonCode } }
    case "refuse":
      return { name: "line_refused", changes: { reception: "refused", receptionReason: command.reasonCode }, data: { reason_code: command.reasonCode } }
    case "waive":
      return { name: "line_waived", changes: { reception: "waived", receptionReason: command.reasonCode }, data: { reason_code: command.reasonCode } }
    case "inspect":
      return {
        name: "line_inspected", data: { grade: command.grade, fault_codes: command.faultCodes },
        changes: { inspectedAt: at, grade: command.grade, faultCodes: command.faultCodes, checklist: command.checklist },
      }
    case "dispose":
      return {
        name: "line_disposed", data: { disposition: command.disposition },
        changes: { disposition: command.disposition, dispositionStage: stageOfDisposition(command.disposition), dispositionTo: command.to, disposedAt: at, dispositionReference: null },
      }
    case "resolve": {
      const keepsIt = command.resolution === "keep_it_refund" && !isInOurHands(line)
      return {
        name: "line_resolved", data: { resolution: command.resolution, amount_minor: command.amountMinor, currency_code: command.paid?.currencyCode ?? null, advance: command.advance },
        changes: {
          resolution: command.resolution, resolutionStage: stageOfResolution(command.resolution), resolvedAt: at, resolutionVariantId: command.variantId ?? (command.resolution === "replacement" ? promisedVariant(line) : null),
          amountMinor: command.amountMinor, currencyCode: command.paid?.currencyCode ?? null, paid: command.paid, isAdvance: command.advance, returnDueAt: command.returnDueAt,
          ...(keepsIt ? { reception: "waived" as const, receptionReason: "keep_it" } : {}),
        },
      }
    }
    case "offer_replacement": case "withdraw_offer": case "accept_offer": case "decline_offer":
      return effectOfOffer(line, command, moment)
  }
}

/** The unit left our hands again by a disposition that is done. */
const isGone = (line: RmaLine): boolean => line.disposition !== null && line.disposition !== "quarantine" && line.dispositionStage === "done"
