import { useMemo } from "react"
import { useSharedTexts } from "../i18n/texts"

const DATE_LENGTH = "2026-03-12".length
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
  /** 12 Mar 2026: a calendar date is that day everywhere, an instant is of the day it has in the reader's zone. */
  readonly day: (date: string) => string
  /** 12 Mar 2026, 14:05, in the reader's zone. */
  readonly time: (instant: string) => string
  /** "in 40 seconds" */
  readonly inSeconds: (seconds: number) => string
  /** Decimal major units, as Medusa has money. */
  readonly money: (amount: number, currencyCode: string) => string
  readonly number: (value: number) => string
}

/** Dates, numbers and money in the language of the page. */
export function useFormats(): Formats {
  const { language } = useSharedTexts()
  return useMemo(() => {
    const day = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" })
    const dayHere = new Intl.DateTimeFormat(language, { dateStyle: "medium" })
    const time = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" })
    const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" })
    const number = new Intl.NumberFormat(language)
    const step = (seconds: number): string => {
      const fitting = STEPS.find(({ below }) => Math.abs(seconds) < below)
      return fitting === undefined ? relative.format(Math.round(seconds / (365 * DAY)), "year") : relative.format(Math.round(seconds / fitting.seconds), fitting.unit)
    }
    return {
      day: (date) => (date.length > DATE_LENGTH ? dayHere : day).format(new Date(date)),
      time: (instant) => time.format(new Date(instant)),
      inSeconds: step,
      money: (amount, currencyCode) => new Intl.NumberFormat(language, { style: "currency", currency: currencyCode.toUpperCase() }).format(amount),
      number: (value) => number.format(value),
    }
  }, [language])
}
