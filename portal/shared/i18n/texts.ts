import { createContext, useContext, useMemo } from "react"
import type { shared } from "./en"

export type Language = string

/** A tree of texts. `{{name}}` is filled in; `x_one` and `x_other` are asked for as `x` with `count`. */
export interface Catalogue {
  readonly [name: string]: string | Catalogue
}

/** Every text of a catalogue by its path. */
export type KeysOf<Texts> = { [Name in keyof Texts & string]: Texts[Name] extends string ? Counted<Name> : `${Name}.${KeysOf<Texts[Name]>}` }[keyof Texts & string]
type Counted<Name extends string> = Name extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Name

/** The same keys in another language: the compiler compares. */
export type Same<Texts> = { readonly [Name in keyof Texts]: Texts[Name] extends string ? string : Same<Texts[Name]> }

export type Values = Readonly<Record<string, string | number>>

export interface Texts<Key extends string> {
  readonly t: (key: Key, values?: Values) => string
  /** For words that come from the server and may be newer than this catalogue: without an entry the word itself, readable. */
  readonly word: (group: string, word: string) => string
  /** The text of a key that may be missing. */
  readonly maybe: (key: string, values?: Values) => string | null
  readonly language: Language
}

interface Spoken {
  readonly language: Language
  readonly languages: readonly Language[]
  readonly catalogue: Catalogue
  readonly speak: (language: Language) => void
}

export const TextsContext = createContext<Spoken | null>(null)

export function useSpoken(): Spoken {
  const spoken = useContext(TextsContext)
  if (spoken === null) throw new Error("texts are below start()")
  return spoken
}

/** A site gives the type of its own catalogue: `export const useTexts = () => useCatalogue<KeysOf<typeof en>>()`. */
export function useCatalogue<Key extends string>(): Texts<Key> {
  const { catalogue, language } = useSpoken()
  return useMemo(() => textsOf<Key>(catalogue, language), [catalogue, language])
}

/** For the components of `shared`. */
export const useSharedTexts = (): Texts<KeysOf<typeof shared>> => useCatalogue<KeysOf<typeof shared>>()

function textsOf<Key extends string>(catalogue: Catalogue, language: Language): Texts<Key> {
  const plural = new Intl.PluralRules(language)
  const maybe = (key: string, values: Values = {}): string | null => {
    const { count } = values
    const text = find(catalogue, key) ?? (typeof count === "number" ? find(catalogue, `${key}_${plural.select(count)}`) ?? find(catalogue, `${key}_other`) : null)
    return text === null ? null : text.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(values[name] ?? ""))
  }
  return { maybe, language, t: (key, values) => maybe(key, values) ?? key, word: (group, word) => maybe(`${group}.${word.replaceAll(".", "_")}`) ?? readable(word) }
}

function find(catalogue: Catalogue, key: string): string | null {
  let node: string | Catalogue | undefined = catalogue
  for (const name of key.split(".")) node = typeof node === "object" ? node[name] : undefined
  return typeof node === "string" ? node : null
}

/** A code of somebody's own (`recall-2026-07`) stays as it is. */
function readable(word: string): string {
  if (!/^[a-z_.]+$/.test(word)) return word
  const words = word.replace(/^.*\./, "").replaceAll("_", " ")
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The shop's own words over ours: `{ "home.title": "…" }`, for the keys that it names. */
export function withOwnWords(catalogue: Catalogue, own: Readonly<Record<string, string>>): Catalogue {
  return Object.entries(own).reduce((changed, [key, text]) => put(changed, key.split("."), text), catalogue)
}

function put(catalogue: Catalogue, [head = "", ...rest]: readonly string[], text: string): Catalogue {
  const below = catalogue[head]
  return { ...catalogue, [head]: rest.length === 0 ? text : put(typeof below === "object" ? below : {}, rest, text) }
}
