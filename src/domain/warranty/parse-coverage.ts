import { fullCover } from "./policy"
import { COVER_ITEMS, type CoverLine, type Curve } from "./terms"
import type { TermsReader } from "./terms-reader"

const LINES_MAX = 50
const STEPS_MAX = 20

/** Parts and labour in full where nothing is said. */
export function readCoverage(reader: TermsReader, value: unknown): readonly CoverLine[] {
  const items = reader.list(value, "coverage", LINES_MAX)
  if (items === undefined) return [fullCover("part"), fullCover("labour")]
  if (items.length === 0) reader.note("coverage", "must cover at least one item")
  const lines = items.map((item, index) => readLine(reader, item, `coverage.${index}`))
  if (new Set(lines.map(({ item, group }) => `${item} ${group}`)).size < lines.length) reader.note("coverage", "names an item twice")
  return lines
}

function readLine(reader: TermsReader, value: unknown, path: string): CoverLine {
  const fields = reader.object(value, path, ["item", "group", "pct", "until", "cap", "deductible", "pro_rata"])
  return {
    item: reader.word(fields["item"], `${path}.item`, COVER_ITEMS),
    group: fields["group"] === undefined || fields["group"] === null ? null : reader.code(fields["group"], `${path}.group`),
    pct: reader.whole(fields["pct"], `${path}.pct`, 1, 100, 100),
    until: reader.duration(fields["until"], `${path}.until`),
    cap: reader.money(fields["cap"], `${path}.cap`), deductible: reader.money(fields["deductible"], `${path}.deductible`),
    proRata: readCurve(reader, fields["pro_rata"], `${path}.pro_rata`),
  }
}

export function readCurve(reader: TermsReader, value: unknown, path: string): Curve | null {
  return reader.optional(value, path, ["kind", "steps"], (fields): Curve => {
    if (reader.word(fields["kind"], `${path}.kind`, ["steps", "linear"]) === "linear") return { kind: "linear" }
    const steps = reader.each(fields["steps"], `${path}.steps`, STEPS_MAX, (item, at) => {
      const step = reader.object(item, at, ["after", "pct"])
      return { after: reader.durationNeeded(step["after"], `${at}.after`), pct: reader.whole(step["pct"] ?? "", `${at}.pct`, 0, 100, 0) }
    })
    if (steps.length === 0) reader.note(`${path}.steps`, "must have at least one step")
    return { kind: "steps", steps }
  })
}
