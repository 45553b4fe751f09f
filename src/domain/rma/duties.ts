import { goesToShop, needsShopsUnit } from "./dispositions"
import { isInOurHands, RETURN_RESOLUTIONS, type Resolution, type RmaLine } from "./rma"

/**
 * What is still to be done outside for one line, one thing at a time. Each duty ends in a fact on the line, so asking
 * again after it gives the next one, after a crash the same one, and null when nothing is left: however often a job or a
 * request runs, the line ends the same. What can be taken back comes first, money last.
 */
export const DUTIES = [
  "open_exchange", "receive_exchange_return", "credit_return", "take_over", "send_replacement", "grant_credit", "refund",
  "carry_out_disposition", "charge_not_returned",
] as const
export type Duty = (typeof DUTIES)[number]

export interface UnitOfLine {
  readonly owner: "shop" | "customer"
  readonly status: string
}

export function nextDuty(line: RmaLine, unit: UnitOfLine, orderCanBeCredited: boolean): Duty | null {
  if (line.decision !== "accepted") return isToBeCarriedOut(line) ? "carry_out_disposition" : null
  const { resolution, resolutionStage, medusa } = line
  const isBegun = resolutionStage === "begun"
  if (resolution === "exchange" && isBegun && medusa.exchangeId === undefined) return "open_exchange"
  if (mustComeToShop(line) && unit.owner === "customer" && unit.status === "quarantined") {
    if (resolution === "exchange" && medusa.exchangeId !== undefined) return "receive_exchange_return"
    return creditsByReturn(line, orderCanBeCredited) ? "credit_return" : "take_over"
  }
  if (isBegun && resolution === "replacement" && medusa.replacementLineItemId === undefined) return "send_replacement"
  if (isBegun && resolution === "store_credit") return "grant_credit"
  if (isBegun && (resolution === "refund" || resolution === "keep_it_refund")) return "refund"
  if (isToBeCarriedOut(line)) return "carry_out_disposition"
  if (line.isAdvance && line.reception === "not_returned" && !line.isCharged && medusa.replacementLineItemId !== undefined) return "charge_not_returned"
  return null
}

/** With a reference it is under way elsewhere: at the bench, or on its way back to the customer. */
const isToBeCarriedOut = (line: RmaLine): boolean => line.disposition !== null && line.dispositionStage === "begun" && line.dispositionReference === null

/** The customer gets (or asked for) something in the unit's place, and it is here. */
function mustComeToShop(line: RmaLine): boolean {
  if (!isInOurHands(line) || line.takeOverPath !== null) return false
  return goesToShop(line) || needsShopsUnit(line.disposition)
}

/** Medusa's own return is used only where the order is credited by it: nothing was paid back for the unit before. */
function creditsByReturn(line: RmaLine, orderCanBeCredited: boolean): boolean {
  const credited: Resolution = line.resolution ?? line.requestedResolution
  return line.sale !== null && orderCanBeCredited && RETURN_RESOLUTIONS.includes(credited) && line.medusa.refundedMinor === undefined
}
