import type { Content, TableCell } from "pdfmake/interfaces"

/** What all our papers have in common. */
export const INK = "#111827"
export const MUTED = "#6b7280"
export const RULE = "#d1d5db"
export const ACCENT = "#1d4ed8"
export const PAGE_MARGIN = 48
/** Of the text on A4. */
export const TEXT_WIDTH = 595.28 - 2 * PAGE_MARGIN

/** A QR code with its caption, at the right edge; the caption stands clear of the white that readers want. */
export const qrWithCaption = (svg: string, size: number, caption: string): Content => ({
  stack: [{ svg, width: size, alignment: "right" }, { text: caption, style: "small", alignment: "right", margin: [0, 10, 0, 0] }],
})

/** Title at the left, something to scan at the right. */
export const headline = (title: string, number: string, right: Content | null, below: Content[] = []): Content => ({
  columns: [
    { width: "*", stack: [{ text: title, style: "title" }, { text: number, style: "number", margin: [0, 4, 0, 0] }, ...below] },
    ...(right === null ? [] : [{ width: "auto", stack: [right] }]),
  ],
  columnGap: 24,
})

/** A small label over what it names. */
export const fact = (label: string, value: string, width: string | number = "*"): Content & { readonly width: string | number } => ({
  width, stack: [{ text: label, style: "label" }, { text: value }],
})

/** Facts side by side, in rows of so many. */
export function facts(pairs: readonly (readonly [label: string, value: string | null])[], inRow: number): Content[] {
  const known = pairs.flatMap(([label, value]) => (value === null || value === "" ? [] : [fact(label, value)]))
  const rows: Content[] = []
  for (let from = 0; from < known.length; from += inRow) {
    const row = known.slice(from, from + inRow)
    const empty = Array.from({ length: inRow - row.length }, () => ({ width: "*", text: "" }))
    rows.push({ columns: [...row, ...empty], columnGap: 16, margin: [0, 0, 0, 8] })
  }
  return rows
}

export const card = (content: Content): Content => ({ table: { widths: ["*"], body: [[content]] }, layout: "card" })

type Head = string | { readonly text: string; readonly alignment: "right" }

/** A table whose head is repeated on each page and whose rows are never torn. */
export const rows = (heads: readonly Head[], widths: readonly (string | number)[], body: readonly (readonly TableCell[])[]): Content => ({
  table: { headerRows: 1, dontBreakRows: true, widths: [...widths], body: [heads.map((head) => (typeof head === "string" ? { text: head, style: "cellHead" } : { ...head, style: "cellHead" })), ...body.map((row) => [...row])] },
  layout: "rows",
})

export const heading = (text: string): Content => ({ text, style: "heading", headlineLevel: 1 })
