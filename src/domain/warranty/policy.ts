import type { Duration } from "../common/calendar"
import type { CalendarDate, Instant } from "../unit/unit"
import type { CoverItem, CoverLine, WarrantyTerms } from "./terms"

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
  /** Null: every product; empty: none by itself (imported warranties, plans that are granted one by one). */
  readonly variantIds: readonly string[] | null
  readonly createdAt: Instant
  readonly publishedAt: Instant | null
  readonly retiredAt: Instant | null
}

/** The policy of warranties whose end was given when a sold unit was imported. A shop may publish its own version of it. */
export const IMPORTED_POLICY_CODE = "imported"

/** The whole cost of an item, for the whole term. */
export function fullCover(item: CoverItem): CoverLine {
  return { item, group: null, pct: 100, until: null, cap: null, deductible: null, proRata: null }
}

export const DEFAULT_TERMS: WarrantyTerms = {
  kind: "commercial", guarantor: "seller",
  scope: { categoryIds: null, lotNumbers: null, serialRanges: null, salesChannelIds: null, countries: null, customerTypes: null, conditions: null },
  applicability: { governingCountry: "ship_to", soldFrom: null, soldTo: null },
  start: { anchors: ["delivery"], pick: "first_known", offset: null, fallback: null },
  term: { duration: null, meters: [], combine: "whichever_first" }, bonuses: [],
  dayCount: { calendar: "customer_tz", endsAt: "end_of_day", monthEnd: "clamp" },
  coverage: [fullCover("part"), fullCover("labour")],
  exclusions: [],
  conditions: { registration: null, proofOfPurchase: false, maintenance: null, transferable: "yes", territory: null },
  burden: { reversedFor: null }, notify: { within: null }, pause: null, afterRepair: null, afterReplacement: null, remedies: null, repeatRule: null,
  limits: { claims: null, totalCost: null }, stacking: { priority: 0, with: "best_for_customer", nonWaivable: false }, disclosures: [], citations: [],
}

export const EXPECTED_LIFE = "expected_life"

/** A term that nobody gives with the unit: one of its own, or none that a calendar knows. */
export const hasOwnTerm = ({ term }: WarrantyTerms): boolean => term.duration !== null || term.meters.length > 0

/** Null where no calendar says the end. */
export const durationOf = ({ term }: WarrantyTerms): Duration | null => (term.duration === EXPECTED_LIFE ? null : term.duration)

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
  for (const policy of policies) {
    const group = groups.get(policy.code)
    if (group === undefined) groups.set(policy.code, [policy])
    else group.push(policy)
  }
  return groups
}

/** Dates a policy is sold within, by the day of the contract; an unknown day fits only a policy that asks for none. */
export function isSoldWithin({ terms }: WarrantyPolicy, soldOn: CalendarDate | null): boolean {
  const { soldFrom, soldTo } = terms.applicability
  if (soldOn === null) return soldFrom === null && soldTo === null
  return (soldFrom === null || soldFrom <= soldOn) && (soldTo === null || soldOn <= soldTo)
}
