import { clx } from "@medusajs/ui"
import type { ComponentProps } from "react"
import { Button } from "../../shared/ui/button"

/** For gloves: never below 48 pixels. */
export const BigButton = ({ className, ...props }: ComponentProps<typeof Button>) => <Button {...props} className={clx("txt-large-plus min-h-12 px-5", className)} />

/** A square with a sign in it. */
export const SignButton = ({ className, ...props }: ComponentProps<"button"> & { readonly "aria-label": string }) => (
  <button type="button" title={props["aria-label"]} {...props} className={clx("text-ui-fg-subtle hover:bg-ui-bg-base-hover flex size-12 shrink-0 items-center justify-center rounded-lg disabled:text-ui-fg-disabled", className)} />
)
