import { useMemo } from "react"
import { useSharedTexts } from "../i18n/texts"

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const STEPS: readonly { readonly below: number; readonly unit: Intl.RelativeTimeFormatUnit; readonly seconds: number }[] = [
  { below: MINUTE, unit: "second", seconds: 1 },
  { below: HOUR, unit: "minute", seconds: MINUTE },
  { below: DAY, unit: "hour", seconds: HOUR },
  { below: 30 * DAY, unit: "day", seconds: DAY },
  { below: 365 * DAY, unit: "month", seconds: 30 * DAY },
]

export interface Formats {
  /** 12 Mar 2026: a calendar date is that day everywhere. */
  readonly day: (date: string) => string
  /** 12 Mar 2026, 14:05, in the reader's zone. */
  readonly time: (instant: string) => string
  /** 3 hours ago, in 2 days. */
  readonly ago: (instant: string) => string
  /** "in 40 seconds" */
  readonly inSeconds: (seconds: number) => string
  /** Decimal major units, as Medusa has money. */
  readonly money: (amount: number, currencyCode: string) => string
  readonly number: (value: number) => string
}

/** Dates, numbers and money in the language of the page. */
export function useFormats(): Formats {
  const { language, t } = useSharedTexts()
  return useMemo(() => {
    const day = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" })
    const time = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" })
    const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" })
    const number = new Intl.NumberFormat(language)
    const step = (seconds: number): string => {
      const fitting = STEPS.find(({ below }) => Math.abs(seconds) < below)
      return fitting === undefined ? relative.format(Math.round(seconds / (365 * DAY)), "year") : relative.format(Math.round(seconds / fitting.seconds), fitting.unit)
    }
    return {
      day: (date) => day.format(new Date(date.slice(0, 10))),
      time: (instant) => time.format(new Date(instant)),
      ago: (instant) => {
        const seconds = (Date.parse(instant) - Date.now()) / 1_000
        return Math.abs(seconds) < MINUTE ? t("common.justNow") : step(seconds)
      },
      inSeconds: step,
      money: (amount, currencyCode) => new Intl.NumberFormat(language, { style: "currency", currency: currencyCode.toUpperCase() }).format(amount),
      number: (value) => number.format(value),
    }
  }, [language, t])
}
