import { Container, DataTable, type DataTableColumnDef, type DataTableCommand, type DataTableFilter, type DataTableRowSelectionState, Heading, Text, useDataTable } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useNavigate } from "react-router-dom"
import type { HttpPage } from "../../src/types/http"
import { ListPager } from "./list-pager"
import { ProblemNotice } from "./problem-notice"
import { useSpokenNames } from "./use-spoken-names"
import type { Filtering, ListParams } from "./use-list-params"
import { useTexts } from "./use-texts"

interface DeskTableProps<Row> {
  readonly heading: string
  readonly hint?: string
  readonly rows: readonly Row[] | undefined
  readonly page: HttpPage | undefined
  readonly list: ListParams
  // The column helper gives each column the type of its own value.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly columns: DataTableColumnDef<Row, any>[]
  readonly filters?: DataTableFilter[]
  readonly commands?: DataTableCommand[]
  readonly selection?: { readonly state: DataTableRowSelectionState; readonly onChange: (state: DataTableRowSelectionState) => void }
  readonly hrefOf?: (row: Row) => string
  readonly idOf: (row: Row) => string
  readonly isLoading: boolean
  readonly error: Error | null
  readonly onRetry: () => void
  readonly hasSearch?: boolean
  readonly actions?: ReactNode
  /** Ready-made views of the list, above it. */
  readonly views?: ReactNode
  readonly empty: { readonly title: string; readonly hint: string }
}

/** A list with search, filters and pages in the URL, in Medusa's own table. */
export function DeskTable<Row>({ heading, hint, rows, page, list, columns, filters = [], commands = [], selection, hrefOf, idOf, isLoading, error, onRetry, hasSearch = false, actions, views, empty }: DeskTableProps<Row>) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const instance = useDataTable<Row>({
    data: [...(rows ?? [])], columns, filters, commands, getRowId: idOf, isLoading,
    filtering: { state: list.filtering, onFilteringChange: (state) => list.setFiltering(state as Filtering) },
    ...(hasSearch ? { search: { state: list.q, onSearchChange: list.setSearch } } : {}),
    ...(selection ? { rowSelection: { state: selection.state, onRowSelectionChange: selection.onChange } } : {}),
    ...(hrefOf ? { onRowClick: (event, row) => (event.metaKey || event.ctrlKey ? void window.open(`${__BASE__.replace(/\/$/, "")}${hrefOf(row)}`, "_blank", "noreferrer") : navigate(hrefOf(row))) } : {}),
  })
  const box = useSpokenNames<HTMLDivElement>((button) => (button.getAttribute("aria-haspopup") === null ? t("list.removeFilter") : t("list.filter")))
  return (
    <Container ref={box} className="overflow-hidden p-0 [&_.text-ui-fg-muted]:text-ui-fg-subtle">
      <DataTable instance={instance}>
        <DataTable.Toolbar className="flex flex-col items-stretch justify-between gap-3 md:flex-row md:items-center" translations={{ clearAll: t("list.clearFilters") }}>
          <div className="min-w-0">
            <Heading>{heading}</Heading>
            {hint !== undefined && <Text size="small" className="text-ui-fg-subtle">{hint}</Text>}
          </div>
          <div className="flex flex-wrap items-center gap-2">
            {filters.length > 0 && <DataTable.FilterMenu tooltip={t("list.filter")} />}
            {hasSearch && <div className="min-w-0 flex-1 md:flex-none"><DataTable.Search placeholder={t("list.search")} /></div>}
            {actions}
          </div>
        </DataTable.Toolbar>
        {views !== undefined && <div className="border-ui-border-base border-b px-6 py-2.5">{views}</div>}
        {error !== null && rows === undefined ? <ProblemNotice error={error} onRetry={onRetry} /> : (
          <DataTable.Table emptyState={{
            empty: { heading: empty.title, description: empty.hint },
            filtered: { heading: t("list.nothingFound"), description: t("list.nothingFoundHint") },
          }} />
        )}
        {page !== undefined && <ListPager page={page} shownCount={rows?.length ?? 0} list={list} />}
        {commands.length > 0 && <DataTable.CommandBar selectedLabel={(count) => t("list.selected", { count })} />}
      </DataTable>
    </Container>
  )
}
