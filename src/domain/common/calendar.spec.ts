import fc from "fast-check"
import { Temporal } from "temporal-polyfill"
import { addDays, addDuration, addDurations, compareDates, dateInZone, daysBetween, isCalendarDate, isDuration, isWithin, isZone, lastDayOf } from "./calendar"

describe("a term counted in calendar units", () => {
  it.each([
    ["2026-03-01", "P24M", "2028-03-01"],
    ["2026-03-01", "P2Y", "2028-03-01"],
    ["2026-02-28", "P2Y", "2028-02-28"],
    // Leap day start: the month of the last day decides.
    ["2024-02-29", "P1Y", "2025-02-28"],
    ["2024-02-29", "P2Y", "2026-02-28"],
    ["2024-02-29", "P4Y", "2028-02-29"],
    ["2096-02-29", "P4Y", "2100-02-28"],
    // 31 January.
    ["2026-01-31", "P1M", "2026-02-28"],
    ["2028-01-31", "P1M", "2028-02-29"],
    ["2026-01-31", "P2M", "2026-03-31"],
    ["2026-08-31", "P6M", "2027-02-28"],
    ["2026-12-31", "P6M", "2027-06-30"],
    // Years and months are added at once, then clamped once, then days.
    ["2027-01-31", "P1Y1M", "2028-02-29"],
    ["2026-01-31", "P1M1D", "2026-03-01"],
    ["2026-12-31", "P1D", "2027-01-01"],
    ["2026-02-26", "P3D", "2026-03-01"],
    ["2026-03-01", "P1W", "2026-03-08"],
    ["2026-03-01", "P90D", "2026-05-30"],
  ])("from %s for %s lasts until %s", (start, term, end) => {
    expect(lastDayOf(start, term)).toBe(end)
  })

  it("is not the same when added month by month: the clamped day is not remembered", () => {
    expect(addDuration(addDuration("2026-01-31", "P1M"), "P1M")).toBe("2026-03-28")
    expect(addDuration("2026-01-31", "P2M")).toBe("2026-03-31")
  })

  it("includes its first and its last day", () => {
    const period = { startsOn: "2026-03-01", endsOn: "2028-03-01" }
    expect(["2026-02-28", "2026-03-01", "2028-03-01", "2028-03-02"].map((day) => isWithin(day, period))).toEqual([false, true, true, false])
  })
})

describe("the day of an instant", () => {
  it.each([
    // The last day in the customer's zone is the next day in UTC already.
    ["2028-03-02T04:30:00.000Z", "America/Los_Angeles", "2028-03-01"],
    ["2028-03-02T04:30:00.000Z", "UTC", "2028-03-02"],
    ["2028-03-01T23:30:00.000Z", "Europe/Berlin", "2028-03-02"],
    ["2028-03-01T22:59:59.999Z", "Europe/Berlin", "2028-03-01"],
    // Clocks go forward and back: the day is still the day.
    ["2026-03-29T00:59:59.000Z", "Europe/Berlin", "2026-03-29"],
    ["2026-10-25T22:59:59.000Z", "Europe/Berlin", "2026-10-25"],
    ["2026-10-25T23:00:00.000Z", "Europe/Berlin", "2026-10-26"],
    ["2026-06-30T09:59:00.000Z", "Pacific/Kiritimati", "2026-06-30"],
    ["2026-06-30T10:00:00.000Z", "Pacific/Kiritimati", "2026-07-01"],
  ])("%s in %s is %s", (instant, zone, day) => {
    expect(dateInZone(instant, zone)).toBe(day)
  })
})

describe("what is taken", () => {
  it.each(["2026-02-28", "2024-02-29", "0001-01-01"])("%s as a date", (text) => expect(isCalendarDate(text)).toBe(true))
  it.each(["2026-02-29", "2026-13-01", "2026-1-1", "20260228", "2026-02-28T00:00", "", "-000001-01-01"])("not %s as a date", (text) => expect(isCalendarDate(text)).toBe(false))
  it.each(["P2Y", "P24M", "P1Y6M", "P3W", "P90D", "P100Y", "P1Y2M3W4D", "P36500D"])("%s as a duration", (text) => expect(isDuration(text)).toBe(true))
  it.each(["", "P", "P0D", "P0Y0M", "PT5H", "P1DT2H", "P1.5Y", "-P1Y", "+P1Y", "2Y", "p2y", "P101Y", "P9999Y", "P1M1Y", "P36526D"])("not %s as a duration", (text) => expect(isDuration(text)).toBe(false))
  it.each(["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5"])("%s as a zone", (text) => expect(isZone(text)).toBe(true))
  it.each(["", "+02:00", "Mars/Olympus", "Europe/Berlin[u-ca=iso8601]", "2026-01-01T00:00[UTC]", "Z"])("not %s as a zone", (text) => expect(isZone(text)).toBe(false))

  it("orders dates", () => {
    expect(compareDates("2026-02-28", "2026-03-01")).toBeLessThan(0)
    expect(compareDates("2026-03-01", "2026-03-01")).toBe(0)
    expect(compareDates("2027-01-01", "2026-12-31")).toBeGreaterThan(0)
  })
})

describe("our own arithmetic", () => {
  const day = fc.date({ min: new Date("1900-01-01T00:00:00.000Z"), max: new Date("2399-12-31T00:00:00.000Z"), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
  const duration = fc.tuple(fc.nat(60), fc.nat(30), fc.nat(60), fc.nat(800)).filter((parts) => parts.some((part) => part > 0)).map(([years, months, weeks, days]) => `P${years}Y${months}M${weeks}W${days}D`)

  it("adds, counts and compares as Temporal does", () => {
    fc.assert(fc.property(day, day, duration, (a, b, length) => {
      expect(addDuration(a, length)).toBe(Temporal.PlainDate.from(a).add(Temporal.Duration.from(length), { overflow: "constrain" }).toString())
      expect(daysBetween(a, b)).toBe(Temporal.PlainDate.from(a).until(b, { largestUnit: "days" }).days)
      expect(addDays(a, daysBetween(a, b))).toBe(b)
      expect(Math.sign(compareDates(a, b))).toBe(Temporal.PlainDate.compare(a, b))
    }), { numRuns: 3_000 })
  })

  it("knows the day of an instant as Temporal does", () => {
    const zone = fc.constantFrom("UTC", "Europe/Berlin", "America/New_York", "Pacific/Kiritimati", "Asia/Kathmandu", "Australia/Lord_Howe")
    // The polyfill applies the summer time rules of today no further than the 2030s.
    const instant = fc.date({ min: new Date("1970-01-01T00:00:00.000Z"), max: new Date("2036-01-01T00:00:00.000Z"), noInvalidDate: true }).map((date) => date.toISOString())
    fc.assert(fc.property(instant, zone, (at, name) => {
      expect(dateInZone(at, name)).toBe(Temporal.Instant.from(at).toZonedDateTimeISO(name).toPlainDate().toString())
    }), { numRuns: 500 })
  })

  it("adds several lengths at once, clamping once", () => {
    expect(addDurations("2026-01-31", ["P1M", "P6M"])).toBe("2026-08-31")
    expect(addDurations("2026-01-31", [])).toBe("2026-01-31")
  })
})
