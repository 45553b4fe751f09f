import { EllipsisHorizontal, Plus } from "@medusajs/icons"
import { Button, clx, DropdownMenu, IconButton, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { HttpOrderLineUnits, HttpUnit } from "../../src/types/http"
import { useItemNames } from "../common/use-names"
import { useTexts } from "../common/use-texts"
import { HoldBadges, UnitStatusBadge } from "../unit/unit-badges"

export type OrderUnitDeed = "swap" | "release" | "correct_shipment"

interface OrderLineRowsProps {
  readonly lines: readonly HttpOrderLineUnits[]
  readonly canAllocate: boolean
  readonly onDeed: (deed: OrderUnitDeed, unit: HttpUnit) => void
  readonly onAllocate: (line: HttpOrderLineUnits) => void
}

export function OrderLineRows({ lines, canAllocate, onDeed, onAllocate }: OrderLineRowsProps) {
  const { t } = useTexts()
  // A kit has one entry for each of its items, so the item tells them apart.
  const kitItems = useItemNames(lines.filter((line) => lines.filter(({ line_item_id }) => line_item_id === line.line_item_id).length > 1).map(({ inventory_item_id }) => inventory_item_id))
  return lines.map((line) => (
    <div key={`${line.line_item_id} ${line.inventory_item_id}`} className="flex flex-col gap-y-3 px-6 py-4">
      <div className="flex items-start justify-between gap-x-3">
        <div className="min-w-0">
          <Text size="small" leading="compact" weight="plus" className="truncate">{line.title ?? t("order.line")}</Text>
          {kitItems.has(line.inventory_item_id) && <Text size="small" leading="compact" className="text-ui-fg-subtle truncate">{kitItems.get(line.inventory_item_id)?.title}</Text>}
        </div>
        <Text size="small" leading="compact" className={clx("whitespace-nowrap", line.waiting_count > 0 ? "text-ui-tag-orange-text" : "text-ui-fg-subtle")}>
          {t("order.named", { count: line.required_count - line.waiting_count, of: line.required_count })}
        </Text>
      </div>
      <ul className="flex flex-col gap-y-1">
        {line.units.map((unit) => <UnitRow key={unit.id} unit={unit} onDeed={onDeed} />)}
        {cameBack(line) > 0 && <li><Text size="small" leading="compact" className="text-ui-fg-subtle">{t("order.cameBack", { count: cameBack(line) })}</Text></li>}
        {line.waiting_count > 0 && (
          <li className="border-ui-border-strong flex min-h-10 items-center justify-between gap-x-3 rounded-md border border-dashed py-1.5 pl-3 pr-1.5">
            <Text size="small" leading="compact" className="text-ui-fg-subtle">{line.tracking === "full" ? t("order.waiting", { count: line.waiting_count }) : t("order.namedWhenPacked", { count: line.waiting_count })}</Text>
            {canAllocate && line.tracking === "full" && <Button size="small" variant="transparent" onClick={() => onAllocate(line)}><Plus /> {t("order.chooseUnit")}</Button>}
          </li>
        )}
      </ul>
    </div>
  ))
}

/** Served once, and no longer this order's: after a return a unit is bound to it no more. */
const cameBack = ({ required_count, waiting_count, units }: HttpOrderLineUnits): number => Math.max(0, required_count - waiting_count - units.length)

function UnitRow({ unit, onDeed }: { readonly unit: HttpUnit; readonly onDeed: OrderLineRowsProps["onDeed"] }) {
  const { t } = useTexts()
  const deeds: OrderUnitDeed[] = [
    ...(["swap", "release"] as const).filter((deed) => unit.available_actions.includes(deed)),
    ...(unit.status === "shipped" || unit.status === "delivered" ? (["correct_shipment"] as const) : []),
  ]
  return (
    <li className="bg-ui-bg-component shadow-elevation-card-rest flex min-h-10 items-center justify-between gap-x-3 rounded-md py-1.5 pl-3 pr-1.5">
      <Link to={`/aftercare/units/${unit.id}`} className="text-ui-fg-base min-w-0 break-all font-mono text-xs font-medium hover:underline">{unit.serial_number}</Link>
      <span className="flex items-center gap-x-1.5">
        <HoldBadges holds={unit.holds} />
        <UnitStatusBadge status={unit.status} />
        {deeds.length > 0 && (
          <DropdownMenu>
            <DropdownMenu.Trigger asChild><IconButton size="small" variant="transparent" aria-label={t("order.unitActions", { serial: unit.serial_number })}><EllipsisHorizontal /></IconButton></DropdownMenu.Trigger>
            <DropdownMenu.Content align="end">
              {deeds.map((deed) => <DropdownMenu.Item key={deed} onSelect={() => onDeed(deed, unit)}>{deed === "correct_shipment" ? t("order.correctShipment") : t(`unit.action.${deed}`)}</DropdownMenu.Item>)}
            </DropdownMenu.Content>
          </DropdownMenu>
        )}
      </span>
    </li>
  )
}
