import type { Duration, Zone } from "../common/calendar"
import type { CalendarDate, Instant } from "../unit/unit"

/**
 * The vocabulary of warranty terms. WARRANTY.md §3.3 is the whole of it; what stands here is what the engine can judge
 * today, under the same names, so that the rest is added and nothing is renamed. `parse-terms.ts` refuses every word
 * the engine would only ignore: a policy must never promise or exclude what nobody checks.
 */
export const POLICY_KINDS = ["commercial", "statutory"] as const
export type PolicyKind = (typeof POLICY_KINDS)[number]

export const GUARANTORS = ["seller", "manufacturer", "insurer"] as const
export type Guarantor = (typeof GUARANTORS)[number]

/** What sets a term going. `delivery`: the unit's delivery of its present sale; `purchase`: the date a sold unit was registered with. */
export const ANCHORS = ["delivery", "purchase"] as const
export type Anchor = (typeof ANCHORS)[number]

export const COVER_ITEMS = ["part", "labour", "travel", "shipping", "expense", "consumable"] as const
export type CoverItem = (typeof COVER_ITEMS)[number]

export interface Citation {
  readonly law: string
  readonly article: string
  readonly url: string | null
}

export interface CoverLine {
  readonly item: CoverItem
  /** Whole percent, 1 to 100, of the cost of this item. */
  readonly pct: number
}

export interface WarrantyTerms {
  readonly kind: PolicyKind
  readonly guarantor: Guarantor
  /** Sold before or after these dates: this policy does not apply. */
  readonly applicability: { readonly soldFrom: CalendarDate | null; readonly soldTo: CalendarDate | null }
  readonly start: { readonly anchors: readonly Anchor[]; readonly pick: "first_known" }
  /** Null: the term is given with each unit (imported warranties). */
  readonly term: { readonly duration: Duration | null }
  readonly dayCount: {
    /** Whose days are counted: the customer's, the shop's, or those of a named zone. */
    readonly calendar: "customer_tz" | "merchant_tz" | Zone
    readonly endsAt: "end_of_day"
    readonly monthEnd: "clamp"
  }
  /** One line an item; an item without a line is not covered. */
  readonly coverage: readonly CoverLine[]
  readonly citations: readonly Citation[]
}

export const POLICY_STATUSES = ["draft", "published", "retired"] as const
export type WarrantyPolicyStatus = (typeof POLICY_STATUSES)[number]

/** One version of the terms sold with products. */
export interface WarrantyPolicy {
  readonly id: string
  /** The same for all versions. */
  readonly code: string
  readonly version: number
  readonly name: string
  readonly status: WarrantyPolicyStatus
  readonly terms: WarrantyTerms
  /** Null: every product; empty: none by itself (imported warranties). */
  readonly variantIds: readonly string[] | null
  readonly createdAt: Instant
  readonly publishedAt: Instant | null
  readonly retiredAt: Instant | null
}

/** The policy of warranties whose end was given when a sold unit was imported. A shop may publish its own version of it. */
export const IMPORTED_POLICY_CODE = "imported"

const DEFAULT_COVERAGE: readonly CoverLine[] = [{ item: "part", pct: 100 }, { item: "labour", pct: 100 }]

export const DEFAULT_TERMS: WarrantyTerms = {
  kind: "commercial", guarantor: "seller", applicability: { soldFrom: null, soldTo: null },
  start: { anchors: ["delivery"], pick: "first_known" }, term: { duration: null },
  dayCount: { calendar: "customer_tz", endsAt: "end_of_day", monthEnd: "clamp" }, coverage: DEFAULT_COVERAGE, citations: [],
}

/** The zone whose days an entitlement counts. No customer's zone is known yet, so her days are the shop's. */
export function zoneOf(terms: WarrantyTerms, shopZone: Zone): Zone {
  const { calendar } = terms.dayCount
  return calendar === "customer_tz" || calendar === "merchant_tz" ? shopZone : calendar
}

/**
 * The version of one policy that holds for a sale at this instant: terms are those of the contract, whatever was
 * published since. A sale before the first version gets the first (a shop that starts to keep policies has sold
 * before); `applicability.sold_from` says where that must not be. Null: the policy was retired by then.
 */
export function versionInForce(versions: readonly WarrantyPolicy[], soldAt: Instant): WarrantyPolicy | null {
  const published = versions.filter(({ publishedAt }) => publishedAt !== null).sort((a, b) => a.version - b.version)
  const inForce = published.find((policy) => isBefore(policy.publishedAt, soldAt) && !isBefore(policy.retiredAt, soldAt))
  if (inForce !== undefined) return inForce
  const [first] = published
  return first !== undefined && !isBefore(first.publishedAt, soldAt) ? first : null
}

/** Instants all have the same form, so the order of their texts is the order of time. */
const isBefore = (instant: Instant | null, other: Instant): boolean => instant !== null && instant <= other

export function groupByCode(policies: readonly WarrantyPolicy[]): Map<string, WarrantyPolicy[]> {
  const groups = new Map<string, WarrantyPolicy[]>()
  for (const policy of policies) groups.set(policy.code, [...(groups.get(policy.code) ?? []), policy])
  return groups
}

export const appliesToVariant = (policy: WarrantyPolicy, variantId: string | null): boolean =>
  policy.variantIds === null || (variantId !== null && policy.variantIds.includes(variantId))
