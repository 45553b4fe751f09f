import { isZone } from "../common/calendar"
import { toDecimal } from "../common/money"
import type { Fact, Facts } from "../common/rejection"
import { readAfterRepair, readAfterReplacement, readConditions, readExclusion, readLimits, readPause, readPredicate, readRemedies, readRepeatRule, readStacking } from "./parse-terms-rules"
import { DEFAULT_TERMS, EXPECTED_LIFE } from "./policy"
import { readCoverage } from "./parse-coverage"
import { ANCHORS, CONDITIONS, CUSTOMER_TYPES, GUARANTORS, METER_UNITS, POLICY_KINDS, type Citation, type Money, type Scope, type WarrantyTerms } from "./terms"
import { type TermsIssue, TermsReader } from "./terms-reader"

export type { TermsIssue } from "./terms-reader"
export type ParsedTerms = { readonly ok: true; readonly terms: WarrantyTerms } | { readonly ok: false; readonly issues: readonly TermsIssue[] }

const LIST_MAX = 5_000
const RULES_MAX = 20
const METER_MAX = 1_000_000_000

export const TERMS_KEYS = [
  "kind", "guarantor", "scope", "applicability", "start", "term", "bonuses", "day_count", "coverage", "exclusions", "conditions", "burden", "notify", "pause",
  "after_repair", "after_replacement", "remedies", "repeat_rule", "limits", "stacking", "disclosures", "citations",
] as const

/** Reads terms as they are sent and stored (snake_case), fills in what is left out, and names everything that is wrong. */
export function parseTerms(document: unknown): ParsedTerms {
  const reader = new TermsReader()
  const root = reader.object(document, "", TERMS_KEYS)
  const terms: WarrantyTerms = {
    kind: reader.word(root["kind"], "kind", POLICY_KINDS, DEFAULT_TERMS.kind),
    guarantor: reader.word(root["guarantor"], "guarantor", GUARANTORS, DEFAULT_TERMS.guarantor),
    scope: readScope(reader, root["scope"]),
    applicability: readApplicability(reader, root["applicability"]),
    start: readStart(reader, root["start"]),
    term: readTerm(reader, root["term"]),
    bonuses: reader.each(root["bonuses"], "bonuses", RULES_MAX, (item, path) => {
      const fields = reader.object(item, path, ["if", "plus"])
      return { if: readPredicate(reader, fields["if"], `${path}.if`), plus: reader.durationNeeded(fields["plus"], `${path}.plus`) }
    }),
    dayCount: readDayCount(reader, root["day_count"]),
    coverage: readCoverage(reader, root["coverage"]),
    exclusions: reader.each(root["exclusions"], "exclusions", 100, (item, path) => readExclusion(reader, item, path)),
    conditions: readConditions(reader, root["conditions"]),
    burden: { reversedFor: reader.duration(reader.object(root["burden"], "burden", ["reversed_for"])["reversed_for"], "burden.reversed_for") },
    notify: { within: reader.duration(reader.object(root["notify"], "notify", ["within"])["within"], "notify.within") },
    pause: readPause(reader, root["pause"]),
    afterRepair: readAfterRepair(reader, root["after_repair"]),
    afterReplacement: readAfterReplacement(reader, root["after_replacement"]),
    remedies: readRemedies(reader, root["remedies"]),
    repeatRule: readRepeatRule(reader, root["repeat_rule"]),
    limits: readLimits(reader, root["limits"]),
    stacking: readStacking(reader, root["stacking"]),
    disclosures: reader.each(root["disclosures"], "disclosures", RULES_MAX, (item, path) => reader.code(item, path)),
    citations: reader.each(root["citations"], "citations", RULES_MAX, (item, path) => readCitation(reader, item, path)),
  }
  const codes = terms.exclusions.map(({ code }) => code)
  if (new Set(codes).size < codes.length) reader.note("exclusions", "names a code twice")
  return reader.issues.length === 0 ? { ok: true, terms } : { ok: false, issues: reader.issues }
}

/** What stands in every document; the rest is left out where it says nothing. */
const ALWAYS: ReadonlySet<keyof WarrantyTerms> = new Set(["kind", "guarantor", "applicability", "start", "term", "dayCount", "coverage", "citations"])

/** The form in which terms are sent and stored: the same words in snake_case, without what says nothing. */
export function documentOfTerms(terms: WarrantyTerms): Facts {
  const said = (Object.keys(DEFAULT_TERMS) as (keyof WarrantyTerms)[]).filter((key) => ALWAYS.has(key) || JSON.stringify(terms[key]) !== JSON.stringify(DEFAULT_TERMS[key]))
  return Object.fromEntries(said.map((key) => [snake(key), documentOf(terms[key])]))
}

function documentOf(value: unknown): Fact {
  if (Array.isArray(value)) return value.map(documentOf)
  if (typeof value !== "object" || value === null) return value as Fact
  if (isMoney(value)) return { amount: toDecimal(value.minor, value.currency), currency_code: value.currency }
  return Object.fromEntries(Object.entries(value).filter(([key, field]) => !(field === null && OPTIONAL.has(key)) && !(Array.isArray(field) && field.length === 0 && key === "meters") && !(key === "combine" && field === "whichever_first") && !(key === "governingCountry" && field === "ship_to")).map(([key, field]) => [snake(key), documentOf(field)]))
}

/** Fields whose null says nothing; `sold_from`, `duration` and `url` have always been shown. */
const OPTIONAL: ReadonlySet<string> = new Set([
  "categoryIds", "lotNumbers", "serialRanges", "salesChannelIds", "countries", "customerTypes", "conditions", "offset", "fallback", "group", "until", "cap", "deductible", "proRata",
  "registration", "maintenance", "territory", "within", "is", "reversedFor", "min", "extend", "times", "partTerm", "workTerm", "if", "maxAttempts", "repairWithin", "deductionForUse", "refundWithin",
  "sameDefect", "anyDefect", "safety", "daysOut", "claims", "totalCost", "fee",
])

const isMoney = (value: object): value is Money => "minor" in value && "currency" in value

const snake = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

function readScope(reader: TermsReader, value: unknown): Scope {
  const fields = reader.object(value, "scope", ["category_ids", "lot_numbers", "serial_ranges", "sales_channel_ids", "countries", "customer_types", "conditions"])
  const texts = (key: string): string[] | null => reader.restriction(fields[key], `scope.${key}`, LIST_MAX, (item, path) => reader.text(item, path))
  return {
    categoryIds: texts("category_ids"), lotNumbers: texts("lot_numbers"),
    serialRanges: reader.restriction(fields["serial_ranges"], "scope.serial_ranges", 100, (item, path) => {
      const range = reader.object(item, path, ["from", "to"])
      const [from, to] = [reader.text(range["from"], `${path}.from`), reader.text(range["to"], `${path}.to`)]
      if (to < from) reader.note(`${path}.to`, "must not come before from")
      return { from, to }
    }),
    salesChannelIds: texts("sales_channel_ids"),
    countries: reader.restriction(fields["countries"], "scope.countries", 300, (item, path) => reader.country(item, path)),
    customerTypes: reader.restriction(fields["customer_types"], "scope.customer_types", CUSTOMER_TYPES.length, (item, path) => reader.word(item, path, CUSTOMER_TYPES)),
    conditions: reader.restriction(fields["conditions"], "scope.conditions", CONDITIONS.length, (item, path) => reader.word(item, path, CONDITIONS)),
  }
}

function readApplicability(reader: TermsReader, value: unknown): WarrantyTerms["applicability"] {
  const fields = reader.object(value, "applicability", ["governing_country", "sold_from", "sold_to"])
  const soldFrom = reader.date(fields["sold_from"], "applicability.sold_from")
  const soldTo = reader.date(fields["sold_to"], "applicability.sold_to")
  if (soldFrom !== null && soldTo !== null && soldTo < soldFrom) reader.note("applicability.sold_to", "must not be before sold_from")
  const { governing_country: given = "ship_to" } = fields
  const isKnown = given === "ship_to" || given === "bill_to" || (typeof given === "string" && /^fixed:[A-Z]{2}$/.test(given))
  if (!isKnown) reader.note("applicability.governing_country", "must be ship_to, bill_to or fixed: and a country, such as fixed:FR")
  return { governingCountry: isKnown ? (given as "ship_to") : "ship_to", soldFrom, soldTo }
}

function readStart(reader: TermsReader, value: unknown): WarrantyTerms["start"] {
  const fields = reader.object(value, "start", ["anchors", "pick", "offset", "fallback"])
  const anchors = reader.list(fields["anchors"], "start.anchors", ANCHORS.length)?.map((item, index) => reader.word(item, `start.anchors.${index}`, ANCHORS, "delivery"))
  if (anchors?.length === 0) reader.note("start.anchors", "must name at least one anchor")
  if (anchors !== undefined && new Set(anchors).size < anchors.length) reader.note("start.anchors", "names an anchor twice")
  const fallback = reader.optional(fields["fallback"], "start.fallback", ["anchor", "plus"], (given, path) => ({ anchor: reader.word(given["anchor"], `${path}.anchor`, ANCHORS), plus: reader.durationNeeded(given["plus"], `${path}.plus`) }))
  return {
    anchors: anchors ?? DEFAULT_TERMS.start.anchors, pick: reader.word(fields["pick"], "start.pick", ["first_known", "earliest", "latest"], "first_known"),
    offset: reader.duration(fields["offset"], "start.offset"), fallback,
  }
}

function readTerm(reader: TermsReader, value: unknown): WarrantyTerms["term"] {
  const fields = reader.object(value, "term", ["duration", "meters", "combine"])
  return {
    duration: fields["duration"] === EXPECTED_LIFE ? EXPECTED_LIFE : reader.duration(fields["duration"], "term.duration"),
    meters: reader.each(fields["meters"], "term.meters", METER_UNITS.length, (item, path) => {
      const meter = reader.object(item, path, ["unit", "max"])
      return { unit: reader.word(meter["unit"], `${path}.unit`, METER_UNITS), max: reader.whole(meter["max"] ?? "", `${path}.max`, 1, METER_MAX, 1) }
    }),
    combine: reader.word(fields["combine"], "term.combine", ["whichever_first", "whichever_last"], "whichever_first"),
  }
}

function readDayCount(reader: TermsReader, value: unknown): WarrantyTerms["dayCount"] {
  const fields = reader.object(value, "day_count", ["calendar", "ends_at", "month_end"])
  const { calendar } = fields
  if (calendar !== undefined && !(typeof calendar === "string" && (calendar === "customer_tz" || calendar === "merchant_tz" || isZone(calendar)))) {
    reader.note("day_count.calendar", "must be customer_tz, merchant_tz or the name of a time zone, such as Europe/Berlin")
  }
  return {
    calendar: typeof calendar === "string" ? calendar : DEFAULT_TERMS.dayCount.calendar,
    endsAt: reader.word(fields["ends_at"], "day_count.ends_at", ["end_of_day"], "end_of_day"),
    monthEnd: reader.word(fields["month_end"], "day_count.month_end", ["clamp"], "clamp"),
  }
}

function readCitation(reader: TermsReader, value: unknown, path: string): Citation {
  const fields = reader.object(value, path, ["law", "article", "url"])
  const { url } = fields
  const isUrl = typeof url === "string" && /^https?:\/\//.test(url) && url.length <= 500
  if (url !== undefined && url !== null && !isUrl) reader.note(`${path}.url`, "must be a web address")
  return { law: reader.text(fields["law"], `${path}.law`), article: reader.text(fields["article"], `${path}.article`), url: isUrl ? url : null }
}
