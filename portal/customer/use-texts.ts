import { type KeysOf, useCatalogue } from "../shared/i18n/texts"
import type { en } from "./texts/en"

export type TextKey = KeysOf<typeof en>
export const useTexts = () => useCatalogue<TextKey>()
