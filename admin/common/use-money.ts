import { useMemo } from "react"
import { useTexts } from "./use-texts"

/** An amount of major units with its currency, as the reader writes it. */
export function useMoney(): (amount: number, currencyCode: string) => string {
  const { locale } = useTexts()
  return useMemo(() => (amount, currencyCode) => new Intl.NumberFormat(locale, { style: "currency", currency: currencyCode }).format(amount), [locale])
}
