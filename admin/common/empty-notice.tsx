import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"

/** Nothing here, and why that may be fine. */
export function EmptyNotice({ title, hint, children }: { readonly title: string; readonly hint?: string; readonly children?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-y-3 px-6 py-8 text-center">
      <div>
        <Text size="small" leading="compact" weight="plus">{title}</Text>
        {hint !== undefined && <Text size="small" className="text-ui-fg-subtle text-pretty">{hint}</Text>}
      </div>
      {children}
    </div>
  )
}
