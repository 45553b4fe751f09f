import { Text } from "@medusajs/ui"
import type { HttpUnit } from "../../src/types/http"
import { UnitStatusBadge } from "../unit/unit-badges"

export const UNIT_OPTION = "hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex w-full items-center justify-between gap-x-3 rounded-md px-2 py-1.5 text-left outline-none"

/** One of several units that bear the number: told apart by what it is, and by where it is in its life. */
export function UnitOption({ unit, title }: { readonly unit: HttpUnit; readonly title: string | undefined }) {
  return (
    <>
      <span className="min-w-0"><Text as="span" size="small" leading="compact" className="text-ui-fg-base block truncate">{title ?? unit.serial_number}</Text></span>
      <UnitStatusBadge status={unit.status} />
    </>
  )
}
