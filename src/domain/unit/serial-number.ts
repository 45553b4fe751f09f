import { isCset82 } from "../gs1/character-sets"
import { verifyGs1CheckDigit, verifyLuhnDigit, verifyMod43Character } from "../gs1/check-digit"

export const SERIAL_NUMBER_LENGTH_MAX = 64
export const RANGE_COUNT_MAX = 10_000

/** No scanner sends so much for one number; longer input is refused before it is normalized. */
const SCANNED_LENGTH_MAX = 1_024
const QUOTED_LENGTH_MAX = 40
const CHARSET_LENGTH_MAX = 128
const NORMALIZATION_PASSES_MAX = 4
const CHECKS = ["none", "luhn", "gs1_mod10", "mod43"] as const
const FORMAT_KEYS = ["mask", "charset", "minLength", "maxLength", "check"]

/** What serial numbers of an item look like. All rules apply to the normal form, so small letters in a rule mean capitals. */
export interface NumberFormat {
  /**
   * One sign per character: `#` a digit, `A` a letter A–Z, `X` a letter or digit, `?` any; `\` takes the next sign literally,
   * every other sign stands for itself. A `*` at the end means any number more of the last. `SN-####*`: SN- and four or more digits.
   */
  mask?: string
  /** `digits`, `letters`, `alphanumeric`, `hex`, `gs1_82`, or else the list of allowed characters itself. */
  charset?: string
  minLength?: number
  maxLength?: number
  /** The last character checks the others. `luhn` and `gs1_mod10` want digits only. */
  check?: (typeof CHECKS)[number]
}

type Problem = "not_text" | "empty" | "too_long" | "too_short" | "bad_character" | "bad_mask" | "bad_check_digit"

export type SerialNumberVerdict =
  | { ok: true; normalized: string; scannedAs: string }
  | { ok: false; code: `serial_number.${Problem}`; message: string }

export interface FormatIssue {
  path: string
  message: string
}

type Matcher = (character: string) => boolean

interface Mask {
  signs: readonly Matcher[]
  repeatsLast: boolean
}

const NAMED_CHARSETS: ReadonlyMap<string, Matcher> = new Map([
  ["digits", isDigit],
  ["letters", isLetter],
  ["alphanumeric", isLetterOrDigit],
  ["hex", (character) => /^[0-9A-F]$/.test(character)],
  ["gs1_82", isCset82],
])

/**
 * The form in which numbers are compared and kept unique: compatibility characters unified (NFKC), white space and control
 * or invisible characters removed wherever they stand (the CR, LF, tab or FNC1 a scanner appends), letters in upper case.
 * Hyphens and all other signs are significant and stay. What was scanned is kept beside it.
 */
export function normalizeSerialNumber(scanned: string): string {
  let text = scanned
  // Upper case can undo NFKC and the other way round (ŉ, ΐ, …); repeated until nothing changes.
  for (let pass = 0; pass < NORMALIZATION_PASSES_MAX; pass++) {
    const next = text.normalize("NFKC").replace(/[\s\p{Cc}\p{Cf}]/gu, "").toUpperCase()
    if (next === text) break
    text = next
  }
  return text
}

/** Whether this is a serial number of that format; `null` asks only for what holds for all of them. */
export function checkSerialNumber(raw: unknown, format: NumberFormat | null): SerialNumberVerdict {
  if (typeof raw !== "string") return refuse("not_text", "A serial number must be text.")
  if (raw.length > SCANNED_LENGTH_MAX) return refuse("too_long", tooLong(raw, SERIAL_NUMBER_LENGTH_MAX))
  const normalized = normalizeSerialNumber(raw)
  if (normalized === "") return refuse("empty", "A serial number must not be empty.")
  const name = `Serial number ${quote(normalized)}`
  // Unpaired surrogates and unassigned code points cannot be stored or compared reliably.
  if (/\p{C}/u.test(normalized)) return refuse("bad_character", `${name} has a character that is not text.`)
  const lengthMax = Math.min(format?.maxLength ?? SERIAL_NUMBER_LENGTH_MAX, SERIAL_NUMBER_LENGTH_MAX)
  if (normalized.length > lengthMax) return refuse("too_long", tooLong(normalized, lengthMax))
  // Postgres text holds no NUL.
  const accepted = { ok: true, normalized, scannedAs: raw.replaceAll("\0", "") } as const
  return format === null ? accepted : (checkFormat(normalized, name, format) ?? accepted)
}

/** What is wrong with a number format that someone wants to save; empty when nothing is. */
export function checkNumberFormat(format: unknown): FormatIssue[] {
  if (typeof format !== "object" || format === null || Array.isArray(format)) {
    return [{ path: "", message: "A number format must be an object." }]
  }
  const fields = new Map<string, unknown>(Object.entries(format))
  const issues: FormatIssue[] = []
  for (const key of fields.keys()) {
    if (!FORMAT_KEYS.includes(key)) issues.push({ path: key.slice(0, QUOTED_LENGTH_MAX), message: "A number format has no such field." })
  }
  const check = fields.get("check")
  if (check !== undefined && !CHECKS.some((name) => name === check)) {
    issues.push({ path: "check", message: `The check must be one of ${CHECKS.join(", ")}.` })
  }
  return [...issues, ...checkLengths(fields), ...checkCharset(fields.get("charset")), ...checkMask(fields)]
}

/** `{prefix: "SN-", start: 8, count: 3, width: 4}` → SN-0008, SN-0009, SN-0010. */
export function expandRange(range: {
  prefix: string
  start: number
  count: number
  width: number
}): { ok: true; serialNumbers: string[] } | { ok: false; issues: FormatIssue[] } {
  const { prefix, start, count, width } = range
  // In this order: adding the count first could round down to a safe integer.
  const last = start + (count - 1)
  const issues: FormatIssue[] = []
  const demand = (isMet: boolean, path: string, message: string): void => {
    if (!isMet) issues.push({ path, message })
  }
  demand(Number.isSafeInteger(start) && start >= 0, "start", "A range must start at a whole number, 0 or more.")
  demand(isWholeNumber(count, 1, RANGE_COUNT_MAX), "count", `A range must have 1 to ${RANGE_COUNT_MAX} numbers.`)
  demand(isWholeNumber(width, 1, SERIAL_NUMBER_LENGTH_MAX), "width", `The width must be 1 to ${SERIAL_NUMBER_LENGTH_MAX} digits.`)
  if (issues.length > 0) return { ok: false, issues }
  demand(Number.isSafeInteger(last), "start", "The numbers of this range are too large to count exactly.")
  demand(String(last).length <= width, "width", `The last number of this range, ${last}, has more than ${width} digits.`)
  demand(
    prefix.length + width <= SERIAL_NUMBER_LENGTH_MAX,
    "prefix",
    `Prefix and number must have ${SERIAL_NUMBER_LENGTH_MAX} characters at most together.`,
  )
  if (issues.length > 0) return { ok: false, issues }
  const serialNumbers = Array.from({ length: count }, (_, index) => prefix + String(start + index).padStart(width, "0"))
  return { ok: true, serialNumbers }
}

function checkFormat(normalized: string, name: string, format: NumberFormat): SerialNumberVerdict | null {
  if (normalized.length < (format.minLength ?? 1)) {
    return refuse("too_short", `${name} has fewer than the ${format.minLength} characters its format asks for.`)
  }
  const bad = format.charset === undefined ? undefined : [...normalized].find(isOutside(format.charset))
  if (bad !== undefined) {
    return refuse("bad_character", `${name} has the character ${quote(bad)}, which its format (${quote(format.charset ?? "")}) does not allow.`)
  }
  if (format.mask !== undefined && !matchesMask(normalized, format.mask)) {
    return refuse("bad_mask", `${name} does not match the mask ${quote(format.mask)}.`)
  }
  if (!isCheckRight(normalized, format.check ?? "none")) {
    return refuse("bad_check_digit", `${name} has a wrong check digit by the rule ${format.check}.`)
  }
  return null
}

function isCheckRight(normalized: string, check: NonNullable<NumberFormat["check"]>): boolean {
  switch (check) {
    case "none":
      return true
    case "luhn":
      return verifyLuhnDigit(normalized)
    case "gs1_mod10":
      return verifyGs1CheckDigit(normalized)
    case "mod43":
      return verifyMod43Character(normalized)
  }
}

function isOutside(charset: string): Matcher {
  const isNamed = NAMED_CHARSETS.get(charset)
  if (isNamed !== undefined) return (character) => !isNamed(character)
  const allowed = new Set(normalizeSerialNumber(charset))
  return (character) => !allowed.has(character)
}

function matchesMask(normalized: string, maskText: string): boolean {
  const mask = parseMask(maskText)
  if (mask === null) return false
  const characters = [...normalized]
  const { signs, repeatsLast } = mask
  if (characters.length < signs.length || (!repeatsLast && characters.length > signs.length)) return false
  return characters.every((character, index) => signs[Math.min(index, signs.length - 1)]?.(character) === true)
}

/** Null when it cannot be read: nothing in it, a `\` with nothing after it, or a `*` that is not at the end. */
function parseMask(maskText: string): Mask | null {
  const characters = [...maskText]
  const signs: Matcher[] = []
  for (let i = 0; i < characters.length; i++) {
    const sign = characters[i] ?? ""
    if (sign === "*") return i === characters.length - 1 && signs.length > 0 ? { signs, repeatsLast: true } : null
    if (sign === "\\") i++
    const matches = sign === "\\" ? literal(characters[i]) : maskSign(sign)
    if (matches === null) return null
    signs.push(matches)
  }
  return signs.length > 0 ? { signs, repeatsLast: false } : null
}

function maskSign(sign: string): Matcher | null {
  switch (sign) {
    case "#":
      return isDigit
    case "A":
      return isLetter
    case "X":
      return isLetterOrDigit
    case "?":
      return () => true
    default:
      return literal(sign)
  }
}

/** Null for what no normalized number contains: white space, or a sign that becomes several. */
function literal(sign: string | undefined): Matcher | null {
  const normalized = normalizeSerialNumber(sign ?? "")
  return [...normalized].length === 1 ? (character) => character === normalized : null
}

function checkLengths(fields: ReadonlyMap<string, unknown>): FormatIssue[] {
  const message = `A length must be a whole number from 1 to ${SERIAL_NUMBER_LENGTH_MAX}.`
  const min = fields.get("minLength")
  const max = fields.get("maxLength")
  const issues = [["minLength", min] as const, ["maxLength", max] as const]
    .filter(([, value]) => value !== undefined && !isLength(value))
    .map(([path]) => ({ path, message }))
  if (isLength(min) && isLength(max) && min > max) {
    issues.push({ path: "minLength", message: "The shortest length must not exceed the longest." })
  }
  return issues
}

function checkCharset(charset: unknown): FormatIssue[] {
  if (charset === undefined) return []
  const isList = typeof charset === "string" && charset.length <= CHARSET_LENGTH_MAX && normalizeSerialNumber(charset) !== ""
  const message = `The character set must be a name or a list of 1 to ${CHARSET_LENGTH_MAX} characters.`
  return isList ? [] : [{ path: "charset", message }]
}

function checkMask(fields: ReadonlyMap<string, unknown>): FormatIssue[] {
  const text = fields.get("mask")
  if (text === undefined) return []
  const issue = (message: string): FormatIssue[] => [{ path: "mask", message }]
  if (typeof text !== "string") return issue("The mask must be text.")
  // Escapes double a mask, and one more sign repeats its end.
  if (text.length > 2 * SERIAL_NUMBER_LENGTH_MAX + 1) return issue("The mask is too long.")
  const mask = parseMask(text)
  if (mask === null) return issue("The mask cannot be read: * only at the end, \\ before a sign, no white space.")
  const min = fields.get("minLength")
  const max = fields.get("maxLength")
  if (mask.signs.length > (isLength(max) ? max : SERIAL_NUMBER_LENGTH_MAX)) return issue("The mask asks for more characters than the longest length.")
  if (!mask.repeatsLast && isLength(min) && mask.signs.length < min) return issue("The mask has fewer characters than the shortest length.")
  return []
}

function isLength(value: unknown): value is number {
  return isWholeNumber(value, 1, SERIAL_NUMBER_LENGTH_MAX)
}

function isWholeNumber(value: unknown, min: number, max: number): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= min && value <= max
}

function isDigit(character: string): boolean {
  return /^[0-9]$/.test(character)
}

function isLetter(character: string): boolean {
  return /^[A-Z]$/.test(character)
}

function isLetterOrDigit(character: string): boolean {
  return isDigit(character) || isLetter(character)
}

function tooLong(text: string, lengthMax: number): string {
  return `Serial number ${quote(text)} has more than ${lengthMax} characters.`
}

function quote(text: string): string {
  return text.length <= QUOTED_LENGTH_MAX ? `"${text}"` : `"${text.slice(0, QUOTED_LENGTH_MAX)}…"`
}

function refuse(problem: Problem, message: string): SerialNumberVerdict {
  return { ok: false, code: `serial_number.${problem}`, message }
}
