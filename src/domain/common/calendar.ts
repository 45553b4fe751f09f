import { Temporal } from "temporal-polyfill"
import type { CalendarDate, Instant } from "../unit/unit"
import { assert } from "./assert"

/** ISO 8601 duration in calendar units only: `P2Y`, `P24M`, `P90D`, `P1Y6M`. No hours, no fractions, no sign. */
export type Duration = string
/** IANA time zone, `Europe/Berlin`. */
export type Zone = string

const DURATION_PARTS = /^P(?=\d)(?:\d{1,4}Y)?(?:\d{1,4}M)?(?:\d{1,4}W)?(?:\d{1,5}D)?$/
const DATE_PARTS = /^\d{4}-\d{2}-\d{2}$/
const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+/-]{1,63}$/
/** No warranty is longer; it also keeps every date we add to within four digits of year. */
const DURATION_YEARS_MAX = 100

export function isCalendarDate(text: string): boolean {
  return DATE_PARTS.test(text) && succeeds(() => Temporal.PlainDate.from(text))
}

/** Longer than nothing, at most a hundred years. */
export function isDuration(text: string): boolean {
  if (!DURATION_PARTS.test(text)) return false
  const start = Temporal.PlainDate.from("2000-01-01")
  const end = start.add(Temporal.Duration.from(text))
  return Temporal.PlainDate.compare(end, start) > 0 && Temporal.PlainDate.compare(end, start.add({ years: DURATION_YEARS_MAX })) <= 0
}

/** A zone by its name. An offset is none: it does not know when the clocks change. */
export function isZone(text: string): boolean {
  return ZONE_NAME.test(text) && succeeds(() => Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text))
}

/** The day it is in this zone at this instant. */
export function dateInZone(instant: Instant, zone: Zone): CalendarDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString()
}

/** Years and months first, clamped to the end of the month (31 Jan + P1M = 28 or 29 Feb); then weeks and days. */
export function addDuration(date: CalendarDate, duration: Duration): CalendarDate {
  assert(isDuration(duration), `${duration} is a calendar duration`)
  return Temporal.PlainDate.from(date).add(Temporal.Duration.from(duration), { overflow: "constrain" }).toString()
}

/**
 * The last day of a period of this length that an event on `startsOn` sets going, itself still inside the period.
 * The law's usual counting: the day of the event is not counted, so a term in months or years ends with the day of the
 * same number, `P24M` from 2026-03-01 on 2028-03-01; where the last month has no such day, with the last day of that
 * month (Regulation (EEC, Euratom) 1182/71 art. 3; § 187 (1), § 188 (2) and (3) BGB). See docs/decisions/0009.
 */
export const lastDayOf = (startsOn: CalendarDate, term: Duration): CalendarDate => addDuration(startsOn, term)

/** Negative when `a` is the earlier day, 0 when they are the same. */
export const compareDates = (a: CalendarDate, b: CalendarDate): number => Temporal.PlainDate.compare(a, b)

/** Is the day in the period, its first and last day included? */
export const isWithin = (day: CalendarDate, period: { readonly startsOn: CalendarDate; readonly endsOn: CalendarDate }): boolean =>
  compareDates(period.startsOn, day) <= 0 && compareDates(day, period.endsOn) <= 0

function succeeds(attempt: () => unknown): boolean {
  try {
    attempt()
    return true
  } catch {
    return false
  }
}
