import { Link } from "react-router-dom"
import type { HttpStoreRepairHistory, HttpStoreRepairOrderList } from "../../../src/types/http"
import { useRead } from "../../shared/api/use-read"
import { useFormats } from "../../shared/format/use-formats"
import { useTexts } from "../use-texts"
import { Card } from "../ui/card"
import { Badge } from "../ui/notice"

const LIMIT = 50

/** What was done to this product in its whole life, also before it was its present owner's; only her own repairs have a page for her. */
export function RepairHistory({ unitId }: { readonly unitId: string }) {
  const { t, word } = useTexts()
  const { day } = useFormats()
  const { data } = useRead<{ repair_history: HttpStoreRepairHistory }>(`/store/units/${encodeURIComponent(unitId)}/repair-history`)
  const own = useRead<HttpStoreRepairOrderList>("/store/repair-orders", { unit_id: unitId, limit: LIMIT })
  const ownIds = new Set(own.data?.repair_orders.map(({ id }) => id))
  const repairs = data?.repair_history.repairs ?? []
  if (repairs.length === 0) return null
  return (
    <Card title={t("product.repairs")}>
      <ul className="divide-ui-border-base flex flex-col divide-y">
        {repairs.map((repair) => (
          <li key={repair.repair_order_id} className="flex items-start justify-between gap-x-3 py-3 first:pt-0 last:pb-0">
            <span className="flex min-w-0 flex-col">
              {ownIds.has(repair.repair_order_id)
                ? <Link to={`/repairs/${repair.repair_order_id}`} className="text-ui-fg-base focus-visible:outline-brand rounded text-sm font-medium underline underline-offset-4 focus-visible:outline focus-visible:outline-2">{repair.display_id}</Link>
                : <span className="text-ui-fg-base text-sm font-medium">{repair.display_id}</span>}
              <span className="text-ui-fg-subtle text-sm">{day(repair.closed_at ?? repair.opened_at)}</span>
              <span className="text-ui-fg-base text-sm">{[repair.outcome === null ? t("product.repairOpen") : word("repair.outcomes", repair.outcome), repair.replaced_part_count === 0 ? null : t("product.parts", { count: repair.replaced_part_count })].filter(Boolean).join(", ")}</span>
            </span>
            {repair.under_warranty && <Badge tone="good">{t("repair.payer.warranty")}</Badge>}
          </li>
        ))}
      </ul>
    </Card>
  )
}
