import { documentOfTerms, parseTerms } from "./parse-terms"
import { DEFAULT_TERMS } from "./policy"

const pathsOf = (document: unknown): string[] => {
  const parsed = parseTerms(document)
  return parsed.ok ? [] : parsed.issues.map(({ path }) => path)
}

describe("warranty terms", () => {
  it("say what they leave out: the usual", () => {
    expect(parseTerms({ term: { duration: "P24M" } })).toEqual({ ok: true, terms: { ...DEFAULT_TERMS, term: { ...DEFAULT_TERMS.term, duration: "P24M" } } })
  })

  it("are stored as they are read", () => {
    const document = {
      kind: "statutory", guarantor: "manufacturer", applicability: { sold_from: "2026-01-01", sold_to: null }, start: { anchors: ["delivery", "purchase"], pick: "first_known" },
      term: { duration: "P2Y" }, day_count: { calendar: "Europe/Paris", ends_at: "end_of_day", month_end: "clamp" },
      coverage: [{ item: "part", pct: 100 }, { item: "travel", pct: 50 }], citations: [{ law: "Code de la consommation", article: "L217-3", url: "https://www.legifrance.gouv.fr/" }],
    }
    const parsed = parseTerms(document)
    expect(parsed.ok && documentOfTerms(parsed.terms)).toEqual(document)
  })

  it("say the whole vocabulary, and say it again as they were read", () => {
    const document = {
      kind: "extended_plan", guarantor: "insurer",
      scope: { category_ids: ["pcat_1"], lot_numbers: ["L1"], serial_ranges: [{ from: "A1", to: "A9" }], sales_channel_ids: ["sc_1"], countries: ["FR"], customer_types: ["consumer"], conditions: ["new"] },
      applicability: { governing_country: "fixed:FR", sold_from: "2026-01-01", sold_to: null },
      start: { anchors: ["installation"], pick: "earliest", offset: "P2Y", fallback: { anchor: "manufacture", plus: "P6M" } },
      term: { duration: "P2Y", meters: [{ unit: "km", max: 50_000 }], combine: "whichever_last" }, bonuses: [{ if: { fact: "registered", within: "P30D" }, plus: "P1Y" }],
      day_count: { calendar: "Europe/Paris", ends_at: "end_of_day", month_end: "clamp" },
      coverage: [{
        item: "part", group: "battery", pct: 80, until: "P1Y", cap: { amount: 100.5, currency_code: "eur" }, deductible: { amount: 500, currency_code: "jpy" }, pro_rata: { kind: "steps", steps: [{ after: "P1Y", pct: 50 }] },
      }],
      exclusions: [{ code: "liquid", requires_causation: true, who_proves: "customer" }],
      conditions: {
        registration: { required: true, within: "P30D", legal_ok: false }, proof_of_purchase: true, maintenance: { every: "P1Y" }, transferable: { times: 1, fee: { amount: 1, currency_code: "kwd" }, within: "P1Y" }, territory: ["FR"],
      },
      burden: { reversed_for: "P1Y" }, notify: { within: "P2M" },
      pause: { on: ["repair_center"], from: "request", to: "delivered_back", min: "P7D", also_negotiation: true, mode: "interrupt" },
      after_repair: { extend: "P12M", times: 1, only_if_chosen_by_customer: true, part_term: "P90D", work_term: "P90D", tail: "any" },
      after_replacement: { mode: "restart", min: "P90D", if: { fact: "repair_asked_replacement_given" } },
      remedies: { ladder: [["repair", "replacement"], ["refund"]], chooser: "guarantor", max_attempts: 1, repair_within: "P30D", deduction_for_use: { free_for: "P6M", curve: { kind: "linear" } }, refund_within: "P14D" },
      repeat_rule: { same_defect: 3, any_defect: 4, safety: 2, days_out: 30, window: { meter: { unit: "km", max: 18_000 } }, then: ["termination"] },
      limits: { claims: 3, total_cost: "purchase_price" }, stacking: { priority: 5, with: "exclusive", non_waivable: true }, disclosures: ["eu_13_2a"],
      citations: [{ law: "L", article: "1", url: null }],
    }
    const parsed = parseTerms(document)
    expect(parsed.ok ? documentOfTerms(parsed.terms) : parsed.issues).toEqual(document)
  })

  it.each<[string, unknown, string[]]>([
    ["no object", "P24M", [""]],
    ["a duration with hours", { term: { duration: "PT24H" } }, ["term.duration"]],
    ["a duration of nothing", { term: { duration: "P0D" } }, ["term.duration"]],
    ["a duration that is a number", { term: { duration: 24 } }, ["term.duration"]],
    ["an unknown anchor", { start: { anchors: ["full_moon"] } }, ["start.anchors.0"]],
    ["no anchor", { start: { anchors: [] } }, ["start.anchors"]],
    ["an anchor twice", { start: { anchors: ["delivery", "delivery"] } }, ["start.anchors"]],
    ["no such zone", { day_count: { calendar: "Mars/Olympus" } }, ["day_count.calendar"]],
    ["percent over 100", { coverage: [{ item: "part", pct: 101 }] }, ["coverage.0.pct"]],
    ["a fraction of a percent", { coverage: [{ item: "part", pct: 33.3 }] }, ["coverage.0.pct"]],
    ["nothing covered", { coverage: [] }, ["coverage"]],
    ["an item twice", { coverage: [{ item: "part" }, { item: "part" }] }, ["coverage"]],
    ["a line without item", { coverage: [{ pct: 50 }] }, ["coverage.0.item"]],
    ["sold_to before sold_from", { applicability: { sold_from: "2026-02-01", sold_to: "2026-01-31" } }, ["applicability.sold_to"]],
    ["a day that is none", { applicability: { sold_from: "2026-02-30" } }, ["applicability.sold_from"]],
    ["words that nobody judges", { exclude: [{ code: "liquid" }], term: { duration: "P1Y", miles: 3 } }, ["exclude", "term.miles"]],
    ["an exclusion twice", { exclusions: [{ code: "liquid" }, { code: "liquid" }] }, ["exclusions"]],
    ["a fraction of a coin", { coverage: [{ item: "part", cap: { amount: 0.001, currency_code: "eur" } }] }, ["coverage.0.cap"]],
    ["an empty restriction", { scope: { countries: [] } }, ["scope.countries"]],
    ["a country that is none", { scope: { countries: ["FRA"] } }, ["scope.countries.0"]],
    ["a law of nowhere", { applicability: { governing_country: "fixed:France" } }, ["applicability.governing_country"]],
    ["a predicate that does not fit its fact", { bonuses: [{ if: { fact: "registered", is: "x" }, plus: "P1Y" }] }, ["bonuses.0.if.is"]],
    ["a repeat rule that counts nothing", { repeat_rule: { window: "P1Y", then: ["refund"] } }, ["repeat_rule"]],
    ["a ladder without rungs", { remedies: { ladder: [] } }, ["remedies.ladder"]],
    ["a range that runs backwards", { scope: { serial_ranges: [{ from: "B2", to: "B1" }] } }, ["scope.serial_ranges.0.to"]],
    ["a bonus of no length", { bonuses: [{ if: { fact: "registered" } }] }, ["bonuses.0.plus"]],
    ["a citation that is no web address", { citations: [{ law: "X", article: "1", url: "javascript:alert(1)" }] }, ["citations.0.url"]],
  ])("refuse %s", (_, document, paths) => {
    expect(pathsOf(document)).toEqual(paths)
  })
})
