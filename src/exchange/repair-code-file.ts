import { parse } from "csv-parse/sync"
import type { Facts } from "../domain/common/rejection"
import { REPAIR_CODE_KINDS, type RepairCode, type RepairCodeKind } from "../domain/repair/codes"

export interface CodeFileIssue {
  /** Of the file, its heading being 1. */
  readonly line: number
  readonly message: string
  /** The same by a word, for who reads another language, and what the sentence names. */
  readonly details: Facts
}

export type CodeFile = { readonly ok: true; readonly codes: readonly RepairCode[] } | { readonly ok: false; readonly issues: readonly CodeFileIssue[] }

export const CODE_LINES_MAX = 20_000
const CODE_LENGTH_MAX = 64
const LABEL_LENGTH_MAX = 255
const ISSUES_MAX = 50

/** CSV with the columns `kind, code, label` and, if wanted, `active`. All lines are read before anything is said, so that a file is mended once. */
export function readCodeFile(text: string): CodeFile {
  let rows: Record<string, string>[]
  try {
    rows = parse(text, { columns: (heading: string[]) => heading.map((name) => name.trim().toLowerCase()), skip_empty_lines: true, trim: true, bom: true, relax_column_count: false })
  } catch (error) {
    return { ok: false, issues: [{ line: 1, message: error instanceof Error ? error.message : "The file is no CSV.", details: { problem: "not_csv" } }] }
  }
  const [first] = rows
  const missing = ["kind", "code", "label"].filter((column) => first !== undefined && !(column in first))
  if (first === undefined) return { ok: false, issues: [{ line: 1, message: "The file has no line.", details: { problem: "no_lines" } }] }
  if (missing.length > 0) return { ok: false, issues: [{ line: 1, message: `The heading lacks ${missing.join(", ")}.`, details: { problem: "heading_lacks", columns: missing.join(", ") } }] }
  if (rows.length > CODE_LINES_MAX) return { ok: false, issues: [{ line: CODE_LINES_MAX + 2, message: `A file takes ${CODE_LINES_MAX} lines.`, details: { problem: "too_many_lines", max: CODE_LINES_MAX } }] }
  return readRows(rows)
}

function readRows(rows: readonly Record<string, string>[]): CodeFile {
  const issues: CodeFileIssue[] = []
  const codes = new Map<string, RepairCode>()
  for (const [index, row] of rows.entries()) {
    const problem = problemOf(row, codes)
    if (problem !== null) issues.push({ line: index + 2, ...problem })
    else codes.set(`${row["kind"]} ${row["code"]}`, { kind: row["kind"] as RepairCodeKind, code: row["code"] ?? "", label: row["label"] ?? "", active: !NO.includes((row["active"] ?? "").toLowerCase()) })
  }
  return issues.length === 0 ? { ok: true, codes: [...codes.values()] } : { ok: false, issues: issues.slice(0, ISSUES_MAX) }
}

const NO = ["false", "no", "0"]
const YES_OR_NO = ["", "true", "yes", "1", ...NO]

function problemOf({ kind = "", code = "", label = "", active = "" }: Record<string, string>, known: ReadonlyMap<string, RepairCode>): Omit<CodeFileIssue, "line"> | null {
  if (!REPAIR_CODE_KINDS.some((name) => name === kind)) return { message: `"${kind.slice(0, 40)}" is none of ${REPAIR_CODE_KINDS.join(", ")}.`, details: { problem: "kind_unknown", given: kind.slice(0, 40), words: REPAIR_CODE_KINDS.join(", ") } }
  if (code === "" || code.length > CODE_LENGTH_MAX || code.includes("\0")) return { message: `A code has 1 to ${CODE_LENGTH_MAX} characters.`, details: { problem: "code_length", max: CODE_LENGTH_MAX } }
  if (label === "" || label.length > LABEL_LENGTH_MAX || label.includes("\0")) return { message: `A label has 1 to ${LABEL_LENGTH_MAX} characters.`, details: { problem: "label_length", max: LABEL_LENGTH_MAX } }
  if (!YES_OR_NO.includes(active.toLowerCase())) return { message: `"${active.slice(0, 40)}" is neither true nor false.`, details: { problem: "not_yes_or_no", given: active.slice(0, 40) } }
  return known.has(`${kind} ${code}`) ? { message: `The ${kind} "${code}" stands twice in the file.`, details: { problem: "code_twice", kind, given: code } } : null
}
