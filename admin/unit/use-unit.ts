import type { HttpComponentTree, HttpScanAnswer, HttpUnit, HttpUnitAnswer, HttpUnitHistory, HttpUnitList } from "../../src/types/http"
import { useRead } from "../common/api/use-read"

/** More than any unit's life has had; a longer one shows its latest part and says so. */
export const HISTORY_SHOWN_MAX = 200
const COMPONENTS_MAX = 100

export const useUnit = (id: string) => useRead<HttpUnitAnswer>(`/admin/units/${id}`)

/** The latest events: the count says how many there are before them. */
export function useUnitHistory({ id, version }: Pick<HttpUnit, "id" | "version">) {
  return useRead<HttpUnitHistory>(`/admin/units/${id}/history`, { limit: HISTORY_SHOWN_MAX, after: Math.max(0, version - HISTORY_SHOWN_MAX) }, { keepPrevious: true })
}

/** What a scan of the unit shows besides the unit itself: the documents that are open for it. */
export const useUnitScan = ({ serial_number }: Pick<HttpUnit, "serial_number">) => useRead<HttpScanAnswer>("/admin/scan", { code: serial_number }, { keepPrevious: true })

export const useComponents = ({ id }: Pick<HttpUnit, "id">) => useRead<HttpUnitList>("/admin/units", { parent_unit_id: id, limit: COMPONENTS_MAX })

/** What it was built of and every change since. */
export const useComponentTree = ({ id }: Pick<HttpUnit, "id">) => useRead<{ readonly components: HttpComponentTree }>(`/admin/units/${id}/components`)
