import fc from "fast-check"
import { computeLuhnDigit } from "../gs1/check-digit"
import {
  checkNumberFormat,
  checkSerialNumber,
  expandRange,
  normalizeSerialNumber,
  RANGE_COUNT_MAX,
  SERIAL_NUMBER_LENGTH_MAX,
  type NumberFormat,
} from "./serial-number"

const codeOf = (raw: unknown, format: NumberFormat | null = null) => {
  const verdict = checkSerialNumber(raw, format)
  return verdict.ok ? "ok" : verdict.code.replace("serial_number.", "")
}

describe("the normal form", () => {
  it.each([
    ["sn-001", "SN-001", "upper case, hyphen kept"],
    ["  SN 001 \t", "SN001", "white space removed"],
    ["SN001\r\n", "SN001", "line end of a scanner"],
    ["\x1DSN001\x1D", "SN001", "FNC1"],
    ["\u0000S\u200BN\uFEFF1", "SN1", "control and invisible characters"],
    ["ＳＮ１２", "SN12", "full width"],
    ["ﬁ①", "FI1", "compatibility characters"],
    ["straße", "STRASSE", "letters that become two"],
    ["a/b_c.d", "A/B_C.D", "other signs kept"],
    [" \r\n", "", "nothing left"],
  ])("%j → %j: %s", (scanned, normal) => expect(normalizeSerialNumber(scanned)).toBe(normal))

  it("does not change when it is normalized again", () => {
    fc.assert(
      fc.property(fc.fullUnicodeString({ maxLength: 40 }), (text) => {
        const normal = normalizeSerialNumber(text)
        expect(normalizeSerialNumber(normal)).toBe(normal)
      }),
      { numRuns: 2_000 },
    )
  })

  it("does not change when it is normalized again, for every single character", () => {
    for (let point = 0; point <= 0x10ffff; point++) {
      const normal = normalizeSerialNumber(String.fromCodePoint(point))
      if (normalizeSerialNumber(normal) !== normal) throw new Error(`U+${point.toString(16)}`)
    }
  })

  it("is the same for any case and any white space around", () => {
    fc.assert(
      fc.property(fc.hexaString({ minLength: 1, maxLength: 30 }), (text) => {
        expect(normalizeSerialNumber(` ${text.toUpperCase()}\r\n`)).toBe(normalizeSerialNumber(text))
      }),
    )
  })
})

describe("a serial number", () => {
  it("keeps what was scanned beside the normal form", () => {
    expect(checkSerialNumber(" sn 1\r\n", null)).toEqual({ ok: true, normalized: "SN1", scannedAs: " sn 1\r\n" })
  })

  it("never keeps a NUL, which Postgres text cannot hold", () => {
    expect(checkSerialNumber("A\u00001", null)).toEqual({ ok: true, normalized: "A1", scannedAs: "A1" })
  })

  it.each<[unknown, NumberFormat | null, string]>([
    [undefined, null, "not_text"],
    [null, null, "not_text"],
    [12345, null, "not_text"],
    [["A"], null, "not_text"],
    ["", null, "empty"],
    [" \t\x1D", null, "empty"],
    ["A", null, "ok"],
    ["A".repeat(64), null, "ok"],
    ["A".repeat(65), null, "too_long"],
    ["ﷺ".repeat(10), null, "too_long"],
    ["A\uD800", null, "bad_character"],
    ["A\uE000", null, "bad_character"],
    ["Ä-1", null, "ok"],
    ["ABC", { minLength: 4 }, "too_short"],
    ["A B C", { minLength: 4 }, "too_short"],
    ["ABCD", { minLength: 4, maxLength: 4 }, "ok"],
    ["ABCDE", { maxLength: 4 }, "too_long"],
    ["123", { charset: "digits" }, "ok"],
    ["12A", { charset: "digits" }, "bad_character"],
    ["abc", { charset: "letters" }, "ok"],
    ["AB1", { charset: "letters" }, "bad_character"],
    ["AB1", { charset: "alphanumeric" }, "ok"],
    ["AB-1", { charset: "alphanumeric" }, "bad_character"],
    ["Ä1", { charset: "alphanumeric" }, "bad_character"],
    ["beef", { charset: "hex" }, "ok"],
    ["beeg", { charset: "hex" }, "bad_character"],
    ["A/B%", { charset: "gs1_82" }, "ok"],
    ["A#B", { charset: "gs1_82" }, "bad_character"],
    ["ab-", { charset: "ab-" }, "ok"],
    ["abc-", { charset: "ab-" }, "bad_character"],
    ["SN-0001", { mask: "SN-####" }, "ok"],
    ["sn-0001", { mask: "sn-####" }, "ok"],
    ["SN-00012", { mask: "SN-####" }, "bad_mask"],
    ["SN-00012", { mask: "SN-####*" }, "ok"],
    ["SN-0001", { mask: "SN-####*" }, "ok"],
    ["SN-001", { mask: "SN-####*" }, "bad_mask"],
    ["SN-0001A", { mask: "SN-####*" }, "bad_mask"],
    ["A1-", { mask: "AX?" }, "ok"],
    ["11-", { mask: "AX?" }, "bad_mask"],
    ["#A1", { mask: "\\#\\A#" }, "ok"],
    ["1A1", { mask: "\\#\\A#" }, "bad_mask"],
    ["*", { mask: "\\*" }, "ok"],
    ["490154203237518", { check: "luhn" }, "ok"],
    ["490154203237519", { check: "luhn" }, "bad_check_digit"],
    ["4901-54203237518", { check: "luhn" }, "bad_check_digit"],
    ["4006381333931", { check: "gs1_mod10" }, "ok"],
    ["4006381333932", { check: "gs1_mod10" }, "bad_check_digit"],
    ["CODE39W", { check: "mod43" }, "ok"],
    ["CODE39X", { check: "mod43" }, "bad_check_digit"],
    ["CODE39X", { check: "none" }, "ok"],
  ])("%j with %j: %s", (raw, format, code) => expect(codeOf(raw, format)).toBe(code))

  it("names the number and the rule", () => {
    expect(checkSerialNumber("sn-1", { mask: "SN-####" })).toEqual({
      ok: false,
      code: "serial_number.bad_mask",
      message: 'Serial number "SN-1" does not match the mask "SN-####".',
    })
  })

  it("refuses a megabyte at once, without repeating it", () => {
    const startedAt = process.hrtime.bigint()
    const verdict = checkSerialNumber("A".repeat(1_000_000), { mask: "A*" })
    expect(verdict).toMatchObject({ ok: false, code: "serial_number.too_long" })
    expect(verdict.ok ? 0 : verdict.message.length).toBeLessThan(120)
    expect(Number(process.hrtime.bigint() - startedAt)).toBeLessThan(50_000_000)
  })

  it("gives an accepted number in normal form, for any text", () => {
    fc.assert(
      fc.property(fc.fullUnicodeString({ maxLength: 70 }), (raw) => {
        const verdict = checkSerialNumber(raw, null)
        if (!verdict.ok) return
        expect(verdict.normalized).toBe(normalizeSerialNumber(raw))
        expect(verdict.normalized.length).toBeLessThanOrEqual(SERIAL_NUMBER_LENGTH_MAX)
      }),
    )
  })

  it("is refused with any one digit changed, where the format checks it", () => {
    const body = fc.stringOf(fc.constantFrom(..."0123456789"), { minLength: 5, maxLength: 15 })
    fc.assert(
      fc.property(body, fc.nat(), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
        const number = digits + computeLuhnDigit(digits)
        const index = at % number.length
        const wrong = number.slice(0, index) + ((Number(number[index]) + by) % 10) + number.slice(index + 1)
        expect(codeOf(number, { check: "luhn" })).toBe("ok")
        expect(codeOf(wrong, { check: "luhn" })).toBe("bad_check_digit")
      }),
    )
  })
})

describe("a number format", () => {
  it.each<NumberFormat>([
    {},
    { mask: "SN-####*", charset: "gs1_82", minLength: 7, maxLength: 20, check: "none" },
    { charset: "0123456789-" },
    { minLength: 64, maxLength: 64 },
    { mask: "\\*\\\\#*" },
  ])("%j is valid", (format) => expect(checkNumberFormat(format)).toEqual([]))

  it.each<[unknown, string[]]>([
    [null, [""]],
    ["digits", [""]],
    [[], [""]],
    [{ length: 3 }, ["length"]],
    [{ mask: "" }, ["mask"]],
    [{ mask: "*" }, ["mask"]],
    [{ mask: "#*#" }, ["mask"]],
    [{ mask: "#\\" }, ["mask"]],
    [{ mask: "SN ##" }, ["mask"]],
    [{ mask: 5 }, ["mask"]],
    [{ mask: "#".repeat(65) }, ["mask"]],
    [{ mask: "#".repeat(1_000_000) }, ["mask"]],
    [{ mask: "###", maxLength: 2 }, ["mask"]],
    [{ mask: "###", minLength: 4 }, ["mask"]],
    [{ charset: "" }, ["charset"]],
    [{ charset: " \t" }, ["charset"]],
    [{ charset: "A".repeat(129) }, ["charset"]],
    [{ charset: 1 }, ["charset"]],
    [{ minLength: 0 }, ["minLength"]],
    [{ maxLength: 65 }, ["maxLength"]],
    [{ minLength: 1.5, maxLength: "9" }, ["minLength", "maxLength"]],
    [{ minLength: 9, maxLength: 8 }, ["minLength"]],
    [{ check: "mod97" }, ["check"]],
  ])("%j has issues at %j", (format, paths) => {
    expect(checkNumberFormat(format).map((issue) => issue.path)).toEqual(paths)
  })
})

describe("a range", () => {
  it("counts up, filled with zeros", () => {
    expect(expandRange({ prefix: "SN-", start: 8, count: 3, width: 4 })).toEqual({
      ok: true,
      serialNumbers: ["SN-0008", "SN-0009", "SN-0010"],
    })
  })

  it.each([
    [{ start: -1 }, ["start"]],
    [{ start: 0.5 }, ["start"]],
    [{ start: NaN }, ["start"]],
    [{ start: Number.MAX_SAFE_INTEGER, count: 2, width: 20 }, ["start"]],
    [{ start: Number.MAX_SAFE_INTEGER + 1, width: 20 }, ["start"]],
    [{ count: 0 }, ["count"]],
    [{ count: RANGE_COUNT_MAX + 1, width: 9 }, ["count"]],
    [{ count: Infinity }, ["count"]],
    [{ start: 9_999, count: 2 }, ["width"]],
    [{ width: 0 }, ["width"]],
    [{ width: 65 }, ["width"]],
    [{ prefix: "P".repeat(61) }, ["prefix"]],
    [{ start: -1, count: 0, width: 0 }, ["start", "count", "width"]],
  ])("%j is refused at %j", (change, paths) => {
    const result = expandRange({ prefix: "", start: 1, count: 1, width: 4, ...change })
    expect(result.ok ? [] : result.issues.map((issue) => issue.path)).toEqual(paths)
  })

  it("has as many numbers as asked, all different and in order", () => {
    const range = fc.record({
      prefix: fc.hexaString({ maxLength: 10 }),
      start: fc.nat(1_000_000_000),
      count: fc.integer({ min: 1, max: 200 }),
      width: fc.integer({ min: 11, max: 20 }),
    })
    fc.assert(
      fc.property(range, (input) => {
        const result = expandRange(input)
        const numbers = result.ok ? result.serialNumbers : []
        expect(new Set(numbers).size).toBe(input.count)
        expect([...numbers].sort()).toEqual(numbers)
        for (const number of numbers) expect(number.length).toBe(input.prefix.length + input.width)
      }),
    )
  })
})
