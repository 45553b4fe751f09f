import { isDigits } from "./character-sets"

const DAYS_IN_MONTH: readonly number[] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

interface DateForm {
  yearLength: 2 | 4
  /** Day 00 means "the month as a whole"; some AIs allow it. */
  dayMayBeZero: boolean
}

/** What is wrong with a YYMMDD or YYYYMMDD date, or null. */
export function lintDate(data: string, form: DateForm): string | null {
  const length = form.yearLength + 4
  if (data.length < length) return "date_too_short"
  if (data.length > length) return "date_too_long"
  if (!isDigits(data)) return "non_digit_character"
  const year = Number(data.slice(0, form.yearLength))
  const month = Number(data.slice(-4, -2))
  const day = Number(data.slice(-2))
  if (month < 1 || month > 12) return "illegal_month"
  if (day === 0) return form.dayMayBeZero ? null : "illegal_day"
  return day > lastDayOfMonth(year, month) ? "illegal_day" : null
}

/** A two-digit year stands for 1951 to 2050 or later; 00 is 2000, a leap year, so the rule of four holds for all of them. */
export function lastDayOfMonth(year: number, month: number): number {
  const days = DAYS_IN_MONTH[month - 1] ?? 0
  if (month !== 2) return days
  const isLeap = year % 4 === 0 && (year < 100 || year % 100 !== 0 || year % 400 === 0)
  return isLeap ? 29 : 28
}

export function lintHour(data: string): string | null {
  return lintTwoDigits(data, { name: "hour", max: 23 })
}

export function lintMinute(data: string): string | null {
  return lintTwoDigits(data, { name: "minute", max: 59 })
}

export function lintSecond(data: string): string | null {
  return lintTwoDigits(data, { name: "second", max: 59 })
}

export function lintHourAndMinute(data: string): string | null {
  if (data.length < 4) return "hour_with_minute_too_short"
  if (data.length > 4) return "hour_with_minute_too_long"
  if (!isDigits(data)) return "non_digit_character"
  return lintHour(data.slice(0, 2)) ?? lintMinute(data.slice(2))
}

function lintTwoDigits(data: string, part: { name: string; max: number }): string | null {
  if (data.length < 2) return `${part.name}_too_short`
  if (data.length > 2) return `${part.name}_too_long`
  if (!isDigits(data)) return "non_digit_character"
  return Number(data) > part.max ? `illegal_${part.name}` : null
}
