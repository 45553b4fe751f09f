import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { en } from "./texts/en"

/** Where our texts stand in the Admin's i18n. */
export const NAMESPACE = "aftercare"

/** Every text of the catalogue by its path; `x_one` and `x_other` are asked for as `x` with a count. */
export type TextKey = KeysOf<typeof en>

type KeysOf<Texts> = { [Name in keyof Texts & string]: Texts[Name] extends string ? Counted<Name> : `${Name}.${KeysOf<Texts[Name]>}` }[keyof Texts & string]
type Counted<Name extends string> = Name extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Name

export type Values = Readonly<Record<string, string | number>>

export interface Texts {
  readonly t: (key: TextKey, values?: Values) => string
  /** For words that come from the server and may be newer than this catalogue: without an entry the word itself, readable. */
  readonly word: (group: string, word: string) => string
  /** The text of a key that may be missing. */
  readonly maybe: (key: string, values?: Values) => string | null
  readonly locale: string
}

export function useTexts(): Texts {
  const { t, i18n } = useTranslation(NAMESPACE)
  return useMemo(() => {
    // The Admin types its own catalogue only; ours is typed by TextKey.
    const translate = t as unknown as (key: string, values?: Values) => string
    const maybe = (key: string, values?: Values): string | null => (i18n.exists(`${NAMESPACE}:${key}`, values) ? translate(key, values) : null)
    return { t: translate, maybe, word: (group, word) => maybe(`${group}.${word.replaceAll(".", "_")}`) ?? readable(word), locale: i18n.language || "en" }
  }, [t, i18n, i18n.language])
}

/** A code of somebody's own (`recall-2026-07`) stays as it is. */
function readable(word: string): string {
  if (!/^[a-z_.]+$/.test(word)) return word
  const words = word.replace(/^.*\./, "").replaceAll("_", " ")
  return words.charAt(0).toUpperCase() + words.slice(1)
}
