import { type ReactNode, useEffect, useRef } from "react"
import { useLocation } from "react-router-dom"
import { ChevronLeft } from "./icons"
import { TextLink } from "./text-link"
import { useConfig } from "../../shared/config"

interface PageProps {
  readonly title: string
  /** One sentence below the title. */
  readonly lead?: ReactNode
  readonly back?: { readonly to: string; readonly label: string }
  readonly children: ReactNode
}

/** A page: its title is the document's, and takes the focus when one comes from another page. */
export function Page({ title, lead, back, children }: PageProps) {
  const { name } = useConfig()
  const heading = useRef<HTMLHeadingElement>(null)
  const { key } = useLocation()
  useEffect(() => {
    document.title = `${title} · ${name}`
  }, [title, name])
  useEffect(() => {
    // The first page of a visit starts at its top, as every page does that a browser opens.
    if (key !== "default") heading.current?.focus({ preventScroll: true })
    window.scrollTo({ top: 0 })
  }, [key])
  return (
    <main id="main" className="mx-auto w-full max-w-2xl px-4 pb-16 pt-6 sm:px-6 sm:pt-10">
      {back && <TextLink to={back.to} className="mb-3 inline-flex min-h-8 items-center gap-x-1 no-underline"><ChevronLeft />{back.label}</TextLink>}
      <div className="mb-6 flex flex-col gap-y-2">
        <h1 ref={heading} tabIndex={-1} className="text-ui-fg-base text-balance text-2xl font-semibold tracking-tight outline-none sm:text-3xl">{title}</h1>
        {lead && <p className="text-ui-fg-subtle text-pretty text-base">{lead}</p>}
      </div>
      <div className="flex flex-col gap-y-4">{children}</div>
    </main>
  )
}
