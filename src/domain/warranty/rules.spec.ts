import { away, buildEntitlement, buildFacts, buildInputs, buildPolicy, buildRegistration, buildRepair, buildSale, buildTerms, held, type JudgedCase, SHOP } from "../../../integration-tests/support/warranty-builders"
import type { Coverage, CoverageQuestion } from "./coverage"
import { coverageOf } from "./decide-coverage"
import { rightsOf } from "./rights"

/**
 * Worked by hand: for each rule of the vocabulary what a verdict is with it, and what it would be without (`else`), so
 * that no rule can be lost unnoticed. The unit was delivered on 1 March 2026; its term is P24M where nothing else is said.
 */
interface Worked {
  /** The rule, and where it comes from. */
  readonly rule: string
  readonly given: JudgedCase
  readonly asked: Partial<CoverageQuestion>
  readonly expected: Expected
  /** The same question where the rule's word is left out or the fact is another one. */
  readonly otherwise: { readonly given?: JudgedCase; readonly asked?: Partial<CoverageQuestion>; readonly expected: Expected }
}
type Expected = Partial<Pick<Coverage, "verdict" | "remedies" | "burdenOn" | "zone" | "disclosures">> & { readonly endsOn?: string | null; readonly percent?: number; readonly result?: string; readonly by?: string; readonly deadline?: readonly [string, string] }

function check(given: JudgedCase, asked: Partial<CoverageQuestion>, { endsOn, percent, result, by, deadline, ...expected }: Expected): void {
  const coverage = coverageOf(buildInputs(given, asked))
  expect(coverage).toMatchObject(expected)
  if (endsOn !== undefined) expect(coverage.entitlements[0]?.period.endsOn).toBe(endsOn)
  if (percent !== undefined) expect(coverage.lines[0]?.percent).toBe(percent)
  if (result !== undefined) expect(coverage.lines.flatMap(({ reasons }) => reasons.map((reason) => reason.result))).toContain(result)
  if (by !== undefined) expect(coverage.lines[0]?.entitlementId).toBe(by)
  if (deadline !== undefined) expect(coverage.deadlines.map(({ name, on }) => [name, on])).toContainEqual(deadline)
}

const PAUSE = { from: "handover" }
const owner = { customerId: "cus_2", isSamePerson: false, feePaid: false }
const ladder = { ladder: [["repair", "replacement"], ["price_reduction", "rejection"]] }
const repairs = (count: number, over: Parameters<typeof buildRepair>[0] = {}) =>
  Array.from({ length: count }, (_, index) => buildRepair({ id: `arep_${index}`, sequence: 10 + index, closedAt: `2026-0${4 + index}-10T12:00:00.000Z`, ...over }))

const CASES: readonly Worked[] = [
  // Period
  { rule: "term: leap day start, P1Y ends on 28 February (Reg. 1182/71 art. 3)", given: { terms: { term: { duration: "P1Y" } }, entitlement: { startsOn: "2024-02-29" } }, asked: { asOf: "2025-02-28" }, expected: { verdict: "covered", endsOn: "2025-02-28" }, otherwise: { asked: { asOf: "2025-03-01" }, expected: { verdict: "not_covered", result: "expired_on_2025-02-28" } } },
  { rule: "term: 31 January + P1M is clamped to the end of February (month_end: clamp)", given: { terms: { term: { duration: "P1M" } }, entitlement: { startsOn: "2026-01-31" } }, asked: { asOf: "2026-02-28" }, expected: { verdict: "covered", endsOn: "2026-02-28" }, otherwise: { asked: { asOf: "2026-03-01" }, expected: { verdict: "not_covered" } } },
  { rule: "day_count: the last day in the customer's zone is the next day in UTC already (ends_at: end_of_day)", given: { entitlement: { zone: "America/Los_Angeles" } }, asked: { asOf: "2028-03-02T07:59:00.000Z" }, expected: { verdict: "covered", zone: "America/Los_Angeles" }, otherwise: { given: { entitlement: { zone: "UTC" } }, expected: { verdict: "not_covered", zone: "UTC" } } },
  { rule: "term: not before its start", given: {}, asked: { asOf: "2026-02-28" }, expected: { verdict: "not_covered", result: "not_started_before_2026-03-01" }, otherwise: { asked: { asOf: "2026-03-01" }, expected: { verdict: "covered" } } },
  { rule: "term.duration expected_life: no calendar says the end (ACL s. 54)", given: { terms: { term: { duration: "expected_life" } } }, asked: { asOf: "2031-01-01" }, expected: { verdict: "needs_evidence", endsOn: null, result: "expected_life_is_to_be_judged" }, otherwise: { given: {}, expected: { verdict: "not_covered" } } },
  { rule: "term.meters: usage limit reached before the date (SAP, 2 years or 50,000 km)", given: { terms: { term: { duration: "P24M", meters: [{ unit: "km", max: 50_000 }] } } }, asked: { meters: { km: 50_001 } }, expected: { verdict: "not_covered", result: "over_50000_km" }, otherwise: { asked: { meters: { km: 50_000 } }, expected: { verdict: "covered" } } },
  { rule: "term.meters: a reading nobody knows", given: { terms: { term: { duration: "P24M", meters: [{ unit: "h", max: 1_000 }] } } }, asked: {}, expected: { verdict: "needs_evidence", result: "reading_is_not_known" }, otherwise: { given: {}, expected: { verdict: "covered" } } },
  { rule: "term.meters: an old reading over the limit is enough for a no", given: { terms: { term: { duration: "P24M", meters: [{ unit: "h", max: 1_000 }] } }, repairs: [buildRepair({ meters: { h: 1_200 } })] }, asked: { asOf: "2026-10-01" }, expected: { verdict: "not_covered" }, otherwise: { given: { terms: { term: { duration: "P24M", meters: [{ unit: "h", max: 1_000 }] } }, repairs: [buildRepair({ meters: { h: 200 } })] }, expected: { verdict: "needs_evidence" } } },
  { rule: "term.combine whichever_last: over in time, not in use", given: { terms: { term: { duration: "P6M", meters: [{ unit: "h", max: 1_000 }], combine: "whichever_last" } } }, asked: { asOf: "2027-01-01", meters: { h: 900 } }, expected: { verdict: "covered", result: "see_meters" }, otherwise: { given: { terms: { term: { duration: "P6M", meters: [{ unit: "h", max: 1_000 }] } } }, expected: { verdict: "not_covered" } } },
  { rule: "bonuses: registered within P30D gives a year more", given: { terms: { bonuses: [{ if: { fact: "registered", within: "P30D" }, plus: "P1Y" }] }, registrations: [buildRegistration({ registeredAt: "2026-03-31T12:00:00.000Z" })] }, asked: { asOf: "2029-03-01" }, expected: { verdict: "covered", endsOn: "2029-03-01" }, otherwise: { given: { terms: { bonuses: [{ if: { fact: "registered", within: "P30D" }, plus: "P1Y" }] }, registrations: [buildRegistration({ registeredAt: "2026-04-01T12:00:00.000Z" })] }, expected: { verdict: "not_covered", endsOn: "2028-03-01" } } },
  { rule: "bonuses: a registration nobody has looked at may extend", given: { terms: { bonuses: [{ if: { fact: "registered" }, plus: "P1Y" }] }, registrations: [buildRegistration({ status: "pending" })] }, asked: { asOf: "2029-03-01" }, expected: { verdict: "needs_evidence", result: "extension_is_not_proven" }, otherwise: { given: { terms: { bonuses: [{ if: { fact: "registered" }, plus: "P1Y" }] }, registrations: [buildRegistration({ status: "rejected" })] }, expected: { verdict: "not_covered" } } },
  ...(["customer_type", "condition", "country"] as const).map((fact): Worked => {
    const bonus = (is: string) => ({ bonuses: [{ if: { fact, is }, plus: "P1Y" }] })
    const [met, missed] = { customer_type: ["consumer", "business"], condition: ["new", "used"], country: ["FR", "DE"] }[fact] as [string, string]
    return { rule: `bonuses: if ${fact}`, given: { terms: bonus(met), sale: { shipToCountry: "FR" } }, asked: { asOf: "2029-03-01" }, expected: { verdict: "covered" }, otherwise: { given: { terms: bonus(missed), sale: { shipToCountry: "FR" } }, expected: { verdict: "not_covered" } } }
  }),
  // Pauses
  { rule: "pause: ten days in repair move the end by ten days (L217-28)", given: { terms: { pause: PAUSE }, custody: away(["2026-06-01", "2026-06-11"]) }, asked: { asOf: "2028-03-11" }, expected: { verdict: "covered", endsOn: "2028-03-11" }, otherwise: { given: { custody: away(["2026-06-01", "2026-06-11"]) }, expected: { verdict: "not_covered", endsOn: "2028-03-01" } } },
  { rule: "pause: two overlapping pauses count a day once", given: { terms: { pause: { ...PAUSE, also_negotiation: true } }, custody: away(["2026-06-01", "2026-06-11"]), requests: [{ kind: "claim", at: "2026-06-05T12:00:00.000Z", closedAt: "2026-06-21T12:00:00.000Z", sequence: 9 }] }, asked: { asOf: "2028-03-21" }, expected: { verdict: "covered", endsOn: "2028-03-21" }, otherwise: { given: { terms: { pause: PAUSE }, custody: away(["2026-06-01", "2026-06-11"]), requests: [{ kind: "claim", at: "2026-06-05T12:00:00.000Z", closedAt: "2026-06-21T12:00:00.000Z", sequence: 9 }] }, expected: { endsOn: "2028-03-11" } } },
  { rule: "pause: a repair that straddles the expiry moves it", given: { terms: { pause: PAUSE }, custody: away(["2028-02-25", "2028-03-20"]) }, asked: { asOf: "2028-03-25", now: "2028-04-01T12:00:00.000Z" }, expected: { verdict: "covered", endsOn: "2028-03-25" }, otherwise: { given: { terms: { pause: PAUSE }, custody: away(["2028-03-02", "2028-03-26"]) }, expected: { verdict: "not_covered", endsOn: "2028-03-01" } } },
  { rule: "pause: what lasts still is counted until now", given: { terms: { pause: PAUSE }, custody: away(["2028-02-25", null]) }, asked: { asOf: "2028-03-20", now: "2028-03-20T12:00:00.000Z" }, expected: { verdict: "covered", endsOn: "2028-03-25" }, otherwise: { asked: { asOf: "2028-03-20", now: "2028-02-26T12:00:00.000Z" }, expected: { endsOn: "2028-03-02" } } },
  { rule: "pause.on: only in these hands", given: { terms: { pause: { ...PAUSE, on: ["vendor"] } }, custody: away(["2026-06-01", "2026-06-11"]) }, asked: {}, expected: { endsOn: "2028-03-01" }, otherwise: { given: { terms: { pause: { ...PAUSE, on: ["repair_center"] } }, custody: away(["2026-06-01", "2026-06-11"]) }, expected: { endsOn: "2028-03-11" } } },
  { rule: "pause.from request: from the day she asked (L217-28: request or hand-over, whichever is better)", given: { terms: { pause: { from: "request" } }, custody: away(["2026-06-01", "2026-06-11"]), requests: [{ kind: "repair", at: "2026-05-25T12:00:00.000Z", closedAt: null, sequence: 4 }] }, asked: {}, expected: { endsOn: "2028-03-18" }, otherwise: { given: { terms: { pause: { from: "later" } }, custody: away(["2026-06-01", "2026-06-11"]), requests: [{ kind: "repair", at: "2026-05-25T12:00:00.000Z", closedAt: null, sequence: 4 }] }, expected: { endsOn: "2028-03-11" } } },
  {
    rule: "pause.from receipt: from its arrival with us", given: { terms: { pause: { from: "receipt" } }, custody: [held("customer", "2026-03-01T15:00:00.000Z", "2026-06-01T12:00:00.000Z", 4), held("carrier", "2026-06-01T12:00:00.000Z", "2026-06-04T12:00:00.000Z", 5), held("warehouse", "2026-06-04T12:00:00.000Z", "2026-06-10T12:00:00.000Z", 6), held("customer", "2026-06-10T12:00:00.000Z", null, 7)] }, asked: {}, expected: { endsOn: "2028-03-07" },
    otherwise: { given: { terms: { pause: { from: "earlier" } }, custody: [held("customer", "2026-03-01T15:00:00.000Z", "2026-06-01T12:00:00.000Z", 4), held("carrier", "2026-06-01T12:00:00.000Z", "2026-06-04T12:00:00.000Z", 5), held("warehouse", "2026-06-04T12:00:00.000Z", "2026-06-10T12:00:00.000Z", 6), held("customer", "2026-06-10T12:00:00.000Z", null, 7)] }, expected: { endsOn: "2028-03-10" } },
  },
  { rule: "pause.mode interrupt: the whole term begins anew when it is back", given: { terms: { term: { duration: "P6M" }, pause: { ...PAUSE, mode: "interrupt" } }, custody: away(["2026-06-01", "2026-06-11"]) }, asked: {}, expected: { endsOn: "2026-12-11" }, otherwise: { given: { terms: { term: { duration: "P6M" }, pause: PAUSE }, custody: away(["2026-06-01", "2026-06-11"]) }, expected: { endsOn: "2026-09-11" } } },
  { rule: "pause.min: paused on day 29 of 30, seven days are left when it is back (UK CRA s. 22(6), (7))", given: { terms: { kind: "return_window", term: { duration: "P30D" }, pause: { ...PAUSE, min: "P7D" }, remedies: { ladder: [["rejection"]] } }, custody: away(["2026-03-30", "2026-04-20"]) }, asked: { asOf: "2026-04-27" }, expected: { verdict: "covered", endsOn: "2026-04-27", remedies: ["rejection"] }, otherwise: { given: { terms: { kind: "return_window", term: { duration: "P30D" }, pause: PAUSE }, custody: away(["2026-03-30", "2026-04-20"]) }, expected: { verdict: "not_covered", endsOn: "2026-04-21" } } },
  // After repair
  { rule: "after_repair.extend: once by twelve months (EU 2019/771 art. 10(2a))", given: { terms: { after_repair: { extend: "P12M", times: 1 } }, repairs: repairs(2) }, asked: { asOf: "2029-03-01" }, expected: { verdict: "covered", endsOn: "2029-03-01" }, otherwise: { given: { terms: { after_repair: { extend: "P12M" } }, repairs: repairs(2) }, expected: { endsOn: "2030-03-01" } } },
  { rule: "after_repair: only what the customer chose (EU 2024/1799 art. 16)", given: { terms: { after_repair: { extend: "P12M", only_if_chosen_by_customer: true } }, repairs: repairs(1, { chosenByCustomer: false }) }, asked: { asOf: "2028-06-01" }, expected: { verdict: "not_covered" }, otherwise: { given: { terms: { after_repair: { extend: "P12M", only_if_chosen_by_customer: true } }, repairs: repairs(1) }, expected: { verdict: "covered" } } },
  { rule: "after_repair: whether she chose it nobody noted", given: { terms: { after_repair: { extend: "P12M", only_if_chosen_by_customer: true } }, repairs: repairs(1, { chosenByCustomer: null }) }, asked: { asOf: "2028-06-01" }, expected: { verdict: "needs_evidence" }, otherwise: { asked: { asOf: "2029-03-02" }, expected: { verdict: "not_covered" } } },
  { rule: "after_repair: a repair the customer paid for extends nothing", given: { terms: { after_repair: { extend: "P6M" } }, repairs: repairs(1, { underWarranty: false }) }, asked: {}, expected: { endsOn: "2028-03-01" }, otherwise: { given: { terms: { after_repair: { extend: "P6M" } }, repairs: repairs(1) }, expected: { endsOn: "2028-09-01" } } },
  { rule: "after_repair: no fault found extends nothing", given: { terms: { after_repair: { extend: "P6M" } }, repairs: repairs(1, { outcome: "no_fault_found" }) }, asked: {}, expected: { endsOn: "2028-03-01" }, otherwise: { given: { terms: { after_repair: { extend: "P6M" } }, repairs: repairs(1) }, expected: { endsOn: "2028-09-01" } } },
  { rule: "after_repair: a repair asked for after the end extends nothing", given: { terms: { term: { duration: "P1M" }, after_repair: { extend: "P6M" } }, repairs: repairs(1) }, asked: {}, expected: { endsOn: "2026-04-01" }, otherwise: { given: { terms: { term: { duration: "P1M" }, after_repair: { extend: "P6M" } }, repairs: repairs(1, { requestedAt: "2026-03-30T12:00:00.000Z" }) }, expected: { endsOn: "2026-10-01" } } },
  { rule: "after_repair.part_term: the part fitted is covered by itself", given: { terms: { term: { duration: "P6M" }, after_repair: { part_term: "P90D", tail: "any" } }, repairs: repairs(1, { closedAt: "2026-08-20T12:00:00.000Z" }) }, asked: { asOf: "2026-11-18", item: "part" }, expected: { verdict: "covered" }, otherwise: { asked: { asOf: "2026-11-18", item: "labour" }, expected: { verdict: "not_covered" } } },
  { rule: "after_repair.work_term, tail same_defect: the same fault again", given: { terms: { term: { duration: "P6M" }, after_repair: { work_term: "P90D" } }, repairs: repairs(1, { closedAt: "2026-08-20T12:00:00.000Z" }) }, asked: { asOf: "2026-11-18", item: "labour", faultCode: "no_power" }, expected: { verdict: "covered" }, otherwise: { asked: { asOf: "2026-11-18", item: "labour", faultCode: "noise" }, expected: { verdict: "not_covered" } } },
  { rule: "after_repair.tail same_defect: which fault nobody said", given: { terms: { term: { duration: "P6M" }, after_repair: { work_term: "P90D" } }, repairs: repairs(1, { closedAt: "2026-08-20T12:00:00.000Z" }) }, asked: { asOf: "2026-11-18", item: "labour" }, expected: { verdict: "needs_evidence", result: "covers_the_repaired_defect" }, otherwise: { given: { terms: { term: { duration: "P6M" }, after_repair: { work_term: "P90D", tail: "any" } }, repairs: repairs(1, { closedAt: "2026-08-20T12:00:00.000Z" }) }, expected: { verdict: "covered" } } },
  // Items
  { rule: "coverage: an item without a line is not covered", given: { terms: { coverage: [{ item: "part" }] } }, asked: { item: "travel" }, expected: { verdict: "not_covered", result: "not_in_these_terms" }, otherwise: { asked: { item: "part" }, expected: { verdict: "covered" } } },
  { rule: "coverage.pct", given: { terms: { coverage: [{ item: "part", pct: 60 }] } }, asked: {}, expected: { verdict: "partial", percent: 60 }, otherwise: { given: { terms: { coverage: [{ item: "part" }] } }, expected: { verdict: "covered", percent: 100 } } },
  { rule: "coverage.group and until: wearing parts shorter (makewithloop 12/6 months)", given: { terms: { coverage: [{ item: "part" }, { item: "part", group: "battery", until: "P6M" }] } }, asked: { asOf: "2026-09-02", group: "battery" }, expected: { verdict: "not_covered", result: "ended_on_2026-09-01" }, otherwise: { asked: { asOf: "2026-09-02", group: "motor" }, expected: { verdict: "covered" } } },
  { rule: "coverage.group: only some groups, and which failed nobody said", given: { terms: { coverage: [{ item: "part", group: "motor" }] } }, asked: {}, expected: { verdict: "needs_evidence", result: "depends_on_the_group_of_parts" }, otherwise: { asked: { group: "battery" }, expected: { verdict: "not_covered" } } },
  { rule: "coverage.pro_rata steps", given: { terms: { coverage: [{ item: "part", pro_rata: { kind: "steps", steps: [{ after: "P1Y", pct: 40 }, { after: "P6M", pct: 70 }] } }] } }, asked: { asOf: "2026-10-01" }, expected: { verdict: "partial", percent: 70 }, otherwise: { asked: { asOf: "2027-03-01" }, expected: { percent: 40 } } },
  { rule: "coverage.pro_rata linear: half of the term, half of the cost", given: { terms: { term: { duration: "P100D" }, coverage: [{ item: "part", pro_rata: { kind: "linear" } }] } }, asked: { asOf: "2026-04-20" }, expected: { percent: 50 }, otherwise: { asked: { asOf: "2026-03-01" }, expected: { verdict: "covered", percent: 100 } } },
  { rule: "coverage.cap", given: { terms: { coverage: [{ item: "part", cap: { amount: 80, currency_code: "eur" } }] } }, asked: {}, expected: { verdict: "covered", result: "at_most" }, otherwise: { given: {}, expected: { verdict: "covered" } } },
  { rule: "coverage.deductible", given: { terms: { coverage: [{ item: "part", deductible: { amount: 20, currency_code: "eur" } }] } }, asked: {}, expected: { verdict: "covered", result: "paid_by_the_customer" }, otherwise: { given: {}, expected: { verdict: "covered" } } },
  // Exclusions
  { rule: "exclusions: accident excludes as such", given: { terms: { exclusions: [{ code: "accident" }] } }, asked: { cause: "accident" }, expected: { verdict: "not_covered", result: "excluded_accident" }, otherwise: { given: {}, expected: { verdict: "needs_evidence", result: "not_judged_by_these_terms" } } },
  { rule: "exclusions.requires_causation: a third party's repair that did not cause the fault (Magnuson-Moss, FTC guide)", given: { terms: { exclusions: [{ code: "unauthorised_repair", requires_causation: true }] } }, asked: { cause: "unauthorised_repair", causation: "disproved" }, expected: { verdict: "covered", result: "did_not_cause_the_fault" }, otherwise: { asked: { cause: "unauthorised_repair", causation: "proven" }, expected: { verdict: "not_covered", result: "excluded_unauthorised_repair" } } },
  { rule: "exclusions.who_proves: nobody knows whether it caused the fault", given: { terms: { exclusions: [{ code: "liquid", requires_causation: true, who_proves: "guarantor" }] } }, asked: { cause: "liquid" }, expected: { verdict: "needs_evidence", result: "guarantor_must_prove_the_causation" }, otherwise: { given: { terms: { exclusions: [{ code: "liquid", requires_causation: true, who_proves: "customer" }] } }, expected: { result: "customer_must_prove_the_causation" } } },
  { rule: "cause: a defect of the product is nobody's exclusion", given: { terms: { exclusions: [{ code: "accident" }] } }, asked: { cause: "manufacturing_defect" }, expected: { verdict: "covered", result: "of_the_product" }, otherwise: { asked: { cause: "accident" }, expected: { verdict: "not_covered" } } },
  // Burden and notice
  { rule: "burden.reversed_for: within a year on the seller (EU 2019/771 art. 11)", given: { terms: { burden: { reversed_for: "P1Y" } } }, asked: { asOf: "2027-03-01" }, expected: { verdict: "covered", burdenOn: "seller", deadline: ["burden_reversed_until", "2027-03-01"] }, otherwise: { asked: { asOf: "2027-03-02" }, expected: { verdict: "needs_evidence", burdenOn: "customer", result: "on_the_customer" } } },
  { rule: "burden: after that a known defect is enough", given: { terms: { burden: { reversed_for: "P1Y" } } }, asked: { asOf: "2027-03-02", cause: "manufacturing_defect" }, expected: { verdict: "covered", burdenOn: "customer" }, otherwise: { asked: { asOf: "2027-03-02", detectedOn: "2027-03-01" }, expected: { verdict: "covered", burdenOn: "seller" } } },
  { rule: "notify.within: told two months after she noticed (EU 2019/771 art. 12)", given: { terms: { notify: { within: "P2M" } } }, asked: { asOf: "2026-08-02", detectedOn: "2026-06-01" }, expected: { verdict: "not_covered", result: "too_late" }, otherwise: { asked: { asOf: "2026-08-01", detectedOn: "2026-06-01" }, expected: { verdict: "covered", deadline: ["notify_by", "2026-08-01"] } } },
  // Conditions
  { rule: "conditions.registration: late by a day (directair: 30 days)", given: { terms: { conditions: { registration: { within: "P30D" } } }, registrations: [buildRegistration({ registeredAt: "2026-04-01T12:00:00.000Z" })] }, asked: {}, expected: { verdict: "not_covered", result: "not_registered_in_time" }, otherwise: { given: { terms: { conditions: { registration: { within: "P30D" } } }, registrations: [buildRegistration({ registeredAt: "2026-03-31T12:00:00.000Z" })] }, expected: { verdict: "covered", result: "registered" } } },
  { rule: "conditions.registration: while it may still be done nothing is lost", given: { terms: { conditions: { registration: { within: "P30D" } } } }, asked: { asOf: "2026-03-31" }, expected: { verdict: "covered", deadline: ["register_by", "2026-03-31"] }, otherwise: { asked: { asOf: "2026-04-01" }, expected: { verdict: "not_covered" } } },
  { rule: "conditions.registration.legal_ok: may not be asked for under a full warranty (16 CFR 700.7)", given: { terms: { conditions: { registration: { within: "P30D", legal_ok: false } } } }, asked: {}, expected: { verdict: "covered", result: "may_not_be_asked_for" }, otherwise: { given: { terms: { conditions: { registration: { within: "P30D" } } } }, expected: { verdict: "not_covered" } } },
  { rule: "conditions.registration: pending", given: { terms: { conditions: { registration: {} } }, registrations: [buildRegistration({ status: "pending" })] }, asked: {}, expected: { verdict: "needs_evidence", result: "registration_is_pending" }, otherwise: { given: { terms: { conditions: { registration: { required: false } } } }, expected: { verdict: "covered" } } },
  { rule: "conditions.proof_of_purchase: a unit sold elsewhere", given: { terms: { conditions: { proof_of_purchase: true } }, sale: { isRegistered: true } }, asked: {}, expected: { verdict: "needs_evidence", result: "not_shown" }, otherwise: { given: { terms: { conditions: { proof_of_purchase: true } }, sale: { isRegistered: true }, registrations: [buildRegistration()] }, expected: { verdict: "covered", result: "proven" } } },
  { rule: "conditions.maintenance: a year without service", given: { terms: { conditions: { maintenance: { every: "P1Y" } } } }, asked: { asOf: "2027-03-02" }, expected: { verdict: "needs_evidence", result: "no_service_known_by_2027-03-01" }, otherwise: { given: { terms: { conditions: { maintenance: { every: "P1Y" } } }, repairs: [buildRepair({ outcome: "maintained", closedAt: "2027-02-01T12:00:00.000Z" })] }, expected: { verdict: "covered", result: "not_overdue" } } },
  { rule: "conditions.territory: country-of-purchase limit (dser)", given: { terms: { conditions: { territory: ["DE", "AT"] } } }, asked: { country: "FR" }, expected: { verdict: "not_covered", result: "outside" }, otherwise: { asked: { country: "AT" }, expected: { verdict: "covered" } } },
  { rule: "conditions.territory: where it is nobody knows", given: { terms: { conditions: { territory: ["DE"] } } }, asked: {}, expected: { verdict: "needs_evidence", result: "country_is_not_known" }, otherwise: { given: { terms: { conditions: { territory: ["DE"] } }, sale: { shipToCountry: "DE" } }, expected: { verdict: "covered" } } },
  { rule: "conditions.transferable no: passed on mid-cover", given: { terms: { conditions: { transferable: "no" } }, ownerChanges: [{ ...owner, sequence: 8, at: "2026-04-01T12:00:00.000Z" }] }, asked: { asOf: "2026-04-01" }, expected: { verdict: "not_covered", result: "not_transferable" }, otherwise: { asked: { asOf: "2026-03-31" }, expected: { verdict: "covered" } } },
  // Status
  { rule: "status: voided since a later day, it was in force on this one", given: { entitlement: { status: "voided", statusReason: "fraud", statusSince: "2026-05-10T00:00:00.000Z" } }, asked: { asOf: "2026-05-09" }, expected: { verdict: "covered", result: "in_force_then" }, otherwise: { asked: { asOf: "2026-05-10" }, expected: { verdict: "not_covered", result: "voided" } } },
  // Limits
  { rule: "limits.claims: a limited number of claims (Extend: one-time replacement)", given: { terms: { limits: { claims: 1 } }, entitlement: { claimsUsed: 1 } }, asked: {}, expected: { verdict: "not_covered", result: "used_up" }, otherwise: { given: { terms: { limits: { claims: 2 } }, entitlement: { claimsUsed: 1 } }, expected: { verdict: "covered" } } },
  { rule: "limits.total_cost: cap is the price (Extend)", given: { terms: { limits: { total_cost: "purchase_price" } }, entitlement: { costUsed: { minor: 10_000, currency: "eur" } } }, asked: {}, expected: { verdict: "not_covered", result: "used_up" }, otherwise: { given: { terms: { limits: { total_cost: "purchase_price" } }, entitlement: { costUsed: { minor: 9_999, currency: "eur" } } }, expected: { verdict: "covered" } } },
  { rule: "limits.total_cost: an amount", given: { terms: { limits: { total_cost: { amount: 50, currency_code: "eur" } } }, entitlement: { costUsed: { minor: 5_000, currency: "eur" } } }, asked: {}, expected: { verdict: "not_covered" }, otherwise: { given: { terms: { limits: { total_cost: "purchase_price" } }, sale: { price: null }, entitlement: { costUsed: { minor: 5_000, currency: "eur" } } }, expected: { verdict: "needs_evidence", result: "price_paid_is_not_known" } } },
  // Remedies
  { rule: "remedies.ladder: first rung (EU 2019/771 art. 13)", given: { terms: { remedies: { ...ladder, max_attempts: 1 } } }, asked: {}, expected: { remedies: ["repair", "replacement"], result: "customer_chooses" }, otherwise: { given: { terms: { remedies: { ...ladder, chooser: "guarantor" } } }, expected: { result: "guarantor_chooses" } } },
  { rule: "remedies.max_attempts: one repair failed (UK CRA s. 24(5))", given: { terms: { remedies: { ...ladder, max_attempts: 1 } }, repairs: repairs(1) }, asked: {}, expected: { remedies: ["price_reduction", "rejection"] }, otherwise: { given: { terms: { remedies: ladder }, repairs: repairs(1) }, expected: { remedies: ["repair", "replacement"] } } },
  { rule: "remedies.repair_within: thirty days (D211-2)", given: { terms: { remedies: { ...ladder, repair_within: "P30D" } }, requests: [{ kind: "repair", at: "2026-04-20T12:00:00.000Z", closedAt: null, sequence: 9 }] }, asked: {}, expected: { deadline: ["repair_by", "2026-05-20"] }, otherwise: { given: { terms: { remedies: { ...ladder, repair_within: "P15D" } }, requests: [{ kind: "repair", at: "2026-04-20T12:00:00.000Z", closedAt: null, sequence: 9 }] }, expected: { deadline: ["repair_by", "2026-05-05"] } } },
  { rule: "remedies.refund_within: fourteen days of agreement (UK CRA s. 20(15))", given: { terms: { remedies: { ...ladder, refund_within: "P14D" } } }, asked: {}, expected: { deadline: ["refund_by", "2026-05-15"] }, otherwise: { given: { terms: { remedies: { ...ladder, refund_within: "P1M" } } }, expected: { deadline: ["refund_by", "2026-06-01"] } } },
  { rule: "remedies.deduction_for_use: none within six months (UK CRA s. 24(10))", given: { terms: { remedies: { ...ladder, deduction_for_use: { free_for: "P6M" } } } }, asked: { asOf: "2026-09-01" }, expected: { result: "none" }, otherwise: { asked: { asOf: "2027-03-01" }, expected: { result: "49_percent_of_a_refund" } } },
  { rule: "repeat_rule.same_defect: the third repeat of the same defect", given: { terms: { remedies: ladder, repeat_rule: { same_defect: 3, window: "P2Y", then: ["termination"] } }, repairs: repairs(3) }, asked: { asOf: "2026-08-01", faultCode: "no_power" }, expected: { remedies: ["termination"] }, otherwise: { given: { terms: { remedies: ladder, repeat_rule: { same_defect: 3, window: "P2Y", then: ["termination"] } }, repairs: repairs(2) }, expected: { remedies: ["repair", "replacement"] } } },
  { rule: "repeat_rule.same_defect: other defects do not count", given: { terms: { remedies: ladder, repeat_rule: { same_defect: 3, window: "P2Y", then: ["termination"] } }, repairs: repairs(3) }, asked: { asOf: "2026-08-01", faultCode: "noise" }, expected: { remedies: ["repair", "replacement"] }, otherwise: { given: { terms: { remedies: ladder, repeat_rule: { any_defect: 3, window: "P2Y", then: ["termination"] } }, repairs: repairs(3) }, expected: { remedies: ["termination"] } } },
  { rule: "repeat_rule.safety: two attempts (California lemon presumption)", given: { terms: { remedies: ladder, repeat_rule: { safety: 2, window: "P18M", then: ["refund"] } }, repairs: repairs(2, { isSafety: true }) }, asked: { asOf: "2026-08-01" }, expected: { remedies: ["refund"] }, otherwise: { given: { terms: { remedies: ladder, repeat_rule: { safety: 2, window: "P18M", then: ["refund"] } }, repairs: repairs(2) }, expected: { remedies: ["repair", "replacement"] } } },
  { rule: "repeat_rule.days_out: more than thirty days out of service", given: { terms: { remedies: ladder, repeat_rule: { days_out: 31, window: "P18M", then: ["refund"] } }, custody: away(["2026-04-01", "2026-05-02"]) }, asked: { asOf: "2026-08-01" }, expected: { remedies: ["refund"] }, otherwise: { given: { terms: { remedies: ladder, repeat_rule: { days_out: 31, window: "P18M", then: ["refund"] } }, custody: away(["2026-04-01", "2026-05-01"]) }, expected: { remedies: ["repair", "replacement"] } } },
  { rule: "repeat_rule.window: repairs after it do not count", given: { terms: { remedies: ladder, repeat_rule: { any_defect: 3, window: "P2M", then: ["refund"] } }, repairs: repairs(3) }, asked: { asOf: "2026-08-01" }, expected: { remedies: ["repair", "replacement"] }, otherwise: { given: { terms: { remedies: ladder, repeat_rule: { any_defect: 3, window: "P6M", then: ["refund"] } }, repairs: repairs(3) }, expected: { remedies: ["refund"] } } },
  { rule: "repeat_rule.window in meters (18,000 mi)", given: { terms: { remedies: ladder, repeat_rule: { any_defect: 1, window: { meter: { unit: "km", max: 29_000 } }, then: ["refund"] } }, repairs: repairs(1, { meters: { km: 30_000 } }) }, asked: { asOf: "2026-08-01" }, expected: { remedies: ["repair", "replacement"] }, otherwise: { given: { terms: { remedies: ladder, repeat_rule: { any_defect: 1, window: { meter: { unit: "km", max: 29_000 } }, then: ["refund"] } }, repairs: repairs(1, { meters: { km: 20_000 } }) }, expected: { remedies: ["refund"] } } },
  // Stacking
  { rule: "stacking.with best_for_customer: the higher percent", given: { terms: [{ coverage: [{ item: "part", pct: 50 }] }, { coverage: [{ item: "part", pct: 80 }] }] }, asked: {}, expected: { percent: 80, by: "aent_2" }, otherwise: { given: { terms: [{ coverage: [{ item: "part", pct: 50 }] }] }, expected: { percent: 50 } } },
  { rule: "stacking.with exclusive: nothing of lower priority beside it", given: { terms: [{ coverage: [{ item: "part", pct: 50 }], stacking: { with: "exclusive", priority: 5 } }, { coverage: [{ item: "part", pct: 80 }] }] }, asked: {}, expected: { percent: 50, by: "aent_1" }, otherwise: { given: { terms: [{ coverage: [{ item: "part", pct: 50 }], stacking: { with: "exclusive", priority: 5 } }, { coverage: [{ item: "part", pct: 80 }], stacking: { non_waivable: true } }] }, expected: { percent: 80, by: "aent_2" } } },
  { rule: "stacking.with secondary_after: only where no other covers", given: { terms: [{ coverage: [{ item: "part", pct: 50 }] }, { coverage: [{ item: "part" }], stacking: { with: "secondary_after" } }] }, asked: {}, expected: { percent: 50, by: "aent_1" }, otherwise: { asked: { asOf: "2028-05-01" }, given: { terms: [{ coverage: [{ item: "part", pct: 50 }] }, { term: { duration: "P5Y" }, coverage: [{ item: "part" }], stacking: { with: "secondary_after" } }] }, expected: { percent: 100, by: "aent_2" } } },
  { rule: "stacking.priority: among equals", given: { terms: [{}, { stacking: { priority: 9 } }] }, asked: {}, expected: { by: "aent_2" }, otherwise: { given: { terms: [{ stacking: { priority: 9 } }, {}] }, expected: { by: "aent_1" } } },
  { rule: "kind supplier_inbound: what a supplier owes us is no cover of the customer's", given: { terms: { kind: "supplier_inbound", guarantor: "supplier" } }, asked: {}, expected: { verdict: "not_covered" }, otherwise: { given: { terms: { kind: "goodwill" } }, expected: { verdict: "covered" } } },
  { rule: "disclosures come with the answer they belong to (Reg 90)", given: { terms: { disclosures: ["au_reg_90"] } }, asked: {}, expected: { disclosures: ["au_reg_90"] }, otherwise: { asked: { asOf: "2030-01-01" }, expected: { verdict: "not_covered", disclosures: [] } } },
  // Components
  { rule: "component cover outlives the unit's (SAP: inheritance down the structure)", given: { terms: { term: { duration: "P6M" } }, components: [component()] }, asked: { asOf: "2027-01-01", componentUnitId: "aunit_2" }, expected: { verdict: "covered", by: "aent_c" }, otherwise: { given: { terms: { term: { duration: "P6M" } } }, expected: { verdict: "not_covered" } } },
  { rule: "component: where the fault lies nobody said", given: { terms: { term: { duration: "P6M" } }, components: [component()] }, asked: { asOf: "2027-01-01" }, expected: { verdict: "needs_evidence", result: "where_the_fault_lies_is_not_known" }, otherwise: { asked: { asOf: "2027-01-01", componentUnitId: "aunit_3" }, expected: { verdict: "not_covered", result: "the_fault_lies_elsewhere" } } },
]

/** Terms of its own: the id of the unit's policy names the same terms, but its end was given and lies later. */
function component() {
  return buildFacts({ unit: { id: "aunit_2", serialNumber: "BAT-1", parentUnitId: "aunit_1" }, entitlements: [buildEntitlement({ id: "aent_c", unitId: "aunit_2", givenEndsOn: "2027-03-01" })] })
}

describe("a verdict, worked by hand", () => {
  it.each(CASES.map((worked) => [worked.rule, worked] as const))("%s", (_, { given, asked, expected, otherwise }) => {
    check(given, asked, expected)
    check(otherwise.given ?? given, otherwise.asked ?? asked, otherwise.expected)
  })

  it("cites a clause of the policy, an event or a law for every step that says no", () => {
    for (const { given, asked } of CASES) {
      for (const { reasons } of coverageOf(buildInputs(given, asked)).lines) {
        for (const reason of reasons.filter(({ result }) => /^(excluded|expired|over|outside|too_late|used_up|not_)/.test(result) && !result.startsWith("not_restricted") && result !== "not_overdue")) expect([reason.result, reason.citation]).not.toEqual([reason.result, null])
      }
    }
  })
})

describe("which rights a sale gives, worked by hand", () => {
  const rights = (facts: ReturnType<typeof buildFacts>, document: object, over: Parameters<typeof buildPolicy>[0] = {}, now = "2026-05-01T12:00:00.000Z") =>
    rightsOf({ facts, policies: [buildPolicy({ terms: buildTerms(document), ...over })], shop: SHOP, now })
  const starts = (facts: ReturnType<typeof buildFacts>, start: object, now?: string) => rights(facts, { start }, {}, now).map(({ startsOn, anchor }) => [startsOn, anchor])

  it.each<[string, ReturnType<typeof buildFacts>, string]>([
    ["manufacture", buildFacts(), "2026-01-10"], ["order", buildFacts(), "2026-02-25"], ["payment", buildFacts({ sale: { paidAt: "2026-02-24T12:00:00.000Z" } }), "2026-02-24"], ["fulfilment", buildFacts(), "2026-02-26"],
    ["shipment", buildFacts(), "2026-02-27"], ["delivery", buildFacts(), "2026-03-01"], ["purchase", buildFacts(), "2026-02-25"], ["return_window_end", buildFacts(), "2026-03-15"],
    ["installation", buildFacts({ registrations: [buildRegistration({ installedOn: "2026-03-20" })] }), "2026-03-20"], ["registration", buildFacts({ registrations: [buildRegistration()] }), "2026-03-10"],
    ["first_use", buildFacts({ registrations: [buildRegistration({ firstUsedOn: "2026-03-22" })] }), "2026-03-22"],
    ["repair_closed", buildFacts({ repairs: [buildRepair()] }), "2026-09-01"],
  ])("anchor %s", (anchor, facts, day) => {
    expect(starts(facts, { anchors: [anchor] })).toEqual([[day, anchor]])
  })

  it("an anchor nobody knows gives none, a pending registration included", () => {
    expect(starts(buildFacts({ registrations: [buildRegistration({ status: "pending" })] }), { anchors: ["registration"] })).toEqual([])
  })

  it("pick: the first known, the earliest or the latest", () => {
    const of = (pick: string) => starts(buildFacts(), { anchors: ["delivery", "shipment", "manufacture"], pick })
    expect([of("first_known"), of("earliest"), of("latest")]).toEqual([[["2026-03-01", "delivery"]], [["2026-01-10", "manufacture"]], [["2026-03-01", "delivery"]]])
  })

  it("offset: a plan that begins when the maker's warranty is over", () => {
    expect(starts(buildFacts(), { anchors: ["delivery"], offset: "P2Y" })).toEqual([["2028-03-01", "delivery"]])
  })

  it("fallback: only from the day it stands for, and only while the delivery is unknown", () => {
    const shipped = buildFacts({ sale: { delivery: null } })
    const start = { anchors: ["delivery"], fallback: { anchor: "shipment", plus: "P10D" } }
    expect(starts(shipped, start, "2026-03-08T12:00:00.000Z")).toEqual([])
    expect(starts(shipped, start, "2026-03-09T12:00:00.000Z")).toEqual([["2026-03-09", "shipment"]])
    expect(starts(buildFacts(), start, "2026-03-09T12:00:00.000Z")).toEqual([["2026-03-01", "delivery"]])
  })

  it.each<[string, object, object | null, object | null]>([
    ["used goods get one year by terms of their own (EU 2019/771 art. 10(6))", { conditions: ["used"] }, { unit: { grade: "b" } }, { unit: { grade: "new" } }],
    ["a business is not sold what is for consumers (B2B buyer)", { customer_types: ["consumer"] }, { sale: { customerType: "consumer" } }, { sale: { customerType: "business" } }],
    ["countries, by where it was sent", { countries: ["FR"] }, { sale: { shipToCountry: "FR" } }, { sale: { shipToCountry: "DE", billToCountry: "FR" } }],
    ["lots", { lot_numbers: ["L1"] }, { unit: { lotNumber: "L1" } }, { unit: { lotNumber: "L2" } }],
    ["channels", { sales_channel_ids: ["sc_1"] }, { sale: { salesChannelId: "sc_1" } }, { sale: { salesChannelId: "sc_2" } }],
    ["categories", { category_ids: ["pcat_1"] }, { sale: { categoryIds: ["pcat_9", "pcat_1"] } }, { sale: { categoryIds: [] } }],
    ["serial ranges", { serial_ranges: [{ from: "SN100", to: "SN199" }] }, { unit: { serialNumber: "SN150" } }, { unit: { serialNumber: "SN1500" } }],
    ["refurbished: repaired before it was sold", { conditions: ["refurbished"] }, { unit: { grade: "a" }, repairs: [buildRepair({ sequence: 2 })] }, { unit: { grade: "a" } }],
  ])("scope: %s", (_, scope, inside, outside) => {
    expect([rights(buildFacts(inside ?? {}), { scope }).length, rights(buildFacts(outside ?? {}), { scope }).length]).toEqual([1, 0])
  })

  it("scope: a fact nobody told gives no right and no silent no", () => {
    const facts = buildFacts({ sale: { shipToCountry: null } })
    const policy = buildPolicy({ terms: buildTerms({ scope: { countries: ["FR"] } }) })
    expect(rightsOf({ facts, policies: [policy], shop: SHOP, now: "2026-05-01T12:00:00.000Z" })).toEqual([])
    expect(coverageOf(buildInputs({ policies: [policy], entitlements: [], sale: { shipToCountry: null } }))).toMatchObject({ verdict: "needs_evidence", wouldBeCoveredIf: [{ rule: "scope", fact: "country" }] })
  })

  it("governing_country: the law of where it is sent, billed, or fixed", () => {
    const of = (governing: string) => rights(buildFacts({ sale: { shipToCountry: "DE", billToCountry: "FR" } }), { scope: { countries: ["FR"] }, applicability: { governing_country: governing } }).length
    expect([of("ship_to"), of("bill_to"), of("fixed:FR")]).toEqual([0, 1, 1])
  })

  it("day_count: the customer's days where her country has one zone, the shop's where it has several", () => {
    const zone = (shipToCountry: string, calendar: string) => rightsOf({ facts: buildFacts({ sale: { shipToCountry, delivery: { sequence: 4, at: "2026-03-01T23:30:00.000Z" } } }), policies: [buildPolicy({ terms: buildTerms({ day_count: { calendar } }) })], shop: { ...SHOP, zone: "America/New_York" }, now: "2026-05-01T12:00:00.000Z" })[0]
    expect(zone("FR", "customer_tz")).toMatchObject({ zone: "Europe/Paris", startsOn: "2026-03-02" })
    expect(zone("US", "customer_tz")).toMatchObject({ zone: "America/New_York", startsOn: "2026-03-01" })
    expect(zone("FR", "merchant_tz")).toMatchObject({ zone: "America/New_York" })
  })

  it("kind repair_work: each closed repair gives one", () => {
    expect(rights(buildFacts({ repairs: repairs(2) }), { kind: "repair_work", start: { anchors: ["repair_closed"] }, term: { duration: "P90D" } }).map(({ startsOn, grantedSequence }) => [startsOn, grantedSequence])).toEqual([["2026-04-10", 10], ["2026-05-10", 11]])
  })

  describe("passed on mid-cover", () => {
    const change = { ...owner, sequence: 8, at: "2026-06-01T12:00:00.000Z" }
    const passed = (transferable: unknown, over: object = {}) =>
      rights(buildFacts({ ownerChanges: [{ ...change, ...over }], unit: { ownerCustomerId: "cus_2" } }), { conditions: { transferable } }).map((right) => [right.ownerCustomerId, right.isPassedOn, right.startsOn])
    it("goes to the next owner with the same dates", () => expect(passed("yes")).toEqual([["cus_1", true, "2026-03-01"], ["cus_2", false, "2026-03-01"]]))
    it("ends where it may not be passed on", () => expect(passed("no")).toEqual([["cus_1", true, "2026-03-01"]]))
    it("ends after the time for it", () => expect([passed({ times: 1, within: "P3M" }).length, passed({ times: 1, within: "P2M" }).length]).toEqual([2, 1]))
    it("needs the fee", () => expect([passed({ times: 1, fee: { amount: 5, currency_code: "eur" } }).length, passed({ times: 1, fee: { amount: 5, currency_code: "eur" } }, { feePaid: true }).length]).toEqual([1, 2]))
    it("stays hers when only her account changed", () => expect(passed("no", { isSamePerson: true })).toEqual([["cus_2", false, "2026-03-01"]]))
    it("goes as often as allowed", () => {
      const twice = buildFacts({ ownerChanges: [change, { ...change, sequence: 9, customerId: "cus_3" }] })
      const of = (times: number) => rights(twice, { conditions: { transferable: { times } } }).filter(({ isPassedOn }) => !isPassedOn).map(({ ownerCustomerId }) => ownerCustomerId)
      expect([of(1), of(2)]).toEqual([[], ["cus_3"]])
    })
  })

  describe("of a replacement", () => {
    const original = buildFacts({ unit: { id: "aunit_0" }, entitlements: [buildEntitlement({ id: "aent_0", unitId: "aunit_0", status: "superseded" })], custody: away(["2026-08-22", null]) })
    const given = (document: object, over: { repairWasAsked?: boolean; original?: ReturnType<typeof buildFacts> } = {}) =>
      rights(buildFacts({ sale: { sequence: 3, delivery: { sequence: 4, at: "2026-09-01T12:00:00.000Z" } }, replaces: { at: "2026-08-30T12:00:00.000Z", repairWasAsked: over.repairWasAsked ?? null, original: over.original ?? original } }), document).map(({ startsOn, givenEndsOn, source, inheritsId }) => [startsOn, givenEndsOn, source, inheritsId])

    it("inherits the rest (Aquascape: never resets)", () => expect(given({})).toEqual([["2026-03-01", "2028-03-01", "replacement", "aent_0"]]))
    it("and the days she had none of the two", () => expect(given({ pause: PAUSE })).toEqual([["2026-03-01", "2028-03-11", "replacement", "aent_0"]]))
    it("begins anew where the terms say so", () => expect(given({ after_replacement: { mode: "restart" } })).toEqual([["2026-09-01", "2028-09-01", "replacement", "aent_0"]]))
    it("gets the rest or ninety days, whichever is longer (NuPrime, Skytron)", () => {
      const short = { ...original, entitlements: [buildEntitlement({ id: "aent_0", unitId: "aunit_0", givenEndsOn: "2026-10-01" })] }
      expect(given({ after_replacement: { mode: "max_of", min: "P90D" } }, { original: short })).toEqual([["2026-09-01", "2026-11-30", "replacement", "aent_0"]])
      expect(given({ after_replacement: { mode: "max_of", min: "P90D" } })).toEqual([["2026-03-01", "2028-03-01", "replacement", "aent_0"]])
    })
    it("begins anew in France when she asked for repair and got a replacement (L217-13)", () => {
      const terms = { after_replacement: { mode: "restart", if: { fact: "repair_asked_replacement_given" } } }
      expect(given(terms, { repairWasAsked: true })).toEqual([["2026-09-01", "2028-09-01", "replacement", "aent_0"]])
      expect(given(terms, { repairWasAsked: false })).toEqual([["2026-03-01", "2028-03-01", "replacement", "aent_0"]])
    })
    it("of a replacement inherits what that one had", () => {
      const second = { ...original, entitlements: [buildEntitlement({ id: "aent_1b", unitId: "aunit_0", source: "replacement", startsOn: "2025-01-01", givenEndsOn: "2027-01-01" })] }
      expect(given({}, { original: second })).toEqual([["2025-01-01", "2027-01-01", "replacement", "aent_1b"]])
    })
    it("begins when it is delivered, not before", () => {
      const shipped = buildFacts({ sale: { delivery: null }, replaces: { at: "2026-08-30T12:00:00.000Z", repairWasAsked: null, original } })
      expect(rights(shipped, {})).toEqual([])
    })
    it("anchor replacement_delivered", () => {
      const facts = buildFacts({ sale: buildSale(), replaces: { at: "2026-02-20T12:00:00.000Z", repairWasAsked: null, original: { ...original, sale: null, entitlements: [] } } })
      expect(rights(facts, { term: { duration: "P90D" }, start: { anchors: ["replacement_delivered"] } }).map(({ startsOn, source }) => [startsOn, source])).toEqual([["2026-03-01", "sale"]])
      expect(rights(buildFacts(), { start: { anchors: ["replacement_delivered"] } })).toEqual([])
    })
  })
})
