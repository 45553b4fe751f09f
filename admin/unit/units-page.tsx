import { Button, createDataTableFilterHelper, type DataTableRowSelectionState } from "@medusajs/ui"
import { useMemo, useState } from "react"
import { Link } from "react-router-dom"
import type { HttpUnit, HttpUnitList } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { DeskPage } from "../common/desk-page"
import { DeskTable } from "../common/desk-table"
import { useItemNames, useLocationNames } from "../common/use-names"
import { type FilterKind, useListParams } from "../common/use-list-params"
import { useTexts } from "../common/use-texts"
import { useSerialPolicies } from "../serial-policy/use-serial-policies"
import { UnitCommandDrawer } from "./unit-command-drawer"
import { BULK_COMMANDS, type UnitCommandName } from "./unit-commands"
import { useUnitColumns } from "./unit-columns"
import { useWaysOn } from "./use-ways-on"
import { HOLD_KINDS, UNIT_STATUSES } from "./unit-words"

const FILTERS = { status: "many", inventory_item_id: "one", location_id: "one", hold: "one", lot_number: "one", customer_id: "one" } as const satisfies Readonly<Record<string, FilterKind>>
const filterHelper = createDataTableFilterHelper<HttpUnit>()

export function UnitsPage() {
  const { t } = useTexts()
  const list = useListParams(FILTERS, "keyset")
  const { data, isLoading, error, refetch } = useRead<HttpUnitList>("/admin/units", list.query, { keepPrevious: true })
  const units = data?.units
  const columns = useUnitColumns(units ?? [], { selectable: true })
  const filters = useUnitFilters()
  const { chosen, state, onChange, clear } = useChosenUnits(units ?? [])
  const [command, setCommand] = useState<UnitCommandName | null>(null)
  const ways = useWaysOn(chosen)
  const commands = useMemo(() => [...BULK_COMMANDS.map(({ name, shortcut }) => ({ label: t(`unit.action.${name}`), shortcut, action: () => setCommand(name) })), ...ways], [t, ways])
  return (
    <DeskPage>
      <DeskTable
        heading={t("unit.title")} rows={units} page={data} list={list} columns={columns} filters={filters} commands={commands} selection={{ state, onChange }}
        hrefOf={({ id }) => `/aftercare/units/${id}`} idOf={({ id }) => id} isLoading={isLoading} error={error} onRetry={() => void refetch()} hasSearch
        actions={<Button size="small" variant="secondary" asChild><Link to="/aftercare/units/receive">{t("receive.open")}</Link></Button>}
        empty={{ title: t("unit.none"), hint: t("unit.noneHint") }}
      />
      {command !== null && <UnitCommandDrawer command={command} units={chosen} onClose={() => setCommand(null)} onDone={() => { setCommand(null); clear() }} />}
    </DeskPage>
  )
}

function useUnitFilters() {
  const { t } = useTexts()
  const locations = useLocationNames()
  const policies = useSerialPolicies()
  const items = useItemNames(policies.map(({ inventory_item_id }) => inventory_item_id))
  return useMemo(() => [
    filterHelper.accessor("status", { type: "multiselect", label: t("unit.statusLabel"), options: UNIT_STATUSES.map((value) => ({ value, label: t(`unit.status.${value}`) })) }),
    filterHelper.accessor("inventory_item_id", { type: "select", label: t("unit.product"), options: [...items].map(([value, { title, sku }]) => ({ value, label: title || sku || "" })) }),
    filterHelper.accessor("location_id", { type: "select", label: t("unit.location"), options: [...locations].map(([value, label]) => ({ value, label })) }),
    filterHelper.custom({ id: "hold", type: "radio", label: t("unit.holdLabel"), options: [{ value: "any", label: t("unit.anyHold") }, ...HOLD_KINDS.map((value) => ({ value, label: t(`unit.hold.${value}`) }))] }),
    filterHelper.accessor("lot_number", { type: "string", label: t("unit.lot") }),
  ], [t, locations, items])
}

/** The chosen units stay chosen from page to page, so the table's own state (ids of the page) is not enough. */
function useChosenUnits(onPage: readonly HttpUnit[]) {
  const [chosenById, setChosenById] = useState<ReadonlyMap<string, HttpUnit>>(new Map())
  const state: DataTableRowSelectionState = Object.fromEntries([...chosenById.keys()].map((id) => [id, true]))
  const onChange = (next: DataTableRowSelectionState): void => setChosenById((before) => {
    const known = new Map([...before, ...onPage.map((unit) => [unit.id, unit] as const)])
    return new Map(Object.keys(next).flatMap((id) => {
      const unit = known.get(id)
      return next[id] && unit !== undefined ? [[id, unit] as const] : []
    }))
  })
  return { chosen: [...chosenById.values()], state, onChange, clear: () => setChosenById(new Map()) }
}
