import type { HttpRepairCode } from "../../src/types/http"

/** CSV as the import takes it; the way out and the way in are one form. */
const COLUMNS = ["kind", "code", "label", "active"] as const

const quoted = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

export const codeFileOf = (codes: readonly HttpRepairCode[]): string => `${[COLUMNS.join(","), ...codes.map((code) => COLUMNS.map((column) => quoted(String(code[column]))).join(","))].join("\n")}\n`

export interface FileRow {
  /** Of the file, its heading being 1: as the server counts. */
  readonly line: number
  readonly values: Readonly<Record<string, string>>
}

/** The rows of a CSV to be looked at; whether they are good, the server says. Empty rows are not counted there either. */
export function rowsOf(text: string): readonly FileRow[] {
  const [heading = [], ...rows] = cellsOf(text.replace(/^\uFEFF/, "")).filter((cells) => cells.some((cell) => cell !== ""))
  const names = heading.map((name) => name.trim().toLowerCase())
  return rows.map((cells, index) => ({ line: index + 2, values: Object.fromEntries(names.map((name, column) => [name, (cells[column] ?? "").trim()])) }))
}

function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ""
  let isQuoted = false
  const endCell = (): void => {
    rows.at(-1)?.push(cell)
    cell = ""
  }
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index] ?? ""
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (text[index + 1] === '"') {
        cell += '"'
        index += 1
      } else isQuoted = false
    } else if (sign === '"') isQuoted = true
    else if (sign === ",") endCell()
    else if (sign === "\n") {
      endCell()
      rows.push([])
    } else if (sign !== "\r") cell += sign
  }
  endCell()
  return rows
}

export type RowVerdict = "new" | "changed" | "same"

/** What the row would do to the codes that are known. */
export function verdictOf({ values }: FileRow, known: ReadonlyMap<string, HttpRepairCode>): RowVerdict {
  const code = known.get(keyOf({ kind: values["kind"] ?? "", code: values["code"] ?? "" }))
  if (code === undefined) return "new"
  const isActive = !["false", "no", "0"].includes((values["active"] ?? "").toLowerCase())
  return code.label === values["label"] && code.active === isActive ? "same" : "changed"
}

export const keyOf = ({ kind, code }: { readonly kind: string; readonly code: string }): string => `${kind} ${code}`
