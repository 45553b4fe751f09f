import { clx } from "@medusajs/ui"
import type { ComponentProps } from "react"
import { controlStyle } from "../../shared/ui/field"

/** A field whose label is beside it or in its name. */
export const TextInput = ({ className, ...props }: ComponentProps<"input">) => <input autoComplete="off" {...props} className={clx(controlStyle, className)} />
