import { type AnchorHTMLAttributes, type ButtonHTMLAttributes, forwardRef, type ReactNode } from "react"
import { Link, type LinkProps } from "react-router-dom"
import { Spinner } from "./spinner"

type Look = "primary" | "plain" | "quiet" | "danger"

const SHAPE = "inline-flex min-h-12 items-center justify-center gap-x-2 rounded-xl px-5 py-2.5 text-center text-base font-medium no-underline transition-colors focus-visible:outline focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-brand disabled:cursor-not-allowed aria-disabled:cursor-not-allowed"
const LOOKS: Record<Look, string> = {
  primary: "bg-brand text-brand-on hover:opacity-90 disabled:opacity-60",
  plain: "border border-ui-border-strong bg-ui-bg-base text-ui-fg-base hover:bg-ui-bg-base-hover disabled:text-ui-fg-disabled",
  quiet: "text-ui-fg-base hover:bg-ui-bg-base-hover disabled:text-ui-fg-disabled",
  danger: "border border-ui-border-strong bg-ui-bg-base text-ui-fg-error hover:bg-ui-bg-base-hover disabled:text-ui-fg-disabled",
}

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: Look
  /** It was pressed and has not answered yet: a second press does nothing. */
  readonly isBusy?: boolean
  readonly isWide?: boolean
}

export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button({ look = "primary", isBusy = false, isWide = false, children, className = "", type = "button", onClick, ...rest }, ref) {
  return (
    <button
      ref={ref} type={type} aria-disabled={isBusy || undefined} aria-busy={isBusy || undefined}
      className={`${SHAPE} ${LOOKS[look]} ${isWide ? "w-full" : ""} ${className}`}
      onClick={(event) => (isBusy ? event.preventDefault() : onClick?.(event))} {...rest}
    >
      {isBusy && <Spinner />}
      {children}
    </button>
  )
})

export function ButtonLink({ look = "primary", isWide = false, className = "", children, ...rest }: LinkProps & { readonly look?: Look; readonly isWide?: boolean; readonly children: ReactNode }) {
  return <Link className={`${SHAPE} ${LOOKS[look]} ${isWide ? "w-full" : ""} ${className}`} {...rest}>{children}</Link>
}

/** To a page that is not one of these. */
export function ButtonAnchor({ look = "primary", isWide = false, className = "", children, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { readonly look?: Look; readonly isWide?: boolean }) {
  return <a className={`${SHAPE} ${LOOKS[look]} ${isWide ? "w-full" : ""} ${className}`} {...rest}>{children}</a>
}
