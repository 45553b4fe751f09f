import { EVERY_WORD } from "../../../integration-tests/support/every-word"
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
    const parsed = parseTerms(EVERY_WORD)
    expect(parsed.ok ? documentOfTerms(parsed.terms) : parsed.issues).toEqual(EVERY_WORD)
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
