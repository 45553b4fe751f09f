import { buildEntitlement as buildRow, buildFacts, buildPolicy as buildAnyPolicy, buildSale, SHOP } from "../../../integration-tests/support/warranty-builders"
import type { CoverageInputs, CoverageQuestion } from "./coverage"
import { documentOfCoverage, summaryOf } from "./coverage-document"
import { coverageOf } from "./decide-coverage"
import type { Entitlement } from "./entitlement"
import type { CoveredUnit, Sale, WarrantyFacts } from "./facts"
import { periodOf } from "./period"
import { DEFAULT_TERMS, fullCover, type WarrantyPolicy } from "./policy"
import { rightsOf } from "./rights"
import type { WarrantyTerms } from "./terms"

const TERMS: WarrantyTerms = { ...DEFAULT_TERMS, term: { ...DEFAULT_TERMS.term, duration: "P24M" } }
const NOW = "2026-12-01T12:00:00.000Z"

const buildPolicy = (overrides: Partial<WarrantyPolicy> = {}): WarrantyPolicy => buildAnyPolicy({ terms: TERMS, ...overrides })

const buildUnit = ({ sale, ...unit }: Partial<CoveredUnit> & { readonly sale?: Sale | null } = {}): WarrantyFacts => buildFacts({ unit, ...(sale === undefined ? {} : { sale }) })

/** An entitlement with its policy; an end of its own stands for one that was given. */
interface Held extends Entitlement {
  readonly policy: WarrantyPolicy
}
function buildEntitlement({ policy = buildPolicy(), ...overrides }: Partial<Held> = {}): Held {
  return { ...buildRow({ warrantyPolicyId: policy.id, givenEndsOn: overrides.endsOn ?? null, grantedSequence: overrides.anchorSequence ?? 3, ...overrides }), policy }
}

interface Case {
  readonly unit: WarrantyFacts
  readonly entitlements: readonly Held[]
  readonly policies: readonly WarrantyPolicy[]
  readonly question: CoverageQuestion
}
const inputsOf = ({ unit, entitlements, policies, question }: Case): CoverageInputs =>
  ({ facts: { ...unit, entitlements }, policies: [...new Map([...policies, ...entitlements.map(({ policy }) => policy)].map((policy) => [policy.id, policy])).values()], shop: SHOP, question })
const judge = (asked: Case) => coverageOf(inputsOf(asked))

const ask = (question: Partial<CoverageQuestion> = {}): CoverageQuestion => ({ asOf: "2027-01-01", now: NOW, ...question })

describe("a unit with one entitlement, 2026-03-01 to 2028-03-01", () => {
  it.each([
    ["2026-02-28", "not_covered", "not_started_before_2026-03-01", "on or after 2026-03-01"],
    ["2026-03-01", "covered", "within", undefined],
    ["2028-02-29", "covered", "within", undefined],
    ["2028-03-01", "covered", "within", undefined],
    ["2028-03-01T23:59:59.999Z", "covered", "within", undefined],
    ["2028-03-02", "not_covered", "expired_on_2028-03-01", "on or before 2028-03-01"],
  ])("on %s is %s", (asOf, verdict, result, needed) => {
    const coverage = judge({ unit: buildUnit(), entitlements: [buildEntitlement()], policies: [buildPolicy()], question: ask({ asOf }) })
    expect(coverage.verdict).toBe(verdict)
    expect(coverage.lines.map(({ item }) => item)).toEqual(["part", "labour"])
    expect(coverage.lines[0]?.reasons.find(({ rule }) => rule === "period")?.result).toBe(result)
    expect(coverage.wouldBeCoveredIf.find(({ rule }) => rule === "period")?.needed).toBe(needed)
    expect(coverage.deadlines).toEqual([{ name: "cover_ends", on: "2028-03-01", entitlementId: "aent_1" }])
  })

  it("is covered late on the last day in the customer's zone, though it is the next day in UTC", () => {
    const entitlement = buildEntitlement({ zone: "America/Los_Angeles" })
    const at = (asOf: string) => judge({ unit: buildUnit(), entitlements: [entitlement], policies: [buildPolicy()], question: ask({ asOf }) })
    expect(at("2028-03-02T07:59:00.000Z")).toMatchObject({ verdict: "covered", asOf: "2028-03-01", zone: "America/Los_Angeles" })
    expect(at("2028-03-02T08:00:00.000Z")).toMatchObject({ verdict: "not_covered", asOf: "2028-03-02" })
  })

  it.each([
    ["active", "covered"], ["expired", "covered"], ["pending", "needs_evidence"], ["suspended", "needs_evidence"], ["exhausted", "not_covered"],
    ["voided", "not_covered"], ["superseded", "not_covered"], ["transferred", "not_covered"],
  ] as const)("%s within its period: %s", (status, verdict) => {
    expect(judge({ unit: buildUnit(), entitlements: [buildEntitlement({ status })], policies: [buildPolicy()], question: ask() }).verdict).toBe(verdict)
  })

  it.each([
    ["defect", "covered"], ["manufacturing_defect", "covered"], ["liquid", "needs_evidence"], ["accident", "needs_evidence"], ["anything_else", "needs_evidence"],
  ])("caused by %s: %s", (cause, verdict) => {
    const coverage = judge({ unit: buildUnit(), entitlements: [buildEntitlement()], policies: [buildPolicy()], question: ask({ cause }) })
    expect(coverage.verdict).toBe(verdict)
    expect(coverage.lines[0]?.reasons.some(({ rule, fact }) => rule === "cause" && fact === cause)).toBe(true)
  })

  it("is refused for its end, not left open for its cause", () => {
    expect(judge({ unit: buildUnit(), entitlements: [buildEntitlement()], policies: [], question: ask({ asOf: "2029-01-01", cause: "liquid" }) }).verdict).toBe("not_covered")
  })

  it("names a fault and a country it does not restrict", () => {
    const coverage = judge({ unit: buildUnit(), entitlements: [buildEntitlement()], policies: [], question: ask({ faultCode: "no_power", country: "FR" }) })
    expect(coverage.verdict).toBe("covered")
    expect(coverage.lines[0]?.reasons.filter(({ result }) => result === "not_restricted_by_these_terms").map(({ fact }) => fact)).toEqual(["no_power", "FR"])
  })
})

describe("items of cost", () => {
  const half = buildPolicy({ id: "awpol_2", code: "half", terms: { ...TERMS, coverage: [{ ...fullCover("part"), pct: 50 }] } })
  const labour = buildPolicy({ id: "awpol_3", code: "labour", terms: { ...TERMS, coverage: [{ ...fullCover("part"), pct: 30 }, fullCover("labour")] } })

  it("are judged one by one", () => {
    const of = (item: "part" | "travel") => judge({ unit: buildUnit(), entitlements: [buildEntitlement({ policy: half })], policies: [], question: ask({ item }) })
    expect(of("part")).toMatchObject({ verdict: "partial", lines: [{ item: "part", percent: 50 }] })
    expect(of("travel")).toMatchObject({ verdict: "not_covered", lines: [{ item: "travel", percent: 0 }] })
    expect(of("travel").lines[0]?.reasons.find(({ rule }) => rule === "item")?.result).toBe("not_in_these_terms")
  })

  it("each get the entitlement that is best for the customer, and the whole is what they come to", () => {
    const entitlements = [buildEntitlement({ id: "aent_half", policy: half }), buildEntitlement({ id: "aent_labour", policy: labour })]
    const coverage = judge({ unit: buildUnit(), entitlements, policies: [], question: ask() })
    expect(coverage.lines.map(({ item, percent, entitlementId }) => [item, percent, entitlementId])).toEqual([["part", 50, "aent_half"], ["labour", 100, "aent_labour"]])
    expect(coverage.verdict).toBe("partial")
  })

  it("cover by the longer of two when the shorter is over", () => {
    const entitlements = [buildEntitlement({ id: "aent_short", endsOn: "2026-09-01" }), buildEntitlement({ id: "aent_long", policy: labour, endsOn: "2030-03-01" })]
    const coverage = judge({ unit: buildUnit(), entitlements, policies: [], question: ask({ item: "labour" }) })
    expect(coverage).toMatchObject({ verdict: "covered", lines: [{ entitlementId: "aent_long" }] })
  })
})

describe("a unit without an entitlement", () => {
  const verdictOf = (unit: WarrantyFacts, policies: readonly WarrantyPolicy[] = [buildPolicy()], entitlements: readonly Held[] = []) =>
    judge({ unit, entitlements, policies, question: ask() })
  const resultOf = (coverage: ReturnType<typeof judge>) => [coverage.verdict, coverage.lines[0]?.reasons[0]?.result]

  it("not sold yet is not covered, and says what is missing", () => {
    const coverage = verdictOf(buildUnit({ status: "in_stock", owner: "shop", ownerCustomerId: null, sale: null }))
    expect(resultOf(coverage)).toEqual(["not_covered", "not_sold_yet"])
    expect(coverage.wouldBeCoveredIf).toEqual([{ rule: "delivery", fact: "delivered", needed: "sold and delivered to a customer", entitlementId: null }])
  })

  it("shipped but not delivered is not covered yet", () => {
    const coverage = verdictOf(buildUnit({ status: "shipped", sale: buildSale({ delivery: null }) }))
    expect(resultOf(coverage)).toEqual(["not_covered", "not_delivered_yet"])
    expect(coverage.wouldBeCoveredIf[0]?.needed).toBe("delivered to the customer")
  })

  it("delivered and with a policy needs evidence until its entitlement is written", () => {
    expect(resultOf(verdictOf(buildUnit()))).toEqual(["needs_evidence", "pending"])
  })

  it("of a product without a policy is not covered, and says so", () => {
    expect(resultOf(verdictOf(buildUnit(), []))).toEqual(["not_covered", "no_published_policy_for_this_product"])
    expect(resultOf(verdictOf(buildUnit(), [buildPolicy({ variantIds: ["variant_2"] })]))).toEqual(["not_covered", "no_published_policy_for_this_product"])
  })

  it("registered as sold without a date needs evidence", () => {
    const sale = buildSale({ sequence: 1, isRegistered: true, orderedAt: null, delivery: null })
    expect(resultOf(verdictOf(buildUnit({ sale })))).toEqual(["needs_evidence", "date_of_the_start_is_not_known"])
  })

  it("registered with an end of its own is over with it, whatever may hold elsewhere", () => {
    const sale = buildSale({ sequence: 1, isRegistered: true, orderedAt: null, soldOn: "2023-05-31", warrantyEndsOn: "2025-05-31", delivery: null, shipToCountry: null })
    const imported = buildPolicy({ id: "imp", code: "imported", variantIds: [], terms: DEFAULT_TERMS })
    const french = buildPolicy({ id: "fr", code: "fr", terms: { ...TERMS, scope: { ...TERMS.scope, countries: ["FR"] } } })
    const held = buildEntitlement({ policy: imported, anchorSequence: 1, startsOn: "2023-05-31", endsOn: "2025-05-31" })
    expect(verdictOf(buildUnit({ sale }), [french], [held]).verdict).toBe("not_covered")
  })

  it("taken back by the shop is not covered, whatever it was entitled to", () => {
    const coverage = verdictOf(buildUnit({ owner: "shop", status: "quarantined" }), [buildPolicy()], [buildEntitlement()])
    expect(resultOf(coverage)).toEqual(["not_covered", "the_unit_is_the_shops_again"])
    expect(coverage.deadlines).toEqual([])
  })

  it("sold again is not covered by the entitlement of its first sale", () => {
    const sale = buildSale({ sequence: 9, delivery: null })
    expect(resultOf(verdictOf(buildUnit({ status: "shipped", sale }), [buildPolicy()], [buildEntitlement({ anchorSequence: 4 })]))).toEqual(["not_covered", "not_delivered_yet"])
  })
})

describe("the answer", () => {
  const inputs = { unit: buildUnit(), entitlements: [buildEntitlement()], policies: [buildPolicy()], question: ask({ cause: "liquid" }) }

  it("is the same for the same inputs", () => {
    expect(JSON.stringify(documentOfCoverage(judge(inputs)))).toBe(JSON.stringify(documentOfCoverage(judge(structuredClone(inputs)))))
  })

  it("has all that the contract promises", () => {
    const document = documentOfCoverage(judge({ ...inputs, question: ask({ asOf: "2028-03-02" }) }))
    expect(Object.keys(document)).toEqual(expect.arrayContaining(["verdict", "as_of", "zone", "lines", "entitlements", "remedies", "burden_on", "deadlines", "would_be_covered_if"]))
    expect(document["entitlements"]).toMatchObject([{ id: "aent_1", status: "expired", ends_on: "2028-03-01" }])
    expect(document["lines"]).toMatchObject([{ item: "part", verdict: "not_covered", percent: 0, entitlement_id: "aent_1" }, { item: "labour" }])
  })

  it("sums up in one line", () => {
    const summary = (asOf: string, cause?: string) => summaryOf(judge({ ...inputs, question: ask({ asOf, ...(cause === undefined ? {} : { cause }) }) }))
    expect(summary("2027-01-01")).toEqual({ verdict: "covered", startsOn: "2026-03-01", endsOn: "2028-03-01", reason: "within" })
    expect(summary("2028-03-02")).toEqual({ verdict: "not_covered", startsOn: "2026-03-01", endsOn: "2028-03-01", reason: "expired_on_2028-03-01" })
    expect(summary("2027-01-01", "liquid")).toMatchObject({ verdict: "needs_evidence", reason: "not_judged_by_these_terms" })
  })
})

describe("the rights a sale gives", () => {
  const rights = (unit: WarrantyFacts, policies: readonly WarrantyPolicy[], zone = "UTC") =>
    rightsOf({ facts: unit, policies, shop: { ...SHOP, zone }, now: NOW }).map(({ warrantyPolicyId, anchor, anchorSequence, startsOn, givenEndsOn, policy }) => ({
      warrantyPolicyId, anchor, anchorSequence, startsOn, endsOn: periodOf({ terms: policy.terms, facts: unit, startsOn, givenEndsOn, zone, now: NOW }).endsOn,
    }))
  const first = buildPolicy({ id: "v1", status: "retired", retiredAt: "2026-02-26T00:00:00.000Z" })
  const second = buildPolicy({ id: "v2", version: 2, publishedAt: "2026-02-26T00:00:00.000Z", terms: { ...TERMS, term: { ...TERMS.term, duration: "P36M" } } })

  it("start on the day of delivery in the policy's zone", () => {
    const late = buildUnit({ sale: buildSale({ delivery: { sequence: 4, at: "2026-03-01T23:30:00.000Z" } }) })
    const berlin = buildPolicy({ terms: { ...TERMS, dayCount: { ...TERMS.dayCount, calendar: "Europe/Berlin" } } })
    expect(rights(late, [buildPolicy()])).toMatchObject([{ startsOn: "2026-03-01", endsOn: "2028-03-01", anchor: "delivery", anchorSequence: 4 }])
    expect(rights(late, [berlin])).toMatchObject([{ startsOn: "2026-03-02", endsOn: "2028-03-02" }])
    expect(rights(late, [buildPolicy()], "America/New_York")).toMatchObject([{ startsOn: "2026-03-01" }])
  })

  it.each([
    ["2026-02-25T23:59:59.999Z", "v1"],
    ["2026-02-26T00:00:00.000Z", "v2"],
    ["2026-02-27T00:00:00.000Z", "v2"],
    ["2020-01-01T00:00:00.000Z", "v1"],
  ])("ordered at %s come from version %s, however late they are written", (orderedAt, id) => {
    expect(rights(buildUnit({ sale: buildSale({ orderedAt }) }), [second, first])).toMatchObject([{ warrantyPolicyId: id }])
  })

  it("end with the policy: a sale after its retirement gives none", () => {
    expect(rights(buildUnit(), [buildPolicy({ status: "retired", retiredAt: "2026-01-01T00:00:00.000Z" })])).toEqual([])
  })

  it("respect sold_from and sold_to", () => {
    const within = (soldFrom: string | null, soldTo: string | null) => rights(buildUnit(), [buildPolicy({ terms: { ...TERMS, applicability: { ...TERMS.applicability, soldFrom, soldTo } } })]).length
    expect([within("2026-02-25", null), within("2026-02-26", null), within(null, "2026-02-24"), within("2026-01-01", "2026-02-25")]).toEqual([1, 0, 0, 1])
  })

  it("are none before delivery and none for what is the shop's", () => {
    expect(rights(buildUnit({ sale: buildSale({ delivery: null }) }), [buildPolicy()])).toEqual([])
    expect(rights(buildUnit({ owner: "shop" }), [buildPolicy()])).toEqual([])
    expect(rights(buildUnit({ sale: null }), [buildPolicy()])).toEqual([])
  })

  it("come from the purchase where the policy allows it and no delivery is known", () => {
    const sale = buildSale({ sequence: 1, isRegistered: true, orderedAt: null, soldOn: "2025-05-31", delivery: null })
    const both = buildPolicy({ terms: { ...TERMS, start: { ...TERMS.start, anchors: ["delivery", "purchase"] }, term: { ...TERMS.term, duration: "P9M" } } })
    expect(rights(buildUnit({ sale }), [both])).toEqual([{ warrantyPolicyId: "awpol_1", anchor: "purchase", anchorSequence: 1, startsOn: "2025-05-31", endsOn: "2026-02-28" }])
    expect(rights(buildUnit({ sale }), [buildPolicy()])).toEqual([])
  })

  it("are the given end alone when the unit was registered with one", () => {
    const sale = buildSale({ sequence: 1, isRegistered: true, orderedAt: null, soldOn: "2025-05-31", warrantyEndsOn: "2027-05-31", delivery: null })
    const imported = buildPolicy({ id: "imp", code: "imported", variantIds: [], terms: DEFAULT_TERMS })
    expect(rights(buildUnit({ sale }), [buildPolicy(), imported])).toEqual([{ warrantyPolicyId: "imp", anchor: "purchase", anchorSequence: 1, startsOn: "2025-05-31", endsOn: "2027-05-31" }])
  })
})
