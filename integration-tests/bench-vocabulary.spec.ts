import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { buildInputs } from "./support/warranty-builders"
import { CASES } from "./support/warranty-cases"
import { coverageOf } from "../src/domain/warranty/decide-coverage"
import { STRETCH_MINUTES_MAX } from "../portal/bench/job/worked-minutes"
import { TIMER_MINUTES_MAX } from "../src/domain/repair/timers"
import { reasons as german } from "../portal/bench/texts/reasons.de"
import { reasons as english } from "../portal/bench/texts/reasons.en"
import { decidingReason, type Reason, wordOf } from "../portal/bench/coverage/line-reason"

/** How: every hand-worked case of the warranty rules is judged both ways, and what the judges' sources say is read from them. */
const LINES = CASES.flatMap(({ given, asked, otherwise }) => [[given, asked], [otherwise.given ?? given, otherwise.asked ?? asked]] as const).flatMap(([given, asked]) => coverageOf(buildInputs(given, asked)).lines)
const REASONS: readonly Reason[] = LINES.flatMap(({ reasons }) => reasons)

/** What the judges may say, as their sources have it: whole words, or words with a value in them, which is put in here. */
function writtenResults(): string[] {
  const folder = path.join(__dirname, "..", "src", "domain", "warranty")
  const sources = readdirSync(folder).filter((name) => /^(?:judge|without)[^.]*\.ts$/.test(name)).map((name) => readFileSync(path.join(folder, name), "utf8")).join("\n")
  const said = [...sources.matchAll(/result: (?:[^"`,{}]*\? )?(?:"([a-z_]+)"(?: : "([a-z_]+)")?|`([^`]+)`)/g), ...sources.matchAll(/step\((?:[^"]*\? )?"[a-z_]+"(?: : "[a-z_]+")?, (?:"([a-z_]+)"|`([^`]+)`)/g)]
  return said.flatMap(([, ...found]) => found).filter((result) => result !== undefined)
    .map((result) => result.replaceAll(/\$\{([a-zA-Z.]+)\}/g, (_whole, name: string) => (/percent/i.test(name) ? "40" : /max/.test(name) ? "1000" : /unit/.test(name) ? "h" : /^(?:until|endsOn|startsOn|due|by)$/.test(name) ? "2026-01-31" : /whoProves/.test(name) ? "customer" : "liquid")))
}

describe("why a line is paid by whom, at the bench", () => {
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
})

it("a stretch that is put right at the bench has no more minutes than a forgotten clock counts", () => expect(STRETCH_MINUTES_MAX).toBe(TIMER_MINUTES_MAX))
