const two = (value: number): string => String(value).padStart(2, "0")

/** The calendar day it is where the reader is, or so many days later: 2026-03-12. The day of UTC is another one for hours. */
export function localDay(plusDays = 0, now = new Date()): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + plusDays)
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}
