import fc from "fast-check"
import { CSET82 } from "./character-sets"
import {
  computeCheckPair,
  computeGs1CheckDigit,
  computeLuhnDigit,
  computeMod43Character,
  isGtin,
  isSscc,
  padGtin,
  verifyGs1CheckDigit,
  verifyLuhnDigit,
  verifyMod43Character,
} from "./check-digit"

const digits = (minLength: number, maxLength = minLength) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength, maxLength }).map((list) => list.join(""))

const bodyAndFlip = digits(7, 17).chain((body) =>
  fc.record({ body: fc.constant(body), index: fc.nat(body.length), by: fc.integer({ min: 1, max: 9 }) }),
)

function flip(text: string, index: number, by: number): string {
  return text.slice(0, index) + ((Number(text[index]) + by) % 10) + text.slice(index + 1)
}

describe("GS1 mod 10", () => {
  it.each([
    ["40170725", "GTIN-8"],
    ["614141007349", "GTIN-12"],
    ["4006381333931", "GTIN-13"],
    ["10614141000415", "GTIN-14"],
  ])("accepts %s, a %s", (code) => {
    expect(isGtin(code)).toBe(true)
    expect(padGtin(code)).toBe(code.padStart(14, "0"))
  })

  it("accepts an SSCC", () => expect(isSscc("006141411234567890")).toBe(true))

  it.each(["", "0", "4006381333932", "40063813339A1", "0040063813339318", "006141411234567890"])("refuses %j as a GTIN", (code) => {
    expect(isGtin(code)).toBe(false)
    expect(padGtin(code)).toBeNull()
  })

  it("has no check digit for what is not digits", () => {
    expect(computeGs1CheckDigit("")).toBeNull()
    expect(computeGs1CheckDigit("12A")).toBeNull()
  })

  it("accepts what it computes, and refuses it with any one digit changed", () => {
    fc.assert(
      fc.property(bodyAndFlip, ({ body, index, by }) => {
        const code = body + computeGs1CheckDigit(body)
        return verifyGs1CheckDigit(code) && !verifyGs1CheckDigit(flip(code, index, by))
      }),
    )
  })
})

describe("Luhn", () => {
  it.each(["490154203237518", "79927398713", "18"])("accepts %s", (code) => expect(verifyLuhnDigit(code)).toBe(true))
  it.each(["490154203237517", "", "7", "4901-5420"])("refuses %j", (code) => expect(verifyLuhnDigit(code)).toBe(false))

  it("accepts what it computes, and refuses it with any one digit changed", () => {
    fc.assert(
      fc.property(bodyAndFlip, ({ body, index, by }) => {
        const code = body + computeLuhnDigit(body)
        return verifyLuhnDigit(code) && !verifyLuhnDigit(flip(code, index, by))
      }),
    )
  })
})

describe("mod 43", () => {
  it.each(["CODE39W", "159AZH"])("accepts %s", (text) => expect(verifyMod43Character(text)).toBe(true))
  it.each(["CODE39X", "", "A", "code39w"])("refuses %j", (text) => expect(verifyMod43Character(text)).toBe(false))

  it("accepts what it computes, and refuses it with two different neighbours in one place changed", () => {
    const character = fc.constantFrom(..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%")
    fc.assert(
      fc.property(fc.stringOf(character, { minLength: 1, maxLength: 20 }), character, (body, other) => {
        const code = body + computeMod43Character(body)
        const changed = other + code.slice(1)
        return verifyMod43Character(code) && (changed === code || !verifyMod43Character(changed))
      }),
    )
  })
})

describe("check character pair", () => {
  it("gives the pair of the standard's example", () => expect(computeCheckPair("1987654Ad4X4bL5ttr2310c")).toBe("2K"))
  it("has none for a character outside set 82", () => expect(computeCheckPair("12 3")).toBeNull())

  it("changes with any one character", () => {
    const character = fc.constantFrom(...CSET82)
    fc.assert(
      fc.property(fc.stringOf(character, { minLength: 1, maxLength: 23 }), character, (body, other) => {
        const changed = other + body.slice(1)
        return changed === body || computeCheckPair(changed) !== computeCheckPair(body)
      }),
    )
  })
})
