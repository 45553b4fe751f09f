import { Temporal } from "temporal-polyfill"
import type { CalendarDate, Instant } from "../unit/unit"
import { assert } from "./assert"

/**
 * ISO 8601 duration in calendar units only: `P2Y`, `P24M`, `P90D`, `P1Y6M`. No hours, no fractions, no sign.
 * The arithmetic stands here in whole numbers because a verdict asks for it dozens of times; the polyfill is a hundred
 * times slower. A property test compares every result with Temporal's.
 */
export type Duration = string
/** IANA time zone, `Europe/Berlin`. */
export type Zone = string

const DURATION_PARTS = /^P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/
const DATE_PARTS = /^\d{4}-\d{2}-\d{2}$/
const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+/-]{1,63}$/
/** No warranty is longer; it also keeps every date we add to within four digits of year. */
const DURATION_YEARS_MAX = 100
const MONTHS = 12
const DAYS_IN_WEEK = 7

export function isCalendarDate(text: string): boolean {
  if (!DATE_PARTS.test(text)) return false
  const { year, month, day } = partsOf(text)
  return month >= 1 && month <= MONTHS && day >= 1 && day <= daysInMonth(year, month)
}

/** Longer than nothing, at most a hundred years. */
export function isDuration(text: string): boolean {
  const length = DURATION_PARTS.test(text) ? lengthOf(text) : null
  if (length === null) return false
  const start = "2000-01-01"
  const end = plus(start, length)
  return end > start && end <= plus(start, { months: DURATION_YEARS_MAX * MONTHS, days: 0 })
}

/** A zone by its name. An offset is none: it does not know when the clocks change. */
export function isZone(text: string): boolean {
  return ZONE_NAME.test(text) && succeeds(() => Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text))
}

/** The day it is in this zone at this instant. */
export function dateInZone(instant: Instant, zone: Zone): CalendarDate {
  if (zone === "UTC") return instant.slice(0, 10)
  const days = daysOf(zone)
  const known = days.days.get(instant)
  if (known !== undefined) return known
  // 03/01/2026
  const text = days.format.format(Date.parse(instant))
  const day = `${text.slice(6).padStart(4, "0")}-${text.slice(0, 2)}-${text.slice(3, 5)}`
  if (days.days.size >= KNOWN_MAX) days.days.clear()
  days.days.set(instant, day)
  return day
}

/** The first instant after this day in this zone. */
export const endOfDay = (date: CalendarDate, zone: Zone): Instant =>
  new Date(Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds).toISOString()

/** Years and months first, clamped to the end of the month (31 Jan + P1M = 28 or 29 Feb); then weeks and days. */
export function addDuration(date: CalendarDate, duration: Duration): CalendarDate {
  return plus(date, lengthOf(duration))
}

/** All of them at once: months are clamped once, so P1M and P6M from 31 January end on 31 August, not on the 28th. */
export function addDurations(date: CalendarDate, durations: readonly Duration[]): CalendarDate {
  return plus(date, durations.map(lengthOf).reduce((sum, { months, days }) => ({ months: sum.months + months, days: sum.days + days }), { months: 0, days: 0 }))
}

export const addDays = (date: CalendarDate, days: number): CalendarDate => (days === 0 ? date : dateOf(dayNumber(date) + days))

/** Days from the one to the other; negative when `to` is the earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number => dayNumber(to) - dayNumber(from)

/**
 * The last day of a period of this length that an event on `startsOn` sets going, itself still inside the period.
 * The law's usual counting: the day of the event is not counted, so a term in months or years ends with the day of the
 * same number, `P24M` from 2026-03-01 on 2028-03-01; where the last month has no such day, with the last day of that
 * month (Regulation (EEC, Euratom) 1182/71 art. 3; § 187 (1), § 188 (2) and (3) BGB). See docs/decisions/0009.
 */
export const lastDayOf = (startsOn: CalendarDate, term: Duration): CalendarDate => addDuration(startsOn, term)

/** Negative when `a` is the earlier day, 0 when they are the same. Four digits of year each: the order of their texts is the order of time. */
export const compareDates = (a: CalendarDate, b: CalendarDate): number => (a < b ? -1 : a > b ? 1 : 0)

export const laterOf = (a: CalendarDate, b: CalendarDate): CalendarDate => (a > b ? a : b)
export const earlierOf = (a: CalendarDate, b: CalendarDate): CalendarDate => (a < b ? a : b)

/** Is the day in the period, its first and last day included? */
export const isWithin = (day: CalendarDate, period: { readonly startsOn: CalendarDate; readonly endsOn: CalendarDate }): boolean =>
  period.startsOn <= day && day <= period.endsOn

interface Length {
  readonly months: number
  readonly days: number
}

function lengthOf(duration: Duration): Length {
  const match = DURATION_PARTS.exec(duration)
  assert(match !== null, `${duration} is a calendar duration`)
  const [years, months, weeks, days] = match.slice(1).map((part) => Number(part ?? 0)) as [number, number, number, number]
  return { months: years * MONTHS + months, days: weeks * DAYS_IN_WEEK + days }
}

function plus(date: CalendarDate, { months, days }: Length): CalendarDate {
  if (months === 0) return addDays(date, days)
  const { year, month, day } = partsOf(date)
  const count = year * MONTHS + (month - 1) + months
  const toYear = Math.floor(count / MONTHS)
  const toMonth = (count % MONTHS) + 1
  return addDays(textOf(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth))), days)
}

const partsOf = (date: CalendarDate): { year: number; month: number; day: number } =>
  ({ year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) })

const textOf = (year: number, month: number, day: number): CalendarDate =>
  `${String(year).padStart(4, "0")}-${month < 10 ? "0" : ""}${month}-${day < 10 ? "0" : ""}${day}`

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
const daysInMonth = (year: number, month: number): number => (month === 2 && isLeapYear(year) ? 29 : DAYS_IN_MONTH[month - 1] ?? 0)

const DAYS_IN_ERA = 146_097
const YEARS_IN_ERA = 400

/** Days since 1 March of the year 0, so that the leap day is the last of its year. */
function dayNumber(date: CalendarDate): number {
  const { year, month, day } = partsOf(date)
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / YEARS_IN_ERA)
  const yearOfEra = y - era * YEARS_IN_ERA
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * DAYS_IN_ERA + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
}

function dateOf(number: number): CalendarDate {
  const era = Math.floor(number / DAYS_IN_ERA)
  const dayOfEra = number - era * DAYS_IN_ERA
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return textOf(yearOfEra + era * YEARS_IN_ERA + (month <= 2 ? 1 : 0), month, dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1)
}

interface ZoneDays {
  readonly format: Intl.DateTimeFormat
  readonly days: Map<Instant, CalendarDate>
}

const zones = new Map<Zone, ZoneDays>()
/** One verdict asks for the day of the same few instants again and again. */
const KNOWN_MAX = 2_000

/** Making a format is slow, asking it is not; there are some four hundred zones. */
function daysOf(zone: Zone): ZoneDays {
  let days = zones.get(zone)
  if (days === undefined) {
    days = { format: new Intl.DateTimeFormat("en-US", { timeZone: zone, calendar: "gregory", numberingSystem: "latn", year: "numeric", month: "2-digit", day: "2-digit" }), days: new Map() }
    zones.set(zone, days)
  }
  return days
}

function succeeds(attempt: () => unknown): boolean {
  try {
    attempt()
    return true
  } catch {
    return false
  }
}
