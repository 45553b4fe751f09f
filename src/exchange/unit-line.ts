import { isCalendarDate } from "../domain/common/calendar"
import { type Facts, type Rejection, reject } from "../domain/common/rejection"
import { type CalendarDate, type Grade, GRADES, type Identifier } from "../domain/unit/unit"
import { UNIT_FILE_COLUMNS, type UnitFields, type UnitFileColumn } from "./unit-columns"

/** The product in one of three ways; the reader of the file finds the inventory item. */
export interface ProductName {
  readonly by: "sku" | "variant_id" | "inventory_item_id"
  readonly value: string
}

/** One unit of a file: what it is, and whether it lies in stock or was sold. Names are not resolved yet. */
export interface UnitLine {
  readonly serialNumber: string
  readonly product: ProductName
  readonly lotNumber: string | null
  readonly manufacturedOn: CalendarDate | null
  readonly expiresOn: CalendarDate | null
  readonly grade: Grade | null
  readonly identifiers: readonly Identifier[]
  readonly whereabouts: StockedLine | SoldLine
}

export interface StockedLine {
  readonly kind: "stocked"
  readonly location: { readonly by: "id" | "name"; readonly value: string }
  readonly bin: string | null
  readonly stockEffect: "add" | "adopt"
}

export interface SoldLine {
  readonly kind: "sold"
  readonly status: "shipped" | "delivered"
  readonly soldOn: CalendarDate | null
  readonly owner: { readonly by: "email" | "customer_id"; readonly value: string } | null
  readonly orderReference: string | null
  readonly warrantyEndsOn: CalendarDate | null
}

export type ReadLine = { readonly ok: true; readonly unit: UnitLine } | { readonly ok: false; readonly rejection: Rejection }

const TEXT_LENGTH_MAX = 255
const IDENTIFIERS_MAX = 20
const IDENTIFIER_KIND = /^[a-z0-9][a-z0-9_]{0,62}$/
const STATUSES = ["in_stock", "shipped", "delivered"] as const
const STOCK_COLUMNS: readonly UnitFileColumn[] = ["location_id", "location", "bin", "stock_effect"]
const SOLD_COLUMNS: readonly UnitFileColumn[] = ["sold_on", "owner_email", "customer_id", "order_reference", "warranty_ends_on"]

/** What is wrong with a line, by a word that a reader's own language has a sentence for, and what that sentence names. */
class Unreadable extends Error {
  constructor(message: string, readonly details: Facts) {
    super(message)
  }
}

/** Reads the fields of one line; the first thing that is wrong with it is its verdict. */
export function readUnitLine(fields: UnitFields): ReadLine {
  try {
    return { ok: true, unit: unitOf(fields) }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, rejection: invalidLine(error.message, error.details) }
    throw error
  }
}

export const invalidLine = (message: string, details: Facts): Rejection => reject("import.line_invalid", message, details)

function unitOf(fields: UnitFields): UnitLine {
  for (const column of UNIT_FILE_COLUMNS) checkText(column, fields[column] ?? "")
  const serialNumber = fields.serial_number ?? ""
  if (serialNumber === "") throw new Unreadable("serial_number is empty.", { problem: "column_empty", column: "serial_number" })
  return {
    serialNumber, product: productOf(fields), lotNumber: textOf(fields, "lot_number"), manufacturedOn: dateOf(fields, "manufactured_on"), expiresOn: dateOf(fields, "expires_on"),
    grade: wordOf(fields, "grade", GRADES), identifiers: identifiersOf(fields.identifiers ?? ""), whereabouts: isSold(fields) ? soldOf(fields) : stockedOf(fields),
  }
}

function productOf(fields: UnitFields): ProductName {
  const by = exactlyOne(fields, ["sku", "variant_id", "inventory_item_id"] as const)
  return { by, value: fields[by] ?? "" }
}

/** A line that says how it was sold is a sold unit, whether or not it says so by its status. */
function isSold(fields: UnitFields): boolean {
  const status = wordOf(fields, "status", STATUSES)
  const told = SOLD_COLUMNS.find((column) => (fields[column] ?? "") !== "")
  if (status === "in_stock" && told !== undefined) throw new Unreadable(`A unit in stock cannot have ${told}.`, { problem: "not_in_stock", column: told })
  return status === "shipped" || status === "delivered" || told !== undefined
}

function stockedOf(fields: UnitFields): StockedLine {
  const by = exactlyOne(fields, ["location_id", "location"] as const)
  return {
    kind: "stocked", location: { by: by === "location" ? "name" : "id", value: fields[by] ?? "" }, bin: textOf(fields, "bin"),
    stockEffect: wordOf(fields, "stock_effect", ["add", "adopt"] as const) ?? "add",
  }
}

function soldOf(fields: UnitFields): SoldLine {
  const misplaced = STOCK_COLUMNS.find((column) => (fields[column] ?? "") !== "")
  if (misplaced !== undefined) throw new Unreadable(`A sold unit cannot have ${misplaced}: it is not in stock.`, { problem: "not_sold", column: misplaced })
  if (fields.owner_email && fields.customer_id) throw new Unreadable("Name the owner by owner_email or by customer_id, not by both.", { problem: "only_one", columns: "owner_email, customer_id" })
  const soldOn = dateOf(fields, "sold_on")
  const warrantyEndsOn = dateOf(fields, "warranty_ends_on")
  if (warrantyEndsOn !== null && soldOn === null) throw new Unreadable("warranty_ends_on needs sold_on: a warranty has a first day too.", { problem: "needs_column", column: "warranty_ends_on", needed: "sold_on" })
  if (warrantyEndsOn !== null && soldOn !== null && warrantyEndsOn < soldOn) throw new Unreadable(`warranty_ends_on ${warrantyEndsOn} is before sold_on ${soldOn}.`, { problem: "before", column: "warranty_ends_on", value: warrantyEndsOn, than: "sold_on", limit: soldOn })
  return { kind: "sold", status: wordOf(fields, "status", ["shipped", "delivered"] as const) ?? "delivered", soldOn, owner: ownerOf(fields), orderReference: textOf(fields, "order_reference"), warrantyEndsOn }
}

function ownerOf(fields: UnitFields): SoldLine["owner"] {
  // E-mail addresses are compared as Medusa stores them: in small letters.
  if (fields.owner_email) return { by: "email", value: fields.owner_email.toLowerCase() }
  return fields.customer_id ? { by: "customer_id", value: fields.customer_id } : null
}

/** `imei:356938035643809;mac:00-1B-44-11-3A-B7` */
function identifiersOf(text: string): Identifier[] {
  const parts = text.split(";").map((part) => part.trim()).filter((part) => part !== "")
  if (parts.length > IDENTIFIERS_MAX) throw new Unreadable(`More than ${IDENTIFIERS_MAX} identifiers.`, { problem: "too_many_identifiers", max: IDENTIFIERS_MAX })
  return parts.map((part) => {
    const colon = part.indexOf(":")
    const kind = part.slice(0, Math.max(colon, 0)).trim().toLowerCase()
    const value = part.slice(colon + 1).trim()
    if (!IDENTIFIER_KIND.test(kind) || value === "") throw new Unreadable(`identifiers must look like imei:356938035643809;mac:00-1B-44-11-3A-B7, not "${part.slice(0, 40)}".`, { problem: "identifiers_form", given: part.slice(0, 40) })
    return { kind, value }
  })
}

function exactlyOne<Column extends UnitFileColumn>(fields: UnitFields, columns: readonly Column[]): Column {
  const given = columns.filter((column) => (fields[column] ?? "") !== "")
  const [only] = given
  if (only === undefined) throw new Unreadable(`One of ${columns.join(", ")} is needed.`, { problem: "one_needed", columns: columns.join(", ") })
  if (given.length > 1) throw new Unreadable(`Only one of ${given.join(", ")} may be given.`, { problem: "only_one", columns: given.join(", ") })
  return only
}

const textOf = (fields: UnitFields, column: UnitFileColumn): string | null => fields[column] || null

function wordOf<Word extends string>(fields: UnitFields, column: UnitFileColumn, words: readonly Word[]): Word | null {
  const text = (fields[column] ?? "").toLowerCase()
  if (text === "") return null
  const found = words.find((word) => word === text)
  if (found === undefined) throw new Unreadable(`${column} must be one of ${words.join(", ")}.`, { problem: "not_a_word", column, words: words.join(", ") })
  return found
}

function dateOf(fields: UnitFields, column: UnitFileColumn): CalendarDate | null {
  const text = fields[column] ?? ""
  if (text === "") return null
  // Outside these years it is a slip of the keyboard, and the ends of warranties must stay dates of four digits.
  if (!isCalendarDate(text) || text < "1900-01-01" || text > "2199-12-31") throw new Unreadable(`${column} must be a date, YYYY-MM-DD.`, { problem: "not_a_date", column })
  return text
}

function checkText(column: UnitFileColumn, text: string): void {
  // A serial number has rules of its own, and may bring what a scanner appends.
  const lengthMax = column === "identifiers" || column === "serial_number" ? TEXT_LENGTH_MAX * 4 : TEXT_LENGTH_MAX
  if (text.length > lengthMax) throw new Unreadable(`${column} has more than ${lengthMax} characters.`, { problem: "too_long", column, max: lengthMax })
  const forbidden = column === "serial_number" ? /[\0\p{Cs}]/u : /[\p{Cc}\p{Cs}]/u
  if (forbidden.test(text)) throw new Unreadable(`${column} has a character that is not text.`, { problem: "not_text", column })
}
