import fc from "fast-check"
import { CSET82 } from "./character-sets"
import { computeGs1CheckDigit } from "./check-digit"
import { generateDigitalLink, parseDigitalLink, type DigitalLinkOptions } from "./digital-link"
import { formatUnbracketed, parseElementString, unifyFnc1 } from "./element-string"
import generateSuite from "./vectors/dl-generate.json"
import parseSuite from "./vectors/dl-parse.json"

interface Vector {
  ok: boolean
  args: string[]
  flags: { PermitZeroSuppressedGTINinDLuris?: string; PermitUnknownAIs?: string }
}

const optionsOf = ({ flags }: Vector) => ({
  permitZeroSuppressedGtin: flags.PermitZeroSuppressedGTINinDLuris === "true",
  permitUnknownAis: flags.PermitUnknownAIs === "true",
})

const errorOf = (uri: string, options: DigitalLinkOptions = {}) => {
  const result = parseDigitalLink(uri, options)
  return result.ok ? null : result.error.code
}

describe("parsing (GS1 Barcode Syntax Engine, test_parseDLuri)", () => {
  it.each<Vector>(parseSuite.vectors)("$args → $ok", (vector) => {
    const [uri = "", expected = ""] = vector.args
    const result = parseDigitalLink(uri, optionsOf(vector))
    expect(result.ok).toBe(vector.ok)
    if (result.ok) expect(formatUnbracketed(result.elements)).toBe(unifyFnc1(expected))
  })
})

describe("generating (GS1 Barcode Syntax Engine, test_testGenerateDLuri)", () => {
  it.each<Vector>(generateSuite.vectors)("$args → $ok", (vector) => {
    const [stem = "", input = "", expected = ""] = vector.args
    const options = optionsOf(vector)
    const data = parseElementString(input, options)
    const result = data.ok ? generateDigitalLink(data.elements, { stem, ...options }) : data
    expect(result.ok).toBe(vector.ok)
    if (result.ok) expect(result.uri).toBe(expected)
  })
})

describe("what the standard asks beyond the vectors", () => {
  it.each([
    ["https://a/01/2112345678900", "gs1.value_too_short"],
    ["https://a/01/12312312312334", "gs1.value_invalid"],
    ["https://a/01/12312312312333/10/A/22/B", "gs1.bad_path"],
    ["https://a/01/12312312312333/22/A/235/B", "gs1.bad_path"],
    ["https://a/01/12312312312333?21=ABC", "gs1.bad_attribute"],
    ["https://a/01/12312312312333?12345=1", "gs1.unknown_ai"],
    ["https://a/01/12312312312333/", "gs1.no_primary_key"],
    ["https://a/01/12312312312333/21/%zz", "gs1.bad_uri"],
    ["https://a/01/12312312312333/21/A%E9", "gs1.value_invalid"],
    ["https://user@a/01/12312312312333", "gs1.bad_uri"],
    ["https://:80/01/12312312312333", "gs1.bad_uri"],
    ["https://[a/01/12312312312333", "gs1.bad_uri"],
    ["ftp://a/01/12312312312333", "gs1.bad_uri"],
    ["https://a/gtin/12312312312333", "gs1.alias"],
    [`https://a/01/12312312312333?${"x".repeat(9_000)}`, "gs1.too_long"],
  ])("refuses %s: %s", (uri, code) => expect(errorOf(uri)).toBe(code))

  it.each([
    "https://a:8443/01/12312312312333",
    "HTTPS://ID.GS1.ORG/01/12312312312333",
    "https://a/21/x/01/12312312312333",
    "https://a/01/12312312312333/235/T?10=A",
    "https://a/01/12312312312333?linkType=gs1:pip&utm_source=x",
    "https://a/415/9520123456788/8020/A",
  ])("accepts %s", (uri) => expect(errorOf(uri)).toBeNull())

  it("takes short names as it is told", () => {
    expect(errorOf("https://a/gtin/12312312312333", { aliases: "always" })).toBeNull()
    expect(errorOf("https://a/gtin/12312312312333/ser/A", { aliases: "never" })).toBe("gs1.alias")
  })

  it("refuses a stem that would become part of the data", () => {
    const elements = [{ ai: "01", value: "12312312312333" }]
    for (const stem of ["", "example.com", "https://a?x=", "https://a#", "https://a b", "javascript://a"]) {
      expect(generateDigitalLink(elements, { stem }).ok).toBe(false)
    }
  })

  it("refuses a megabyte at once", () => {
    const startedAt = process.hrtime.bigint()
    for (const part of ["/01", "%", "?", "&1=", "a"]) expect(errorOf(`https://a/${part.repeat(1_000_000)}`)).toBe("gs1.too_long")
    expect(Number(process.hrtime.bigint() - startedAt)).toBeLessThan(200_000_000)
  })
})

const gtin = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 13, maxLength: 13 })
  .map((list) => list.join("") + computeGs1CheckDigit(list.join("")))
const text = (maxLength: number) => fc.stringOf(fc.constantFrom(...CSET82), { minLength: 1, maxLength })

describe("a generated link", () => {
  it("parses to the same AIs, whatever characters the values have", () => {
    const ais = fc.record({ "01": gtin, "22": text(20), "10": text(20), "21": text(20), "240": text(30), "99": text(90) }, { requiredKeys: ["01"] })
    fc.assert(
      fc.property(ais, fc.constantFrom("https://id.gs1.org", "http://a.example/x/01/y/"), (values, stem) => {
        const elements = Object.entries(values).map(([ai, value]) => ({ ai, value }))
        const link = generateDigitalLink(elements, { stem })
        expect(link.ok).toBe(true)
        const parsed = parseDigitalLink(link.ok ? link.uri : "")
        expect(parsed.ok && Object.fromEntries(parsed.elements.map(({ ai, value }) => [ai, value]))).toEqual({ ...values })
      }),
    )
  })

  it("escapes the slash", () => {
    const link = generateDigitalLink([{ ai: "01", value: "09520123456788" }, { ai: "21", value: "32a/b" }])
    expect(link).toEqual({ ok: true, uri: "https://id.gs1.org/01/09520123456788/21/32a%2Fb" })
  })
})
