import { StatusBadge, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { Color } from "./status-colors"

export interface DocumentRow {
  readonly id: string
  readonly to: string
  readonly title: string
  readonly hint: string
  readonly color: Color
  readonly status: string
}

/** A few documents in a box: what each is, how it stands, and the way to it. */
export function DocumentRows({ title, rows }: { readonly title: string; readonly rows: readonly DocumentRow[] }) {
  return (
    <div className="px-2 py-3">
      <Text size="small" leading="compact" weight="plus" className="px-4 pb-1">{title}</Text>
      <ul className="flex flex-col">
        {rows.map(({ id, to, title: name, hint, color, status }) => (
          <li key={id}>
            <Link to={to} className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex items-center justify-between gap-x-3 rounded-md px-4 py-2 outline-none">
              <span className="min-w-0"><Text size="small" leading="compact" className="break-all">{name}</Text><Text size="xsmall" className="text-ui-fg-subtle">{hint}</Text></span>
              <StatusBadge color={color} className="whitespace-nowrap">{status}</StatusBadge>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
