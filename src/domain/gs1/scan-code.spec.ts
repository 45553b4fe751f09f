import fc from "fast-check"
import { formatUnbracketed, FNC1 } from "./element-string"
import { parseScan } from "./scan-code"
import bracketed from "./vectors/ai-parse-bracketed.json"
import unbracketed from "./vectors/ai-process-unbracketed.json"
import links from "./vectors/dl-parse.json"
import sgtins from "./vectors/sgtin.json"

const GTIN = "09521234543213"
const unit = { gtin: GTIN, serialNumber: "A1", ais: { "01": GTIN, "21": "A1" } }

describe("what a scan is recognised as", () => {
  it.each([
    ["a Digital Link", `https://id.gs1.org/01/${GTIN}/21/A1`, "gs1_digital_link"],
    ["a Digital Link from a scanner", `]Q1https://id.gs1.org/01/${GTIN}/21/A1\r\n`, "gs1_digital_link"],
    ["brackets", `(01)${GTIN}(21)A1`, "gs1_element_string"],
    ["brackets after a symbology identifier", `]d2(01)${GTIN}(21)A1`, "gs1_element_string"],
    ["FNC1", `${FNC1}01${GTIN}21A1`, "gs1_element_string"],
    ["FNC1 after it was encoded twice", `%1D01${GTIN}21A1`, "gs1_element_string"],
    ["a GS1 DataMatrix", `]d201${GTIN}21A1`, "gs1_element_string"],
    ["a GS1-128", `]C101${GTIN}21A1\n`, "gs1_element_string"],
    ["a GS1 QR Code", `]Q301${GTIN}21A1`, "gs1_element_string"],
    ["a scanner that sends neither", `01${GTIN}21A1`, "gs1_element_string"],
    ["a serial number in front", `${FNC1}21A1${FNC1}01${GTIN}`, "gs1_element_string"],
  ])("%s", (_, code, format) => expect(parseScan(code)).toEqual({ format, ...unit }))

  it.each(sgtins.rows)("$tagUri in its three forms", (row) => {
    const tag = parseScan(row.tagUri)
    expect(tag?.format).toBe("epc_uri")
    expect(parseScan(row.pureIdentity)).toEqual(tag)
    expect(parseScan(row.hex)).toEqual({ ...tag, format: "epc_hex" })
    if (row.elementString !== null) expect(parseScan(row.elementString)).toEqual({ ...tag, format: "gs1_element_string" })
  })

  it.each([
    "", " ", "12345", "2112345", "991234", "SN-0001", "490154203237518", `${GTIN}`, `01${GTIN.slice(0, 13)}9`, "(SN)123", "]A0SN1", "2112345\x1D",
    "https://example.com/products/1", "https://example.com/gtin/12312312312333", "urn:uuid:1", "3074257BF7194E4000001A8", "ABC^DEF", "%1D",
  ])("%j is a plain number", (code) => expect(parseScan(code)).toBeNull())

  it.each([
    `(01)${GTIN.slice(0, 13)}4(21)A1`,
    `]d201${GTIN}17251301`,
    `(01)${GTIN}(37)1`,
    `https://id.gs1.org/01/${GTIN.slice(0, 13)}4`,
    "urn:epc:id:sgtin:0614141.812345.",
    "307C257BF7194E4000001A85",
  ])("%j is invalid GS1 data", (code) => expect(parseScan(code)).toBeNull())
})

describe("what a scan says", () => {
  it("has lot and expiry", () => {
    expect(parseScan(`(01)${GTIN}(17)271200(10)L1`)).toEqual({
      format: "gs1_element_string",
      gtin: GTIN,
      lot: "L1",
      expiresOn: "2027-12-31",
      ais: { "01": GTIN, "17": "271200", "10": "L1" },
    })
  })

  it.each([
    ["(17)280200", "2028-02-29"],
    ["(17)770101", "1977-01-01"],
    ["(17)760101", "2076-01-01"],
    ["(7003)2802291200", "2028-02-29"],
  ])("%s expires on %s", (code, expiresOn) => expect(parseScan(code, { currentYear: 2026 })).toMatchObject({ expiresOn }))

  it("takes the century from the year it is given", () => {
    expect(parseScan("(17)020101", { currentYear: 2070 })).toMatchObject({ expiresOn: "2102-01-01" })
  })

  it("pads the GTIN of an old Digital Link", () => {
    expect(parseScan("https://a/01/02345673")).toMatchObject({ gtin: "00000002345673", ais: { "01": "00000002345673" } })
  })

  it("takes the GTIN from a piece of an item", () => {
    expect(parseScan(`(8006)${GTIN}0102(21)A1`)).toMatchObject({ gtin: GTIN, serialNumber: "A1" })
  })
})

/** A scan knows no unassigned AIs, and takes short GTINs in links; vectors that ask otherwise are left to the parsers' specs. */
const scannable = [...bracketed.vectors, ...unbracketed.vectors, ...links.vectors].filter(({ args }) => !/89=/.test(args[0] ?? ""))

it.each(scannable)("the public vector $args gives a scan: $ok", ({ ok, args }) => {
  expect(parseScan(args[0] ?? "") !== null).toBe(ok)
})

describe("hostile input", () => {
  it("never throws, whatever the text", () => {
    const start = fc.constantFrom("", "(", "(01)", "]d2", "https://", "https://a/01/", "urn:epc:tag:", "urn:epc:id:sgtin:", "30", "^", "%1D01")
    fc.assert(fc.property(start, fc.fullUnicodeString({ maxLength: 80 }), (prefix, rest) => void parseScan(prefix + rest)), { numRuns: 500 })
  })

  it("refuses a megabyte at once, and the longest allowed text soon", () => {
    const startedAt = process.hrtime.bigint()
    for (const part of ["(", "(10)A", "^", "^10A", "%1D", "https://a/01/", "a", " ", "3", "]C1", "\\("]) {
      expect(parseScan(part.repeat(Math.ceil(1_000_000 / part.length)))).toBeNull()
      parseScan(part.repeat(Math.floor(8_192 / part.length)))
      parseScan(`https://a/${part.repeat(Math.floor(8_000 / part.length))}`)
    }
    expect(Number(process.hrtime.bigint() - startedAt)).toBeLessThan(1_000_000_000)
  })
})

it("a formatted element string is recognised again", () => {
  const elements = [{ ai: "10", value: "L/1" }, { ai: "01", value: GTIN }, { ai: "21", value: "A1" }]
  expect(parseScan(formatUnbracketed(elements))).toMatchObject({ gtin: GTIN, serialNumber: "A1", lot: "L/1" })
})
