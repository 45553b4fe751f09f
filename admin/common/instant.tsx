import { Tooltip } from "@medusajs/ui"
import { useDates } from "./use-dates"

/** How long ago, with the exact time at hand. */
export function Instant({ at, className }: { readonly at: string; readonly className?: string }) {
  const dates = useDates()
  return (
    <Tooltip content={dates.time(at)}>
      <time dateTime={at} className={className}>{dates.ago(at)}</time>
    </Tooltip>
  )
}
