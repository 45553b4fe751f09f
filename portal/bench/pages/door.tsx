import type { ReactNode } from "react"
import { useConfig } from "../../shared/config"
import { LanguageSwitch, ThemeSwitch } from "../../shared/ui/switches"

/** A page before anybody is signed in. */
export function Door({ title, hint, children }: { readonly title: string; readonly hint: ReactNode; readonly children: ReactNode }) {
  const { name, logo_url: logo } = useConfig()
  return (
    <div className="flex min-h-dvh flex-col items-center justify-center gap-y-6 p-6">
      {logo === null ? <p className="txt-xlarge-plus">{name}</p> : <img src={logo} alt={name} className="max-h-12" />}
      <main className="bg-ui-bg-base shadow-elevation-card-rest flex w-full max-w-md flex-col gap-y-5 rounded-2xl p-6 [&_input]:min-h-12">
        <div className="flex flex-col gap-y-1"><h1 className="h1-core">{title}</h1><p className="txt-medium text-ui-fg-subtle">{hint}</p></div>
        {children}
      </main>
      <footer className="flex gap-x-4 [&_select]:min-h-12"><LanguageSwitch /><ThemeSwitch /></footer>
    </div>
  )
}
