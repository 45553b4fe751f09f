import type { Instant } from "../unit/unit"
import { hasBegun, isInOurHands, type Rma, type RmaLine, type RmaStatus } from "./rma"

/**
 * The status of an RMA follows from its lines; the first that fits. Lines that were rejected are ignored once another
 * is accepted. An authorization that ran out is expired from that moment on, whether or not a job has written it down.
 */
export function statusOf(rma: Rma, at: Instant): RmaStatus {
  if (rma.closedAt !== null) return "closed"
  if (rma.canceledAt !== null || (rma.lines.length > 0 && rma.lines.every((line) => line.reception === "canceled"))) return "canceled"
  if (rma.expiredAt !== null || hasRunOut(rma, at)) return "expired"
  if (rma.submittedAt === null) return "draft"
  const lines = rma.lines.filter((line) => line.reception !== "canceled")
  if (lines.every(({ decision }) => decision === "rejected")) return "denied"
  if (lines.some(({ decision }) => decision === "needs_review")) return "needs_review"
  if (lines.some(({ decision }) => decision === "pending")) return "requested"
  const accepted = lines.filter(({ decision }) => decision === "accepted")
  if (accepted.every((line) => hasBegun(line) || line.disposition !== null)) return "resolving"
  if (accepted.every(isInOurHands)) return "received"
  if (accepted.some(isInOurHands)) return "partially_received"
  return "authorized"
}

/** Nothing came, nothing is on its way, nothing was promised, and the time is over. */
export function hasRunOut(rma: Rma, at: Instant): boolean {
  return rma.expiresAt !== null && rma.expiresAt <= at && rma.closedAt === null && rma.canceledAt === null && rma.lines.every(isStillAwaited)
}

const isStillAwaited = (line: RmaLine): boolean =>
  line.reception === "canceled" || line.decision === "rejected" || (line.reception === "awaiting" && !hasBegun(line) && line.disposition === null)

/** Does the document still claim the unit? At most one open line of a unit (invariant 2). */
export function claimsUnit(rma: Rma, line: RmaLine): boolean {
  if (rma.closedAt !== null || rma.canceledAt !== null || rma.expiredAt !== null || line.reception === "canceled") return false
  return line.decision !== "rejected" || (isInOurHands(line) && !(line.disposition === "return_to_customer" && line.dispositionStage === "done"))
}

/** Nothing is left to be done on the line. */
export function isFinished(line: RmaLine): boolean {
  const unitSettled = isInOurHands(line) ? line.disposition !== null && line.dispositionStage === "done" : !AWAITED.includes(line.reception)
  if (line.reception === "canceled") return true
  if (line.decision === "rejected") return unitSettled || AWAITED.includes(line.reception)
  if (line.decision !== "accepted") return false
  return unitSettled && line.resolution !== null && line.resolutionStage === "done"
}

/** A wrong unit is still waited for: the right one has not come. */
const AWAITED: readonly RmaLine["reception"][] = ["awaiting", "in_transit", "wrong_unit"]
