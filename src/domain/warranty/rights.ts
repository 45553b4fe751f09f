import { addDuration, dateInZone, daysBetween, laterOf, lastDayOf } from "../common/calendar"
import type { CalendarDate, Instant } from "../unit/unit"
import { startOf } from "./anchors"
import type { Entitlement, NewRight } from "./entitlement"
import type { OwnerChange, Repair, Sale, ShopCalendar, WarrantyFacts } from "./facts"
import { periodOf } from "./period"
import { durationOf, IMPORTED_POLICY_CODE, versionInForce, type WarrantyPolicy } from "./policy"
import { holds } from "./predicate"
import { policiesInForce, type PolicyInForce, zoneOf } from "./scope"

export interface RightsCase {
  readonly facts: WarrantyFacts
  readonly policies: readonly WarrantyPolicy[]
  readonly shop: ShopCalendar
  readonly now: Instant
}

/**
 * The rights a unit gives its owner now. They follow from the history and the published policies alone, never from when
 * or how often they are asked for, so the worker may ask late, twice or at the same time.
 */
export function rightsOf(asked: RightsCase): NewRight[] {
  const { sale } = asked.facts
  if (sale === null || asked.facts.unit.owner !== "customer") return []
  const isReplacement = asked.facts.replaces !== null
  const given = isReplacement ? null : givenRight(asked, sale)
  const bySale = (policies: readonly PolicyInForce[]): NewRight[] => policies.filter(({ scope }) => scope.applies === "yes").flatMap(({ policy }) => rightsBySale(asked, sale, policy))
  const inForce = policiesInForce(asked.facts, asked.policies, asked.shop)
  // What a replacement was sold as is no sale; only terms that are for replacements begin with it.
  const rights = given ?? (isReplacement ? [...inheritedRights(asked, sale), ...bySale(inForce.filter(({ policy }) => isForReplacements(policy)))] : bySale(inForce))
  return rights.flatMap((right) => passedOn(right, asked.facts, asked))
}

const isForReplacements = ({ terms }: WarrantyPolicy): boolean => terms.start.anchors.every((anchor) => anchor === "replacement_delivered" || anchor === "repair_closed")

function baseOf({ facts, shop }: RightsCase, policy: WarrantyPolicy, sale: Sale): Pick<NewRight, "unitId" | "warrantyPolicyId" | "policy" | "ownerCustomerId" | "zone" | "claimsUsed" | "costUsed" | "inheritsId" | "isPassedOn" | "givenEndsOn"> {
  return {
    unitId: facts.unit.id, warrantyPolicyId: policy.id, policy, ownerCustomerId: facts.ownerChanges.length === 0 ? facts.unit.ownerCustomerId : sale.firstOwnerCustomerId,
    zone: zoneOf(policy.terms, shop, sale.shipToCountry), claimsUsed: 0, costUsed: null, inheritsId: null, isPassedOn: false, givenEndsOn: null,
  }
}

function rightsBySale(asked: RightsCase, sale: Sale, policy: WarrantyPolicy): NewRight[] {
  const base = baseOf(asked, policy, sale)
  if (policy.terms.start.anchors.every((anchor) => anchor === "repair_closed")) {
    return asked.facts.repairs.filter((repair) => repair.sequence >= sale.sequence && repair.outcome === "repaired").map((repair) => rightByRepair(base, repair))
  }
  const start = startOf(policy.terms, asked.facts, sale, base.zone, asked.shop, dateInZone(asked.now, base.zone))
  if (start === null) return []
  return [{ ...base, source: "sale", anchor: start.anchor, anchorSequence: start.sequence, grantedSequence: sale.sequence, startsOn: start.on }]
}

/** Warranty on the work and parts of a repair: each repair gives one. */
const rightByRepair = (base: ReturnType<typeof baseOf>, { closedAt, sequence }: Repair): NewRight => {
  const { offset } = base.policy.terms.start
  const on = dateInZone(closedAt, base.zone)
  return { ...base, source: "repair", anchor: "repair_closed", anchorSequence: sequence, grantedSequence: sequence, startsOn: offset === null ? on : addDuration(on, offset) }
}

/**
 * An end that was given with the unit stands for all policies: it is what the customer was promised. What it covers is
 * what the policy for imported warranties said when the unit was registered.
 */
function givenRight(asked: RightsCase, sale: Sale): NewRight[] | null {
  if (sale.warrantyEndsOn === null || sale.soldOn === null || sale.warrantyEndsOn < sale.soldOn) return null
  const versions = asked.policies.filter(({ code }) => code === IMPORTED_POLICY_CODE)
  const policy = versionInForce(versions, sale.at) ?? versions.at(-1)
  if (policy === undefined) return null
  return [{
    ...baseOf(asked, policy, sale), source: "import", anchor: "purchase", anchorSequence: sale.sequence, grantedSequence: sale.sequence, startsOn: sale.soldOn, givenEndsOn: sale.warrantyEndsOn,
  }]
}

/** What the unit that was replaced had, under the same versions, from the delivery of this one on. */
function inheritedRights(asked: RightsCase, sale: Sale): NewRight[] {
  const { facts, policies, shop } = asked
  const { replaces } = facts
  if (replaces === null || sale.delivery === null) return []
  const original: WarrantyFacts = { ...replaces.original, replacedAt: sale.delivery.at }
  const delivered = sale.delivery
  return originalRights({ facts: original, policies, shop, now: delivered.at }).map(({ right, policy, used }) => {
    const on = dateInZone(delivered.at, right.zone)
    const period = periodOf({ terms: policy.terms, facts: original, startsOn: right.startsOn, givenEndsOn: right.givenEndsOn, zone: right.zone, now: delivered.at })
    const continued = afterReplacement(policy, { ...right, endsOn: period.endsOn }, on, asked)
    return {
      ...baseOf(asked, policy, sale), ...used, zone: right.zone, source: "replacement", anchor: continued.isRestarted ? "replacement_delivered" : right.anchor, anchorSequence: delivered.sequence,
      grantedSequence: sale.sequence, startsOn: continued.startsOn, givenEndsOn: continued.endsOn,
    }
  })
}

interface Continued {
  readonly right: Pick<Entitlement, "startsOn" | "givenEndsOn" | "zone" | "anchor">
  readonly policy: WarrantyPolicy
  readonly used: Pick<NewRight, "claimsUsed" | "costUsed" | "inheritsId">
}

const CONTINUES: ReadonlySet<Entitlement["status"]> = new Set(["active", "pending", "expired", "superseded", "exhausted"])

/** Its entitlements where they are written, and else those it had a right to. */
function originalRights(asked: RightsCase): Continued[] {
  const { facts, policies } = asked
  const granted = facts.sale?.sequence ?? 0
  const held = facts.entitlements.filter(({ grantedSequence, status, statusReason }) => grantedSequence >= granted && (CONTINUES.has(status) || (status === "voided" && statusReason === SALE_REVERSED))).flatMap((right): Continued[] => {
    const policy = policies.find(({ id }) => id === right.warrantyPolicyId)
    return policy === undefined ? [] : [{ right, policy, used: { claimsUsed: right.claimsUsed, costUsed: right.costUsed, inheritsId: right.id } }]
  })
  if (held.length > 0) return held
  // Taken over by the shop in between: what counts is what it was when the customer had it.
  return rightsOf({ ...asked, facts: { ...facts, unit: { ...facts.unit, owner: "customer" } } }).filter(({ isPassedOn }) => !isPassedOn)
    .map((right) => ({ right, policy: right.policy, used: { claimsUsed: right.claimsUsed, costUsed: right.costUsed, inheritsId: null } }))
}

export const SALE_REVERSED = "sale_reversed"

/** The rest of the term, a new one, or the longer of the rest and a minimum. Never less than the rest. */
function afterReplacement(policy: WarrantyPolicy, right: Continued["right"] & { readonly endsOn: CalendarDate | null }, on: CalendarDate, { facts }: RightsCase): { startsOn: CalendarDate; endsOn: CalendarDate | null; isRestarted: boolean } {
  const { terms } = policy
  const rule = terms.afterReplacement
  const rest = { startsOn: right.startsOn, endsOn: right.endsOn, isRestarted: false }
  if (rule === null || right.endsOn === null) return rest
  if (rule.if !== null && holds(rule.if, { terms, facts, startsOn: right.startsOn, zone: right.zone }) !== "yes") return rest
  const duration = durationOf(terms)
  const anew = rule.mode === "inherit_remaining" ? null : rule.mode === "max_of" ? rule.min ?? duration : duration
  if (anew === null) return rest
  const end = lastDayOf(on, anew)
  return end >= right.endsOn ? { startsOn: on, endsOn: end, isRestarted: true } : rest
}

/** The right of the sale, and of each owner after it: who passes the unit on loses it, who gets it has it where the terms allow. */
function passedOn(first: NewRight, facts: WarrantyFacts, asked: RightsCase): NewRight[] {
  const chain: NewRight[] = [first]
  let transfers = 0
  for (const change of facts.ownerChanges.filter(({ sequence }) => sequence > first.grantedSequence)) {
    const last = chain.at(-1)
    if (last === undefined || last.isPassedOn) break
    if (change.isSamePerson) {
      chain[chain.length - 1] = { ...last, ownerCustomerId: change.customerId }
      continue
    }
    transfers += 1
    chain[chain.length - 1] = { ...last, isPassedOn: true }
    if (goesAlong(last, change, transfers)) chain.push(continuedFor(last, change, asked))
  }
  return chain
}

/** Does a right go to the next owner with this change, the n-th since the sale? */
export function goesAlong({ policy, startsOn, zone }: Pick<NewRight, "policy" | "startsOn" | "zone">, change: Pick<OwnerChange, "at" | "feePaid">, transfers: number): boolean {
  const { transferable } = policy.terms.conditions
  if (typeof transferable === "string") return transferable === "yes"
  const isInTime = transferable.within === null || dateInZone(change.at, zone) <= addDuration(startsOn, transferable.within)
  return transfers <= transferable.times && isInTime && (transferable.fee === null || change.feePaid)
}

/** The same version, dates and used counts. */
function continuedFor(last: NewRight, change: OwnerChange, { facts }: RightsCase): NewRight {
  const held = facts.entitlements.find(({ warrantyPolicyId, grantedSequence }) => warrantyPolicyId === last.warrantyPolicyId && grantedSequence === last.grantedSequence)
  return {
    ...last, source: "transfer", grantedSequence: change.sequence, ownerCustomerId: change.customerId, isPassedOn: false,
    startsOn: held?.startsOn ?? last.startsOn, givenEndsOn: held?.givenEndsOn ?? last.givenEndsOn, claimsUsed: held?.claimsUsed ?? last.claimsUsed, costUsed: held?.costUsed ?? last.costUsed, inheritsId: held?.id ?? null,
  }
}

/** Days of cover that remain; for lists and figures. */
export const remainingDays = (endsOn: CalendarDate, today: CalendarDate): number => Math.max(0, daysBetween(today, laterOf(endsOn, today)))
