import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { ENTITLEMENT_STATUSES } from "../src/domain/warranty/entitlement"
import { de as deskDe } from "../admin/common/texts/de"
import { en as deskEn } from "../admin/common/texts/en"
import { REASON_GROUPS } from "../admin/warranty/coverage-words"
import { de as benchDe } from "../portal/bench/texts/de"
import { en as benchEn } from "../portal/bench/texts/en"
import { de as portalDe } from "../portal/customer/texts/de"
import { en as portalEn } from "../portal/customer/texts/en"
import { type Reason, type ReasonKey, reasonKey } from "../portal/shared/coverage/reason-key"
import { decidingReason, payingReason, standingOf } from "../portal/shared/coverage/standing"

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
  // An active right is "in force", and of one that expired its period tells.
  ...ENTITLEMENT_STATUSES.filter((status) => status !== "active" && status !== "expired").map((result) => ({ rule: "status", verdict: null, result })),
  { rule: "owner", verdict: null, result: "the_shop_pays_for_its_own" },
]
const results = [...new Map(ALL.map((found) => [`${found.rule === "scope" ? "scope" : ""}${found.result}`, found])).values()]

it("reads every result out of the judgement", () => {
  expect(results.length).toBeGreaterThan(70)
  expect(results.map(({ result }) => result)).toEqual(expect.arrayContaining([
    "in_force_then", "expired_on_2026-01-31", "over_5000_km", "excluded_liquid", "guarantor_must_prove_the_causation", "customer_chooses", "lot_number_is_not_known", "not_sold_yet", "no_published_policy_for_this_product", "50_percent_of_a_refund", "may_be_registered_until_2026-01-31",
  ]))
})

/** Where the pages have their sentences, and the words that stand in them. */
type Group = NonNullable<ReasonKey["about"]>["group"]
interface Catalogue {
  readonly sentences: object
  readonly words: (group: Group) => object
}
const portal = (texts: typeof portalEn | typeof portalDe): Catalogue => ({ sentences: texts.reason, words: (group) => texts[group] })
// A cause of the shop's own and what the bench's sentences leave out have no words there.
const bench = (texts: typeof benchEn | typeof benchDe): Catalogue => ({ sentences: texts.reason, words: (group) => (group === "cause" || group === "item" ? texts[group] : {}) })
const desk = (texts: typeof deskEn | typeof deskDe): Catalogue => ({
  sentences: texts.coverage.result, words: (group) => REASON_GROUPS[group].split(".").reduce<object>((at, name) => (at as Record<string, object>)[name] ?? {}, texts),
})

describe.each([
  ["the portal in English", portal(portalEn)], ["the portal in German", portal(portalDe)], ["the bench in English", bench(benchEn)], ["the bench in German", bench(benchDe)], ["the desk in English", desk(deskEn)], ["the desk in German", desk(deskDe)],
])("at %s", (_, { sentences, words }) => {
  it.each(results.map(({ rule, result }) => [result, rule]))("%s has words", (result, rule) => {
    const { key, about } = reasonKey({ rule, fact: null, result })
    const sentence = (sentences as Readonly<Record<string, string>>)[key]
    expect(sentence).toEqual(expect.any(String))
    if (about !== null && about.group !== "item" && /\{\{(cause|who|fact)\}\}/.test(sentence ?? "")) expect((words(about.group) as Readonly<Record<string, string>>)[about.word]).toEqual(expect.any(String))
  })
})

it.each([["English", deskEn], ["German", deskDe]])("the desk has a name in %s for every rule", (_, { coverage }) => {
  const rules = new Set(ALL.map(({ rule }) => rule).filter((rule) => !["step", "named"].includes(rule)))
  expect(rules.size).toBeGreaterThan(20)
  expect([...rules].filter((rule) => (coverage.rule as Readonly<Record<string, string>>)[rule] === undefined)).toEqual([])
})

const stepsWith = (verdict: string): Reason[] => ALL.filter((found) => found.verdict === verdict).map(({ rule, result }) => ({ rule, fact: null, result }))

it("a step that lets the judgement go on is never told as the reason for a no", () => {
  const passed = stepsWith("passed")
  expect(passed.length).toBeGreaterThan(20)
  expect(passed.filter((reason) => standingOf(reason) !== "passed")).toEqual([])
})

it("a step that stops it is told as a no, and one that lacks a fact as open", () => {
  const withFact = (reason: Reason): Reason => ({ ...reason, fact: "x" })
  const stopped = stepsWith("not_covered").map(withFact)
  const open = stepsWith("needs_evidence").map(withFact)
  expect(stopped.length).toBeGreaterThan(8)
  expect(open.length).toBeGreaterThan(8)
  expect(stopped.filter((reason) => standingOf(reason) !== "stopped")).toEqual([])
  expect(open.filter((reason) => standingOf(reason) !== "open")).toEqual([])
})

it("a missing registration is a no only where its time is over", () => {
  const missing = (by: string | null): Reason => ({ rule: "registration", fact: { by }, result: "not_registered_in_time" })
  expect([missing(null), missing("2026-01-31")].map(standingOf)).toEqual(["open", "stopped"])
})

it("a no rests on the step that says no, even after one that lacks a fact", () => {
  const open: Reason = { rule: "territory", fact: null, result: "country_is_not_known" }
  const no: Reason = { rule: "period", fact: null, result: "expired_on_2026-01-31" }
  expect(decidingReason({ verdict: "not_covered", reasons: [open, no] })).toBe(no)
  expect(decidingReason({ verdict: "needs_evidence", reasons: [open, no] })).toBe(open)
})

it("who pays rests on what an agent decided, where one did, and on the period where it is covered", () => {
  const decision: Reason = { rule: "decision", fact: "long_wait", result: "goodwill" }
  const period: Reason = { rule: "period", fact: { ends_on: "2028-03-01" }, result: "within" }
  expect(payingReason({ payer: "goodwill", reasons: [period, decision] })).toBe(decision)
  expect(payingReason({ payer: "warranty", reasons: [{ rule: "status", fact: "active", result: "in_force" }, period] })).toBe(period)
})
