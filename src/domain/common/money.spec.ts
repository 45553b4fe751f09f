import { defaultCurrencies } from "@medusajs/framework/utils"
import fc from "fast-check"
import { digitsOf, shareByWeights, shareEqually, shareProportionally, toDecimal, toMinor, toMinorDown } from "./money"

const minor = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 })
const currency = fc.constantFrom("jpy", "usd", "kwd")

describe("money", () => {
  it("has the digits that Medusa gives each currency", () => {
    const codes = Object.keys(defaultCurrencies)
    expect(codes.map((code) => [code, digitsOf(code)])).toEqual(Object.values(defaultCurrencies).map(({ code, decimal_digits }) => [code, decimal_digits]))
  })

  it.each([
    ["108.864375", "usd", 10886], ["0.005", "usd", 1], ["-0.005", "usd", -1], ["0.0049999", "usd", 0], [12, "usd", 1200],
    ["1234.5", "jpy", 1235], ["1234.4999", "jpy", 1234], ["1.2345", "kwd", 1235], [1e-7, "usd", 0], ["1e3", "jpy", 1000], ["1.5e-1", "usd", 15], ["-33.3333333", "usd", -3333],
  ])("rounds %s %s to the nearest minor unit", (decimal, code, expected) => {
    expect(toMinor(decimal, code)).toBe(expected)
  })

  it.each([
    ["108.869", "usd", 10886], ["99.99999999999999", "usd", 10000], ["99.999", "usd", 9999], ["100.00000000000001", "usd", 10000], ["1.9", "jpy", 1], ["1.0019", "kwd", 1001], ["0.0099", "kwd", 9],
  ])("rounds a price of %s %s down, but not for the noise of a division", (decimal, code, expected) => {
    expect(toMinorDown(decimal, code)).toBe(expected)
  })

  it.each(["", "abc", "1.2.3", "NaN", "0x1"])("refuses %p as an amount", (text) => {
    expect(() => toMinor(text, "usd")).toThrow("is a decimal number")
  })

  it("comes back the same from Medusa's decimals", () => {
    fc.assert(fc.property(minor, currency, (amount, code) => {
      expect(toMinor(toDecimal(amount, code), code)).toBe(amount)
      expect(toMinorDown(toDecimal(amount, code), code)).toBe(amount)
    }))
  })

  it("divides by weights without losing or making a minor unit", () => {
    fc.assert(fc.property(fc.nat(1_000_000_000), fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 9 }), (amount, weights) => {
      const shares = shareByWeights(amount, weights)
      expect(shares.reduce((total, share) => total + share, 0)).toBe(amount)
      expect(shares.every((share) => share >= 0)).toBe(true)
    }))
  })

  it("gives what rounding left to the last", () => {
    expect(shareByWeights(100, [1, 1, 1])).toEqual([33, 33, 34])
    expect(shareByWeights(10, [0, 0])).toEqual([5, 5])
  })

  it("divides in proportion, and no share exceeds its weight", () => {
    fc.assert(fc.property(fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 9 }), fc.double({ min: 0, max: 1, noNaN: true }), (weights, part) => {
      const amount = Math.floor(weights.reduce((total, weight) => total + weight, 0) * part)
      const shares = shareProportionally(BigInt(amount), weights.map(BigInt)).map(Number)
      expect(shares.reduce((total, share) => total + share, 0)).toBe(amount)
      shares.forEach((share, index) => expect(share).toBeLessThanOrEqual(weights[index] ?? 0))
    }))
  })

  it("divides equally: parts differ by one minor unit at most", () => {
    fc.assert(fc.property(fc.nat(1_000_000_000), fc.integer({ min: 1, max: 200 }), (amount, count) => {
      const parts = shareEqually(amount, count)
      expect(parts.reduce((total, part) => total + part, 0)).toBe(amount)
      expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1)
    }))
  })
})
