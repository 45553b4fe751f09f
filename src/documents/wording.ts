import type { CalendarDate } from "../domain/unit/unit"

/** The languages our papers are written in. */
export const DOCUMENT_LANGUAGES = ["en", "de"] as const
export type DocumentLanguage = (typeof DOCUMENT_LANGUAGES)[number]

/** The nearest language we write, for a locale as Medusa or a browser says it (`de-AT`). */
export function documentLanguageOf(locale: string | null | undefined): DocumentLanguage {
  const language = (locale ?? "").toLowerCase().split(/[-_]/)[0]
  return DOCUMENT_LANGUAGES.find((known) => known === language) ?? "en"
}

const LOCALES: { readonly [language in DocumentLanguage]: string } = { en: "en-GB", de: "de-DE" }

/** `1 March 2026`, `1. März 2026`. */
export const dateText = (on: CalendarDate, language: DocumentLanguage): string =>
  new Intl.DateTimeFormat(LOCALES[language], { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${on}T00:00:00Z`))

/** An amount in major units, as Medusa has it. */
export const moneyText = (amount: number, currencyCode: string, language: DocumentLanguage): string =>
  new Intl.NumberFormat(LOCALES[language], { style: "currency", currency: currencyCode.toUpperCase() }).format(amount)

/** With a true minus: a hyphen beside a range's dash is misread. */
export const numberText = (value: number, language: DocumentLanguage): string =>
  new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 6 }).format(value).replace("-", "\u2212")
