import { shared } from "../../shared/i18n/de"
import type { Same } from "../../shared/i18n/texts"
import type { en } from "./en"

export const de: Same<typeof en> = {
  ...shared,
  home: { title: "Werkbank", label: "Gerät scannen", hint: "Scannen oder tippen Sie einen Code.", open: "Öffnen" },
}
