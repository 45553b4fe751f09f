import type { ReactNode } from "react"
import { Link } from "react-router-dom"

/** A link in a row that itself leads somewhere; room for the name while it is asked for. */
export function DocumentLink({ to, mono = false, children }: { readonly to: string; readonly mono?: boolean; readonly children: ReactNode }) {
  if (children === undefined || children === null) return <span className="inline-block h-4 w-10" />
  return <Link to={to} onClick={(event) => event.stopPropagation()} className={`text-ui-fg-interactive hover:text-ui-fg-interactive-hover ${mono ? "font-mono text-xs" : ""}`}>{children}</Link>
}
