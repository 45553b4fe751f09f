import { Button, clx, createDataTableColumnHelper, createDataTableFilterHelper, StatusBadge, Text } from "@medusajs/ui"
import { useMemo } from "react"
import { Link, useLocation } from "react-router-dom"
import type { HttpRma, HttpRmaList } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { DeskPage } from "../common/desk-page"
import { DeskTable } from "../common/desk-table"
import { Instant } from "../common/instant"
import { TextLink } from "../common/text-link"
import { type FilterKind, useListParams } from "../common/use-list-params"
import { useCustomerNames, useOrderNames } from "../common/use-names"
import { useTexts } from "../common/use-texts"
import { ViewLinks } from "../common/view-links"
import { dueColor, RMA_STATUSES, rmaColor } from "./rma-words"

const FILTERS = { status: "many", overdue: "one", customer_id: "one", unit_id: "one", order_id: "one" } as const satisfies Readonly<Record<string, FilterKind>>
const VIEWS = [
  { name: "all", query: "" }, { name: "toDecide", query: "status=requested,needs_review" }, { name: "onTheWay", query: "status=authorized,partially_received" },
  { name: "inHouse", query: "status=received,resolving" }, { name: "overdue", query: "overdue=true" },
] as const
const helper = createDataTableColumnHelper<HttpRma>()
const filterHelper = createDataTableFilterHelper<HttpRma>()

/** The returns inbox. */
export function RmasPage() {
  const { t } = useTexts()
  const list = useListParams(FILTERS, "keyset")
  const { data, isLoading, error, refetch } = useRead<HttpRmaList>("/admin/rmas", list.query, { keepPrevious: true })
  const columns = useRmaColumns(data?.rmas ?? [])
  const filters = useMemo(() => [
    filterHelper.accessor("status", { type: "multiselect", label: t("unit.statusLabel"), options: RMA_STATUSES.map((value) => ({ value, label: t(`rma.status.${value}`) })) }),
    filterHelper.custom({ id: "overdue", type: "radio", label: t("rma.due"), options: [{ value: "true", label: t("rma.view.overdue") }] }),
  ], [t])
  return (
    <DeskPage>
      <DeskTable
        heading={t("rma.title")} rows={data?.rmas} page={data} list={list} columns={columns} filters={filters} hrefOf={({ id }) => `/aftercare/returns/${id}`} idOf={({ id }) => id} hasSearch
        isLoading={isLoading} error={error} onRetry={() => void refetch()} empty={{ title: t("rma.none"), hint: t("rma.noneHint") }}
        actions={<Button size="small" variant="secondary" asChild><Link to="/aftercare/returns/create">{t("general.create")}</Link></Button>} views={<Views />}
      />
    </DeskPage>
  )
}

function Views() {
  const { t } = useTexts()
  const { search } = useLocation()
  const current = decodeURIComponent(search.replace(/^\?/, ""))
  return <ViewLinks views={VIEWS.map(({ name, query }) => ({ label: t(`rma.view.${name}`), to: { search: query }, isCurrent: current === query }))} />
}

function useRmaColumns(rmas: readonly HttpRma[]) {
  const { t, word } = useTexts()
  const customers = useCustomerNames(rmas.map(({ customer_id }) => customer_id))
  const orders = useOrderNames(rmas.map(({ order_id }) => order_id))
  return useMemo(() => [
    helper.accessor("display_id", { header: t("rma.number"), cell: ({ row: { original: rma } }) => <TextLink to={`/aftercare/returns/${rma.id}`} className="font-medium">{rma.display_id}</TextLink> }),
    helper.accessor("status", { header: t("unit.statusLabel"), cell: ({ getValue }) => <StatusBadge color={rmaColor(getValue())} className="whitespace-nowrap">{word("rma.status", getValue())}</StatusBadge> }),
    helper.display({
      id: "units", header: t("unit.title"), maxSize: 260,
      cell: ({ row: { original: { lines } } }) => <Text size="small" leading="compact" className="truncate"><span className="font-mono text-xs">{lines[0]?.serial_number}</span>{lines.length > 1 ? ` ${t("unit.andMore", { count: lines.length - 1 })}` : ""}</Text>,
    }),
    helper.accessor("customer_id", { header: t("rma.customer"), cell: ({ getValue }) => <Text size="small" leading="compact" className="truncate">{customers.get(getValue() ?? "")?.name ?? "–"}</Text> }),
    helper.accessor("order_id", { header: t("unit.order"), cell: ({ getValue }) => { const id = getValue(); return id === null ? "–" : <TextLink to={`/orders/${id}`}>{orders.get(id)}</TextLink> } }),
    helper.accessor("due_at", { header: t("rma.due"), cell: ({ row: { original: rma } }) => (rma.due_at === null || rma.closed_at !== null ? "–" : <Instant at={rma.due_at} className={clx("whitespace-nowrap", dueColor(rma))} />) }),
    helper.accessor("created_at", { header: t("rma.opened"), cell: ({ getValue }) => <Instant at={getValue()} className="whitespace-nowrap" /> }),
  ], [t, word, customers, orders])
}
