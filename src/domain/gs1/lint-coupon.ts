import { isDigits } from "./character-sets"
import { lintDate } from "./lint-date"

/** Reads a coupon from left to right and keeps the first thing that is wrong. VLI = variable length indicator. */
class CouponReader {
  private position = 0
  problem: string | null = null

  constructor(private readonly data: string) {}

  get isAtEnd(): boolean {
    return this.position >= this.data.length
  }

  /** Takes `length` characters; a shorter rest is the given problem. Answers "" once anything is wrong. */
  take(length: number, problemIfShort: string): string {
    if (this.problem !== null) return ""
    const part = this.data.slice(this.position, this.position + length)
    if (part.length < length) {
      this.problem = problemIfShort
      return ""
    }
    this.position += length
    return part
  }

  /** One digit of a closed set. */
  code(name: string, allowed: string): string {
    const digit = this.take(1, `coupon_missing_${name}`)
    if (digit !== "" && !allowed.includes(digit)) this.fail(`coupon_invalid_${name}`)
    return digit
  }

  /** A VLI, then as many digits as it says plus `base`; the digit `none`, where allowed, says that nothing follows. */
  variable(name: string, form: { allowed: string; base: number; none?: string }): void {
    const vli = this.take(1, `coupon_missing_${name}_vli`)
    if (vli === "") return
    if (!form.allowed.includes(vli)) {
      this.fail(`coupon_invalid_${name}_length`)
      return
    }
    if (vli !== form.none) this.take(Number(vli) + form.base, `coupon_truncated_${name}`)
  }

  date(name: string): string {
    const date = this.take(6, `coupon_too_short_for_${name}_date`)
    if (date !== "" && lintDate(date, { yearLength: 2, dayMayBeZero: false }) !== null) {
      this.fail(`coupon_invalid_${name}_date`)
    }
    return date
  }

  /** Steps over the number of an optional field when it stands here. */
  skipField(field: string): boolean {
    if (this.data[this.position] !== field) return false
    this.position += 1
    return true
  }

  fail(problem: string): void {
    this.problem ??= problem
  }
}

const COMPANY_PREFIX = { allowed: "0123456", base: 6 }
const COMPANY_PREFIX_OR_NONE = { allowed: "01234569", base: 6, none: "9" }
const AMOUNT = { allowed: "12345", base: 0 }
const SERIAL = { allowed: "0123456789", base: 6 }
const RETAILER = { allowed: "1234567", base: 6 }

/** AI (8110): North American Coupon Code. */
export function lintCouponCode(data: string): string | null {
  if (!isDigits(data)) return "non_digit_character"
  const reader = new CouponReader(data)
  reader.variable("gcp", COMPANY_PREFIX)
  reader.take(6, "coupon_truncated_offer_code")
  reader.variable("save_value", AMOUNT)
  readPurchase(reader, "1st_purchase")
  readOptionalFields(reader)
  return reader.problem
}

/** AI (8112): paperless coupon, North American positive offer file. */
export function lintCouponOffer(data: string): string | null {
  if (!isDigits(data)) return "non_digit_character"
  const reader = new CouponReader(data)
  reader.code("format_code", "01")
  reader.variable("funder", COMPANY_PREFIX)
  reader.take(6, "coupon_truncated_offer_code")
  reader.variable("serial_number", SERIAL)
  if (!reader.isAtEnd) reader.fail("coupon_excess_data")
  return reader.problem
}

function readPurchase(reader: CouponReader, name: string): void {
  reader.variable(`${name}_requirement`, AMOUNT)
  reader.code(`${name}_requirement_code`, "012349")
  reader.take(3, `coupon_truncated_${name}_family_code`)
}

/** The optional fields are numbered and come in rising order, each at most once. */
function readOptionalFields(reader: CouponReader): void {
  let expiration = ""
  let start = ""
  const has = (field: string): boolean => reader.problem === null && reader.skipField(field)
  if (has("1")) {
    reader.code("additional_purchase_rules_code", "0123")
    readPurchase(reader, "2nd_purchase")
    reader.variable("2nd_purchase_gcp", COMPANY_PREFIX_OR_NONE)
  }
  if (has("2")) {
    readPurchase(reader, "3rd_purchase")
    reader.variable("3rd_purchase_gcp", COMPANY_PREFIX_OR_NONE)
  }
  if (has("3")) expiration = reader.date("expiration")
  if (has("4")) start = reader.date("start")
  if (expiration !== "" && start !== "" && expiration < start) reader.fail("coupon_expiration_before_start")
  if (has("5")) reader.variable("serial_number", SERIAL)
  if (has("6")) reader.variable("retailer_gcp_or_gln", RETAILER)
  if (has("9")) readMiscellaneous(reader)
  if (!reader.isAtEnd) reader.fail("coupon_excess_data")
}

function readMiscellaneous(reader: CouponReader): void {
  reader.code("save_value_code", "01256")
  reader.code("save_value_applies_to_item", "012")
  reader.take(1, "coupon_missing_store_coupon_flag")
  reader.code("dont_multiply_flag", "01")
}
