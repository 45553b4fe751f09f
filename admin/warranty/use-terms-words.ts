import { useMemo } from "react"
import { useTexts } from "../common/use-texts"
import { durationParts, type DurationUnit } from "./terms-document"

const UNITS: Readonly<Record<DurationUnit, string>> = { D: "day", W: "week", M: "month", Y: "year" }

export interface TermsWords {
  /** A field's name: that of its place, or else of its word. */
  readonly label: (path: readonly string[]) => string
  readonly hint: (path: readonly string[]) => string | null
  readonly duration: (text: unknown) => string
  readonly country: (code: string) => string
  readonly money: (value: unknown) => string
  readonly and: (words: readonly string[]) => string
  readonly or: (words: readonly string[]) => string
}

/** The words of warranty terms in the reader's language: spans of time, countries, amounts, lists. */
export function useTermsWords(): TermsWords {
  const { maybe, word, locale } = useTexts()
  return useMemo(() => {
    const and = new Intl.ListFormat(locale, { type: "conjunction" })
    const or = new Intl.ListFormat(locale, { type: "disjunction" })
    const regions = new Intl.DisplayNames(locale, { type: "region" })
    return {
      label: (path) => maybe(`terms.field.${path.join("_")}`) ?? word("terms.field", path.at(-1) ?? ""),
      hint: (path) => maybe(`terms.hint.${path.join("_")}`),
      duration: (text) => {
        const parts = durationParts(String(text))
        return parts === null ? String(text) : new Intl.NumberFormat(locale, { style: "unit", unit: UNITS[parts.unit], unitDisplay: "long" }).format(parts.amount)
      },
      country: (code) => (/^[A-Za-z]{2}$/.test(code) ? regions.of(code.toUpperCase()) ?? code : code),
      money: (value) => {
        const { amount, currency_code: currency } = (value ?? {}) as { amount?: number; currency_code?: string }
        return amount === undefined || !/^[A-Za-z]{3}$/.test(currency ?? "") ? "–" : new Intl.NumberFormat(locale, { style: "currency", currency: currency?.toUpperCase() }).format(amount)
      },
      and: (words) => and.format(words), or: (words) => or.format(words),
    }
  }, [maybe, word, locale])
}
