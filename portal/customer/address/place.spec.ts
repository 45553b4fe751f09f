import { addressLines, isPhone, isPostalCode, isSamePlace, NO_ADDRESS } from "./place"

const HOME = { ...NO_ADDRESS, first_name: "Lena", last_name: "Hoffmann", address_1: "Lindenstr. 4", postal_code: "10969", city: "Berlin", country_code: "de" }

describe("an address that is typed", () => {
  it.each([["10969", "de", true], ["D-10969", "de", true], ["1096", "de", false], ["10969a", "de", false], ["1010", "at", true], ["10100", "at", false], ["10001-1234", "us", true], ["EC1A 1BB", "gb", true], ["", "gb", false]])("has the post code %j in %s: %s", (code, country, is) => {
    expect(isPostalCode(code, country)).toBe(is)
  })

  it("has a phone number of digits", () => {
    expect(["+49 30 1234-5", "(030) 12345", "call me", "12"].map(isPhone)).toEqual([true, true, false, false])
  })

  it("is written as on an envelope, without what is empty", () => {
    expect(addressLines(HOME, (code) => code.toUpperCase())).toEqual(["Lena Hoffmann", "Lindenstr. 4", "10969 Berlin", "DE"])
  })

  it("is the same as another whatever the case, and null as empty", () => {
    expect(isSamePlace(HOME, { ...HOME, company: null, city: " BERLIN" })).toBe(true)
    expect(isSamePlace(HOME, { ...HOME, address_1: "Lindenstr. 5" })).toBe(false)
  })
})
