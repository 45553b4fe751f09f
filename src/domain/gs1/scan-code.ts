import type { Gs1Element } from "./ai-associations"
import { isGtin, isSscc } from "./check-digit"
import { parseDigitalLink } from "./digital-link"
import { FNC1, parseElementString, unifyFnc1 } from "./element-string"
import { GS1_DATA_LENGTH_MAX } from "./gs1-result"
import { lastDayOfMonth } from "./lint-date"
import { parseSgtinTagUri, parseSgtinUri, type Sgtin } from "./sgtin"
import { decodeSgtinHex } from "./sgtin-hex"

export interface ParsedScan {
  format: "gs1_digital_link" | "gs1_element_string" | "epc_uri" | "epc_hex"
  /** 14 digits. */
  gtin?: string
  serialNumber?: string
  lot?: string
  /** YYYY-MM-DD */
  expiresOn?: string
  /** Every AI with its value; an EPC gives (01) and (21). */
  ais: Record<string, string>
}

export interface ScanOptions {
  /** Says which century a two-digit year is in; a caller with a clock passes its year. */
  currentYear?: number
}

/** Symbology identifiers (ISO/IEC 15424) of symbols that begin with FNC1, which the scanner then leaves out. */
const GS1_SYMBOLOGY_IDENTIFIERS = new Set(["]C1", "]e0", "]e1", "]e2", "]d2", "]Q3", "]J1"])
const SYMBOLOGY_IDENTIFIER = /^\][A-Za-z][0-9A-Za-z]/
const CURRENT_YEAR_ASSUMED = 2026

/** What a scanned or typed code says in a GS1 format; null for a plain number, and for GS1 data that is not valid. Never throws. */
export function parseScan(code: string, options: ScanOptions = {}): ParsedScan | null {
  if (code.length > GS1_DATA_LENGTH_MAX) return null
  const scanned = code.trim()
  const identifier = SYMBOLOGY_IDENTIFIER.exec(scanned)?.[0] ?? ""
  const data = scanned.slice(identifier.length)
  if (/^https?:/i.test(data)) return parseLink(data, options)
  if (data.startsWith("urn:")) return parseEpcUri(data)
  return parseElements(identifier, data, options) ?? parseEpcHex(data)
}

function parseLink(uri: string, options: ScanOptions): ParsedScan | null {
  // Labels printed to the first releases of the standard have GTINs without leading zeros: a scan takes them as they are.
  const link = parseDigitalLink(uri, { permitZeroSuppressedGtin: true })
  return link.ok ? describe("gs1_digital_link", link.elements, options) : null
}

function parseElements(identifier: string, data: string, options: ScanOptions): ParsedScan | null {
  if (!GS1_SYMBOLOGY_IDENTIFIERS.has(identifier) && !looksLikeElementString(data)) return null
  const result = parseElementString(data, { permitMissingFnc1: true })
  return result.ok ? describe("gs1_element_string", result.elements, options) : null
}

/**
 * Many scanners send neither FNC1 nor symbology identifier. Then a number is GS1 data only when it separates values by FNC1, or
 * begins with a whole GTIN or SSCC whose check digit is right; else a plain number such as 2112345 would be read as AI (21).
 */
function looksLikeElementString(data: string): boolean {
  if (data.startsWith("(")) return true
  const separator = unifyFnc1(data).indexOf(FNC1)
  if (separator >= 0) return separator < unifyFnc1(data).length - 1
  if (data.startsWith("01")) return isGtin(data.slice(2, 16)) && data.length >= 16
  return data.startsWith("00") && isSscc(data.slice(2, 20))
}

function parseEpcUri(uri: string): ParsedScan | null {
  const id = parseSgtinUri(uri)
  if (id.ok) return describeSgtin("epc_uri", id.sgtin)
  const tag = parseSgtinTagUri(uri)
  return tag.ok ? describeSgtin("epc_uri", tag.tag) : null
}

function parseEpcHex(hex: string): ParsedScan | null {
  const decoded = decodeSgtinHex(hex)
  return decoded.ok ? describeSgtin("epc_hex", decoded.tag) : null
}

function describeSgtin(format: ParsedScan["format"], { gtin, serialNumber }: Sgtin): ParsedScan {
  return { format, gtin, serialNumber, ais: { "01": gtin, "21": serialNumber } }
}

function describe(format: ParsedScan["format"], elements: readonly Gs1Element[], options: ScanOptions): ParsedScan {
  const ais = Object.fromEntries(elements.map((element) => [element.ai, element.value]))
  // (8006) is a piece of a trade item: the GTIN, then piece and total.
  const gtin = ais["01"] ?? ais["8006"]?.slice(0, 14)
  const expiry = ais["17"] ?? ais["7003"]?.slice(0, 6)
  const scan: ParsedScan = { format, ais }
  if (gtin !== undefined) scan.gtin = gtin
  if (ais["21"] !== undefined) scan.serialNumber = ais["21"]
  if (ais["10"] !== undefined) scan.lot = ais["10"]
  if (expiry !== undefined) scan.expiresOn = expandDate(expiry, options.currentYear ?? CURRENT_YEAR_ASSUMED)
  return scan
}

/** General Specifications 7.12: the century is the one that brings the year closest; day 00 is the last day of the month. */
function expandDate(yymmdd: string, currentYear: number): string {
  const difference = Number(yymmdd.slice(0, 2)) - (currentYear % 100)
  const century = Math.floor(currentYear / 100) + (difference >= 51 ? -1 : difference <= -50 ? 1 : 0)
  const year = century * 100 + Number(yymmdd.slice(0, 2))
  const month = yymmdd.slice(2, 4)
  const day = yymmdd.slice(4, 6) === "00" ? String(lastDayOfMonth(year, Number(month))) : yymmdd.slice(4, 6)
  return `${year}-${month}-${day}`
}
