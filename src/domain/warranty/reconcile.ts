import { compareDates, dateInZone } from "../common/calendar"
import type { CalendarDate, Instant } from "../unit/unit"
import { isOfPresentSale, isSameRight } from "./candidates"
import type { Entitlement, EntitlementStatus, NewRight } from "./entitlement"
import type { WarrantyFacts } from "./facts"
import { type Period, periodOf } from "./period"
import type { WarrantyPolicy } from "./policy"
import { type RightsCase, rightsOf, SALE_REVERSED } from "./rights"
import type { WarrantyTerms } from "./terms"

/** An entitlement as it should be written. */
export interface EntitlementState {
  /** Null: it has no row yet. */
  readonly id: string | null
  /** The version of the row it was decided upon. */
  readonly version: number
  readonly right: Omit<NewRight, "policy" | "isPassedOn">
  readonly status: EntitlementStatus
  readonly statusReason: string | null
  readonly statusSince: Instant | null
  readonly period: Period
}

/**
 * Which entitlements to create and which to change, so that they say what history, policies and today's date say. It
 * converges: asked again with its own answer, it changes nothing.
 */
export function reconcile(asked: RightsCase): EntitlementState[] {
  const { facts, policies } = asked
  const rights = rightsOf(asked)
  const held = facts.entitlements.flatMap((entitlement): EntitlementState[] => {
    const policy = policies.find(({ id }) => id === entitlement.warrantyPolicyId)
    if (policy === undefined) return []
    const right = rights.find((each) => isSameRight(each, entitlement, policies))
    const state = stateOfHeld(asked, entitlement, policy, right)
    return isSame(state, entitlement) ? [] : [state]
  })
  // A unit that was replaced gives no new right; one that was passed on before anybody wrote it is the next owner's.
  const missing = facts.replacedAt !== null ? [] : rights.filter((right) => !right.isPassedOn && !facts.entitlements.some((entitlement) => isSameRight(right, entitlement, policies)))
  return [...held, ...missing.map((right) => stateOfNew(asked, right))]
}

function stateOfNew({ facts, now }: RightsCase, { policy, isPassedOn: _, ...right }: NewRight): EntitlementState {
  const period = periodOf({ terms: policy.terms, facts, startsOn: right.startsOn, givenEndsOn: right.givenEndsOn, zone: right.zone, now })
  return { id: null, version: 0, right, period, status: statusByUse(policy.terms, right, period, dateInZone(now, right.zone)), statusReason: null, statusSince: null }
}

function stateOfHeld({ facts, now }: RightsCase, entitlement: Entitlement, policy: WarrantyPolicy, right: NewRight | undefined): EntitlementState {
  const { zone } = entitlement
  const of = (startsOn: CalendarDate, givenEndsOn: CalendarDate | null): Period => periodOf({ terms: policy.terms, facts, startsOn, givenEndsOn, zone, now })
  const kept = of(entitlement.startsOn, entitlement.givenEndsOn)
  const moved = right === undefined || right.source !== "sale" || right.startsOn === entitlement.startsOn ? null : of(right.startsOn, right.givenEndsOn)
  // A start that became known later (the delivery after its fallback) counts when it is no worse for the customer.
  const isMoved = moved !== null && moved.endsOn !== null && kept.endsOn !== null && compareDates(moved.endsOn, kept.endsOn) >= 0
  const period = isMoved ? moved : kept
  const status = statusOf(facts, entitlement, right, statusByUse(policy.terms, entitlement, period, dateInZone(now, zone)))
  const changed = status.status !== entitlement.status
  return {
    id: entitlement.id, version: entitlement.version, period, ...status, statusSince: changed ? now : entitlement.statusSince,
    right: {
      ...entitlement, ownerCustomerId: status.status === "active" && right !== undefined ? right.ownerCustomerId : entitlement.ownerCustomerId,
      ...(isMoved && right !== undefined ? { startsOn: right.startsOn, anchor: right.anchor, anchorSequence: right.anchorSequence } : {}),
    },
  }
}

/** The reason with which a return takes over a unit that another one was given for. */
const TAKEN_FOR_REPLACEMENT = "replaced"

const OVER: ReadonlySet<EntitlementStatus> = new Set(["expired", "transferred", "superseded"])

function statusOf(facts: WarrantyFacts, entitlement: Entitlement, right: NewRight | undefined, byUse: EntitlementStatus): Pick<EntitlementState, "status" | "statusReason"> {
  const { status, statusReason } = entitlement
  const keep = { status, statusReason }
  // What a person decided stays until a person takes it back.
  if (status === "suspended" || (status === "voided" && statusReason !== SALE_REVERSED)) return keep
  const isReversed = facts.unit.owner === "shop" || !isOfPresentSale(entitlement, facts)
  const isReplaced = facts.replacedAt !== null || (facts.unit.owner === "shop" && facts.takenOverFor === TAKEN_FOR_REPLACEMENT)
  if (isReplaced && (status !== "transferred" && status !== "expired")) return { status: "superseded", statusReason: "replaced" }
  if (isReversed) return OVER.has(status) ? keep : { status: "voided", statusReason: SALE_REVERSED }
  if (status === "transferred" || right?.isPassedOn === true) return { status: "transferred", statusReason: "owner_changed" }
  return { status: byUse, statusReason: null }
}

function statusByUse({ limits }: WarrantyTerms, { claimsUsed, costUsed }: Pick<NewRight, "claimsUsed" | "costUsed">, { endsOn }: Period, today: CalendarDate): EntitlementStatus {
  const { claims, totalCost } = limits
  if (claims !== null && claimsUsed >= claims) return "exhausted"
  if (totalCost !== null && totalCost !== "purchase_price" && costUsed !== null && costUsed.currency === totalCost.currency && costUsed.minor >= totalCost.minor) return "exhausted"
  return endsOn !== null && compareDates(today, endsOn) > 0 ? "expired" : "active"
}

const isSame = (state: EntitlementState, held: Entitlement): boolean =>
  state.status === held.status && state.statusReason === held.statusReason && state.period.endsOn === held.endsOn && state.right.startsOn === held.startsOn && state.right.ownerCustomerId === held.ownerCustomerId
