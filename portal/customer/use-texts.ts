import { type KeysOf, type Texts, useCatalogue } from "../shared/i18n/texts"
import type { en } from "./texts/en"

export type TextKey = KeysOf<typeof en>

export const useTexts = (): Texts<TextKey> => useCatalogue<TextKey>()
