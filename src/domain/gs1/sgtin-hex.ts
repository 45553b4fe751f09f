import { isDigits } from "./character-sets"
import { quote, refuse, type Gs1Result } from "./gs1-result"
import { checkSgtinTag, joinGtin, partitionOf, splitGtin, type SgtinScheme, type SgtinTag } from "./sgtin"

interface TagLayout {
  header: string
  bitCount: number
  serialBitCount: number
  /** Hexadecimal digits a reader may report: filled up to a nibble, a byte or a 16-bit word. */
  hexLengths: readonly number[]
}

const LAYOUTS: Record<SgtinScheme, TagLayout> = {
  "sgtin-96": { header: "00110000", bitCount: 96, serialBitCount: 38, hexLengths: [24] },
  "sgtin-198": { header: "00110110", bitCount: 198, serialBitCount: 140, hexLengths: [50, 52] },
}
const SCHEMES: readonly SgtinScheme[] = ["sgtin-96", "sgtin-198"]
const SERIAL_CHARACTER_BIT_COUNT = 7

/** Bits of the company prefix by partition value; item reference and indicator fill it up to 44 (Tag Data Standard, table 17). */
const COMPANY_PREFIX_BIT_COUNTS: readonly number[] = [40, 37, 34, 30, 27, 24, 20]
const GTIN_BIT_COUNT = 44

/** The tag's bits in hexadecimal, filled up to a nibble. */
export function encodeSgtinHex(tag: SgtinTag): Gs1Result<{ hex: string }> {
  const problem = checkSgtinTag(tag)
  if (problem !== null) return problem
  const partition = partitionOf(tag.companyPrefixLength) ?? 0
  const prefixBitCount = COMPANY_PREFIX_BIT_COUNTS[partition] ?? 0
  const { companyPrefix, itemReference } = splitGtin(tag.gtin, tag.companyPrefixLength)
  const layout = LAYOUTS[tag.scheme]
  const bits =
    layout.header +
    toBits(tag.filter, 3) +
    toBits(partition, 3) +
    toBits(Number(companyPrefix), prefixBitCount) +
    toBits(Number(itemReference), GTIN_BIT_COUNT - prefixBitCount) +
    encodeSerial(tag, layout.serialBitCount)
  return { ok: true, hex: bitsToHex(bits) }
}

export function decodeSgtinHex(hex: string): Gs1Result<{ tag: SgtinTag }> {
  const scheme = SCHEMES.find((candidate) => LAYOUTS[candidate].hexLengths.includes(hex.length))
  if (scheme === undefined || !/^[0-9A-Fa-f]*$/.test(hex)) {
    return refuse("epc.bad_hex", `${quote(hex)} is not the hexadecimal form of an SGTIN-96 or SGTIN-198.`)
  }
  const layout = LAYOUTS[scheme]
  const bits = hexToBits(hex).slice(0, layout.bitCount)
  const partition = toNumber(bits, 11, 3)
  const prefixBitCount = COMPANY_PREFIX_BIT_COUNTS[partition]
  if (!bits.startsWith(layout.header) || prefixBitCount === undefined) {
    return refuse("epc.bad_hex", `${quote(hex)} has not the header and partition of an SGTIN.`)
  }
  const companyPrefixLength = 12 - partition
  const companyPrefix = toDigits(bits, { start: 14, bitCount: prefixBitCount, length: companyPrefixLength })
  const itemReference = toDigits(bits, { start: 14 + prefixBitCount, bitCount: GTIN_BIT_COUNT - prefixBitCount, length: partition + 1 })
  const serialNumber = decodeSerial(scheme, bits.slice(-layout.serialBitCount))
  if (companyPrefix === null || itemReference === null || serialNumber === null) {
    return refuse("epc.bad_hex", `${quote(hex)} has a field that is out of range.`)
  }
  const tag: SgtinTag = {
    scheme,
    filter: toNumber(bits, 8, 3),
    gtin: joinGtin(companyPrefix, itemReference),
    serialNumber,
    companyPrefixLength,
  }
  return checkSgtinTag(tag) ?? { ok: true, tag }
}

function encodeSerial({ scheme, serialNumber }: SgtinTag, bitCount: number): string {
  if (scheme === "sgtin-96") return BigInt(serialNumber).toString(2).padStart(bitCount, "0")
  let bits = ""
  for (const character of serialNumber) bits += toBits(character.charCodeAt(0), SERIAL_CHARACTER_BIT_COUNT)
  return bits.padEnd(bitCount, "0")
}

/** Null when something follows the zero that ends a text. */
function decodeSerial(scheme: SgtinScheme, bits: string): string | null {
  if (scheme === "sgtin-96") return BigInt(`0b${bits}`).toString()
  let text = ""
  for (let i = 0; i < bits.length; i += SERIAL_CHARACTER_BIT_COUNT) {
    const code = toNumber(bits, i, SERIAL_CHARACTER_BIT_COUNT)
    if (code === 0) return bits.slice(i).includes("1") ? null : text
    text += String.fromCharCode(code)
  }
  return text
}

function toBits(value: number, bitCount: number): string {
  return value.toString(2).padStart(bitCount, "0")
}

function toNumber(bits: string, start: number, bitCount: number): number {
  return parseInt(bits.slice(start, start + bitCount), 2)
}

/** Null when the number needs more digits than the field has. */
function toDigits(bits: string, field: { start: number; bitCount: number; length: number }): string | null {
  const digits = String(toNumber(bits, field.start, field.bitCount)).padStart(field.length, "0")
  return digits.length === field.length && isDigits(digits) ? digits : null
}

function hexToBits(hex: string): string {
  let bits = ""
  for (const digit of hex) bits += toBits(parseInt(digit, 16), 4)
  return bits
}

function bitsToHex(bits: string): string {
  const nibbles = bits.padEnd(Math.ceil(bits.length / 4) * 4, "0").match(/[01]{4}/g) ?? []
  return nibbles.map((nibble) => parseInt(nibble, 2).toString(16).toUpperCase()).join("")
}
