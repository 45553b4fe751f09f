import { isCalendarDate, isDuration, isZone } from "../common/calendar"
import type { Facts } from "../common/rejection"
import { ANCHORS, type Citation, COVER_ITEMS, type CoverLine, DEFAULT_TERMS, GUARANTORS, POLICY_KINDS, type WarrantyTerms } from "./policy"

export interface TermsIssue {
  readonly path: string
  readonly message: string
}

export type ParsedTerms = { readonly ok: true; readonly terms: WarrantyTerms } | { readonly ok: false; readonly issues: readonly TermsIssue[] }

const TEXT_LENGTH_MAX = 500
const CITATIONS_MAX = 20

/** Reads terms as they are sent and stored (snake_case), fills in what is left out, and names everything that is wrong. */
export function parseTerms(document: unknown): ParsedTerms {
  const reader = new Reader()
  const root = reader.object(document, "", ["kind", "guarantor", "applicability", "start", "term", "day_count", "coverage", "citations"])
  const terms: WarrantyTerms = {
    kind: reader.word(root["kind"], "kind", POLICY_KINDS, DEFAULT_TERMS.kind),
    guarantor: reader.word(root["guarantor"], "guarantor", GUARANTORS, DEFAULT_TERMS.guarantor),
    applicability: readApplicability(reader, root["applicability"]),
    start: readStart(reader, root["start"]),
    term: { duration: readDuration(reader, root["term"]) },
    dayCount: readDayCount(reader, root["day_count"]),
    coverage: readCoverage(reader, root["coverage"]),
    citations: reader.list(root["citations"], "citations", CITATIONS_MAX)?.map((item, index) => readCitation(reader, item, `citations.${index}`)) ?? [],
  }
  return reader.issues.length === 0 ? { ok: true, terms } : { ok: false, issues: reader.issues }
}

/** The form in which terms are sent and stored. */
export function documentOfTerms(terms: WarrantyTerms): Facts {
  const { applicability, start, term, dayCount } = terms
  return {
    kind: terms.kind, guarantor: terms.guarantor,
    applicability: { sold_from: applicability.soldFrom, sold_to: applicability.soldTo },
    start: { anchors: start.anchors, pick: start.pick },
    term: { duration: term.duration },
    day_count: { calendar: dayCount.calendar, ends_at: dayCount.endsAt, month_end: dayCount.monthEnd },
    coverage: terms.coverage.map(({ item, pct }) => ({ item, pct })),
    citations: terms.citations.map(({ law, article, url }) => ({ law, article, url })),
  }
}

function readApplicability(reader: Reader, value: unknown): WarrantyTerms["applicability"] {
  const fields = reader.object(value, "applicability", ["sold_from", "sold_to"])
  const soldFrom = reader.date(fields["sold_from"], "applicability.sold_from")
  const soldTo = reader.date(fields["sold_to"], "applicability.sold_to")
  if (soldFrom !== null && soldTo !== null && soldTo < soldFrom) reader.note("applicability.sold_to", "must not be before sold_from")
  return { soldFrom, soldTo }
}

function readStart(reader: Reader, value: unknown): WarrantyTerms["start"] {
  const fields = reader.object(value, "start", ["anchors", "pick"])
  const anchors = reader.list(fields["anchors"], "start.anchors", ANCHORS.length)?.map((item, index) => reader.word(item, `start.anchors.${index}`, ANCHORS, "delivery"))
  if (anchors?.length === 0) reader.note("start.anchors", "must name at least one anchor")
  if (anchors !== undefined && new Set(anchors).size < anchors.length) reader.note("start.anchors", "names an anchor twice")
  return { anchors: anchors ?? DEFAULT_TERMS.start.anchors, pick: reader.word(fields["pick"], "start.pick", ["first_known"] as const, "first_known") }
}

function readDuration(reader: Reader, value: unknown): string | null {
  const { duration } = reader.object(value, "term", ["duration"])
  if (duration === undefined || duration === null) return null
  if (typeof duration === "string" && isDuration(duration)) return duration
  reader.note("term.duration", "must be an ISO 8601 duration in years, months, weeks or days, such as P24M, of at most 100 years")
  return null
}

function readDayCount(reader: Reader, value: unknown): WarrantyTerms["dayCount"] {
  const fields = reader.object(value, "day_count", ["calendar", "ends_at", "month_end"])
  const { calendar } = fields
  if (calendar !== undefined && !(typeof calendar === "string" && (calendar === "customer_tz" || calendar === "merchant_tz" || isZone(calendar)))) {
    reader.note("day_count.calendar", "must be customer_tz, merchant_tz or the name of a time zone, such as Europe/Berlin")
  }
  return {
    calendar: typeof calendar === "string" ? calendar : DEFAULT_TERMS.dayCount.calendar,
    endsAt: reader.word(fields["ends_at"], "day_count.ends_at", ["end_of_day"] as const, "end_of_day"),
    monthEnd: reader.word(fields["month_end"], "day_count.month_end", ["clamp"] as const, "clamp"),
  }
}

function readCoverage(reader: Reader, value: unknown): readonly CoverLine[] {
  const items = reader.list(value, "coverage", COVER_ITEMS.length)
  if (items === undefined) return DEFAULT_TERMS.coverage
  if (items.length === 0) reader.note("coverage", "must cover at least one item")
  const lines = items.map((item, index): CoverLine => {
    const fields = reader.object(item, `coverage.${index}`, ["item", "pct"])
    if (fields["item"] === undefined) reader.note(`coverage.${index}.item`, `must be one of ${COVER_ITEMS.join(", ")}`)
    return { item: reader.word(fields["item"], `coverage.${index}.item`, COVER_ITEMS, "part"), pct: readPercent(reader, fields["pct"], `coverage.${index}.pct`) }
  })
  if (new Set(lines.map(({ item }) => item)).size < lines.length) reader.note("coverage", "names an item twice")
  return lines
}

function readPercent(reader: Reader, value: unknown, path: string): number {
  if (value === undefined) return 100
  if (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 100) return value
  reader.note(path, "must be a whole number from 1 to 100")
  return 100
}

function readCitation(reader: Reader, value: unknown, path: string): Citation {
  const fields = reader.object(value, path, ["law", "article", "url"])
  const text = (key: "law" | "article"): string => {
    const given = fields[key]
    if (typeof given === "string" && given !== "" && given.length <= TEXT_LENGTH_MAX) return given
    reader.note(`${path}.${key}`, `must be text of at most ${TEXT_LENGTH_MAX} characters`)
    return ""
  }
  const { url } = fields
  const isUrl = typeof url === "string" && /^https?:\/\//.test(url) && url.length <= TEXT_LENGTH_MAX
  if (url !== undefined && url !== null && !isUrl) reader.note(`${path}.url`, "must be a web address")
  return { law: text("law"), article: text("article"), url: isUrl ? url : null }
}

/** Collects what is wrong and reads on, so that one answer names it all. */
class Reader {
  readonly issues: TermsIssue[] = []

  note(path: string, message: string): void {
    this.issues.push({ path, message })
  }

  object(value: unknown, path: string, known: readonly string[]): { readonly [key: string]: unknown } {
    if (value === undefined) return {}
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      this.note(path, "must be an object")
      return {}
    }
    for (const key of Object.keys(value)) {
      if (!known.includes(key)) this.note(path === "" ? key.slice(0, 50) : `${path}.${key.slice(0, 50)}`, `is not a term this version can judge; known here: ${known.join(", ")}`)
    }
    return value as { readonly [key: string]: unknown }
  }

  list(value: unknown, path: string, lengthMax: number): readonly unknown[] | undefined {
    if (value === undefined) return undefined
    if (Array.isArray(value) && value.length <= lengthMax) return value
    this.note(path, `must be a list of at most ${lengthMax}`)
    return undefined
  }

  word<const Word extends string>(value: unknown, path: string, words: readonly Word[], fallback: NoInfer<Word>): Word {
    if (value === undefined) return fallback
    const found = words.find((word) => word === value)
    if (found === undefined) this.note(path, `must be one of ${words.join(", ")}`)
    return found ?? fallback
  }

  date(value: unknown, path: string): string | null {
    if (value === undefined || value === null) return null
    if (typeof value === "string" && isCalendarDate(value)) return value
    this.note(path, "must be a date, YYYY-MM-DD")
    return null
  }
}
