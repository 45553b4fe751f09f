import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { buildInputs } from "../../../integration-tests/support/warranty-builders"
import { CASES } from "../../../integration-tests/support/warranty-cases"
import { coverageOf } from "../../../src/domain/warranty/decide-coverage"
import { reasons as german } from "../texts/reasons.de"
import { reasons as english } from "../texts/reasons.en"
import { decidingReason, endOf, type Reason, wordOf } from "./line-reason"

/** How: every hand-worked case of the warranty rules is judged both ways, and what the judges' sources say is read from them. */
const LINES = CASES.flatMap(({ given, asked, otherwise }) => [[given, asked], [otherwise.given ?? given, otherwise.asked ?? asked]] as const).flatMap(([given, asked]) => coverageOf(buildInputs(given, asked)).lines)
const REASONS: readonly Reason[] = LINES.flatMap(({ reasons }) => reasons)

/** What the judges may say, as their sources have it: whole words, or words with a value in them, which is put in here. */
function writtenResults(): string[] {
  const folder = path.join(__dirname, "..", "..", "..", "src", "domain", "warranty")
  const sources = readdirSync(folder).filter((name) => /^(?:judge|without)[^.]*\.ts$/.test(name)).map((name) => readFileSync(path.join(folder, name), "utf8")).join("\n")
  const said = [...sources.matchAll(/result: (?:[^"`,{}]*\? )?(?:"([a-z_]+)"(?: : "([a-z_]+)")?|`([^`]+)`)/g), ...sources.matchAll(/step\((?:[^"]*\? )?"[a-z_]+"(?: : "[a-z_]+")?, (?:"([a-z_]+)"|`([^`]+)`)/g)]
  return said.flatMap(([, ...found]) => found).filter((result) => result !== undefined)
    .map((result) => result.replaceAll(/\$\{([a-zA-Z.]+)\}/g, (_whole, name: string) => (/percent/i.test(name) ? "40" : /max/.test(name) ? "1000" : /unit/.test(name) ? "h" : /^(?:until|endsOn|startsOn|due|by)$/.test(name) ? "2026-01-31" : /whoProves/.test(name) ? "customer" : "liquid")))
}

describe("why a line is paid by whom", () => {
  const texts = { english, german } as const
  it("has words in both languages for whatever a judge can say", () => {
    const written = writtenResults()
    expect(written.length).toBeGreaterThan(40)
    const said = [...REASONS, ...written.map((result) => ({ rule: "", fact: null, result }))]
    for (const catalogue of Object.values(texts)) expect([...new Set(said.map((reason) => wordOf(reason).stem))].filter((stem) => !(stem in catalogue))).toEqual([])
  })
  it("names the step that decided: a no by the step that says no, an open question by what is missing", () => {
    const silent = LINES.filter(({ verdict, reasons }) => (verdict === "not_covered" || verdict === "needs_evidence") && decidingReason({ payer: verdict === "not_covered" ? "customer" : "undecided", reasons }) === null)
    expect(silent.map(({ verdict, reasons }) => [verdict, reasons.map(({ result }) => result)])).toEqual([])
  })
  it("never calls a step that passed the reason of a no", () => {
    const passed = new Set(LINES.filter(({ verdict }) => verdict === "covered").flatMap(({ reasons }) => reasons.map((reason) => wordOf(reason).stem)))
    const deciding = LINES.filter(({ verdict }) => verdict === "not_covered").map(({ reasons }) => decidingReason({ payer: "customer", reasons })).map((reason) => (reason === null ? "" : wordOf(reason).stem))
    expect(deciding.filter((stem) => passed.has(stem) && stem !== "percent")).toEqual([])
  })
  it.each([
    ["expired_on_2026-01-31", { stem: "expired_on", day: "2026-01-31" }], ["excluded_liquid", { stem: "excluded", cause: "liquid" }], ["40_percent", { stem: "percent", percent: "40" }], ["60_percent_of_a_refund", { stem: "percent_of_a_refund", percent: "60" }],
    ["over_50000_km", { stem: "over", limit: "50000 km" }], ["sold_in_is_not_known", { stem: "is_not_known" }], ["no_service_known_by_2027-03-01", { stem: "no_service_known_by", day: "2027-03-01" }],
  ])("takes %s apart", (result, expected) => expect(wordOf({ rule: "", fact: null, result })).toMatchObject(expected))
  it("is what an agent decided, where one did, and the end of cover where it is covered", () => {
    const decision: Reason = { rule: "decision", fact: "long_wait", result: "goodwill" }
    expect(decidingReason({ payer: "goodwill", reasons: [decision] })).toBe(decision)
    const period: Reason = { rule: "period", fact: { ends_on: "2028-03-01" }, result: "within" }
    expect(decidingReason({ payer: "warranty", reasons: [{ rule: "status", fact: "active", result: "in_force" }, period] })).toBe(period)
    expect(endOf(period)).toBe("2028-03-01")
  })
})
