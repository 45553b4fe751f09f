import { useMemo } from "react"
import { useTexts } from "../use-texts"

/** A country's name in the language of the page. */
export function useCountry(): (code: string) => string {
  const { language } = useTexts()
  return useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: "region" })
    // The code of no country is shown as it is.
    return (code) => (/^[a-z]{2}$/i.test(code) ? names.of(code.toUpperCase()) ?? code.toUpperCase() : code)
  }, [language])
}
