import { Badge, Button, clx, Container, createDataTableColumnHelper, createDataTableFilterHelper, Heading, Select, StatusBadge, Text } from "@medusajs/ui"
import { useMemo } from "react"
import { Link, useSearchParams } from "react-router-dom"
import type { HttpPage, HttpRepairOrder, HttpTechnician } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { DeskPage } from "../common/desk-page"
import { DeskTable } from "../common/desk-table"
import { Instant } from "../common/instant"
import { LoadingRows } from "../common/loading"
import { ProblemNotice } from "../common/problem-notice"
import { TextLink } from "../common/text-link"
import { type FilterKind, useListParams } from "../common/use-list-params"
import { useTexts } from "../common/use-texts"
import { useTechnicians } from "../technician/use-technicians"
import { useProductsOfUnits } from "../unit/use-products-of-units"
import { RepairCard } from "./repair-card"
import { COLUMNS, PRIORITIES, PRIORITY_COLORS, REPAIR_COLORS } from "./repair-words"

export interface RepairList extends HttpPage {
  readonly repair_orders: readonly HttpRepairOrder[]
}

const BOARD_MAX = 200
const BOARD_REFRESH_MS = 15_000
const FILTERS = { status: "many", technician_id: "one", priority: "one", unit_id: "one", timer: "one" } as const satisfies Readonly<Record<string, FilterKind>>
const helper = createDataTableColumnHelper<HttpRepairOrder>()
const filterHelper = createDataTableFilterHelper<HttpRepairOrder>()

/** The workshop: a board of what is open, or the list of everything. */
export function RepairsPage() {
  const [params] = useSearchParams()
  return <DeskPage>{params.get("view") === "list" ? <RepairTable /> : <Board />}</DeskPage>
}

function Switcher({ view }: { readonly view: "board" | "list" }) {
  const { t } = useTexts()
  return (
    <div className="flex items-center gap-2">
      {(["board", "list"] as const).map((name) => (
        <Button key={name} size="small" variant={view === name ? "secondary" : "transparent"} asChild><Link to={{ search: name === "board" ? "" : "view=list" }} aria-current={view === name ? "page" : undefined}>{t(`repair.${name}`)}</Link></Button>
      ))}
      <Button size="small" variant="secondary" asChild><Link to="/aftercare/repairs/create">{t("general.create")}</Link></Button>
    </div>
  )
}

function Board() {
  const { t } = useTexts()
  const [params, setParams] = useSearchParams()
  const technicians = useTechnicians()
  const technicianId = params.get("technician_id") ?? "all"
  const { data, error, refetch } = useRead<RepairList>("/admin/repair-orders", { open: true, limit: BOARD_MAX, technician_id: technicianId === "all" ? null : technicianId }, { keepPrevious: true, refreshMs: BOARD_REFRESH_MS })
  const orders = data?.repair_orders ?? []
  const productOf = useProductsOfUnits(orders.map(({ unit_id }) => unit_id))
  return (
    <Container className="overflow-hidden p-0">
      <div className="flex flex-col items-start justify-between gap-3 px-6 py-4 md:flex-row md:items-center">
        <Heading>{t("repair.title")}</Heading>
        <div className="flex flex-wrap items-center gap-2">
          <Select size="small" value={technicianId} onValueChange={(value) => setParams(value === "all" ? {} : { technician_id: value })}>
            <Select.Trigger className="w-44" aria-label={t("repair.technician")}><Select.Value /></Select.Trigger>
            <Select.Content>
              <Select.Item value="all">{t("repair.everybody")}</Select.Item>
              <Select.Item value="none">{t("repair.nobody")}</Select.Item>
              {technicians.map(({ id, name }) => <Select.Item key={id} value={id}>{name}</Select.Item>)}
            </Select.Content>
          </Select>
          <Switcher view="board" />
        </div>
      </div>
      {error !== null && data === undefined ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : data === undefined ? <LoadingRows count={6} /> : (
        <div tabIndex={0} role="region" aria-label={t("repair.board")} className="border-ui-border-base overflow-x-auto border-t outline-none">
          <div className="flex flex-col gap-4 p-4 md:grid md:min-w-[1330px] md:grid-cols-7 md:gap-3">
            {COLUMNS.map(({ name, statuses }) => {
              const own = orders.filter(({ status }) => (statuses as readonly string[]).includes(status))
              return (
                <section key={name} aria-label={t(`repair.column.${name}`)} className={clx("flex min-w-0 flex-col gap-2", { "hidden md:flex": own.length === 0 })}>
                  <div className="flex items-center justify-between px-1"><Text size="small" leading="compact" weight="plus">{t(`repair.column.${name}`)}</Text><Text size="small" leading="compact" className="text-ui-fg-subtle tabular-nums">{own.length}</Text></div>
                  <ul className="bg-ui-bg-subtle flex min-h-24 flex-1 flex-col gap-2 rounded-lg p-2">
                    {own.map((order) => <li key={order.id}><RepairCard order={order} product={productOf(order.unit_id)} technician={nameOf(technicians, order.technician_id)} /></li>)}
                  </ul>
                </section>
              )
            })}
          </div>
        </div>
      )}
    </Container>
  )
}

const nameOf = (technicians: readonly HttpTechnician[], id: string | null): string | null => technicians.find((technician) => technician.id === id)?.name ?? null

function RepairTable() {
  const { t } = useTexts()
  const list = useListParams(FILTERS, "keyset")
  const technicians = useTechnicians()
  const { data, isLoading, error, refetch } = useRead<RepairList>("/admin/repair-orders", list.query, { keepPrevious: true })
  const columns = useMemo(() => [
    helper.accessor("display_id", { header: t("repair.number"), cell: ({ row: { original: order } }) => <TextLink to={`/aftercare/repairs/${order.id}`} className="font-medium">{order.display_id}</TextLink> }),
    helper.accessor("status", { header: t("unit.statusLabel"), cell: ({ getValue }) => <StatusBadge color={REPAIR_COLORS[getValue()]}>{t(`repair.status.${getValue()}`)}</StatusBadge> }),
    helper.accessor("serial_number", { header: t("unit.serialNumber"), cell: ({ row: { original: order } }) => <TextLink mono to={`/aftercare/units/${order.unit_id}`}>{order.serial_number}</TextLink> }),
    helper.accessor("problem", { header: t("repair.problem"), maxSize: 280, cell: ({ getValue }) => <Text size="small" leading="compact" className="truncate">{getValue()}</Text> }),
    helper.accessor("technician_id", { header: t("repair.technician"), cell: ({ getValue }) => nameOf(technicians, getValue()) ?? "–" }),
    helper.accessor("priority", { header: t("repair.priorityLabel"), cell: ({ getValue }) => <Badge size="2xsmall" color={PRIORITY_COLORS[getValue()]}>{t(`repair.priority.${getValue()}`)}</Badge> }),
    helper.accessor("opened_at", { header: t("rma.opened"), cell: ({ getValue }) => <Instant at={getValue()} className="whitespace-nowrap" /> }),
  ], [t, technicians])
  const filters = useMemo(() => [
    filterHelper.accessor("status", { type: "multiselect", label: t("unit.statusLabel"), options: (Object.keys(REPAIR_COLORS) as (keyof typeof REPAIR_COLORS)[]).map((value) => ({ value, label: t(`repair.status.${value}`) })) }),
    filterHelper.accessor("technician_id", { type: "radio", label: t("repair.technician"), options: [{ value: "none", label: t("repair.nobody") }, ...technicians.map(({ id, name }) => ({ value: id, label: name }))] }),
    filterHelper.custom({ id: "timer", type: "radio", label: t("repair.time"), options: (["running", "forgotten"] as const).map((value) => ({ value, label: t(`repair.timerFilter.${value}`) })) }),
    filterHelper.accessor("priority", { type: "radio", label: t("repair.priorityLabel"), options: PRIORITIES.map((value) => ({ value, label: t(`repair.priority.${value}`) })) }),
  ], [t, technicians])
  return (
    <DeskTable
      heading={t("repair.title")} rows={data?.repair_orders} page={data} list={list} columns={columns} filters={filters} hrefOf={({ id }) => `/aftercare/repairs/${id}`} idOf={({ id }) => id} hasSearch
      isLoading={isLoading} error={error} onRetry={() => void refetch()} empty={{ title: t("repair.none"), hint: t("repair.noneHint") }} actions={<Switcher view="list" />}
    />
  )
}
