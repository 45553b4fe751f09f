import { countryZonesOf, offerDaysOf, zoneOf } from "./options"

describe("the options that say whose days are counted", () => {
  it("are taken as they are where they name zones, and left out where they are not set", () => {
    expect([zoneOf({ zone: "Europe/Berlin" }), zoneOf({})]).toEqual(["Europe/Berlin", undefined])
    expect([countryZonesOf({ countryZones: { US: "America/New_York" } }), countryZonesOf({})]).toEqual([{ US: "America/New_York" }, undefined])
  })

  it.each<[string, () => unknown]>([
    ["a zone that is none", () => zoneOf({ zone: "Europe/Atlantis" })],
    ["a zone of a country that is none", () => countryZonesOf({ countryZones: { US: "America/Gotham" } })],
    ["a country in small letters", () => countryZonesOf({ countryZones: { us: "America/New_York" } })],
  ])("keep the shop from starting with %s", (_, read) => expect(read).toThrow(/time zone|ISO 3166/))
})

describe("the days that an offer holds", () => {
  it("are whole days up to a year", () => {
    expect([offerDaysOf({}), offerDaysOf({ offerDays: 30 })]).toEqual([undefined, 30])
    for (const offerDays of [0, -1, 1.5, 366, Number.NaN]) expect(() => offerDaysOf({ offerDays })).toThrow(/offerDays/)
  })
})
