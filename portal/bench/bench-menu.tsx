import { User } from "@medusajs/icons"
import { useState } from "react"
import { isMuted, setMuted } from "../shared/scanner/sound"
import { useSpoken } from "../shared/i18n/texts"
import { setTheme, type Theme, useTheme } from "../shared/theme/theme"
import { useMe } from "./api/who"
import { signOutEverywhere } from "./offline/other-tabs"
import { REPLACEMENTS, type Replacement } from "../shared/scanner/scanner-keys"
import { separatorHere, setSeparatorHere } from "./scan/separator"
import { BigButton, SignButton } from "./ui/big-button"
import { Chips } from "./ui/chips"
import { Sheet } from "./ui/sheet"
import { useTexts } from "./use-texts"

const PLAIN = "plain"
const THEMES = ["system", "light", "dark"] as const

export function BenchMenu() {
  const { t } = useTexts()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <SignButton aria-label={t("bench.menu")} onClick={() => setOpen(true)}><User /></SignButton>
      {isOpen && <MenuSheet onClose={() => setOpen(false)} />}
    </>
  )
}

function MenuSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts()
  const me = useMe()
  const theme = useTheme()
  const { language, languages, speak } = useSpoken()
  const [muted, setMutedState] = useState(isMuted)
  const [separator, setSeparator] = useState(separatorHere)
  return (
    <Sheet scans="close" title={me === undefined ? t("bench.menu") : t("bench.signedInAs", { name: me.technician.name })} side="right" onClose={onClose} foot={<BigButton variant="secondary" className="w-full" onClick={signOutEverywhere}>{t("bench.changePerson")}</BigButton>}>
      <Chips
        label={t("bench.sound")} value={muted ? "off" : "on"} chips={[{ value: "on", label: t("bench.soundOn") }, { value: "off", label: t("bench.soundOff") }]}
        onChange={(value) => {
          setMuted(value === "off")
          setMutedState(value === "off")
        }}
      />
      <Chips
        label={t("bench.separator")} value={separator ?? PLAIN} chips={[{ value: PLAIN, label: t("bench.separatorPlain") }, ...REPLACEMENTS.map((sign) => ({ value: sign, label: <span className="font-mono">{sign}</span> }))]}
        onChange={(value) => {
          const sign = value === PLAIN ? null : (value as Replacement | null)
          setSeparatorHere(sign)
          setSeparator(sign)
        }}
      />
      <Chips label={t("common.theme")} value={theme} onChange={(value) => value !== null && setTheme(value as Theme)} chips={THEMES.map((value) => ({ value, label: t(`common.${value}`) }))} />
      {languages.length > 1 && <Chips label={t("common.language")} value={language} onChange={(value) => value !== null && speak(value)} chips={languages.map((code) => ({ value: code, label: new Intl.DisplayNames([code], { type: "language" }).of(code) ?? code }))} />}
    </Sheet>
  )
}
