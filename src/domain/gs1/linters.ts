import { computeCheckPair, verifyGs1CheckDigit } from "./check-digit"
import { isCset39, isCset64, isCset82, isDigits } from "./character-sets"
import { COUNTRY_LETTERS, COUNTRY_NUMBERS, CURRENCY_NUMBERS, MEDIA_TYPES, PACKAGE_TYPES } from "./code-lists"
import { lintCouponCode, lintCouponOffer } from "./lint-coupon"
import { lintDate, lintHour, lintHourAndMinute, lintMinute, lintSecond } from "./lint-date"

/**
 * A linter checks one component of an AI's value and answers what is wrong, or null.
 * Names and codes are those of the GS1 Barcode Syntax Dictionary, in lower case without its prefix.
 */
export type Linter = (data: string) => string | null

const COMPANY_PREFIX_LENGTH_MIN = 4
const CHECK_PAIR_DATA_LENGTH_MAX = 99
const IBAN_LENGTH_MIN = 10

const LINTERS = {
  cset82: (data: string) => (isCset82(data) ? null : "invalid_cset82_character"),
  cset39: (data: string) => (isCset39(data) ? null : "invalid_cset39_character"),
  cset64: lintCset64,
  csetnumeric: (data: string) => (isDigits(data) ? null : "non_digit_character"),
  csum: lintCheckDigit,
  csumalpha: lintCheckPair,
  gcppos1: (data: string) => lintCompanyPrefix(data),
  gcppos2: (data: string) => lintCompanyPrefix(data.slice(1)),
  hasnondigit: (data: string) => (isDigits(data) ? "requires_non_digit_character" : null),
  hh: lintHour,
  mi: lintMinute,
  ss: lintSecond,
  hhmi: lintHourAndMinute,
  yymmdd: (data: string) => lintDate(data, { yearLength: 2, dayMayBeZero: false }),
  yymmd0: (data: string) => lintDate(data, { yearLength: 2, dayMayBeZero: true }),
  yyyymmdd: (data: string) => lintDate(data, { yearLength: 4, dayMayBeZero: false }),
  yyyymmd0: (data: string) => lintDate(data, { yearLength: 4, dayMayBeZero: true }),
  hyphen: (data: string) => (/^-*$/.test(data) ? null : "not_hyphen"),
  iban: lintIban,
  importeridx: lintImporterIndex,
  iso3166: (data: string) => (COUNTRY_NUMBERS.has(data) ? null : "not_iso3166"),
  iso3166999: (data: string) => (data === "999" || COUNTRY_NUMBERS.has(data) ? null : "not_iso3166_or_999"),
  iso3166alpha2: (data: string) => (COUNTRY_LETTERS.has(data) ? null : "not_iso3166_alpha2"),
  iso4217: (data: string) => (CURRENCY_NUMBERS.has(data) ? null : "not_iso4217"),
  iso5218: (data: string) => (/^[0129]$/.test(data) ? null : "invalid_biological_sex_code"),
  latitude: (data: string) => lintDegrees(data, { name: "latitude", max: 1_800_000_000 }),
  longitude: (data: string) => lintDegrees(data, { name: "longitude", max: 3_600_000_000 }),
  mediatype: (data: string) => (MEDIA_TYPES.has(data) ? null : "invalid_media_type"),
  packagetype: (data: string) => (PACKAGE_TYPES.has(data) ? null : "invalid_package_type"),
  nonzero: lintNonZero,
  nozeroprefix: lintNoZeroPrefix,
  pcenc: (data: string) => (/%(?![0-9A-Fa-f]{2})/.test(data) ? "invalid_percent_sequence" : null),
  pieceoftotal: lintPieceOfTotal,
  posinseqslash: lintPositionInSequence,
  winding: (data: string) => (/^[019]$/.test(data) ? null : "invalid_winding_direction"),
  yesno: (data: string) => (/^[01]$/.test(data) ? null : "not_zero_or_one"),
  zero: (data: string) => (/^0*$/.test(data) ? null : "not_zero"),
  couponcode: lintCouponCode,
  couponposoffer: lintCouponOffer,
} satisfies Record<string, Linter>

export type LinterName = keyof typeof LINTERS

export function isLinterName(name: string): name is LinterName {
  return Object.hasOwn(LINTERS, name)
}

export function lint(name: LinterName, data: string): string | null {
  return LINTERS[name](data)
}

/** GS1 keeps its list of company prefixes to itself; whoever has one passes it, everyone else checks the form. */
export function lintCompanyPrefix(
  data: string,
  isKnownPrefix: (data: string) => boolean = () => true,
): string | null {
  const prefix = data.slice(0, COMPANY_PREFIX_LENGTH_MIN)
  if (!isDigits(prefix)) return "invalid_gcp_prefix"
  if (prefix.length < COMPANY_PREFIX_LENGTH_MIN) return "too_short_for_gcp"
  return isKnownPrefix(data) ? null : "invalid_gcp_prefix"
}

function lintCset64(data: string): string | null {
  let paddingLength = 0
  while (paddingLength < data.length && data[data.length - 1 - paddingLength] === "=") paddingLength++
  const unpadded = data.slice(0, data.length - paddingLength)
  if (!isCset64(unpadded)) return "invalid_cset64_character"
  // The reference linter pads to groups of three characters, not of four as RFC 4648 does.
  const isPaddingRight = paddingLength === 0 || (paddingLength <= 2 && data.length % 3 === 0)
  return isPaddingRight ? null : "invalid_cset64_padding"
}

function lintCheckDigit(data: string): string | null {
  if (data === "") return "too_short_for_check_digit"
  if (!isDigits(data)) return "non_digit_character"
  // A digit alone is the check digit of nothing, whose sum is zero.
  return data === "0" || verifyGs1CheckDigit(data) ? null : "incorrect_check_digit"
}

function lintCheckPair(data: string): string | null {
  if (data.length < 2) return "too_short_for_check_pair"
  if (data.length > CHECK_PAIR_DATA_LENGTH_MAX) return "too_long_for_check_pair_implementation"
  const expected = computeCheckPair(data.slice(0, -2))
  if (expected === null) return "invalid_cset82_character"
  return expected === data.slice(-2) ? null : "incorrect_check_pair"
}

function lintImporterIndex(data: string): string | null {
  if (data.length !== 1) return "importer_idx_must_be_one_character"
  return isCset64(data) ? null : "invalid_import_idx_character"
}

function lintNonZero(data: string): string | null {
  if (!isDigits(data)) return "non_digit_character"
  return /^0*$/.test(data) ? "illegal_zero_value" : null
}

function lintNoZeroPrefix(data: string): string | null {
  if (!isDigits(data)) return "non_digit_character"
  return data.startsWith("0") ? "illegal_zero_prefix" : null
}

function lintPieceOfTotal(data: string): string | null {
  if (!isDigits(data)) return "non_digit_character"
  if (data === "" || data.length % 2 !== 0) return "invalid_length_for_piece_of_total"
  const piece = data.slice(0, data.length / 2)
  const total = data.slice(data.length / 2)
  if (/^0+$/.test(piece)) return "zero_piece_number"
  if (/^0+$/.test(total)) return "zero_total_pieces"
  // Both have the same number of digits, so text order is the order of numbers.
  return piece > total ? "piece_number_exceeds_total" : null
}

function lintPositionInSequence(data: string): string | null {
  const parts = /^([0-9]+)\/([0-9]+)$/.exec(data)
  if (parts === null) return "position_in_sequence_malformed"
  const [, position = "", end = ""] = parts
  if (position.startsWith("0") || end.startsWith("0")) return "illegal_zero_prefix"
  // Without leading zeros a longer number is the greater one, and equal lengths compare as text.
  const isAfterEnd = position.length === end.length ? position > end : position.length > end.length
  return isAfterEnd ? "position_exceeds_end" : null
}

function lintDegrees(data: string, axis: { name: string; max: number }): string | null {
  if (!isDigits(data)) return "non_digit_character"
  if (data.length !== 10) return `${axis.name}_invalid_length`
  return Number(data) > axis.max ? `invalid_${axis.name}` : null
}

function lintIban(data: string): string | null {
  if (data.length <= IBAN_LENGTH_MIN) return "iban_too_short"
  if (!/^[0-9A-Z]*$/.test(data)) return "invalid_iban_character"
  if (!COUNTRY_LETTERS.has(data.slice(0, 2))) return "illegal_iban_country_code"
  let remainder = 0
  for (const character of data.slice(4) + data.slice(0, 4)) {
    const value = parseInt(character, 36)
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return remainder === 1 ? null : "incorrect_iban_checksum"
}
