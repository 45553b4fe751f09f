import { Readable } from "node:stream"
import { CsvError, parse } from "csv-parse"
import { type Facts, RejectionError, reject } from "../domain/common/rejection"
import { columnName, isUnitFileColumn, UNIT_FILE_COLUMNS, type UnitFields, type UnitFileColumn } from "./unit-columns"
import { invalidLine, type ReadLine, readUnitLine } from "./unit-line"

/** The most units one file may hold. */
export const IMPORT_LINES_MAX = 100_000
const RECORD_BYTES_MAX = 64 * 1024

/** One line of the file with what it says or why it says nothing. */
export type UnitFileLine = ReadLine & {
  /** As an editor counts it, the header being line 1. */
  readonly line: number
  /** To recognize the line by, also where the rest is unreadable. */
  readonly serialNumber: string
}

/**
 * Reads a file of units, CSV (`,` `;` or tab; UTF-8) or NDJSON, line by line. A bad line gets its verdict and the rest
 * is read on; only a file that is no such file is refused whole, with `import.unreadable` or `import.too_large`.
 */
export async function* readUnitFile(source: AsyncIterable<Uint8Array>): AsyncGenerator<UnitFileLine> {
  const text = decode(source)
  const first = await text.next()
  const head = first.done === true ? "" : first.value.trimStart()
  if (head === "") throw unreadable("The file is empty.", { problem: "empty" })
  const whole = resume(head, text)
  let count = 0
  for await (const line of head.startsWith("{") ? readNdjson(whole) : readCsv(whole, delimiterOf(head))) {
    count += 1
    if (count > IMPORT_LINES_MAX) throw new RejectionError(reject("import.too_large", `The file has more than ${IMPORT_LINES_MAX} lines; split it.`, { limit: IMPORT_LINES_MAX }))
    yield line
  }
  if (count === 0) throw unreadable("The file has no line of data.", { problem: "no_lines" })
}

async function* decode(source: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true })
  try {
    for await (const bytes of source) {
      const text = decoder.decode(bytes, { stream: true })
      if (text !== "") yield text
    }
    const rest = decoder.decode()
    if (rest !== "") yield rest
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === "ERR_ENCODING_INVALID_ENCODED_DATA") throw unreadable("The file is not text in UTF-8.", { problem: "not_utf8" })
    throw error
  }
}

async function* resume(head: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield head
  yield* rest
}

/** Whatever separates the columns of the header: files from European spreadsheets use semicolons. */
function delimiterOf(head: string): string {
  const [header = ""] = head.split(/\r?\n/, 1)
  return ["\t", ",", ";"].find((delimiter) => header.includes(delimiter)) ?? ","
}

interface CsvRecord {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

async function* readCsv(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<UnitFileLine> {
  const parser = parse({ delimiter, bom: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true, max_record_size: RECORD_BYTES_MAX })
  // The chunks are decoded text: as bytes again, csv-parse finds delimiters and line ends by byte.
  const input = Readable.from(text, { objectMode: true })
  input.on("error", (error) => parser.destroy(error))
  input.pipe(parser)
  let columns: readonly UnitFileColumn[] | undefined
  try {
    for await (const { record, info } of parser as AsyncIterable<CsvRecord>) {
      if (columns === undefined) columns = columnsOf(record)
      else yield csvLine(columns, record, info.lines)
    }
  } catch (error) {
    if (error instanceof CsvError) throw unreadable(`The file is not CSV: ${error.message}`, { problem: "not_csv" })
    throw error
  } finally {
    input.destroy()
  }
}

function columnsOf(header: readonly string[]): readonly UnitFileColumn[] {
  const names = header.map(columnName)
  const unknown = names.find((name) => !isUnitFileColumn(name))
  if (unknown !== undefined) throw unreadable(`There is no column "${unknown.slice(0, 40)}"; known are ${UNIT_FILE_COLUMNS.join(", ")}.`, { problem: "unknown_column", column: unknown.slice(0, 40), columns: UNIT_FILE_COLUMNS.join(", ") })
  const columns = names.filter(isUnitFileColumn)
  if (new Set(columns).size < columns.length) throw unreadable("The header names a column twice.", { problem: "column_twice" })
  if (!columns.includes("serial_number")) throw unreadable("The header has no column serial_number.", { problem: "no_serial_number" })
  return columns
}

function csvLine(columns: readonly UnitFileColumn[], record: readonly string[], line: number): UnitFileLine {
  const serialNumber = shown(record[columns.indexOf("serial_number")])
  if (record.length > columns.length) return { line, serialNumber, ok: false, rejection: invalidLine(`The line has ${record.length} columns, the header ${columns.length}.`, { problem: "too_many_columns", given: record.length, max: columns.length }) }
  const fields: UnitFields = {}
  for (const [index, column] of columns.entries()) fields[column] = record[index] ?? ""
  return { line, serialNumber, ...readUnitLine(fields) }
}

async function* readNdjson(text: AsyncIterable<string>): AsyncGenerator<UnitFileLine> {
  let rest = ""
  let line = 0
  for await (const chunk of text) {
    const lines = (rest + chunk).split("\n")
    rest = lines.pop() ?? ""
    if (rest.length > RECORD_BYTES_MAX) throw unreadable(`Line ${line + lines.length + 1} is longer than ${RECORD_BYTES_MAX} characters.`, { problem: "line_too_long", line: line + lines.length + 1, max: RECORD_BYTES_MAX })
    for (const each of lines) {
      line += 1
      if (each.trim() !== "") yield ndjsonLine(each, line)
    }
  }
  if (rest.trim() !== "") yield ndjsonLine(rest, line + 1)
}

function ndjsonLine(text: string, line: number): UnitFileLine {
  const read = fieldsOfJson(text)
  if (!read.ok) return { line, serialNumber: "", ok: false, rejection: invalidLine(read.message, read.details) }
  const { fields } = read
  return { line, serialNumber: shown(fields.serial_number), ...readUnitLine(fields) }
}

type JsonFields = { readonly ok: true; readonly fields: UnitFields } | { readonly ok: false; readonly message: string; readonly details: Facts }

/** The fields, or why there are none. */
function fieldsOfJson(text: string): JsonFields {
  const value = parseJson(text)
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { ok: false, message: "The line is not a JSON object.", details: { problem: "not_an_object" } }
  const fields: UnitFields = {}
  for (const [key, field] of Object.entries(value)) {
    if (!isUnitFileColumn(key)) return { ok: false, message: `There is no field "${key.slice(0, 40)}".`, details: { problem: "unknown_field", column: key.slice(0, 40) } }
    const read = key === "identifiers" ? identifierText(field) : field === null ? "" : field
    if (typeof read !== "string") return { ok: false, message: `${key} must be text.`, details: { problem: "field_not_text", column: key } }
    fields[key] = read.trim()
  }
  return { ok: true, fields }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** In JSON a list of `{kind, value}` says the same as the text of the CSV column. */
function identifierText(value: unknown): unknown {
  if (value === null) return ""
  if (!Array.isArray(value)) return value
  const parts = value.map((item: unknown) => {
    const { kind, value: number } = (typeof item === "object" && item !== null ? item : {}) as { kind?: unknown; value?: unknown }
    return typeof kind === "string" && typeof number === "string" && !number.includes(";") ? `${kind}:${number}` : null
  })
  return parts.includes(null) ? null : parts.join(";")
}

/** Short enough to keep beside the verdict, and nothing Postgres could not store. */
const shown = (serialNumber: string | undefined): string => (serialNumber ?? "").replace(/[\p{Cc}\p{Cs}]/gu, "").slice(0, 64)

const unreadable = (message: string, details: Facts): RejectionError => new RejectionError(reject("import.unreadable", message, details))
