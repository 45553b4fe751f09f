import { useTexts } from "../use-texts"

type Words = Readonly<Record<string, string>>

export interface ReasonOption {
  readonly code: string
  /** By language; empty where the shop has no words of its own for it. */
  readonly labels: Words
  /** What often helps, before anything is sent. */
  readonly hints: Words
  readonly needs_photo: boolean
  readonly questions: readonly { readonly code: string; readonly texts: Words; readonly choices: readonly { readonly code: string; readonly texts: Words }[] }[]
  readonly resolutions: readonly { readonly resolution: string; readonly outcome: "authorize" | "review" | "deny" }[]
}

/** What the shop's rules would say today of a request for this product. */
export interface ReturnOptions {
  readonly unit_id: string
  readonly is_returnable: boolean
  readonly open_rma_id: string | null
  readonly reasons: readonly ReasonOption[]
}

/** The shop's own words in the language of the page, else in any it has. */
export function useShopWords(): (words: Words) => string | null {
  const { language } = useTexts()
  return (words) => words[language] ?? words["en"] ?? Object.values(words)[0] ?? null
}

export function useReasonLabel(): (reason: ReasonOption) => string {
  const { word } = useTexts()
  const words = useShopWords()
  return (reason) => words(reason.labels) ?? word("request.reason", reason.code)
}
