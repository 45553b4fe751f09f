import type { CoverageInputs, CoverageQuestion } from "../../src/domain/warranty/coverage"
import type { Entitlement } from "../../src/domain/warranty/entitlement"
import type { CustodyInterval, Registration, Repair, Sale, WarrantyFacts } from "../../src/domain/warranty/facts"
import { parseTerms } from "../../src/domain/warranty/parse-terms"
import type { WarrantyPolicy } from "../../src/domain/warranty/policy"
import type { WarrantyTerms } from "../../src/domain/warranty/terms"

/** The day of delivery in all hand-worked cases, unless a case says otherwise: 1 March 2026. */
export const DELIVERED_AT = "2026-03-01T15:00:00.000Z"
export const SHOP = { zone: "UTC", returnWindow: "P14D" } as const

/** Terms from the document a shop would send. */
export function buildTerms(document: object = {}): WarrantyTerms {
  const parsed = parseTerms({ term: { duration: "P24M" }, ...document })
  if (!parsed.ok) throw new Error(`These terms cannot be read: ${JSON.stringify(parsed.issues)}`)
  return parsed.terms
}

export function buildPolicy(overrides: Partial<WarrantyPolicy> = {}): WarrantyPolicy {
  return {
    id: "awpol_1", code: "standard", version: 1, name: "Two years", status: "published", terms: buildTerms(), variantIds: null,
    createdAt: "2025-01-01T00:00:00.000Z", publishedAt: "2025-01-01T00:00:00.000Z", retiredAt: null, ...overrides,
  }
}

export function buildSale(overrides: Partial<Sale> = {}): Sale {
  return {
    sequence: 3, at: "2026-02-27T08:00:00.000Z", isRegistered: false, firstOwnerCustomerId: "cus_1", orderedAt: "2026-02-25T08:00:00.000Z", paidAt: "2026-02-25T08:05:00.000Z",
    fulfilledAt: "2026-02-26T08:00:00.000Z", shippedAt: "2026-02-27T08:00:00.000Z", soldOn: null, warrantyEndsOn: null, delivery: { sequence: 4, at: DELIVERED_AT },
    shipToCountry: null, billToCountry: null, salesChannelId: "sc_1", customerType: "consumer", categoryIds: ["pcat_1"], price: { minor: 10_000, currency: "eur" }, ...overrides,
  }
}

export interface FactsOverrides extends Partial<Omit<WarrantyFacts, "unit" | "sale">> {
  readonly unit?: Partial<WarrantyFacts["unit"]>
  readonly sale?: Partial<Sale> | null
}

/** A unit delivered on 1 March 2026, with the customer since. */
export function buildFacts({ unit, sale, ...over }: FactsOverrides = {}): WarrantyFacts {
  return {
    unit: { id: "aunit_1", serialNumber: "SN1", status: "delivered", owner: "customer", ownerCustomerId: "cus_1", variantId: "variant_1", lotNumber: "L1", manufacturedOn: "2026-01-10", grade: "new", parentUnitId: null, ...unit },
    sale: sale === null ? null : buildSale(sale ?? {}),
    custody: [held("carrier", "2026-02-27T08:00:00.000Z", DELIVERED_AT, 3), held("customer", DELIVERED_AT, null, 4)],
    requests: [], ownerChanges: [], installation: null, takenOverFor: null, repairs: [], registrations: [], entitlements: [], replacedAt: null, replaces: null, components: [], ...over,
  }
}

export const held = (custody: CustodyInterval["custody"], from: string, to: string | null, sequence = 5): CustodyInterval => ({ custody, from, to, sequence })

/** With the customer, but for the spans given: on its way, with us, back. Days are enough: each begins at noon. */
export function away(...spans: readonly (readonly [from: string, to: string | null])[]): CustodyInterval[] {
  const intervals: CustodyInterval[] = [held("carrier", "2026-02-27T08:00:00.000Z", DELIVERED_AT, 3)]
  let since = DELIVERED_AT
  spans.forEach(([from, to], index) => {
    const [left, back] = [`${from}T12:00:00.000Z`, to === null ? null : `${to}T12:00:00.000Z`]
    intervals.push(held("customer", since, left, 4 + index * 3), held("repair_center", left, back, 5 + index * 3))
    since = back ?? since
  })
  return spans.at(-1)?.[1] === null ? intervals : [...intervals, held("customer", since, null, 6 + spans.length * 3)]
}

export function buildEntitlement(overrides: Partial<Entitlement> = {}): Entitlement {
  return {
    id: "aent_1", unitId: "aunit_1", warrantyPolicyId: "awpol_1", source: "sale", status: "active", statusReason: null, statusSince: null, ownerCustomerId: "cus_1", anchor: "delivery", anchorSequence: 4,
    grantedSequence: 3, startsOn: "2026-03-01", givenEndsOn: null, endsOn: "2028-03-01", zone: "UTC", claimsUsed: 0, costUsed: null, inheritsId: null, version: 1, ...overrides,
  }
}

export function buildRepair(overrides: Partial<Repair> = {}): Repair {
  return {
    id: "arep_1", sequence: 10, requestedAt: null, closedAt: "2026-09-01T12:00:00.000Z", outcome: "repaired", faultCode: "no_power", isSafety: false, chosenByCustomer: true, underWarranty: true,
    entitlementId: null, meters: {}, ...overrides,
  }
}

export function buildRegistration(overrides: Partial<Registration> = {}): Registration {
  return { id: "areg_1", status: "approved", registeredAt: "2026-03-10T12:00:00.000Z", purchasedOn: null, installedOn: null, firstUsedOn: null, hasProof: true, ...overrides }
}

export interface JudgedCase extends FactsOverrides {
  /** Documents of terms, one policy each: `awpol_1`, `awpol_2` …; each has an entitlement unless `entitlements` says otherwise. */
  readonly terms?: object | readonly object[]
  readonly policies?: readonly WarrantyPolicy[]
  readonly entitlement?: Partial<Entitlement>
}

/** The inputs of one verdict: the unit has an entitlement under each of the terms. Asked on a day two months after the delivery. */
export function buildInputs({ terms = {}, policies, entitlement, ...facts }: JudgedCase = {}, question: Partial<CoverageQuestion> = {}): CoverageInputs {
  const documents = Array.isArray(terms) ? (terms as readonly object[]) : [terms]
  const made = policies ?? documents.map((document, index) => buildPolicy({ id: `awpol_${index + 1}`, code: `policy-${index + 1}`, terms: buildTerms(document) }))
  const entitlements = facts.entitlements ?? made.map(({ id }, index) => buildEntitlement({ id: `aent_${index + 1}`, warrantyPolicyId: id, ...entitlement }))
  return { facts: buildFacts({ ...facts, entitlements }), policies: made, shop: SHOP, question: { asOf: "2026-05-01", now: "2026-05-01T12:00:00.000Z", ...question } }
}
