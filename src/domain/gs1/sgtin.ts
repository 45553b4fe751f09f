import { isCset82, isDigits } from "./character-sets"
import { computeGs1CheckDigit, isGtin } from "./check-digit"
import { quote, refuse, type Gs1Refusal, type Gs1Result } from "./gs1-result"

export type SgtinScheme = "sgtin-96" | "sgtin-198"

/** A GTIN with a serial number, as an RFID tag carries it. */
export interface Sgtin {
  /** 14 digits. */
  gtin: string
  serialNumber: string
  /** The GTIN does not tell where the company prefix ends; the tag does. */
  companyPrefixLength: number
}

export interface SgtinTag extends Sgtin {
  scheme: SgtinScheme
  /** 0 all others, 1 point of sale item, 2 full case, 3 reserved, 4 inner pack, 6 unit load, 7 component. */
  filter: number
}

/** Partition value = 12 − digits of the company prefix (Tag Data Standard, table 17). */
const PREFIX_LENGTH_MIN = 6
const PREFIX_LENGTH_MAX = 12
const SERIAL_LENGTH_MAX = 20
const SERIAL_96_MAX = 274_877_906_943n
const ESCAPED_IN_URI = /["%&/<>?]/g
const URI_LENGTH_MAX = 256

/** Whether these can be encoded, and in which tag: serial numbers with letters or a leading zero need SGTIN-198. */
export function checkSgtinTag(tag: SgtinTag): Gs1Refusal | null {
  if (!Number.isInteger(tag.filter) || tag.filter < 0 || tag.filter > 7) {
    return refuse("epc.bad_filter", `The filter value ${tag.filter} is not a whole number from 0 to 7.`)
  }
  return checkSgtin(tag) ?? checkSerial(tag.scheme, tag.serialNumber)
}

function checkSgtin({ gtin, serialNumber, companyPrefixLength }: Sgtin): Gs1Refusal | null {
  if (gtin.length !== 14 || !isGtin(gtin)) return refuse("epc.bad_gtin", `${quote(gtin)} is not a GTIN of 14 digits.`)
  if (partitionOf(companyPrefixLength) === null) {
    return refuse("epc.bad_partition", `A company prefix has ${PREFIX_LENGTH_MIN} to ${PREFIX_LENGTH_MAX} digits, not ${companyPrefixLength}.`)
  }
  return checkSerial("sgtin-198", serialNumber)
}

function checkSerial(scheme: SgtinScheme, serialNumber: string): Gs1Refusal | null {
  if (serialNumber === "" || serialNumber.length > SERIAL_LENGTH_MAX || !isCset82(serialNumber)) {
    return refuse("epc.bad_serial", `${quote(serialNumber)} is not a serial number of 1 to ${SERIAL_LENGTH_MAX} characters of GS1 set 82.`)
  }
  if (scheme === "sgtin-198") return null
  const isNumber = isDigits(serialNumber) && (serialNumber === "0" || !serialNumber.startsWith("0"))
  if (isNumber && BigInt(serialNumber) <= SERIAL_96_MAX) return null
  return refuse("epc.bad_serial", `SGTIN-96 takes numbers without leading zero up to ${SERIAL_96_MAX}, not ${quote(serialNumber)}.`)
}

export function partitionOf(companyPrefixLength: number): number | null {
  const isPrefixLength =
    Number.isInteger(companyPrefixLength) && companyPrefixLength >= PREFIX_LENGTH_MIN && companyPrefixLength <= PREFIX_LENGTH_MAX
  return isPrefixLength ? PREFIX_LENGTH_MAX - companyPrefixLength : null
}

/** The GTIN's indicator digit stands in front of the item reference in an EPC. */
export function splitGtin(gtin: string, companyPrefixLength: number): { companyPrefix: string; itemReference: string } {
  return {
    companyPrefix: gtin.slice(1, 1 + companyPrefixLength),
    itemReference: gtin.slice(0, 1) + gtin.slice(1 + companyPrefixLength, 13),
  }
}

export function joinGtin(companyPrefix: string, itemReference: string): string {
  const body = itemReference.slice(0, 1) + companyPrefix + itemReference.slice(1)
  return body + (computeGs1CheckDigit(body) ?? "")
}

/** `urn:epc:tag:sgtin-96:3.0614141.812345.6789` */
export function formatSgtinTagUri(tag: SgtinTag): Gs1Result<{ uri: string }> {
  return checkSgtinTag(tag) ?? { ok: true, uri: `urn:epc:tag:${tag.scheme}:${tag.filter}.${formatName(tag)}` }
}

/** `urn:epc:id:sgtin:0614141.812345.6789` */
export function formatSgtinUri(sgtin: Sgtin): Gs1Result<{ uri: string }> {
  return checkSgtin(sgtin) ?? { ok: true, uri: `urn:epc:id:sgtin:${formatName(sgtin)}` }
}

export function parseSgtinTagUri(uri: string): Gs1Result<{ tag: SgtinTag }> {
  const parts = uri.length > URI_LENGTH_MAX ? null : /^urn:epc:tag:(sgtin-96|sgtin-198):([0-7])\.(.*)$/.exec(uri)
  const scheme = parts?.[1]
  if (parts === null || (scheme !== "sgtin-96" && scheme !== "sgtin-198")) {
    return refuse("epc.bad_uri", `${quote(uri)} is not an SGTIN tag URI.`)
  }
  const name = parseName(parts[3] ?? "")
  if (!name.ok) return name
  const tag: SgtinTag = { scheme, filter: Number(parts[2]), ...name.sgtin }
  return checkSgtinTag(tag) ?? { ok: true, tag }
}

export function parseSgtinUri(uri: string): Gs1Result<{ sgtin: Sgtin }> {
  const parts = uri.length > URI_LENGTH_MAX ? null : /^urn:epc:id:sgtin:(.*)$/.exec(uri)
  if (parts === null) return refuse("epc.bad_uri", `${quote(uri)} is not an SGTIN pure identity URI.`)
  return parseName(parts[1] ?? "")
}

function formatName({ gtin, serialNumber, companyPrefixLength }: Sgtin): string {
  const { companyPrefix, itemReference } = splitGtin(gtin, companyPrefixLength)
  const escape = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`
  return `${companyPrefix}.${itemReference}.${serialNumber.replace(ESCAPED_IN_URI, escape)}`
}

/** Company prefix and item reference have 13 digits together; a dot may also stand inside the serial number. */
function parseName(name: string): Gs1Result<{ sgtin: Sgtin }> {
  const parts = /^([0-9]{6,12})\.([0-9]{1,7})\.((?:[!'()*+,\-.0-9:;=A-Z_a-z]|%2[256F]|%3[CEF])+)$/.exec(name)
  const [, companyPrefix = "", itemReference = "", escaped = ""] = parts ?? []
  if (companyPrefix.length + itemReference.length !== 13) {
    return refuse("epc.bad_uri", `${quote(name)} is not company prefix, item reference and serial number of an SGTIN.`)
  }
  const serialNumber = escaped.replace(/%([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  const sgtin: Sgtin = { gtin: joinGtin(companyPrefix, itemReference), serialNumber, companyPrefixLength: companyPrefix.length }
  return checkSgtin(sgtin) ?? { ok: true, sgtin }
}
