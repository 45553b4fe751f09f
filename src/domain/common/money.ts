import { assert } from "./assert"

/**
 * Money inside Aftercare is a whole number of the currency's minor unit. Medusa speaks in decimals of the major unit,
 * with more digits than the currency has where taxes and discounts were divided. This is the one place that converts.
 */

/** As Medusa's own table has it; every other currency has two digits. */
const WITHOUT_DIGITS = new Set([
  "afn", "all", "amd", "bif", "clp", "cop", "crc", "djf", "gnf", "huf", "idr", "iqd", "irr", "irt", "isk", "jpy", "kmf", "krw", "lbp", "mga",
  "mmk", "mnt", "mur", "pkr", "pyg", "rsd", "rwf", "sos", "syp", "tzs", "ugx", "uzs", "vnd", "xaf", "xof", "xpf", "yer", "zmk", "zwl",
])
const WITH_THREE_DIGITS = new Set(["bhd", "jod", "kwd", "lyd", "omr", "tnd"])

export function digitsOf(currencyCode: string): 0 | 2 | 3 {
  const code = currencyCode.toLowerCase()
  if (WITHOUT_DIGITS.has(code)) return 0
  return WITH_THREE_DIGITS.has(code) ? 3 : 2
}

/** Millionths of the minor unit: fine enough for what taxes and discounts leave, too coarse for the noise of a division. */
export const FINE = 1_000_000n
const FINE_DIGITS = 6

/** In millionths of the minor unit, for sums that are rounded only at their end. */
export function toFine(decimal: string | number, currencyCode: string): bigint {
  const { sign, digits, rest } = shifted(decimal, digitsOf(currencyCode) + FINE_DIGITS)
  return sign * (digits + (rest >= "5" ? 1n : 0n))
}

/** To the nearest minor unit, halves away from zero: for amounts that were paid, refunded or owed. */
export function toMinor(decimal: string | number, currencyCode: string): number {
  const { sign, digits, rest } = shifted(decimal, digitsOf(currencyCode))
  return safe(sign * (digits + (rest >= "5" ? 1n : 0n)))
}

/** To the minor unit below (in size): for shares of a price, whose sum must not exceed what was paid. 99.9999999999 is 100. */
export const toMinorDown = (decimal: string | number, currencyCode: string): number => safe(toFine(decimal, currencyCode) / FINE)

/** A sum in millionths, rounded down to the minor unit. */
export const fineToMinorDown = (fine: bigint): number => safe(fine / FINE)

/** As Medusa takes it. */
export const toDecimal = (minor: number, currencyCode: string): number => {
  assert(Number.isSafeInteger(minor), "an amount is a whole number of minor units")
  const digits = digitsOf(currencyCode)
  const text = String(Math.abs(minor)).padStart(digits + 1, "0")
  const major = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
  return Number(minor < 0 ? `-${major}` : major)
}

/** Divides an amount by weights: each share is rounded down, the last takes what rounding left. */
export function shareByWeights(amountMinor: number, weights: readonly number[]): number[] {
  assert(weights.length > 0 && weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0), "weights are whole numbers, none of them negative")
  const sum = weights.reduce((total, weight) => total + BigInt(weight), 0n)
  if (sum === 0n) return shareByWeights(amountMinor, weights.map(() => 1))
  const shares = weights.slice(0, -1).map((weight) => Number((BigInt(amountMinor) * BigInt(weight)) / sum))
  return [...shares, amountMinor - shares.reduce((total, share) => total + share, 0)]
}

/** Divides an amount by weights by cutting at whole units: no share exceeds its weight while the amount does not exceed their sum. */
export function shareProportionally(amount: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((total, weight) => total + weight, 0n)
  let weightBefore = 0n
  return weights.map((weight) => {
    const upTo = (part: bigint): bigint => (sum === 0n ? 0n : (amount * part) / sum)
    const before = upTo(weightBefore)
    weightBefore += weight
    return upTo(weightBefore) - before
  })
}

/** Divides an amount into `count` parts that differ by one minor unit at most; their sum is the amount. */
export const shareEqually = (amountMinor: number, count: number): number[] => shareProportionally(BigInt(amountMinor), Array.from({ length: count }, () => 1n)).map(safe)

/** Digit by digit: a double cannot hold what Medusa's decimals can. */
function shifted(decimal: string | number, digits: number): { sign: 1n | -1n; digits: bigint; rest: string } {
  const match = /^(-?)(\d+)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(String(decimal))
  assert(match !== null, `"${String(decimal).slice(0, 40)}" is a decimal number`)
  const [, minus, whole = "0", fraction = "", exponent = "0"] = match
  const point = whole.length + Number(exponent) + digits
  const all = `${"0".repeat(Math.max(0, -point))}${whole}${fraction}`.padEnd(Math.max(0, point), "0")
  const at = Math.max(0, point)
  return { sign: minus === "-" ? -1n : 1n, digits: BigInt(all.slice(0, at) || "0"), rest: all.slice(at) }
}

function safe(units: bigint): number {
  const value = Number(units)
  assert(Number.isSafeInteger(value), "an amount fits a safe integer")
  return value
}
