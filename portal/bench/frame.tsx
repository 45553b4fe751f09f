import type { ReactNode } from "react"
import { Link } from "react-router-dom"
import { useConfig } from "../shared/config"
import { BenchMenu } from "./bench-menu"
import { OutboxButton } from "./outbox/outbox-button"
import { NewVersion } from "./offline/new-version"
import { ScanBar, VerdictStrip } from "./scan/scan-bar"
import { useTexts } from "./use-texts"

/** One row of head, so that the unit has the rest of the screen. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const { t } = useTexts()
  const { name, logo_url: logo } = useConfig()
  return (
    <div className="flex h-dvh flex-col overflow-hidden">
      <a href="#content" className="bg-ui-bg-base sr-only z-50 p-3 focus:not-sr-only focus:absolute">{t("common.skip")}</a>
      <header className="bg-ui-bg-base border-b">
        <div className="flex min-h-16 flex-wrap items-center gap-x-2 px-3 sm:flex-nowrap">
          <Link to="/" aria-label={`${name}: ${t("queue.title")}`} className="txt-large-plus flex min-h-12 min-w-12 max-w-44 items-center justify-center gap-x-2 px-1 max-sm:mr-auto">
            {logo === null ? <span className="truncate">{name}</span> : <img src={logo} alt="" className="max-h-9" />}
          </Link>
          <ScanBar />
          <OutboxButton />
          <BenchMenu />
        </div>
        <VerdictStrip />
        <NewVersion />
      </header>
      <main id="content" tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto outline-none">{children}</main>
    </div>
  )
}
