import fc from "fast-check"
import { CSET82 } from "./character-sets"
import { computeGs1CheckDigit } from "./check-digit"
import { FNC1, formatBracketed, formatUnbracketed, parseElementString, unifyFnc1 } from "./element-string"
import bracketed from "./vectors/ai-parse-bracketed.json"
import unbracketed from "./vectors/ai-process-unbracketed.json"

interface Vector {
  ok: boolean
  args: string[]
  flags: { PermitUnknownAIs?: string }
}

const optionsOf = ({ flags }: Vector) => ({ permitUnknownAis: flags.PermitUnknownAIs === "true" })
const errorOf = (text: string, options = {}) => {
  const result = parseElementString(text, options)
  return result.ok ? null : result.error.code
}

describe("bracketed element strings (GS1 Barcode Syntax Engine, test_parseAIdata)", () => {
  it.each<Vector>(bracketed.vectors)("$args → $ok", (vector) => {
    const [input = "", expected = ""] = vector.args
    const result = parseElementString(input, optionsOf(vector))
    expect(result.ok).toBe(vector.ok)
    if (result.ok) expect(formatUnbracketed(result.elements)).toBe(unifyFnc1(expected))
  })
})

describe("unbracketed element strings (GS1 Barcode Syntax Engine, test_processAIdata)", () => {
  it.each<Vector>(unbracketed.vectors)("$args → $ok", (vector) => {
    expect(parseElementString(vector.args[0] ?? "", optionsOf(vector)).ok).toBe(vector.ok)
  })
})

describe("what the standard asks beyond the vectors", () => {
  it.each([
    ["(01)09521234543213(37)12", "gs1.excluded_pair"],
    ["(3100)000001(3101)000001", "gs1.excluded_pair"],
    ["(01)09521234543213(21)A(235)B", "gs1.excluded_pair"],
    ["(01)09521234543213(01)19521234543210", "gs1.repeated_ai"],
    ["(01)09521234543214", "gs1.value_invalid"],
    ["(17)251301", "gs1.value_invalid"],
    ["(21)AB CD", "gs1.value_invalid"],
    ["(21)AB(CD", "gs1.bad_syntax"],
    ["(21)AB(CD)E", "gs1.unknown_ai"],
    ["(21)123456789012345678901", "gs1.value_too_long"],
    ["(10)", "gs1.value_empty"],
    ["(8030)SGVsbG8(253)9521234543213", "gs1.missing_association"],
    ["21ABC", "gs1.missing_fnc1"],
    [`${FNC1}`, "gs1.empty"],
    [`${FNC1}10A${FNC1}${FNC1}21B`, "gs1.unknown_ai"],
  ])("refuses %j: %s", (text, code) => expect(errorOf(text)).toBe(code))

  it("accepts the same AI twice with one value", () => expect(errorOf("(10)A(10)A")).toBeNull())

  it("reads FNC1 as %1D when there is no other", () => {
    expect(parseElementString("%1D21A%1d10B")).toEqual({ ok: true, elements: [{ ai: "21", value: "A" }, { ai: "10", value: "B" }] })
  })

  it("asks for associations only when told that one scan is all there is", () => {
    expect(errorOf("(21)ABC")).toBeNull()
    expect(errorOf("(21)ABC", { requireAssociations: true })).toBe("gs1.missing_association")
    expect(errorOf("(01)09521234543213(21)ABC", { requireAssociations: true })).toBeNull()
    expect(errorOf("(8030)SGVsbG8(01)09521234543213", { requireAssociations: true })).toBe("gs1.missing_association")
    expect(errorOf("(3922)0299(01)09521234543213", { requireAssociations: true })).toBe("gs1.missing_association")
    expect(errorOf("(3922)0299(01)09521234543213(3103)000195", { requireAssociations: true })).toBeNull()
  })

  it("quotes only the beginning of what it refuses", () => {
    const result = parseElementString(`(21)${"A".repeat(5_000)}`)
    expect(result.ok ? "" : result.error.message.length).toBeLessThan(150)
  })

  it("refuses a megabyte at once", () => {
    const startedAt = process.hrtime.bigint()
    for (const text of ["(", "(01)", "^", "^10A", "%1D", "\\("]) expect(errorOf(text.repeat(1_000_000))).toBe("gs1.too_long")
    expect(Number(process.hrtime.bigint() - startedAt)).toBeLessThan(200_000_000)
  })
})

const gtin = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 13, maxLength: 13 })
  .map((list) => list.join("") + computeGs1CheckDigit(list.join("")))
const text = (maxLength: number) => fc.stringOf(fc.constantFrom(...CSET82), { minLength: 1, maxLength })
const elements = fc
  .record({ "01": gtin, "10": text(20), "21": text(20), "99": text(90), "17": fc.constant("291231"), "240": text(30) }, { requiredKeys: [] })
  .chain((ais) => fc.shuffledSubarray(Object.entries(ais).map(([ai, value]) => ({ ai, value })), { minLength: Object.keys(ais).length }))
  .filter((list) => list.length > 0)

describe("formatting", () => {
  it("is undone by parsing, in both forms", () => {
    fc.assert(
      fc.property(elements, (list) => {
        expect(parseElementString(formatBracketed(list))).toEqual({ ok: true, elements: list })
        expect(parseElementString(formatUnbracketed(list))).toEqual({ ok: true, elements: list })
      }),
    )
  })

  it("never throws on any text", () => {
    fc.assert(
      fc.property(fc.fullUnicodeString({ maxLength: 60 }), fc.constantFrom("", "(", FNC1, "(01)", "(21)"), (rest, start) => {
        expect(typeof parseElementString(start + rest).ok).toBe("boolean")
      }),
    )
  })
})
