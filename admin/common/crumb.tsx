import { type TextKey, useTexts } from "./use-texts"

/** A page's name in the way back, in the reader's language. */
export function Crumb({ text }: { readonly text: TextKey }) {
  const { t } = useTexts()
  return <>{t(text)}</>
}
