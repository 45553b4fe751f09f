import { shared } from "../../shared/i18n/de"
import type { Same } from "../../shared/i18n/texts"
import type { en } from "./en"

export const de: Same<typeof en> = {
  ...shared,
  home: { title: "Hilfe zu Ihrem Produkt", label: "Was steht auf Ihrem Etikett?", hint: "Die Seriennummer oder der Code auf der Schachtel. Sie können ihn scannen.", check: "Prüfen" },
}
