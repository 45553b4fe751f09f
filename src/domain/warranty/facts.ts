import type { CalendarDate, Custody, Grade, Instant } from "../unit/unit"
import type { Duration, Zone } from "../common/calendar"
import type { CountryZones } from "./customer-zone"
import type { Entitlement } from "./entitlement"
import type { CustomerType, MeterUnit, Money } from "./terms"

/**
 * What warranty knows of a unit: plain data, read from its history and from the documents about it. A verdict rests on
 * nothing else, so that it can be frozen with it and replayed. A fact nobody told is null, never a guess.
 */
export interface WarrantyFacts {
  readonly unit: CoveredUnit
  /** The present sale; null when it was never sold. */
  readonly sale: Sale | null
  /** In whose hands it was since that sale, in order, without a gap; the last one is open. */
  readonly custody: readonly CustodyInterval[]
  readonly requests: readonly Request[]
  readonly ownerChanges: readonly OwnerChange[]
  readonly installation: Moment | null
  /** Why the shop took it back. */
  readonly takenOverFor: string | null
  readonly repairs: readonly Repair[]
  readonly registrations: readonly Registration[]
  readonly entitlements: readonly Entitlement[]
  /** When this unit was replaced by another one. */
  readonly replacedAt: Instant | null
  /** The unit that this one replaces, with what is known of it. */
  readonly replaces: Replaced | null
  /** Units built into this one. */
  readonly components: readonly WarrantyFacts[]
}

export interface CoveredUnit {
  readonly id: string
  readonly serialNumber: string
  readonly status: string
  readonly owner: "shop" | "customer"
  readonly ownerCustomerId: string | null
  readonly variantId: string | null
  readonly lotNumber: string | null
  readonly manufacturedOn: CalendarDate | null
  readonly grade: Grade
  readonly parentUnitId: string | null
}

export interface Moment {
  /** Of the event in the unit's history. */
  readonly sequence: number
  readonly at: Instant
}

/** The sale a unit is in the customer's hands by. */
export interface Sale extends Moment {
  /** Registered as sold elsewhere, not shipped by us: then `at` says nothing about the sale. */
  readonly isRegistered: boolean
  readonly firstOwnerCustomerId: string | null
  readonly orderedAt: Instant | null
  readonly paidAt: Instant | null
  readonly fulfilledAt: Instant | null
  readonly shippedAt: Instant | null
  /** The date a sold unit was registered with. */
  readonly soldOn: CalendarDate | null
  /** End of warranty given with a sold unit. */
  readonly warrantyEndsOn: CalendarDate | null
  /** The first delivery of this sale; a unit handed back after a repair is not delivered anew. */
  readonly delivery: Moment | null
  readonly shipToCountry: string | null
  readonly billToCountry: string | null
  readonly salesChannelId: string | null
  readonly customerType: CustomerType | null
  readonly categoryIds: readonly string[] | null
  /** What was paid for this unit. */
  readonly price: Money | null
}

export interface CustodyInterval {
  readonly custody: Custody
  readonly from: Instant
  /** Null: still. */
  readonly to: Instant | null
  readonly sequence: number
}

/** A document about the unit: when it was opened and closed. */
export interface Request {
  readonly kind: "return" | "repair" | "claim"
  readonly at: Instant
  readonly closedAt: Instant | null
  readonly sequence: number
}

export interface OwnerChange extends Moment {
  readonly customerId: string | null
  /** The order went to another account; nobody passed the unit on. */
  readonly isSamePerson: boolean
  /** A fee was paid for taking the warranty along. */
  readonly feePaid: boolean
}

export const REPAIR_OUTCOMES = ["repaired", "no_fault_found", "unrepairable", "maintained"] as const
export type RepairOutcome = (typeof REPAIR_OUTCOMES)[number]

export interface Repair {
  readonly id: string
  readonly sequence: number
  readonly requestedAt: Instant | null
  readonly closedAt: Instant
  readonly outcome: RepairOutcome
  readonly faultCode: string | null
  readonly isSafety: boolean
  /** Did the customer choose repair, where replacement was open to her as well? Null: nobody noted it. */
  readonly chosenByCustomer: boolean | null
  /** Done under a warranty, not paid by the customer. Null: nobody noted it. */
  readonly underWarranty: boolean | null
  /** Entitlement that paid. */
  readonly entitlementId: string | null
  readonly meters: { readonly [unit in MeterUnit]?: number }
}

export interface Registration {
  readonly id: string
  readonly status: "pending" | "approved" | "rejected"
  readonly registeredAt: Instant
  readonly purchasedOn: CalendarDate | null
  readonly installedOn: CalendarDate | null
  readonly firstUsedOn: CalendarDate | null
  readonly hasProof: boolean
}

export interface Replaced {
  readonly at: Instant
  /** She asked for repair and got a replacement. Null: nobody noted it. */
  readonly repairWasAsked: boolean | null
  readonly original: WarrantyFacts
}

/** What the shop decided for all its warranties. */
export interface ShopCalendar {
  readonly zone: Zone
  /** Whose days stand for a country's, where the shop decided it. */
  readonly countryZones?: CountryZones
  /** How long goods may be sent back after delivery. */
  readonly returnWindow: Duration
}

/** When the contract was made, as well as we know; null for a unit registered without any date. */
export function soldAtOf(sale: Sale): Instant | null {
  if (!sale.isRegistered) return sale.orderedAt ?? sale.at
  return sale.soldOn === null ? sale.delivery?.at ?? null : `${sale.soldOn}T23:59:59.999Z`
}
