import fc from "fast-check"
import { away, buildEntitlement, buildInputs, buildPolicy, buildRegistration, buildRepair, buildTerms } from "../../../integration-tests/support/warranty-builders"
import type { CoverageInputs, Verdict } from "./coverage"
import { documentOfCoverage } from "./coverage-document"
import { coverageOf } from "./decide-coverage"
import { reconcile } from "./reconcile"

/** Random terms, lives and questions. Days are numbers from the delivery on, so that starts, ends and repairs often meet. */
const RUNS = 400

const dayAt = (offset: number): string => new Date(Date.UTC(2026, 2, 1) + offset * 86_400_000).toISOString().slice(0, 10)

const duration = fc.constantFrom("P30D", "P1M", "P6M", "P1Y", "P2Y")
const durationOrNone = fc.option(duration, { nil: undefined })
const spans = fc.array(fc.tuple(fc.integer({ min: 1, max: 700 }), fc.integer({ min: 1, max: 60 })), { maxLength: 3 })
  .map((found) => found.sort(([a], [b]) => a - b).reduce<[number, number][]>((kept, [from, length]) => (from <= (kept.at(-1)?.[1] ?? 0) + 1 ? kept : [...kept, [from, from + length]]), []))

const terms = fc.record({
  term: fc.record({ duration }),
  coverage: fc.constantFrom([{ item: "part" }], [{ item: "part", pct: 50 }, { item: "labour" }], [{ item: "part" }, { item: "labour", until: "P6M" }]),
  exclusions: fc.constantFrom([], [{ code: "accident" }], [{ code: "liquid", requires_causation: true, who_proves: "guarantor" }]),
  burden: fc.record({ reversed_for: durationOrNone }, { requiredKeys: [] }),
  pause: fc.constantFrom(null, { from: "handover" }, { from: "receipt", min: "P7D" }, { from: "handover", mode: "interrupt" }),
  after_repair: fc.constantFrom(null, { extend: "P6M" }, { extend: "P12M", times: 1, only_if_chosen_by_customer: true }, { work_term: "P90D", part_term: "P90D" }),
  bonuses: fc.constantFrom([], [{ if: { fact: "registered", within: "P30D" }, plus: "P1Y" }]),
  conditions: fc.constantFrom({}, { registration: { within: "P30D" } }, { territory: ["DE"] }, { proof_of_purchase: true }),
  stacking: fc.constantFrom({}, { with: "secondary_after" }, { priority: 5 }),
})

const life = fc.record({
  custody: spans.map((found) => away(...found.map(([from, to]) => [dayAt(from), dayAt(to)] as const))),
  repairs: fc.array(fc.record({ day: fc.integer({ min: 1, max: 800 }), chosenByCustomer: fc.constantFrom(true, false, null), underWarranty: fc.constantFrom(true, false, null) }), { maxLength: 3 })
    .map((found) => found.map(({ day, ...rest }, index) => buildRepair({ id: `arep_${index}`, sequence: 10 + index, closedAt: `${dayAt(day)}T12:00:00.000Z`, ...rest }))),
  registrations: fc.constantFrom([], [buildRegistration()], [buildRegistration({ status: "pending" })]),
})

const question = fc.record({
  asOf: fc.integer({ min: -5, max: 1_500 }).map(dayAt), now: fc.constant("2030-01-01T12:00:00.000Z"), cause: fc.constantFrom(undefined, "accident", "liquid", "manufacturing_defect", "unheard_of"),
  causation: fc.constantFrom(undefined, "proven" as const, "disproved" as const), country: fc.constantFrom(undefined, "DE", "FR"),
}).map((asked) => Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)))

const inputs = fc.record({ documents: fc.array(terms, { minLength: 1, maxLength: 3 }), life, question }).map(({ documents, life: lived, question: asked }) => buildInputs({ terms: documents, ...lived }, asked))

const RANK: { readonly [verdict in Verdict]: number } = { not_covered: 0, needs_evidence: 1, partial: 2, covered: 3 }
const bytesOf = (asked: CoverageInputs): string => JSON.stringify(documentOfCoverage(coverageOf(asked)))

describe("any verdict", () => {
  it("is the same for the same inputs, also after they were written and read again", () => {
    fc.assert(fc.property(inputs, (asked) => expect(bytesOf(JSON.parse(JSON.stringify(asked)) as CoverageInputs)).toBe(bytesOf(asked))), { numRuns: RUNS })
  })

  it("does not depend on the order in which policies, entitlements and repairs are given", () => {
    fc.assert(fc.property(inputs, (asked) => {
      const turned: CoverageInputs = { ...asked, policies: [...asked.policies].reverse(), facts: { ...asked.facts, entitlements: [...asked.facts.entitlements].reverse(), repairs: [...asked.facts.repairs].reverse() } }
      const [a, b] = [coverageOf(asked), coverageOf(turned)]
      expect(b.lines.map(({ item, verdict, percent, entitlementId }) => [item, verdict, percent, entitlementId]).sort()).toEqual(a.lines.map(({ item, verdict, percent, entitlementId }) => [item, verdict, percent, entitlementId]).sort())
      expect(b.entitlements.map(({ id, period }) => [id, period.endsOn])).toEqual(a.entitlements.map(({ id, period }) => [id, period.endsOn]))
    }), { numRuns: RUNS })
  })

  it("is not worse for one more entitlement that stands beside the others", () => {
    fc.assert(fc.property(inputs, terms, (asked, more) => {
      // Terms that count only where no other covers step back by their own word.
      fc.pre(asked.policies.every(({ terms: { stacking } }) => stacking.with !== "secondary_after"))
      const policy = buildPolicy({ id: "awpol_9", code: "policy-9", terms: buildTerms({ ...more, stacking: {} }) })
      const richer = { ...asked, policies: [...asked.policies, policy], facts: { ...asked.facts, entitlements: [...asked.facts.entitlements, buildEntitlement({ id: "aent_9", warrantyPolicyId: policy.id })] } }
      for (const line of coverageOf(asked).lines) {
        const after = coverageOf({ ...richer, question: { ...richer.question, item: line.item } }).lines[0]
        expect(RANK[after?.verdict ?? "not_covered"]).toBeGreaterThanOrEqual(RANK[line.verdict])
      }
    }), { numRuns: RUNS })
  })

  it("is not worse under more favourable terms", () => {
    const better: readonly [string, (document: Record<string, unknown>) => object][] = [
      ["a longer term", (document) => ({ ...document, term: { duration: "P3Y" } })], ["exclusions only of what caused the fault", (document) => ({ ...document, exclusions: (document["exclusions"] as object[]).map((one) => ({ ...one, requires_causation: true })) })], ["no condition", (document) => ({ ...document, conditions: {} })],
      ["the whole cost", (document) => ({ ...document, coverage: [{ item: "part" }, { item: "labour" }] })], ["a burden on the seller for ever", (document) => ({ ...document, burden: { reversed_for: "P100Y" } })],
      ["a longer extension", (document) => ({ ...document, after_repair: { ...(document["after_repair"] as object | null), extend: "P2Y", only_if_chosen_by_customer: false, times: null } })],
      ["a bonus for everybody", (document) => ({ ...document, bonuses: [{ if: { fact: "condition", is: "new" }, plus: "P1Y" }, ...(document["bonuses"] as object[])] })],
    ]
    fc.assert(fc.property(terms, life, question, fc.constantFrom(...better), (document, lived, asked, [, improve]) => {
      const [before, after] = [document, improve(document)].map((one) => coverageOf(buildInputs({ terms: one, ...lived }, { ...asked, item: "part" })))
      expect(RANK[after?.verdict ?? "not_covered"]).toBeGreaterThanOrEqual(RANK[before?.verdict ?? "not_covered"])
    }), { numRuns: RUNS })
  })
})

describe("any clock", () => {
  const endOf = (asked: CoverageInputs): string => coverageOf(asked).entitlements[0]?.period.endsOn ?? ""

  it("a pause or a repair never shortens cover", () => {
    fc.assert(fc.property(terms, life, question, (document, lived, asked) => {
      const whole = endOf(buildInputs({ terms: document, ...lived }, asked))
      const { nominalEndsOn } = coverageOf(buildInputs({ terms: document, ...lived }, asked)).entitlements[0]?.period ?? { nominalEndsOn: "" }
      expect(whole >= (nominalEndsOn ?? "")).toBe(true)
      expect(whole >= endOf(buildInputs({ terms: document, ...lived, repairs: [] }, asked))).toBe(true)
      expect(whole >= endOf(buildInputs({ terms: { ...document, pause: null }, ...lived }, asked))).toBe(true)
    }), { numRuns: RUNS })
  })

  it("time that passes never shortens it either", () => {
    fc.assert(fc.property(terms, fc.integer({ min: 1, max: 700 }), fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }), (document, left, first, more) => {
      const at = (day: number) => endOf(buildInputs({ terms: document, custody: away([dayAt(left), null]) }, { now: `${dayAt(left + day)}T12:00:00.000Z` }))
      expect(at(first + more) >= at(first)).toBe(true)
    }), { numRuns: RUNS })
  })
})

describe("any fact nobody told", () => {
  it("leaves a verdict open that the fact could turn to yes: never a silent no", () => {
    fc.assert(fc.property(terms, life, question, (document, lived, asked) => {
      const known = coverageOf(buildInputs({ terms: document, ...lived, repairs: lived.repairs.map((repair) => ({ ...repair, chosenByCustomer: true, underWarranty: true })), registrations: lived.registrations.map((each) => ({ ...each, status: "approved" as const })) }, asked))
      const untold = coverageOf(buildInputs({ terms: document, ...lived, repairs: lived.repairs.map((repair) => ({ ...repair, chosenByCustomer: null, underWarranty: null })), registrations: lived.registrations.map((each) => ({ ...each, status: "pending" as const })) }, asked))
      for (const line of known.lines.filter(({ verdict }) => verdict !== "not_covered")) expect(untold.lines.find(({ item }) => item === line.item)?.verdict).not.toBe("not_covered")
    }), { numRuns: RUNS })
  })
})

describe("any reconciliation", () => {
  it("converges: what it made it does not make again", () => {
    fc.assert(fc.property(inputs, ({ facts, policies, shop, question: { now } }) => {
      const first = reconcile({ facts: { ...facts, entitlements: [] }, policies, shop, now })
      const written = first.map(({ right, status, statusReason, statusSince, period }, index) => ({ ...right, id: `aent_${index}`, status, statusReason, statusSince, endsOn: period.endsOn, version: 1 }))
      expect(reconcile({ facts: { ...facts, entitlements: written }, policies, shop, now })).toEqual([])
    }), { numRuns: RUNS })
  })
})
