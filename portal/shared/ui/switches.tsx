import { useSharedTexts, useSpoken } from "../i18n/texts"
import { setTheme, type Theme, useTheme } from "../theme/theme"

const style = "bg-transparent txt-small text-ui-fg-subtle min-h-9 rounded-md px-1"

/** Each language under its own name, so that one finds it without speaking the current one. */
export function LanguageSwitch() {
  const { t } = useSharedTexts()
  const { language, languages, speak } = useSpoken()
  if (languages.length < 2) return null
  return (
    <select aria-label={t("common.language")} value={language} onChange={(event) => speak(event.target.value)} className={style}>
      {languages.map((code) => <option key={code} value={code}>{new Intl.DisplayNames([code], { type: "language" }).of(code) ?? code}</option>)}
    </select>
  )
}

export function ThemeSwitch() {
  const { t } = useSharedTexts()
  const theme = useTheme()
  return (
    <select aria-label={t("common.theme")} value={theme} onChange={(event) => setTheme(event.target.value as Theme)} className={style}>
      {(["system", "light", "dark"] as const).map((value) => <option key={value} value={value}>{t(`common.${value}`)}</option>)}
    </select>
  )
}
