import { Container, Heading } from "@medusajs/ui"
import type { ReactNode } from "react"

interface SectionProps {
  readonly title: string
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A titled box; its rows are divided by lines. */
export function Section({ title, actions, children }: SectionProps) {
  return (
    <Container className="divide-y p-0" data-aftercare-section>
      <div className="flex min-h-[60px] items-center justify-between gap-x-3 px-6 py-4">
        <Heading level="h2">{title}</Heading>
        {actions}
      </div>
      {children}
    </Container>
  )
}

/** One fact: its name left, its value right. */
export function FactRow({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="text-ui-fg-subtle grid grid-cols-[minmax(0,_2fr)_minmax(0,_3fr)] items-start gap-x-4 px-6 py-3">
      <dt className="txt-compact-small-plus">{name}</dt>
      <dd className="txt-compact-small min-w-0 break-words">{children ?? "–"}</dd>
    </div>
  )
}
