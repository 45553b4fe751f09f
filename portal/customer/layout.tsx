import type { ReactNode } from "react"
import { NavLink, useLocation } from "react-router-dom"
import { useSession } from "../shared/api/session"
import { leave } from "./account/leave"
import { useConfig } from "../shared/config"
import { LanguageSwitch, ThemeSwitch } from "../shared/ui/switches"
import { Box, Home, Person, Return } from "./ui/icons"
import { TextLink } from "./ui/text-link"
import { useTexts } from "./use-texts"

/** Head and foot of every page; on a phone the places are at the bottom, where the thumb is. */
export function Layout({ children }: { readonly children: ReactNode }) {
  const { t } = useTexts()
  const { name, logo_url: logo, links } = useConfig()
  const session = useSession()
  const { pathname } = useLocation()
  const places = [
    { to: "/", label: t("nav.home"), short: t("nav.home"), icon: <Home /> }, { to: "/products", label: t("nav.products"), short: t("nav.productsShort"), icon: <Box /> },
    { to: "/requests", label: t("nav.requests"), short: t("nav.requestsShort"), icon: <Return /> },
    ...[t(session?.kind === "customer" ? "nav.account" : "nav.signIn")].map((label) => ({ to: "/sign-in", label, short: label, icon: <Person /> })),
  ]
  return (
    <div className="bg-ui-bg-subtle flex min-h-dvh flex-col pb-[calc(4.5rem+env(safe-area-inset-bottom))] sm:pb-0">
      <a href="#main" className="bg-ui-bg-base text-ui-fg-base sr-only z-50 rounded-lg p-3 focus:not-sr-only focus:absolute focus:left-3 focus:top-3">{t("common.skip")}</a>
      <header className="bg-ui-bg-base border-ui-border-base border-b">
        <div className="mx-auto flex min-h-16 w-full max-w-4xl items-center justify-between gap-x-4 px-4 sm:px-6">
          <TextLink to="/" aria-label={`${name}, ${t("common.home")}`} className="flex min-h-11 min-w-0 items-center text-lg font-semibold hover:no-underline">{logo === null ? <span className="truncate">{name}</span> : <img src={logo} alt={name} className="max-h-9" />}</TextLink>
          <nav aria-label={t("nav.label")} className="hidden gap-x-1 sm:flex">
            {places.slice(1).map(({ to, label }) => <NavLink key={to} to={to} className="aria-[current=page]:bg-ui-bg-component text-ui-fg-base hover:bg-ui-bg-base-hover focus-visible:outline-brand flex min-h-11 items-center rounded-lg px-3 text-sm font-medium focus-visible:outline focus-visible:outline-2">{label}</NavLink>)}
          </nav>
          {session !== null && <button type="button" onClick={leave} className="text-ui-fg-subtle hover:text-ui-fg-base focus-visible:outline-brand min-h-11 shrink-0 rounded-lg px-2 text-sm font-medium focus-visible:outline focus-visible:outline-2">{t("common.signOut")}</button>}
        </div>
      </header>
      <div className="flex-1" key={pathname}>{children}</div>
      <footer className="border-ui-border-base border-t">
        <div className="mx-auto flex w-full max-w-4xl flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-4 sm:px-6">
          <div className="flex flex-wrap gap-x-5">{links.map(({ label, url }) => <a key={url} href={url} rel="noreferrer" className="text-ui-fg-subtle hover:text-ui-fg-base flex min-h-10 items-center text-sm underline underline-offset-4">{label}</a>)}</div>
          <div className="flex gap-x-3"><LanguageSwitch /><ThemeSwitch /></div>
        </div>
      </footer>
      <nav aria-label={t("nav.label")} className="bg-ui-bg-base border-ui-border-base fixed inset-x-0 bottom-0 z-40 grid grid-cols-4 border-t pb-[env(safe-area-inset-bottom)] sm:hidden">
        {places.map(({ to, short, icon }) => <NavLink key={to} to={to} end={to === "/"} className="aria-[current=page]:text-ui-fg-base text-ui-fg-subtle aria-[current=page]:border-brand focus-visible:outline-brand flex min-h-16 flex-col items-center justify-center gap-y-1 border-t-2 border-transparent px-1 text-xs font-medium -outline-offset-2 focus-visible:outline focus-visible:outline-2">{icon}<span className="max-w-full truncate">{short}</span></NavLink>)}
      </nav>
    </div>
  )
}
