import { type Rejection, reject } from "../common/rejection"
import { words } from "../common/words"
import type { RmaLineCommand } from "./commands"
import { needsShopsUnit } from "./dispositions"
import { lineRefusal } from "./line-refusal"
import { isInOurHands, isMoney, type Resolution, RESOLUTIONS, type Rma, type RmaLine, type Stage } from "./rma"

type Resolve = Extract<RmaLineCommand, { readonly name: "resolve" }>

/** A wrong unit blocks all that would be paid or sent for the right one (invariant 6). */
const BLOCKED_BY_WRONG_UNIT: readonly Resolution[] = ["refund", "keep_it_refund", "replacement", "exchange", "store_credit", "repair"]
/** Nothing outside follows from these. */
const AT_ONCE: readonly Resolution[] = ["rejected", "none"]
/** The unit need not come back for a replacement any more. */
const WITHOUT_RETURN: readonly RmaLine["reception"][] = ["received", "waived", "lost_in_transit"]

export const stageOfResolution = (resolution: Resolution): Stage => (AT_ONCE.includes(resolution) ? "done" : "begun")

export function refusalOfResolution(rma: Rma, line: RmaLine, command: Pick<Resolve, "resolution" | "advance"> & Partial<Resolve>): Rejection | null {
  const { resolution } = command
  return refusalOfChoice(rma, line, resolution) ?? refusalOfTiming(rma, line, resolution, command.advance) ?? refusalOfAmount(rma, line, command)
}

function refusalOfChoice(rma: Rma, line: RmaLine, resolution: Resolution): Rejection | null {
  if (line.resolution !== null && !hasFailed(line)) return lineRefusal("rma.already_resolved", rma, line, `its resolution is "${words(line.resolution)}" already`, { resolution: line.resolution })
  if (line.reception === "canceled") return lineRefusal("rma.line_canceled", rma, line, "the line was canceled")
  if (isBeingTakenBack(line) && !CREDITED_ALIKE.includes(resolution)) {
    return lineRefusal("rma.already_begun", rma, line, `its disposition is "${words(line.disposition ?? "")}" and the unit is being taken back for what was asked before`, { disposition: line.disposition })
  }
  if (resolution === "rejected") return null
  if (line.reception === "wrong_unit" && BLOCKED_BY_WRONG_UNIT.includes(resolution)) {
    return lineRefusal("rma.wrong_unit", rma, line, "another unit than this one came back; nothing is paid or sent for it until that is cleared up", { wrong_unit_id: line.wrongUnitId, wrong_serial_number: line.wrongSerialNumber })
  }
  if (line.decision !== "accepted") return lineRefusal("rma.not_decided", rma, line, "it is not accepted", { decision: line.decision })
  if (!isMoney(resolution)) return line.takeOverPath === "medusa_return" && resolution !== "none" ? alreadyCredited(rma, line) : null
  if (line.sale === null) return lineRefusal("rma.no_sale", rma, line, "it belongs to no order we know, so there is no payment to give back")
  if (line.wasPassedOn) return lineRefusal("rma.passed_on", rma, line, "the unit was passed on to another owner; only repair and replacement are offered")
  if (resolution === "store_credit" && rma.customerId === null) return lineRefusal("rma.no_customer", rma, line, "nobody is known whose account the credit could go to")
  if (resolution === "exchange" && line.takeOverPath === "medusa_return") return alreadyCredited(rma, line)
  return null
}

/**
 * The wish decides how a unit is taken back (`nextDuty`) and must not change under it: Medusa may have credited the order
 * already, which is written down only afterwards.
 */
const isBeingTakenBack = (line: RmaLine): boolean =>
  line.resolution === null && line.takeOverPath === null && line.dispositionStage === "begun" && needsShopsUnit(line.disposition)

/** Whichever of these was wished, the unit is taken back alike. */
const CREDITED_ALIKE: readonly Resolution[] = ["refund", "store_credit"]

/** A repair that did not succeed: the unit has left the bench and is not back with its owner, who gets something else. */
const hasFailed = (line: RmaLine): boolean => line.resolution === "repair" && line.resolutionStage === "begun" && (line.disposition !== "repair" || line.dispositionStage === "done")

/** Could a replacement be the line's resolution, once the request is accepted and the unit is where it must be? */
export const refusalOfReplacement = (rma: Rma, line: RmaLine): Rejection | null =>
  refusalOfChoice(rma, line.decision === "rejected" ? line : { ...line, decision: "accepted" }, "replacement")

function refusalOfTiming(rma: Rma, line: RmaLine, resolution: Resolution, advance: boolean): Rejection | null {
  if (advance && (resolution !== "replacement" || isInOurHands(line))) {
    return lineRefusal("rma.advance_not_possible", rma, line, "only a replacement can go out in advance, and only while the unit is not back")
  }
  if (resolution === "replacement" && !advance && !WITHOUT_RETURN.includes(line.reception)) {
    return lineRefusal("rma.not_received", rma, line, "the unit is not back yet; send the replacement in advance or wait for it", { reception: line.reception })
  }
  if (resolution === "keep_it_refund" && !KEPT.includes(line.reception)) {
    return lineRefusal("rma.wrong_reception", rma, line, `its reception is ${words(line.reception)}, so there is nothing for the customer to keep`, { reception: line.reception, allowed_from: [...KEPT] })
  }
  return null
}

const KEPT: readonly RmaLine["reception"][] = ["awaiting", "in_transit", "waived", "not_returned"]

/** Never above what was paid for that unit (invariant 14). */
function refusalOfAmount(rma: Rma, line: RmaLine, { resolution, amountMinor, paid }: Partial<Resolve>): Rejection | null {
  if (resolution === undefined || amountMinor === undefined || amountMinor === null) return null
  if (resolution === "exchange" || !isMoney(resolution)) return reject("rma.amount_not_taken", `"${words(resolution)}" takes no amount.`, { line_id: line.id })
  if (paid !== undefined && paid !== null && amountMinor > paid.amountMinor) {
    return reject("refund.above_paid", `Line ${line.position} of ${rma.displayId}: more than was paid for this unit cannot be given back.`, {
      line_id: line.id, amount_minor: amountMinor, paid_minor: paid.amountMinor, currency_code: paid.currencyCode,
    })
  }
  return null
}

const alreadyCredited = (rma: Rma, line: RmaLine): Rejection =>
  lineRefusal("rma.already_credited", rma, line, "its order was credited when the unit was taken back; pay it out or give store credit")

/** What the customer could get now; a replacement before the unit is back goes out in advance. */
export const possibleResolutions = (rma: Rma, line: RmaLine): Resolution[] =>
  RESOLUTIONS.filter((resolution) => [false, true].some((advance) => refusalOfResolution(rma, line, { resolution, advance }) === null))
