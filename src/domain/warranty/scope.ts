import { dateInZone, type Zone } from "../common/calendar"
import { zoneOfCountry } from "./customer-zone"
import { soldAtOf, type Sale, type ShopCalendar, type WarrantyFacts } from "./facts"
import { groupByCode, hasOwnTerm, isSoldWithin, versionInForce, type WarrantyPolicy } from "./policy"
import type { SaleCondition, WarrantyTerms } from "./terms"

/** Does a policy go with a sale? `unknown` names the facts that nobody told. */
export interface ScopeAnswer {
  readonly applies: "yes" | "no" | "unknown"
  readonly unknown: readonly string[]
}

/** The zone whose days an entitlement counts. */
export function zoneOf(terms: WarrantyTerms, shop: ShopCalendar, shipToCountry: string | null): Zone {
  const { calendar } = terms.dayCount
  if (calendar === "merchant_tz") return shop.zone
  return calendar === "customer_tz" ? zoneOfCountry(shipToCountry, shop.countryZones) ?? shop.zone : calendar
}

/** The country whose law governs the sale under these terms. */
export function governingCountry({ applicability }: WarrantyTerms, sale: Sale): string | null {
  switch (applicability.governingCountry) {
    case "ship_to":
      return sale.shipToCountry
    case "bill_to":
      return sale.billToCountry
    default:
      return applicability.governingCountry.slice("fixed:".length)
  }
}

export interface PolicyInForce {
  readonly policy: WarrantyPolicy
  readonly scope: ScopeAnswer
}

/** The policies that hold, or may hold, for this sale: one version of each code, by the date of the contract. */
export function policiesInForce({ unit, ...facts }: WarrantyFacts, policies: readonly WarrantyPolicy[], shop: ShopCalendar): PolicyInForce[] {
  const { sale } = facts
  if (sale === null) return []
  // A unit registered without a date: nobody can tell which version held, so the newest stands for them all.
  const soldAt = soldAtOf(sale) ?? "9999-12-31T23:59:59.999Z"
  const found = [...groupByCode(policies).values()].flatMap((versions): PolicyInForce[] => {
    const policy = versionInForce(versions, soldAt)
    if (policy === null || !hasOwnTerm(policy.terms)) return []
    const zone = zoneOf(policy.terms, shop, sale.shipToCountry)
    const known = soldAtOf(sale)
    if (!isSoldWithin(policy, sale.soldOn ?? (known === null ? null : dateInZone(known, zone)))) return []
    const scope = scopeOf(policy, { unit, ...facts }, sale)
    return scope.applies === "no" ? [] : [{ policy, scope }]
  })
  return found.sort((a, b) => (a.policy.id < b.policy.id ? -1 : 1))
}

/** One fact that a policy restricts: the value, and what it must be. */
type Restriction = readonly [name: string, value: string | null, isMet: (value: string) => boolean]

export function scopeOf({ variantIds, terms }: WarrantyPolicy, { unit, repairs }: WarrantyFacts, sale: Sale): ScopeAnswer {
  const { scope } = terms
  const among = (list: readonly string[] | null) => (value: string): boolean => list?.includes(value) ?? true
  const restrictions: (Restriction | null)[] = [
    variantIds === null ? null : ["variant", unit.variantId ?? "", among(variantIds)],
    scope.lotNumbers === null ? null : ["lot_number", unit.lotNumber, among(scope.lotNumbers)],
    scope.serialRanges === null ? null : ["serial_number", unit.serialNumber, (value) => scope.serialRanges?.some(({ from, to }) => from.length === value.length && from <= value && value <= to) ?? true],
    scope.salesChannelIds === null ? null : ["sales_channel", sale.salesChannelId, among(scope.salesChannelIds)],
    scope.countries === null ? null : ["country", governingCountry(terms, sale), among(scope.countries)],
    scope.customerTypes === null ? null : ["customer_type", sale.customerType, among(scope.customerTypes)],
    scope.conditions === null ? null : ["condition", conditionOf(unit.grade, repairs, sale), among(scope.conditions)],
  ]
  const asked = restrictions.filter((restriction): restriction is Restriction => restriction !== null)
  const categories = scope.categoryIds === null ? "met" : sale.categoryIds === null ? "unknown" : sale.categoryIds.some(among(scope.categoryIds)) ? "met" : "missed"
  if (categories === "missed" || asked.some(([, value, isMet]) => value !== null && !isMet(value))) return { applies: "no", unknown: [] }
  const unknown = [...asked.filter(([, value]) => value === null).map(([name]) => name), ...(categories === "unknown" ? ["category"] : [])]
  return { applies: unknown.length === 0 ? "yes" : "unknown", unknown }
}

/** As it was sold: of another grade than new it was used; repaired before, it was refurbished. */
export function conditionOf(grade: WarrantyFacts["unit"]["grade"], repairs: WarrantyFacts["repairs"], sale: Sale): SaleCondition {
  if (grade === "new") return "new"
  return repairs.some(({ sequence }) => sequence < sale.sequence) ? "refurbished" : "used"
}
