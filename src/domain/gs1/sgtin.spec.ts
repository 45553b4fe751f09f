import fc from "fast-check"
import { CSET82 } from "./character-sets"
import { computeGs1CheckDigit } from "./check-digit"
import { parseElementString } from "./element-string"
import { checkSgtinTag, formatSgtinTagUri, formatSgtinUri, parseSgtinTagUri, parseSgtinUri, type SgtinTag } from "./sgtin"
import { decodeSgtinHex, encodeSgtinHex } from "./sgtin-hex"
import suite from "./vectors/sgtin.json"

const tagOf = (uri: string): SgtinTag => {
  const result = parseSgtinTagUri(uri)
  if (!result.ok) throw new Error(result.error.message)
  return result.tag
}

describe("known answers of the Tag Data Standard (annex E.3)", () => {
  it.each(suite.rows)("$tagUri", (row) => {
    const tag = tagOf(row.tagUri)
    expect(tag).toMatchObject({ scheme: row.scheme, filter: row.filter, companyPrefixLength: row.gcpLength })
    expect(formatSgtinTagUri(tag)).toEqual({ ok: true, uri: row.tagUri })
    expect(formatSgtinUri(tag)).toEqual({ ok: true, uri: row.pureIdentity })
    const { gtin, serialNumber, companyPrefixLength } = tag
    expect(parseSgtinUri(row.pureIdentity)).toEqual({ ok: true, sgtin: { gtin, serialNumber, companyPrefixLength } })
    const hex = encodeSgtinHex(tag)
    expect(hex.ok && row.hex.startsWith(hex.hex)).toBe(true)
    expect(decodeSgtinHex(row.hex)).toEqual({ ok: true, tag })
    expect(decodeSgtinHex(row.hex.toLowerCase())).toEqual({ ok: true, tag })
    if (row.elementString !== null) {
      const elements = [{ ai: "01", value: gtin }, { ai: "21", value: serialNumber }]
      expect(parseElementString(row.elementString)).toEqual({ ok: true, elements })
    }
  })
})

describe("refusals", () => {
  const tag: SgtinTag = { scheme: "sgtin-96", filter: 1, gtin: "80614141123458", serialNumber: "6789", companyPrefixLength: 7 }

  it.each<[Partial<SgtinTag>, string]>([
    [{ serialNumber: "0123" }, "epc.bad_serial"],
    [{ serialNumber: "12A" }, "epc.bad_serial"],
    [{ serialNumber: "274877906944" }, "epc.bad_serial"],
    [{ serialNumber: "" }, "epc.bad_serial"],
    [{ scheme: "sgtin-198", serialNumber: "1".repeat(21) }, "epc.bad_serial"],
    [{ scheme: "sgtin-198", serialNumber: "A B" }, "epc.bad_serial"],
    [{ gtin: "80614141123459" }, "epc.bad_gtin"],
    [{ gtin: "4006381333931" }, "epc.bad_gtin"],
    [{ companyPrefixLength: 5 }, "epc.bad_partition"],
    [{ companyPrefixLength: 13 }, "epc.bad_partition"],
    [{ companyPrefixLength: 7.5 }, "epc.bad_partition"],
    [{ filter: 8 }, "epc.bad_filter"],
  ])("encodes no tag with %j: %s", (change, code) => {
    expect(checkSgtinTag({ ...tag, ...change })?.error.code).toBe(code)
    expect(encodeSgtinHex({ ...tag, ...change })).toMatchObject({ ok: false, error: { code } })
    expect(formatSgtinTagUri({ ...tag, ...change })).toMatchObject({ ok: false, error: { code } })
  })

  it("encodes the greatest serial number and a lone zero", () => {
    for (const serialNumber of ["274877906943", "0"]) expect(encodeSgtinHex({ ...tag, serialNumber }).ok).toBe(true)
  })

  it.each([
    "urn:epc:tag:sgtin-96:3.0614141.812345.06789",
    "urn:epc:tag:sgtin-96:8.0614141.812345.6789",
    "urn:epc:tag:sgtin-64:3.0614141.812345.6789",
    "urn:epc:tag:sgtin-198:3.0614141.812345.",
    "urn:epc:tag:sgtin-198:3.0614141.812345.A%41",
    "urn:epc:tag:sgtin-198:3.0614141.812345.A/B",
    "urn:epc:tag:sgtin-198:3.0614141.12345.A",
    "urn:epc:tag:sgtin-198:3.06141.41812345.A",
    "urn:epc:id:sgtin:0614141.812345.6789",
    "",
  ])("refuses the tag URI %j", (uri) => expect(parseSgtinTagUri(uri).ok).toBe(false))

  it.each([
    ["another header", "3174257BF7194E4000001A85"],
    ["partition 7", "307C257BF7194E4000001A85"],
    ["a company prefix with too many digits", "3077FFFFFF194E4000001A85"],
    ["an item reference with too many digits", "3074257BF7FFFFC000001A85"],
    ["a serial number after its end", "3674257BF6B7A659B2C2BF1000000000000000000000000004"],
    ["an empty serial number", "3674257BF6B78000000000000000000000000000000000000000".slice(0, 50)],
    ["another length", "3074257BF7194E4000001A8"],
    ["other characters", "3074257BF7194E4000001A8G"],
  ])("refuses hex with %s", (_, hex) => expect(decodeSgtinHex(hex).ok).toBe(false))
})

const gtin = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 13, maxLength: 13 })
  .map((list) => list.join("") + computeGs1CheckDigit(list.join("")))
const companyPrefixLength = fc.integer({ min: 6, max: 12 })
const filter = fc.integer({ min: 0, max: 7 })
const tags = fc.oneof(
  fc.record<SgtinTag>({
    scheme: fc.constant("sgtin-96" as const),
    gtin,
    filter,
    companyPrefixLength,
    serialNumber: fc.bigInt({ min: 0n, max: 274_877_906_943n }).map(String),
  }),
  fc.record<SgtinTag>({
    scheme: fc.constant("sgtin-198" as const),
    gtin,
    filter,
    companyPrefixLength,
    serialNumber: fc.stringOf(fc.constantFrom(...CSET82), { minLength: 1, maxLength: 20 }),
  }),
)

it("any tag survives the way to hex, tag URI and back", () => {
  fc.assert(
    fc.property(tags, (tag) => {
      const hex = encodeSgtinHex(tag)
      expect(decodeSgtinHex(hex.ok ? hex.hex : "")).toEqual({ ok: true, tag })
      const uri = formatSgtinTagUri(tag)
      expect(parseSgtinTagUri(uri.ok ? uri.uri : "")).toEqual({ ok: true, tag })
    }),
  )
})
