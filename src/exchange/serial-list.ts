import { CsvError } from "csv-parse"
import { parse } from "csv-parse/sync"
import { type Facts, RejectionError, reject } from "../domain/common/rejection"

/** The most numbers one file may hold. */
export const SERIAL_LIST_LINES_MAX = 20_000
const FIELD_LENGTH_MAX = 255

export const SERIAL_LIST_COLUMNS = ["serial_number", "purchased_on", "customer_id", "fault_code", "cause", "as_of"] as const
export type SerialListColumn = (typeof SERIAL_LIST_COLUMNS)[number]
export type SerialListLine = { readonly [Column in SerialListColumn]?: string }

/** Reads a list of serial numbers (CSV with a header, UTF-8). Throws `import.unreadable`, `import.too_large`. */
export async function readSerialList(source: AsyncIterable<Uint8Array>): Promise<SerialListLine[]> {
  const chunks: Uint8Array[] = []
  for await (const chunk of source) chunks.push(chunk)
  const rows = rowsOf(Buffer.concat(chunks))
  if (rows.length > SERIAL_LIST_LINES_MAX) throw new RejectionError(reject("import.too_large", `The file has more than ${SERIAL_LIST_LINES_MAX} lines; split it.`, { limit: SERIAL_LIST_LINES_MAX }))
  if (rows.length === 0) throw unreadable("The file has no line of data.", { problem: "no_lines" })
  return rows
}

function rowsOf(bytes: Buffer): SerialListLine[] {
  try {
    return parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes), {
      bom: true, trim: true, skip_empty_lines: true, relax_column_count: true, delimiter: [",", ";", "\t"], columns: (header: string[]) => columnsOf(header),
      cast: (value) => value.replace(/[\p{Cc}\p{Cs}]/gu, "").slice(0, FIELD_LENGTH_MAX),
    }) as SerialListLine[]
  } catch (error) {
    if (error instanceof CsvError) throw unreadable(`The file is not CSV: ${error.message}`, { problem: "not_csv" })
    if (error instanceof TypeError) throw unreadable("The file is not text in UTF-8.", { problem: "not_utf8" })
    throw error
  }
}

function columnsOf(header: readonly string[]): SerialListColumn[] {
  const names = header.map((name) => name.trim().toLowerCase().replaceAll(" ", "_"))
  const columns = names.filter((name): name is SerialListColumn => SERIAL_LIST_COLUMNS.some((known) => known === name))
  if (columns.length < names.length) throw unreadable(`The header may name ${SERIAL_LIST_COLUMNS.join(", ")}, each once.`, { problem: "header", columns: SERIAL_LIST_COLUMNS.join(", ") })
  if (!columns.includes("serial_number") || new Set(columns).size < columns.length) throw unreadable("The header has no column serial_number, or one twice.", { problem: "no_serial_number" })
  return columns
}

const unreadable = (message: string, details: Facts): RejectionError => new RejectionError(reject("import.unreadable", message, details))
