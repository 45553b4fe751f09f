import { Link } from "react-router-dom"
import { useFormats } from "../../shared/format/use-formats"
import { useRequests } from "../request/use-requests"
import { useTexts } from "../use-texts"
import { Card } from "../ui/card"
import { Badge } from "../ui/notice"

/** More than ever becomes of one product. */
const LIMIT = 50

/** Every return and claim of this product that is its owner's; its repairs have a list of their own. */
export function ProductHistory({ unitId }: { readonly unitId: string }) {
  const { t } = useTexts()
  const { day } = useFormats()
  const { requests: all, isPending } = useRequests({ unitId, limit: LIMIT })
  const requests = all.filter(({ kind }) => kind !== "repair")
  return (
    <Card title={t("product.history")}>
      {!isPending && requests.length === 0 && <p className="text-ui-fg-subtle text-sm">{t("product.noHistory")}</p>}
      {isPending && <div role="status" aria-label={t("common.loading")} className="bg-ui-bg-component-pressed h-4 w-2/3 animate-pulse rounded" />}
      {requests.length > 0 && (
        <ul className="divide-ui-border-base flex flex-col divide-y">
          {requests.map(({ id, to, kind, displayId, status, at }) => (
            <li key={id} className="flex items-center justify-between gap-x-3 py-3 first:pt-0 last:pb-0">
              <span className="flex min-w-0 flex-col">
                <Link to={to} className="text-ui-fg-base focus-visible:outline-brand rounded text-sm font-medium underline underline-offset-4 focus-visible:outline focus-visible:outline-2">{t(`requests.kind.${kind}`)} {displayId}</Link>
                <span className="text-ui-fg-subtle text-sm">{day(at)}</span>
              </span>
              <Badge tone={status.tone}>{status.text}</Badge>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
