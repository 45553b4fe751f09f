import type { ReactNode } from "react"

interface EmptyProps {
  readonly icon: ReactNode
  readonly title: string
  readonly hint: string
  readonly children?: ReactNode
}

/** A list with nothing in it says what would be there, and how it gets there. */
export function Empty({ icon, title, hint, children }: EmptyProps) {
  return (
    <div className="bg-ui-bg-base shadow-elevation-card-rest flex flex-col items-center gap-y-3 rounded-2xl px-6 py-10 text-center">
      <div className="bg-ui-bg-component text-ui-fg-subtle flex size-12 items-center justify-center rounded-full">{icon}</div>
      <p className="text-ui-fg-base text-lg font-semibold">{title}</p>
      <p className="text-ui-fg-subtle max-w-sm text-pretty text-sm">{hint}</p>
      {children && <div className="mt-2 flex flex-wrap justify-center gap-3">{children}</div>}
    </div>
  )
}
