import { clx } from "@medusajs/ui"
import type { ReactNode } from "react"

export function Card({ title, actions, children, className }: { readonly title?: ReactNode; readonly actions?: ReactNode; readonly children?: ReactNode; readonly className?: string }) {
  return (
    <section className={clx("bg-ui-bg-base shadow-elevation-card-rest rounded-lg", className)}>
      {(title || actions) && (
        <header className="flex items-center justify-between gap-x-3 px-4 pt-4">
          {title && <h2 className="h2-core">{title}</h2>}
          {actions}
        </header>
      )}
      <div className="flex flex-col gap-y-4 p-4">{children}</div>
    </section>
  )
}
