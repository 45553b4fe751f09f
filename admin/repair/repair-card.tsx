import { Badge, StatusBadge, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { localDay } from "../../portal/shared/format/local-day"
import type { HttpRepairOrder } from "../../src/types/http"
import { useDates } from "../common/use-dates"
import type { ProductName } from "../common/use-names"
import { useTexts } from "../common/use-texts"
import { PRIORITY_COLORS, REPAIR_COLORS } from "./repair-words"

interface RepairCardProps {
  readonly order: HttpRepairOrder
  readonly product: ProductName | null
  readonly technician: string | null
}

export function RepairCard({ order, product, technician }: RepairCardProps) {
  const { t } = useTexts()
  const { day } = useDates()
  const isLate = order.promised_on !== null && order.promised_on < localDay()
  return (
    <Link to={`/aftercare/repairs/${order.id}`} className="bg-ui-bg-base shadow-elevation-card-rest hover:shadow-elevation-card-hover focus-visible:shadow-borders-focus flex flex-col gap-y-1.5 rounded-md p-3 outline-none">
      <Text size="xsmall" className="text-ui-fg-subtle whitespace-nowrap">{order.display_id}</Text>
      <Text size="small" leading="compact" weight="plus" className="min-h-4 truncate">{product?.title}</Text>
      <span className="break-all font-mono text-xs">{order.serial_number}</span>
      <Text size="small" className="text-ui-fg-subtle line-clamp-2">{order.problem}</Text>
      <span className="flex flex-wrap items-center gap-1.5">
        <StatusBadge color={REPAIR_COLORS[order.status]}>{t(`repair.status.${order.status}`)}</StatusBadge>
        {order.priority !== "normal" && <Badge size="2xsmall" color={PRIORITY_COLORS[order.priority]}>{t(`repair.priority.${order.priority}`)}</Badge>}
      </span>
      <span className="flex items-center justify-between gap-x-2">
        <Text size="xsmall" className="text-ui-fg-subtle truncate">{technician ?? t("repair.nobody")}</Text>
        {order.promised_on !== null && <Text size="xsmall" className={isLate ? "text-ui-fg-error whitespace-nowrap" : "text-ui-fg-subtle whitespace-nowrap"}>{day(order.promised_on)}</Text>}
      </span>
    </Link>
  )
}
