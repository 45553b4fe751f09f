import { clx } from "@medusajs/ui"
import type { ReactNode } from "react"
import { Link } from "react-router-dom"

interface TextLinkProps {
  readonly to: string
  /** A serial number or another code. */
  readonly mono?: boolean
  /** Between other words, where colour alone would not tell it. */
  readonly inText?: boolean
  readonly className?: string
  /** Undefined while the name is asked for: there is room for it, and no link to nothing. */
  readonly children: ReactNode
}

/** A link that can be read: Medusa's interactive blue is too faint for text of this size. Inside a row that is itself a link it wins. */
export function TextLink({ to, mono = false, inText = false, className, children }: TextLinkProps) {
  if (children === undefined || children === null || children === "") return <span className="inline-block h-4 w-8" />
  return (
    <Link
      to={to} onClick={(event) => event.stopPropagation()}
      className={clx("text-ui-tag-blue-text focus-visible:shadow-borders-focus rounded-sm underline-offset-2 outline-none hover:underline", { "break-all font-mono text-xs": mono, underline: inText }, className)}
    >
      {children}
    </Link>
  )
}
