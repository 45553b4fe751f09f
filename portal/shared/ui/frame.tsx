import type { ReactNode } from "react"
import { Link } from "react-router-dom"
import { useConfig } from "../config"
import { useSharedTexts } from "../i18n/texts"
import { LanguageSwitch, ThemeSwitch } from "./switches"

/** Head and foot around every page. */
export function Frame({ actions, children, isWide = false }: { readonly actions?: ReactNode; readonly children: ReactNode; readonly isWide?: boolean }) {
  const { t } = useSharedTexts()
  const { name, logo_url: logo, links } = useConfig()
  const width = isWide ? "max-w-screen-xl" : "max-w-xl"
  return (
    <div className="flex min-h-dvh flex-col">
      <a href="#content" className="bg-ui-bg-base sr-only z-50 p-3 focus:not-sr-only focus:absolute">{t("common.skip")}</a>
      <header className="bg-ui-bg-base border-b">
        <div className={`mx-auto flex min-h-14 items-center justify-between gap-x-3 px-4 ${width}`}>
          <Link to="/" aria-label={`${name}, ${t("common.home")}`} className="txt-large-plus flex min-h-11 items-center gap-x-2">
            {logo === null ? name : <img src={logo} alt={name} className="max-h-8" />}
          </Link>
          <div className="flex items-center gap-x-2">{actions}</div>
        </div>
      </header>
      <main id="content" tabIndex={-1} className={`mx-auto flex w-full flex-1 flex-col gap-y-4 px-4 py-6 outline-none ${width}`}>{children}</main>
      <footer className="border-t">
        <div className={`mx-auto flex flex-wrap items-center justify-between gap-2 px-4 py-3 ${width}`}>
          <nav className="flex flex-wrap gap-x-4">
            {links.map(({ label, url }) => <a key={url} href={url} rel="noreferrer" className="txt-small text-ui-fg-subtle flex min-h-9 items-center underline">{label}</a>)}
          </nav>
          <div className="flex gap-x-2"><LanguageSwitch /><ThemeSwitch /></div>
        </div>
      </footer>
    </div>
  )
}
