import type { Duration, Zone } from "../common/calendar"
import type { CalendarDate, Custody } from "../unit/unit"

/**
 * The whole vocabulary of warranty terms: data, not code. Every word has a rule in the engine that reads it, and a case
 * that fails without that rule. `parse-terms.ts` refuses everything else: a policy must never promise or exclude what
 * nobody checks.
 */
export const POLICY_KINDS = ["commercial", "statutory", "extended_plan", "goodwill", "repair_work", "repair_part", "doa", "recall", "supplier_inbound", "return_window"] as const
export type PolicyKind = (typeof POLICY_KINDS)[number]

export const GUARANTORS = ["seller", "manufacturer", "insurer", "supplier", "repairer"] as const
export type Guarantor = (typeof GUARANTORS)[number]

/** What sets a term going. `delivery`: the first of the present sale; `purchase`: the day of the contract, as well as it is known. */
export const ANCHORS = [
  "manufacture", "order", "payment", "fulfilment", "shipment", "delivery", "installation", "purchase", "registration", "first_use", "return_window_end", "repair_closed", "replacement_delivered",
] as const
export type Anchor = (typeof ANCHORS)[number]

export const COVER_ITEMS = ["part", "labour", "travel", "shipping", "expense", "consumable"] as const
export type CoverItem = (typeof COVER_ITEMS)[number]

export const METER_UNITS = ["h", "km", "cycles", "kWh"] as const
export type MeterUnit = (typeof METER_UNITS)[number]

export const CUSTOMER_TYPES = ["consumer", "business"] as const
export type CustomerType = (typeof CUSTOMER_TYPES)[number]

export const CONDITIONS = ["new", "used", "refurbished"] as const
export type SaleCondition = (typeof CONDITIONS)[number]

export const REMEDIES = ["repair", "replacement", "price_reduction", "refund", "rejection", "termination", "store_credit", "reimbursement"] as const
export type Remedy = (typeof REMEDIES)[number]

/** Whole units of the smallest coin. */
export interface Money {
  readonly minor: number
  /** ISO 4217, in small letters as Medusa writes it. */
  readonly currency: string
}

/** A part of 100 that becomes smaller with time: in steps, each from its day on, or evenly from the start to the end of the term. */
export type Curve = { readonly kind: "steps"; readonly steps: readonly { readonly after: Duration; readonly pct: number }[] } | { readonly kind: "linear" }

export const PREDICATE_FACTS = ["registered", "repair_asked_replacement_given", "customer_type", "condition", "country"] as const
/** A condition on one fact. `registered` may have a limit in time; the last three compare with `is`. */
export interface Predicate {
  readonly fact: (typeof PREDICATE_FACTS)[number]
  readonly within: Duration | null
  readonly is: string | null
}

export interface Citation {
  readonly law: string
  readonly article: string
  readonly url: string | null
}

export interface Meter {
  readonly unit: MeterUnit
  readonly max: number
}

/** Which sales the terms are sold with; null means all. Variants stand beside the terms, on the policy. */
export interface Scope {
  readonly categoryIds: readonly string[] | null
  readonly lotNumbers: readonly string[] | null
  readonly serialRanges: readonly { readonly from: string; readonly to: string }[] | null
  readonly salesChannelIds: readonly string[] | null
  readonly countries: readonly string[] | null
  readonly customerTypes: readonly CustomerType[] | null
  readonly conditions: readonly SaleCondition[] | null
}

export interface CoverLine {
  readonly item: CoverItem
  /** A group of parts with terms of its own, such as `battery`; null: every part without a line of its own. */
  readonly group: string | null
  /** Whole percent, 1 to 100, of the cost of this item. */
  readonly pct: number
  /** Covered only so long from the start, where that is shorter than the term. */
  readonly until: Duration | null
  readonly cap: Money | null
  readonly deductible: Money | null
  readonly proRata: Curve | null
}

export interface Exclusion {
  /** A cause or circumstance: `accident`, `liquid`, `unauthorised_repair`, or a code of the shop's own. */
  readonly code: string
  /** Only where it caused the fault: a third party's repair does not end the cover of what it did not touch. */
  readonly requiresCausation: boolean
  readonly whoProves: "guarantor" | "customer"
}

export interface RegistrationCondition {
  readonly required: boolean
  readonly within: Duration | null
  /** False: the law of the place forbids to ask for it (16 CFR 700.7), so it is never held against the customer. */
  readonly legalOk: boolean
}

export type Transferable = "yes" | "no" | { readonly times: number; readonly fee: Money | null; readonly within: Duration | null }

export interface Pause {
  /** An absence counts when the unit was in one of these hands. */
  readonly on: readonly Custody[]
  readonly from: "request" | "handover" | "receipt" | "earlier" | "later"
  readonly to: "delivered_back"
  /** So much is left at least when the unit is back (UK CRA s. 22(7): seven days). */
  readonly min: Duration | null
  /** From the opening of a claim to its closing as well. */
  readonly alsoNegotiation: boolean
  readonly mode: "suspend" | "interrupt"
}

export interface AfterRepair {
  readonly extend: Duration | null
  /** So many repairs extend it; null: each. */
  readonly times: number | null
  readonly onlyIfChosenByCustomer: boolean
  /** Cover of the parts fitted, and of the work done, counted from the repair. */
  readonly partTerm: Duration | null
  readonly workTerm: Duration | null
  readonly tail: "same_defect" | "any"
}

export interface AfterReplacement {
  readonly mode: "inherit_remaining" | "restart" | "max_of"
  readonly min: Duration | null
  /** Where it does not hold, the rest is inherited. */
  readonly if: Predicate | null
}

export interface Remedies {
  /** Rungs, the first one tried first; on each, alternatives. */
  readonly ladder: readonly (readonly Remedy[])[]
  readonly chooser: "customer" | "guarantor"
  /** Failed attempts before the next rung. */
  readonly maxAttempts: number | null
  readonly repairWithin: Duration | null
  readonly deductionForUse: { readonly freeFor: Duration; readonly curve: Curve } | null
  readonly refundWithin: Duration | null
}

export interface RepeatRule {
  readonly sameDefect: number | null
  readonly anyDefect: number | null
  readonly safety: number | null
  readonly daysOut: number | null
  readonly window: Duration | { readonly meter: Meter }
  readonly then: readonly Remedy[]
}

export interface WarrantyTerms {
  readonly kind: PolicyKind
  readonly guarantor: Guarantor
  readonly scope: Scope
  /** Sold before or after these dates: this policy does not apply. */
  readonly applicability: { readonly governingCountry: "ship_to" | "bill_to" | `fixed:${string}`; readonly soldFrom: CalendarDate | null; readonly soldTo: CalendarDate | null }
  readonly start: {
    readonly anchors: readonly Anchor[]
    readonly pick: "first_known" | "earliest" | "latest"
    /** A plan that begins when the maker's warranty is over. */
    readonly offset: Duration | null
    /** Where none of the anchors becomes known, from so long after this one. */
    readonly fallback: { readonly anchor: Anchor; readonly plus: Duration } | null
  }
  readonly term: {
    /** Null: the term is given with each unit (imported warranties), or by meters alone. `expected_life`: a person judges it. */
    readonly duration: Duration | "expected_life" | null
    readonly meters: readonly Meter[]
    readonly combine: "whichever_first" | "whichever_last"
  }
  readonly bonuses: readonly { readonly if: Predicate; readonly plus: Duration }[]
  readonly dayCount: {
    /** Whose days are counted: the customer's, the shop's, or those of a named zone. */
    readonly calendar: "customer_tz" | "merchant_tz" | Zone
    readonly endsAt: "end_of_day"
    readonly monthEnd: "clamp"
  }
  /** An item without a line is not covered. */
  readonly coverage: readonly CoverLine[]
  readonly exclusions: readonly Exclusion[]
  readonly conditions: {
    readonly registration: RegistrationCondition | null
    readonly proofOfPurchase: boolean
    /** Serviced once in each such span. */
    readonly maintenance: { readonly every: Duration } | null
    readonly transferable: Transferable
    readonly territory: readonly string[] | null
  }
  readonly burden: { readonly reversedFor: Duration | null }
  readonly notify: { readonly within: Duration | null }
  readonly pause: Pause | null
  readonly afterRepair: AfterRepair | null
  readonly afterReplacement: AfterReplacement | null
  readonly remedies: Remedies | null
  readonly repeatRule: RepeatRule | null
  readonly limits: { readonly claims: number | null; readonly totalCost: Money | "purchase_price" | null }
  readonly stacking: { readonly priority: number; readonly with: "best_for_customer" | "exclusive" | "secondary_after"; readonly nonWaivable: boolean }
  /** Texts that must be shown with the answer, by their ids. */
  readonly disclosures: readonly string[]
  readonly citations: readonly Citation[]
}
