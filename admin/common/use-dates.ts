import { useMemo } from "react"
import { useTexts } from "./use-texts"

/** 2026-03-12; what is longer is an instant. */
const CALENDAR_DATE_LENGTH = 10
const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const STEPS: readonly { readonly below: number; readonly unit: Intl.RelativeTimeFormatUnit; readonly seconds: number }[] = [
  { below: HOUR, unit: "minute", seconds: MINUTE },
  { below: DAY, unit: "hour", seconds: HOUR },
  { below: 30 * DAY, unit: "day", seconds: DAY },
  { below: 365 * DAY, unit: "month", seconds: 30 * DAY },
]

export interface Dates {
  /** 12 Mar 2026 */
  readonly day: (date: string) => string
  /** 12 Mar 2026, 14:05 */
  readonly time: (instant: string) => string
  /** 3 hours ago */
  readonly ago: (instant: string) => string
}

/** Dates in the Admin's language; a calendar date is that day everywhere, an instant is shown in the reader's zone. */
export function useDates(): Dates {
  const { locale, t } = useTexts()
  return useMemo(() => {
    const dayFormat = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" })
    const dayHereFormat = new Intl.DateTimeFormat(locale, { dateStyle: "medium" })
    const timeFormat = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" })
    const agoFormat = new Intl.RelativeTimeFormat(locale, { numeric: "auto" })
    return {
      day: (date) => (date.length > CALENDAR_DATE_LENGTH ? dayHereFormat : dayFormat).format(new Date(date)),
      time: (instant) => timeFormat.format(new Date(instant)),
      ago: (instant) => {
        const seconds = (new Date(instant).getTime() - Date.now()) / 1_000
        if (Math.abs(seconds) < MINUTE) return t("general.justNow")
        const step = STEPS.find(({ below }) => Math.abs(seconds) < below)
        return step === undefined ? agoFormat.format(Math.round(seconds / (365 * DAY)), "year") : agoFormat.format(Math.round(seconds / step.seconds), step.unit)
      },
    }
  }, [locale, t])
}
