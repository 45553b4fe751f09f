import { EVERY_WORD } from "../../../integration-tests/support/every-word"
import { buildEntitlement, buildFacts, buildPolicy, buildTerms, type FactsOverrides, SHOP } from "../../../integration-tests/support/warranty-builders"
import { CASES, check, owner } from "../../../integration-tests/support/warranty-cases"
import { rightsOf } from "./rights"

/**
 * Each word of the vocabulary is left out of each hand-worked case that says it: some case must fail then. So no word
 * is promised that nobody reads, and no rule can be lost unnoticed.
 */

/** Which right a sale gives, and from when: `[start, given end, owner, zone]` of those that were not passed on. */
interface WorkedRight {
  readonly terms: object
  readonly facts: FactsOverrides
  readonly now?: string
  readonly expected: readonly (readonly [startsOn: string, givenEndsOn: string | null, owner: string, zone: string])[]
}

const passedOn = { ownerChanges: [{ ...owner, sequence: 8, at: "2026-06-01T12:00:00.000Z" }], unit: { ownerCustomerId: "cus_2" } }
const original = buildFacts({ unit: { id: "aunit_0" }, entitlements: [buildEntitlement({ id: "aent_0", unitId: "aunit_0", status: "superseded" })] })
const given = (repairWasAsked: boolean, ends?: string): FactsOverrides => ({
  sale: { delivery: { sequence: 4, at: "2026-09-01T12:00:00.000Z" } },
  replaces: { at: "2026-08-30T12:00:00.000Z", repairWasAsked, original: ends === undefined ? original : { ...original, entitlements: [buildEntitlement({ id: "aent_0", unitId: "aunit_0", givenEndsOn: ends })] } },
})

const RIGHTS: readonly WorkedRight[] = [
  { terms: { scope: { category_ids: ["pcat_2"] } }, facts: {}, expected: [] },
  { terms: { scope: { lot_numbers: ["L2"] } }, facts: {}, expected: [] },
  { terms: { scope: { serial_ranges: [{ from: "SN2", to: "SN9" }] } }, facts: {}, expected: [] },
  { terms: { scope: { sales_channel_ids: ["sc_2"] } }, facts: {}, expected: [] },
  { terms: { scope: { countries: ["FR"] } }, facts: { sale: { shipToCountry: "DE" } }, expected: [] },
  { terms: { scope: { customer_types: ["business"] } }, facts: {}, expected: [] },
  { terms: { scope: { conditions: ["used"] } }, facts: {}, expected: [] },
  { terms: { scope: { countries: ["FR"] }, applicability: { governing_country: "fixed:FR" } }, facts: { sale: { shipToCountry: "DE" } }, expected: [["2026-03-01", null, "cus_1", "Europe/Berlin"]] },
  { terms: { applicability: { sold_from: "2026-02-26" } }, facts: {}, expected: [] },
  { terms: { applicability: { sold_to: "2026-02-24" } }, facts: {}, expected: [] },
  { terms: { start: { anchors: ["manufacture"] } }, facts: {}, expected: [["2026-01-10", null, "cus_1", "UTC"]] },
  { terms: { start: { anchors: ["delivery", "manufacture"], pick: "earliest" } }, facts: {}, expected: [["2026-01-10", null, "cus_1", "UTC"]] },
  { terms: { start: { offset: "P2Y" } }, facts: {}, expected: [["2028-03-01", null, "cus_1", "UTC"]] },
  { terms: { start: { fallback: { anchor: "shipment", plus: "P10D" } } }, facts: { sale: { delivery: null } }, expected: [["2026-03-09", null, "cus_1", "UTC"]] },
  { terms: { day_count: { calendar: "Pacific/Kiritimati" } }, facts: {}, expected: [["2026-03-02", null, "cus_1", "Pacific/Kiritimati"]] },
  { terms: { conditions: { transferable: "no" } }, facts: passedOn, expected: [] },
  { terms: { conditions: { transferable: { times: 1, within: "P2M" } } }, facts: passedOn, expected: [] },
  { terms: { conditions: { transferable: { times: 1, fee: { amount: 5, currency_code: "eur" } } } }, facts: passedOn, expected: [] },
  { terms: { after_replacement: { mode: "restart" } }, facts: given(false), now: "2026-10-01T12:00:00.000Z", expected: [["2026-09-01", "2028-09-01", "cus_1", "UTC"]] },
  { terms: { after_replacement: { mode: "restart", if: { fact: "repair_asked_replacement_given" } } }, facts: given(false), now: "2026-10-01T12:00:00.000Z", expected: [["2026-03-01", "2028-03-01", "cus_1", "UTC"]] },
  { terms: { after_replacement: { mode: "max_of", min: "P90D" } }, facts: given(false, "2026-10-01"), now: "2026-10-01T12:00:00.000Z", expected: [["2026-09-01", "2026-11-30", "cus_1", "UTC"]] },
]

const rightsUnder = ({ facts, now = "2026-05-01T12:00:00.000Z" }: WorkedRight, document: object): WorkedRight["expected"] =>
  rightsOf({ facts: buildFacts(facts), policies: [buildPolicy({ terms: buildTerms(document) })], shop: SHOP, now })
    .filter(({ isPassedOn }) => !isPassedOn).map(({ startsOn, givenEndsOn, ownerCustomerId, zone }) => [startsOn, givenEndsOn, ownerCustomerId ?? "", zone] as const)

/** One value is all they may have: there is nothing that leaving them out could change. */
const OF_ONE_VALUE = ["day_count.ends_at", "day_count.month_end", "pause.to"]
/** Said to whoever reads the answer; no verdict rests on who stands behind the terms. */
const ONLY_TOLD = ["guarantor"]

type Node = { readonly [key: string]: unknown }
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value)

/** `coverage.pct` for what stands in each line of a list, too. */
function wordsOf(value: unknown, at = ""): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((each) => wordsOf(each, at)))]
  return isNode(value) ? Object.entries(value).flatMap(([key, inner]) => [`${at}${key}`, ...wordsOf(inner, `${at}${key}.`)]) : []
}

function without(value: unknown, [key = "", ...rest]: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => without(each, [key, ...rest]))
  if (!isNode(value)) return value
  const { [key]: inner, ...others } = value
  return rest.length === 0 || inner === undefined ? others : { ...value, [key]: without(inner, rest) }
}

const says = (document: unknown, word: string): boolean => wordsOf(document).includes(word)

/** `refused`: terms cannot leave this word out where they say the one around it. */
function outcomeOf(judge: () => void, document: unknown): "fails" | "passes" | "refused" {
  for (const one of Array.isArray(document) ? document : [document]) {
    try {
      buildTerms(one as object)
    } catch {
      return "refused"
    }
  }
  try {
    judge()
    return "passes"
  } catch {
    return "fails"
  }
}

function outcomesWithout(word: string): string[] {
  const path = word.split(".")
  const verdicts = CASES.flatMap(({ given: told, asked, expected, otherwise }) => [{ told, asked, expected }, { told: otherwise.given ?? told, asked: otherwise.asked ?? asked, expected: otherwise.expected }])
    .filter(({ told }) => says(told.terms ?? {}, word))
    .map(({ told, asked, expected }) => {
      const terms = without(told.terms, path) as object
      return outcomeOf(() => check({ ...told, terms }, asked, expected), terms)
    })
  const rights = RIGHTS.filter(({ terms }) => says(terms, word)).map((worked) => {
    const terms = without(worked.terms, path) as object
    return outcomeOf(() => expect(rightsUnder(worked, terms)).toEqual(worked.expected), terms)
  })
  return [...verdicts, ...rights]
}

describe("every word of the vocabulary", () => {
  it.each(RIGHTS.map((worked) => [JSON.stringify(worked.terms), worked] as const))("gives the rights that were worked out by hand: %s", (_, worked) => {
    expect(rightsUnder(worked, worked.terms)).toEqual(worked.expected)
  })

  const words = wordsOf(EVERY_WORD).filter((word) => !OF_ONE_VALUE.includes(word) && !ONLY_TOLD.includes(word))
  const outcomes = new Map(words.map((word) => [word, outcomesWithout(word)]))
  const isProven = (word: string): boolean => {
    const found = outcomes.get(word) ?? []
    // A word that cannot be left out alone is proven with the one around it.
    return found.includes("fails") || (found.includes("refused") && word.includes(".") && isProven(word.split(".").slice(0, -1).join(".")))
  }

  it.each(words)("has a case that fails without it: %s", (word) => {
    expect([word, isProven(word)]).toEqual([word, true])
  })
})
