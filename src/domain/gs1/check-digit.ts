import { CSET32, CSET82, isDigits } from "./character-sets"

const CODE39 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%"
const CHECK_PAIR_MODULUS = 1_021
const GTIN_LENGTHS: readonly number[] = [8, 12, 13, 14]
const SSCC_LENGTH = 18

/** GS1 mod 10 digit for the digits before it (GTIN, SSCC, GLN, GSRN, …); null when they are not digits. */
export function computeGs1CheckDigit(body: string): string | null {
  if (body === "" || !isDigits(body)) return null
  let sum = 0
  for (let i = 0; i < body.length; i++) {
    // Weights are counted from the right, where the last digit before the check digit weighs 3.
    sum += Number(body[i]) * ((body.length - i) % 2 === 1 ? 3 : 1)
  }
  return String((10 - (sum % 10)) % 10)
}

export function verifyGs1CheckDigit(digits: string): boolean {
  return digits.length > 1 && computeGs1CheckDigit(digits.slice(0, -1)) === digits.slice(-1)
}

export function isGtin(digits: string): boolean {
  return GTIN_LENGTHS.includes(digits.length) && verifyGs1CheckDigit(digits)
}

export function isSscc(digits: string): boolean {
  return digits.length === SSCC_LENGTH && verifyGs1CheckDigit(digits)
}

/** The one form in which GTINs are compared: 14 digits. Null when it is not a GTIN. */
export function padGtin(digits: string): string | null {
  return isGtin(digits) ? digits.padStart(14, "0") : null
}

/** Luhn digit (ISO/IEC 7812, used by IMEI) for the digits before it; null when they are not digits. */
export function computeLuhnDigit(body: string): string | null {
  if (body === "" || !isDigits(body)) return null
  let sum = 0
  for (let i = 0; i < body.length; i++) {
    const doubled = Number(body[i]) * ((body.length - i) % 2 === 1 ? 2 : 1)
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return String((10 - (sum % 10)) % 10)
}

export function verifyLuhnDigit(digits: string): boolean {
  return digits.length > 1 && computeLuhnDigit(digits.slice(0, -1)) === digits.slice(-1)
}

/** Mod 43 character of Code 39 for the text before it; null when a character is not in Code 39. */
export function computeMod43Character(body: string): string | null {
  if (body === "") return null
  let sum = 0
  for (const character of body) {
    const value = CODE39.indexOf(character)
    if (value < 0) return null
    sum += value
  }
  return CODE39.charAt(sum % 43)
}

export function verifyMod43Character(text: string): boolean {
  return text.length > 1 && computeMod43Character(text.slice(0, -1)) === text.slice(-1)
}

/** The two check characters of a GMN or MUDI: prime weights from right to left, modulo 1021, as two 5-bit values. */
export function computeCheckPair(body: string): string | null {
  let sum = 0
  const primes = firstPrimes(body.length)
  for (let i = 0; i < body.length; i++) {
    const value = CSET82.indexOf(body.charAt(i))
    if (value < 0) return null
    sum += value * (primes[body.length - 1 - i] ?? 0)
  }
  const checksum = sum % CHECK_PAIR_MODULUS
  return CSET32.charAt(checksum >> 5) + CSET32.charAt(checksum & 31)
}

function firstPrimes(count: number): number[] {
  const primes: number[] = []
  for (let candidate = 2; primes.length < count; candidate++) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate)
  }
  return primes
}
