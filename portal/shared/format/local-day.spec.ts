import { localDay } from "./local-day"

describe("a day of the reader's calendar", () => {
  it.each([[0, 5], [23, 55]])("is the same at %i:%i, wherever that is", (hour, minute) => expect(localDay(0, new Date(2026, 2, 12, hour, minute))).toBe("2026-03-12"))
  it.each([[1, "2027-01-01"], [14, "2027-01-14"], [-31, "2026-11-30"]])("%i days later is %s, over the end of a month and of a year", (days, expected) => expect(localDay(days, new Date(2026, 11, 31, 23, 30))).toBe(expected))
  it("has a day each, where a clock is put forward too", () => {
    const days = Array.from({ length: 366 }, (_, plus) => localDay(plus, new Date(2026, 0, 1, 23, 59)))
    expect(new Set(days).size).toBe(366)
  })
})
