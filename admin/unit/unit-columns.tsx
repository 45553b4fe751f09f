import { createDataTableColumnHelper, Text } from "@medusajs/ui"
import { useMemo } from "react"
import { Link } from "react-router-dom"
import type { HttpUnit } from "../../src/types/http"
import { Instant } from "../common/instant"
import { Photo } from "../common/photo"
import { TextLink } from "../common/text-link"
import { useCustomerNames, useLocationNames, useOrderNames } from "../common/use-names"
import { selectColumn } from "../common/select-column"
import { useTexts } from "../common/use-texts"
import { GradeBadge, HoldBadges, UnitStatusBadge } from "./unit-badges"
import { useProductOfUnit } from "./use-product-of-unit"

const helper = createDataTableColumnHelper<HttpUnit>()

/** Columns of any list of units, with names for everything that has one. */
export function useUnitColumns(units: readonly HttpUnit[], { selectable }: { readonly selectable: boolean }) {
  const { t } = useTexts()
  const productOf = useProductOfUnit(units)
  const locations = useLocationNames()
  const customers = useCustomerNames(units.map(({ owner_customer_id }) => owner_customer_id))
  const orders = useOrderNames(units.map(({ order_id }) => order_id))
  return useMemo(() => [
    ...(selectable ? [selectColumn(helper, { all: t("list.chooseAll"), one: (unit) => t("list.choose", { name: unit.serial_number }) })] : []),
    helper.accessor("serial_number", {
      header: t("unit.serialNumber"),
      cell: ({ row: { original: unit } }) => (
        <Link to={`/aftercare/units/${unit.id}`} onClick={(event) => event.stopPropagation()} className="text-ui-fg-base font-mono text-xs font-medium hover:underline">{unit.serial_number}</Link>
      ),
    }),
    helper.accessor("status", {
      header: t("unit.statusLabel"),
      cell: ({ row: { original: unit } }) => <div className="flex items-center gap-x-1.5"><UnitStatusBadge status={unit.status} /><HoldBadges holds={unit.holds} /></div>,
    }),
    helper.display({
      id: "product", header: t("unit.product"), maxSize: 320,
      cell: ({ row: { original: unit } }) => {
        const product = productOf(unit)
        return (
          <div className="flex min-w-0 items-center gap-x-3">
            <Photo src={product?.thumbnail ?? null} />
            <Text size="small" leading="compact" className="truncate">{product?.title ?? ""}{product?.detail ? <span className="text-ui-fg-subtle"> · {product.detail}</span> : null}</Text>
          </div>
        )
      },
    }),
    helper.accessor("grade", { header: t("unit.gradeLabel"), cell: ({ getValue }) => <GradeBadge grade={getValue()} /> }),
    helper.display({
      id: "place", header: t("unit.place"), maxSize: 260,
      cell: ({ row: { original: unit } }) => {
        const place = unit.location_id === null ? null : locations.get(unit.location_id) ?? ""
        const owner = unit.owner_customer_id === null ? null : customers.get(unit.owner_customer_id)?.name ?? ""
        const words = place === null ? (unit.custody === "customer" && owner !== null ? owner : t(`unit.custody.${unit.custody}`)) : unit.bin ? `${place} · ${unit.bin}` : place
        return <Text size="small" leading="compact" className="truncate">{words}</Text>
      },
    }),
    helper.accessor("order_id", {
      header: t("unit.order"),
      cell: ({ getValue }) => {
        const id = getValue()
        return id === null ? <span className="text-ui-fg-subtle">–</span> : <TextLink to={`/orders/${id}`}>{orders.get(id)}</TextLink>
      },
    }),
    helper.accessor("updated_at", { header: t("unit.changed"), cell: ({ getValue }) => <Instant at={getValue()} className="whitespace-nowrap" /> }),
  ], [t, selectable, productOf, locations, customers, orders])
}
