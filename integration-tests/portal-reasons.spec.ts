import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { ENTITLEMENT_STATUSES } from "../src/domain/warranty/entitlement"
import { isPassed } from "../portal/customer/coverage/coverage"
import { reasonKey } from "../portal/customer/coverage/reason-key"
import { de } from "../portal/customer/texts/de"
import { en } from "../portal/customer/texts/en"

/**
 * Every result that the judgement of a warranty can give is read out of its source, so that a new one without words fails
 * here. What a template fills in stands here with a value of each kind.
 */
const SOURCES = join(__dirname, "../src/domain/warranty")
const FILLED: Readonly<Record<string, readonly string[]>> = {
  code: ["accident", "liquid", "misuse", "unauthorised_repair", "wear"], whoProves: ["guarantor", "customer"], "remedies.chooser": ["customer", "guarantor"],
  fact: ["variant", "lot_number", "serial_number", "sales_channel", "country", "customer_type", "condition", "category"],
  percent: ["50"], max: ["5000"], unit: ["km"], by: ["2026-01-31"], due: ["2026-01-31"], until: ["2026-01-31"], startsOn: ["2026-01-31"], endsOn: ["2026-01-31"],
}

interface Found {
  readonly rule: string
  readonly verdict: string | null
  readonly result: string
}

const filled = (template: string): string[] => {
  const name = /\$\{([\w.]+)\}/.exec(template)?.[1]
  if (name === undefined) return [template]
  const values = FILLED[name]
  if (values === undefined) throw new Error(`Say what \${${name}} may be: a reason says it.`)
  return values.flatMap((value) => filled(template.replace(`\${${name}}`, value)))
}

const literals = (text: string): string[] => [...text.matchAll(/"([a-z_0-9]+)"|`([^`]+)`/g)].flatMap(([, plain, template]) => (plain === undefined ? filled(template ?? "") : [plain]))

/** What stands in the place of a result: `result: …` of an object, the last words of `step(…)` and of `no(…)`. */
function resultsIn(source: string): Found[] {
  const objects = [...source.matchAll(/(?:verdict: ("[a-z_]+")[^\n]{0,40}?)?reason: \{ rule: "([a-z_]+)", fact.*?, result: (.+?), citation/g)].flatMap(([, verdict, rule, value]) =>
    literals((value ?? "").replace(/\w+(?:\.\w+)* === "[a-z_]+"/g, "")).map((result) => ({ rule: rule ?? "", verdict: verdict?.replaceAll("\"", "") ?? null, result })))
  const others = [...source.matchAll(/rule: "([a-z_]+)", fact: (?:[^\n]*?), result: (.+?), citation/g)].flatMap(([, rule, value]) => literals((value ?? "").replace(/\w+(?:\.\w+)* === "[a-z_]+"/g, "")).map((result) => ({ rule: rule ?? "", verdict: null, result })))
  const steps = [...source.matchAll(/return step\((?:"([a-z_]+)"|[^,]+), ("[a-z_]+"|`[^`]+`)/g)].flatMap(([, verdict, value]) => literals(value ?? "").map((result) => ({ rule: "step", verdict: verdict ?? null, result })))
  const none = [...source.matchAll(/\bno\([^\n]*?, "([a-z_]+)", [^,]+, ([^\n]+?), (?:null|\{)/g)].flatMap(([, rule, value]) => literals(value ?? "").map((result) => ({ rule: rule ?? "", verdict: "not_covered", result })))
  const named = [...source.matchAll(/const result = ([^\n]+)/g)].flatMap(([, value]) => literals((value ?? "").replace(/=== "[a-z_]+"/g, "")).map((result) => ({ rule: "named", verdict: null, result })))
  return [...objects, ...others, ...steps, ...none, ...named]
}

const ALL: readonly Found[] = [
  ...readdirSync(SOURCES).filter((name) => name.endsWith(".ts") && !name.includes(".spec.")).flatMap((name) => resultsIn(readFileSync(join(SOURCES, name), "utf8"))),
  ...ENTITLEMENT_STATUSES.map((result) => ({ rule: "status", verdict: null, result })),
  { rule: "owner", verdict: null, result: "the_shop_pays_for_its_own" },
]
const results = [...new Map(ALL.map((found) => [`${found.rule === "scope" ? "scope" : ""}${found.result}`, found])).values()]

it("reads every result out of the judgement", () => {
  expect(results.length).toBeGreaterThan(70)
  expect(results.map(({ result }) => result)).toEqual(expect.arrayContaining([
    "in_force_then", "expired_on_2026-01-31", "over_5000_km", "excluded_liquid", "guarantor_must_prove_the_causation", "customer_chooses", "lot_number_is_not_known", "not_sold_yet", "no_published_policy_for_this_product", "50_percent_of_a_refund", "may_be_registered_until_2026-01-31",
  ]))
})

describe.each([["English", en], ["German", de]])("in %s", (_, texts) => {
  it.each(results.map(({ rule, result }) => [result, rule]))("%s has words", (result, rule) => {
    const { key, about } = reasonKey({ rule, fact: null, result })
    expect((texts.reason as Record<string, string>)[key]).toEqual(expect.any(String))
    if (about !== null && about.group !== "item") expect((texts[about.group] as Record<string, string>)[about.word]).toEqual(expect.any(String))
  })
})

it("a step that lets the judgement go on is never told as the reason for a no", () => {
  const passed = ALL.filter(({ verdict }) => verdict === "passed").map(({ rule, result }) => ({ rule, result, isPassed: isPassed({ rule, fact: null, result }) }))
  expect(passed.length).toBeGreaterThan(20)
  expect(passed.filter((each) => !each.isPassed)).toEqual([])
})

it("a step that stops it is", () => {
  const stopped = ALL.filter(({ verdict }) => verdict === "not_covered" || verdict === "needs_evidence").map(({ rule, result }) => ({ rule, result, isPassed: isPassed({ rule, fact: "x", result }) }))
  expect(stopped.length).toBeGreaterThan(15)
  expect(stopped.filter((each) => each.isPassed)).toEqual([])
})
