import type { Rma, RmaStatus } from "../../domain/rma/rma"
import { statusOf } from "../../domain/rma/status"
import type { Instant } from "../../domain/unit/unit"

const HOUR_MS = 3_600_000

/** Hours within which the next step of an RMA is promised, from when it got there. Where nothing stands, we wait for others. */
export const SERVICE_LEVEL_HOURS: { readonly [Status in RmaStatus]?: number } = { requested: 24, needs_review: 48, partially_received: 72, received: 48, resolving: 72 }

/** Days an authorization holds, and those that an advance replacement may stay unpaid by the old unit. */
export const AUTHORIZATION_DAYS = 30
export const ADVANCE_RETURN_DAYS = 14
/** Days an offer of another product holds, where the shop does not say otherwise. */
export const OFFER_DAYS = 14
const DAY_MS = 24 * HOUR_MS

export const daysAfter = (at: Instant, days: number): Instant => new Date(Date.parse(at) + days * DAY_MS).toISOString()

/** When the step at hand is due; a step that was reached before keeps its date. */
export function dueAtOf(rma: Rma, before: Rma, at: Instant): Instant | null {
  const status = statusOf(rma, at)
  const hours = SERVICE_LEVEL_HOURS[status]
  if (hours === undefined) return null
  if (before.dueAt !== null && statusOf(before, at) === status) return before.dueAt
  return new Date(Date.parse(at) + hours * HOUR_MS).toISOString()
}
