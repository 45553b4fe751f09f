import { clx, Button as MedusaButton } from "@medusajs/ui"
import type { ComponentProps } from "react"

type Props = ComponentProps<typeof MedusaButton>

/** Medusa UI's, large enough for a thumb; the first action of a page has the shop's colour. */
const styleOf = (variant: Props["variant"], className: string | undefined): string =>
  clx("txt-compact-medium-plus min-h-11 px-4", variant === undefined || variant === "primary" ? "bg-brand text-brand-on hover:bg-brand hover:opacity-90 active:bg-brand disabled:opacity-100" : "", className)

export function Button({ className, ...props }: Props) {
  return <MedusaButton type="button" size="large" {...props} className={styleOf(props.variant, className)} />
}
