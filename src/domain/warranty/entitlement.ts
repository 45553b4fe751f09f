import { dateInZone, lastDayOf, type Zone } from "../common/calendar"
import type { CalendarDate, Instant } from "../unit/unit"
import { type Anchor, appliesToVariant, groupByCode, IMPORTED_POLICY_CODE, versionInForce, type WarrantyPolicy, zoneOf } from "./policy"

export const ENTITLEMENT_STATUSES = ["pending", "active", "suspended", "exhausted", "expired", "voided", "superseded", "transferred"] as const
export type EntitlementStatus = (typeof ENTITLEMENT_STATUSES)[number]

/** One unit's right under one policy version. */
export interface Entitlement {
  readonly id: string
  readonly unitId: string
  readonly warrantyPolicyId: string
  readonly status: EntitlementStatus
  readonly ownerCustomerId: string | null
  readonly anchor: Anchor
  /** Sequence of the event that set it going. */
  readonly anchorSequence: number
  readonly startsOn: CalendarDate
  /** The last covered day, in `zone`. */
  readonly endsOn: CalendarDate
  readonly zone: Zone
}

/** The sale a unit is in the customer's hands by, as its history tells it. */
export interface Sale {
  /** Sequence and time of the event that shipped it or registered it as sold. */
  readonly sequence: number
  readonly at: Instant
  /** Registered as sold elsewhere, not shipped by us: then `at` says nothing about the sale. */
  readonly isRegistered: boolean
  readonly orderedAt: Instant | null
  /** The date a sold unit was registered with. */
  readonly soldOn: CalendarDate | null
  /** End of warranty given with a sold unit. */
  readonly warrantyEndsOn: CalendarDate | null
  /** The first delivery of this sale; a unit handed back after a repair is not delivered anew. */
  readonly delivery: { readonly sequence: number; readonly at: Instant } | null
}

/** What warranty needs to know of a unit. */
export interface CoveredUnit {
  readonly id: string
  readonly serialNumber: string
  readonly status: string
  readonly owner: "shop" | "customer"
  readonly ownerCustomerId: string | null
  readonly variantId: string | null
  readonly sale: Sale | null
}

export type NewEntitlement = Omit<Entitlement, "id" | "status"> & { readonly policy: WarrantyPolicy }

/**
 * The rights a unit has by its present sale. It follows from the history and the published policies alone, never from
 * when it is asked, so the worker may ask late, twice or at the same time.
 */
export function entitlementsOf(unit: CoveredUnit, policies: readonly WarrantyPolicy[], shopZone: Zone): NewEntitlement[] {
  const { sale } = unit
  if (sale === null || unit.owner !== "customer") return []
  const given = givenEntitlement(unit, sale, policies, shopZone)
  if (given !== null) return [given]
  return policiesInForce(unit, sale, policies, shopZone).flatMap((policy) => {
    const zone = zoneOf(policy.terms, shopZone)
    const start = startOf(policy, sale, zone)
    const { duration } = policy.terms.term
    if (start === null || duration === null) return []
    return [{
      unitId: unit.id, warrantyPolicyId: policy.id, policy, ownerCustomerId: unit.ownerCustomerId, zone,
      anchor: start.anchor, anchorSequence: start.sequence, startsOn: start.on, endsOn: lastDayOf(start.on, duration),
    }]
  })
}

/** The policies that hold for this sale, one version of each code. */
export function policiesInForce(unit: CoveredUnit, sale: Sale, policies: readonly WarrantyPolicy[], shopZone: Zone): WarrantyPolicy[] {
  // A unit registered without a date: nobody can tell which version held, so the newest stands for them all.
  const soldAt = soldAtOf(sale) ?? "9999-12-31T23:59:59.999Z"
  return [...groupByCode(policies).values()].flatMap((versions) => {
    const policy = versionInForce(versions, soldAt)
    if (policy === null || policy.terms.term.duration === null || !appliesToVariant(policy, unit.variantId)) return []
    return isSoldWithin(policy, sale, shopZone) ? [policy] : []
  })
}

/** When the contract was made, as well as we know; null for a unit registered without any date. */
function soldAtOf(sale: Sale): Instant | null {
  if (!sale.isRegistered) return sale.orderedAt ?? sale.at
  return sale.soldOn === null ? sale.delivery?.at ?? null : `${sale.soldOn}T23:59:59.999Z`
}

function isSoldWithin(policy: WarrantyPolicy, sale: Sale, shopZone: Zone): boolean {
  const { soldFrom, soldTo } = policy.terms.applicability
  const soldAt = soldAtOf(sale)
  const soldOn = sale.soldOn ?? (soldAt === null ? null : dateInZone(soldAt, zoneOf(policy.terms, shopZone)))
  if (soldOn === null) return soldFrom === null && soldTo === null
  return (soldFrom === null || soldFrom <= soldOn) && (soldTo === null || soldOn <= soldTo)
}

interface Start {
  readonly anchor: Anchor
  readonly sequence: number
  readonly on: CalendarDate
}

/** The first of the policy's anchors whose date is known. */
function startOf(policy: WarrantyPolicy, sale: Sale, zone: Zone): Start | null {
  for (const anchor of policy.terms.start.anchors) {
    if (anchor === "delivery" && sale.delivery !== null) return { anchor, sequence: sale.delivery.sequence, on: dateInZone(sale.delivery.at, zone) }
    if (anchor === "purchase" && sale.soldOn !== null) return { anchor, sequence: sale.sequence, on: sale.soldOn }
  }
  return null
}

/**
 * An end that was given with the unit stands for all policies: it is what the customer was promised. What it covers is
 * what the policy for imported warranties said when the unit was registered.
 */
function givenEntitlement(unit: CoveredUnit, sale: Sale, policies: readonly WarrantyPolicy[], shopZone: Zone): NewEntitlement | null {
  if (sale.warrantyEndsOn === null || sale.soldOn === null || sale.warrantyEndsOn < sale.soldOn) return null
  const versions = policies.filter(({ code }) => code === IMPORTED_POLICY_CODE)
  const policy = versionInForce(versions, sale.at) ?? versions.at(-1)
  if (policy === undefined) return null
  return {
    unitId: unit.id, warrantyPolicyId: policy.id, policy, ownerCustomerId: unit.ownerCustomerId, zone: zoneOf(policy.terms, shopZone),
    anchor: "purchase", anchorSequence: sale.sequence, startsOn: sale.soldOn, endsOn: sale.warrantyEndsOn,
  }
}
