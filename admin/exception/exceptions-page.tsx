import { Button, createDataTableColumnHelper, createDataTableFilterHelper, StatusBadge, Text } from "@medusajs/ui"
import { useMemo, useState } from "react"
import type { HttpUnitException, HttpUnitExceptionList } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { DeskPage } from "../common/desk-page"
import { DeskTable } from "../common/desk-table"
import { TextLink } from "../common/text-link"
import { Instant } from "../common/instant"
import { type FilterKind, useListParams } from "../common/use-list-params"
import { useItemNames, useLocationNames, useOrderNames, useSerialNumbers } from "../common/use-names"
import { useTexts } from "../common/use-texts"
import { documentsOf, useCaseWords } from "./case-words"
import { ResolveCaseDrawer } from "./resolve-case-drawer"

const FILTERS = { status: "one", kind: "one", unit_id: "one", order_id: "one" } as const satisfies Readonly<Record<string, FilterKind>>
const helper = createDataTableColumnHelper<HttpUnitException>()
const filterHelper = createDataTableFilterHelper<HttpUnitException>()

/** What no rule could settle: a person looks, does something, and says what. */
export function ExceptionsPage() {
  const { t } = useTexts()
  const list = useListParams(FILTERS, "offset")
  const { data, isLoading, error, refetch } = useRead<HttpUnitExceptionList>("/admin/unit-exceptions", { ...list.query, status: list.filtering["status"] ?? "open" }, { keepPrevious: true })
  const [resolving, setResolving] = useState<HttpUnitException | null>(null)
  const columns = useColumns(data?.unit_exceptions ?? [], setResolving)
  const { kinds, kindOf } = useCaseWords()
  const filters = useMemo(() => [
    filterHelper.accessor("status", { type: "radio", label: t("unit.statusLabel"), options: [{ value: "open", label: t("exception.status.open") }, { value: "resolved", label: t("exception.status.resolved") }] }),
    filterHelper.accessor("kind", { type: "radio", label: t("exception.kindLabel"), options: kinds.map((value) => ({ value, label: kindOf(value) })) }),
  ], [t, kinds, kindOf])
  return (
    <DeskPage>
      <DeskTable
        heading={t("exception.title")} hint={t("exception.hint")} rows={data?.unit_exceptions} page={data} list={list} columns={columns} filters={filters} idOf={({ id }) => id}
        isLoading={isLoading} error={error} onRetry={() => void refetch()} empty={{ title: t("exception.none"), hint: t("exception.noneHint") }}
      />
      {resolving !== null && <ResolveCaseDrawer found={resolving} onClose={() => setResolving(null)} />}
    </DeskPage>
  )
}

function useColumns(cases: readonly HttpUnitException[], onResolve: (found: HttpUnitException) => void) {
  const { t } = useTexts()
  const { kindOf, summaryOf } = useCaseWords()
  const orders = useOrderNames(cases.flatMap((found) => [found.order_id, documentsOf(found).otherOrderId]))
  const serials = useSerialNumbers(cases.flatMap((found) => [found.unit_id, documentsOf(found).otherUnitId]))
  const items = useItemNames(cases.map(({ inventory_item_id }) => inventory_item_id))
  const locations = useLocationNames()
  return useMemo(() => [
    helper.accessor("kind", {
      header: t("exception.what"), minSize: 320,
      cell: ({ row: { original: found } }) => (
        <div className="flex max-w-xl flex-col gap-y-0.5 whitespace-normal py-2">
          <Text size="small" leading="compact" weight="plus">{kindOf(found.kind)}</Text>
          <Text size="small" className="text-ui-fg-subtle text-pretty">{summaryOf(found)}</Text>
        </div>
      ),
    }),
    helper.display({
      id: "about", header: t("exception.about"),
      cell: ({ row: { original: found } }) => {
        const { unit_id, order_id, inventory_item_id, location_id } = found
        const { rmaId, vendorClaimId, otherOrderId, otherUnitId } = documentsOf(found)
        return (
          <div className="flex flex-col items-start gap-y-0.5 py-2">
            {[unit_id, otherUnitId].map((id) => id !== null && <TextLink key={id} mono to={`/aftercare/units/${id}`}>{serials.get(id)}</TextLink>)}
            {[order_id, otherOrderId].map((id) => id !== null && <TextLink key={id} to={`/orders/${id}`}>{orders.get(id)}</TextLink>)}
            {rmaId !== null && <TextLink to={`/aftercare/returns/${rmaId}`}>{t("exception.openReturn")}</TextLink>}
            {vendorClaimId !== null && <TextLink to={`/aftercare/vendor-claims/${vendorClaimId}`}>{t("exception.openClaim")}</TextLink>}
            {unit_id === null && inventory_item_id !== null && <TextLink to={`/inventory/${inventory_item_id}`}>{items.get(inventory_item_id)?.title}</TextLink>}
            {location_id !== null && <Text size="small" leading="compact" className="text-ui-fg-subtle">{locations.get(location_id)}</Text>}
          </div>
        )
      },
    }),
    helper.accessor("created_at", { header: t("exception.since"), cell: ({ getValue }) => <Instant at={getValue()} className="whitespace-nowrap" /> }),
    helper.display({
      id: "end", header: "",
      cell: ({ row: { original: found } }) => (found.status === "open"
        ? <Button size="small" variant="secondary" onClick={() => onResolve(found)}>{t("exception.resolve")}</Button>
        : <StatusBadge color="green">{t("exception.status.resolved")}</StatusBadge>),
    }),
  ], [t, kindOf, summaryOf, orders, serials, items, locations, onResolve])
}
