import { buildInputs } from "./support/warranty-builders"
import { CASES } from "./support/warranty-cases"
import { coverageOf } from "../src/domain/warranty/decide-coverage"
import { STRETCH_MINUTES_MAX } from "../portal/bench/job/worked-minutes"
import { TIMER_MINUTES_MAX } from "../src/domain/repair/timers"
import { reasons as german } from "../portal/bench/texts/reasons.de"
import { reasons as english } from "../portal/bench/texts/reasons.en"
import { type Reason, reasonKey } from "../portal/shared/coverage/reason-key"
import { payingReason, standingOf } from "../portal/shared/coverage/standing"

/** How: every hand-worked case of the warranty rules is judged both ways; what the judges' sources say beside, the reasons of all pages are held against. */
const LINES = CASES.flatMap(({ given, asked, otherwise }) => [[given, asked], [otherwise.given ?? given, otherwise.asked ?? asked]] as const).flatMap(([given, asked]) => coverageOf(buildInputs(given, asked)).lines)
const REASONS: readonly Reason[] = LINES.flatMap(({ reasons }) => reasons)

describe("why a line is paid by whom, at the bench", () => {
  it.each([["English", english], ["German", german]])("has words in %s for whatever was said in a case", (_, catalogue) => {
    expect([...new Set(REASONS.map((reason) => reasonKey(reason).key))].filter((key) => !(key in catalogue))).toEqual([])
  })
  it("names the step that decided: a no by the step that says no, an open question by what is missing", () => {
    const silent = LINES.filter(({ verdict, reasons }) => (verdict === "not_covered" || verdict === "needs_evidence") && payingReason({ payer: verdict === "not_covered" ? "customer" : "undecided", reasons }) === null)
    expect(silent.map(({ verdict, reasons }) => [verdict, reasons.map(({ result }) => result)])).toEqual([])
  })
  it("never calls a step that passed the reason of a no", () => {
    const deciding = LINES.filter(({ verdict }) => verdict === "not_covered").map(({ reasons }) => payingReason({ payer: "customer", reasons }))
    expect(deciding.length).toBeGreaterThan(10)
    expect(deciding.filter((reason) => reason === null || standingOf(reason) !== "stopped")).toEqual([])
  })
})

it("a stretch that is put right at the bench has no more minutes than a forgotten clock counts", () => expect(STRETCH_MINUTES_MAX).toBe(TIMER_MINUTES_MAX))
