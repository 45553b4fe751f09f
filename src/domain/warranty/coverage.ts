import { dateInZone, isCalendarDate, type Zone } from "../common/calendar"
import type { Fact } from "../common/rejection"
import type { CalendarDate, Instant } from "../unit/unit"
import type { Entitlement } from "./entitlement"
import type { ShopCalendar, WarrantyFacts } from "./facts"
import type { Period } from "./period"
import type { WarrantyPolicy } from "./policy"
import type { Citation, CoverItem, MeterUnit, Remedy } from "./terms"

/** Frozen with a verdict: the same inputs under the same version of the engine give the same answer, byte by byte. */
export const ENGINE_VERSION = 2

export const VERDICTS = ["covered", "not_covered", "partial", "needs_evidence"] as const
export type Verdict = (typeof VERDICTS)[number]

export interface CoverageQuestion {
  /** A day in the zone of the sale, or an instant that is some day there. */
  readonly asOf: CalendarDate | Instant
  /** When it is asked: what lasts still, lasts until then. */
  readonly now: Instant
  /** One item of cost; without it, all that the entitlements cover. */
  readonly item?: CoverItem
  /** The group of parts that failed, such as `battery`. */
  readonly group?: string
  readonly faultCode?: string
  /** What caused the fault, or a circumstance that may have. */
  readonly cause?: string
  /** Did that circumstance cause the fault? */
  readonly causation?: "proven" | "disproved"
  /** Where the unit is now. */
  readonly country?: string
  readonly detectedOn?: CalendarDate
  readonly meters?: { readonly [unit in MeterUnit]?: number }
  /** The fault lies in this component. */
  readonly componentUnitId?: string
}

export type Source =
  | { readonly source: "warranty_policy"; readonly id: string; readonly code: string; readonly version: number; readonly clause: string }
  | { readonly source: "event"; readonly unitId: string; readonly sequence: number }
  | ({ readonly source: "law" } & Citation)

/** One step of the judgement: which rule looked at which fact, and what came of it. */
export interface Reason {
  readonly rule: string
  readonly fact: Fact
  readonly result: string
  readonly citation: Source | null
}

export interface Condition {
  readonly rule: string
  readonly fact: string
  readonly needed: string
  readonly entitlementId: string | null
}

export interface CoverageLine {
  readonly item: CoverItem
  readonly verdict: Verdict
  readonly percent: number
  readonly entitlementId: string | null
  readonly reasons: readonly Reason[]
}

export const DEADLINES = ["cover_ends", "burden_reversed_until", "register_by", "notify_by", "repair_by", "refund_by"] as const
export interface Deadline {
  readonly name: (typeof DEADLINES)[number]
  readonly on: CalendarDate
  readonly entitlementId: string
}

export interface HeldEntitlement extends Entitlement {
  /** As of its candidate: not what a supplier owes us, and not of an earlier sale. */
  readonly counts: boolean
  readonly policy: WarrantyPolicy
  readonly period: Period
}

export interface Coverage {
  readonly verdict: Verdict
  readonly asOf: CalendarDate
  readonly zone: Zone
  readonly lines: readonly CoverageLine[]
  readonly entitlements: readonly HeldEntitlement[]
  readonly remedies: readonly Remedy[]
  readonly burdenOn: "seller" | "customer" | null
  readonly deadlines: readonly Deadline[]
  readonly wouldBeCoveredIf: readonly Condition[]
  /** Texts that the answer must come with. */
  readonly disclosures: readonly string[]
  readonly engineVersion: number
}

/** All that a verdict rests on; freeze it with the verdict. */
export interface CoverageInputs {
  readonly facts: WarrantyFacts
  /** Every published or retired version of the policies sold with this product, and those its entitlements stand under. */
  readonly policies: readonly WarrantyPolicy[]
  readonly shop: ShopCalendar
  readonly question: CoverageQuestion
}

export const dayOf = (asOf: CalendarDate | Instant, zone: Zone): CalendarDate => (isCalendarDate(asOf) ? asOf : dateInZone(asOf, zone))
