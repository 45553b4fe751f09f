import { Link } from "react-router-dom"
import type { HttpUnitList, HttpUnitStatus } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { useTexts } from "../common/use-texts"

const SHOWN = ["in_stock", "allocated", "quarantined", "delivered"] as const satisfies readonly HttpUnitStatus[]

/** How many units of an item there are at the steps of their life that matter most; each number leads to them. */
export function UnitCounts({ inventoryItemId }: { readonly inventoryItemId: string }) {
  return <div className="grid grid-cols-2 gap-2 px-6 py-4">{SHOWN.map((status) => <Count key={status} inventoryItemId={inventoryItemId} status={status} />)}</div>
}

function Count({ inventoryItemId, status }: { readonly inventoryItemId: string; readonly status: HttpUnitStatus }) {
  const { t, locale } = useTexts()
  const { data } = useRead<HttpUnitList>("/admin/units", { inventory_item_id: inventoryItemId, status: [status], limit: 1 })
  return (
    <Link to={`/aftercare/units?inventory_item_id=${inventoryItemId}&status=${status}`} className="bg-ui-bg-component shadow-elevation-card-rest hover:bg-ui-bg-component-hover focus-visible:shadow-borders-focus flex items-baseline justify-between gap-x-2 rounded-md px-3 py-2 outline-none">
      <span className="txt-compact-small text-ui-fg-subtle truncate">{t(`unit.status.${status}`)}</span>
      <span className="txt-compact-small-plus tabular-nums">{data === undefined ? "" : `${new Intl.NumberFormat(locale).format(data.count)}${data.count_is_exact ? "" : "+"}`}</span>
    </Link>
  )
}
