import { z } from "@medusajs/framework/zod"
import { GRADES, HOLD_KINDS } from "../domain/unit/unit"

/** The most entries any list answers at once. */
export const LIMIT_MAX = 200
export const LIMIT_DEFAULT = 50
/** Deeper than this only keyset paging (`after`) goes. */
export const OFFSET_MAX = 1_000_000
/** The most units one request may name. */
export const UNITS_PER_REQUEST_MAX = 10_000

const ID_LENGTH_MAX = 255
const TEXT_LENGTH_MAX = 255
const NOTE_LENGTH_MAX = 4_000
const CODE_LENGTH_MAX = 64
/** Longer than any serial number: the domain gives the exact verdict. */
const SCANNED_LENGTH_MAX = 1_024

export const id = z.string().min(1).max(ID_LENGTH_MAX)
export const shortText = z.string().min(1).max(TEXT_LENGTH_MAX)
export const note = z.string().min(1).max(NOTE_LENGTH_MAX)
/** A code of the shop's own list, such as `damaged_box`. */
export const reasonCode = z.string().min(1).max(CODE_LENGTH_MAX)
export const scannedSerial = z.string().min(1).max(SCANNED_LENGTH_MAX)
export const bin = z.string().max(TEXT_LENGTH_MAX)
export const grade = z.enum(GRADES)
export const holdKind = z.enum(HOLD_KINDS)
export const expectedVersion = z.int().min(1).max(2_147_483_647)

/** A day that exists, `YYYY-MM-DD`. */
export const calendarDate = z.iso.date().refine((date) => date >= "1900-01-01", "A date before 1900 is a mistake.")
/** ISO 8601 with a zone; answered as UTC with milliseconds. */
export const instant = z.iso.datetime({ offset: true }).refine((text) => !Number.isNaN(Date.parse(text)), "Not a time that exists.").transform((text) => new Date(text).toISOString())

export const identifier = z.strictObject({ kind: z.string().min(1).max(CODE_LENGTH_MAX), value: z.string().min(1).max(TEXT_LENGTH_MAX) })

/** In a query everything is text. */
const wholeNumber = (min: number, max: number) => z.string().regex(/^\d{1,9}$/, "Must be a whole number.").transform(Number).pipe(z.int().min(min).max(max))

export const paging = { limit: wholeNumber(1, LIMIT_MAX).default(LIMIT_DEFAULT), offset: wholeNumber(0, OFFSET_MAX).default(0) }
export const keyset = { ...paging, after: id.optional() }
export const sequenceAfter = wholeNumber(0, 999_999_999)

/** `status=a,b`, `status[]=a&status[]=b` or the same name twice. */
export const listOf = <Word extends z.ZodType<string, string>>(word: Word) =>
  z.union([z.string().transform((text) => text.split(",").filter((part) => part !== "")), z.array(z.string()).max(LIMIT_MAX)]).pipe(z.array(word).min(1))

export const nothing = z.strictObject({})
