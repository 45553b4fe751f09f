import { Button, createDataTableColumnHelper, StatusBadge } from "@medusajs/ui"
import { useMemo } from "react"
import { Link } from "react-router-dom"
import { useRead } from "../common/api/use-read"
import { DeskPage } from "../common/desk-page"
import { DeskTable } from "../common/desk-table"
import { TextLink } from "../common/text-link"
import { Instant } from "../common/instant"
import { useListParams } from "../common/use-list-params"
import { useTexts } from "../common/use-texts"
import { IMPORT_COLORS, type ImportList, type UnitImport } from "./import"

const FILTERS = {}
const RUNNING_REFRESH_MS = 1_500
const helper = createDataTableColumnHelper<UnitImport>()

/** Files of units that were taken in, with how far each is. */
export function ImportsPage() {
  const { t, locale } = useTexts()
  const list = useListParams(FILTERS, "offset")
  const { data, isLoading, error, refetch } = useRead<ImportList>("/admin/imports", list.query, {
    keepPrevious: true, refreshMs: (answer) => (answer?.imports.some(({ status }) => status !== "finished") ? RUNNING_REFRESH_MS : false),
  })
  const columns = useMemo(() => {
    const number = new Intl.NumberFormat(locale)
    return [
      helper.accessor("file_name", { header: t("import.file"), cell: ({ row: { original: file } }) => <TextLink to={`/aftercare/imports/${file.id}`}>{file.file_name}</TextLink> }),
      helper.accessor("status", { header: t("unit.statusLabel"), cell: ({ getValue }) => <StatusBadge color={IMPORT_COLORS[getValue()]}>{t(`import.status.${getValue()}`)}</StatusBadge> }),
      helper.accessor("line_count", { header: t("import.lines"), align: "right", cell: ({ getValue }) => number.format(getValue()) }),
      helper.accessor("accepted_count", { header: t("import.accepted"), align: "right", cell: ({ getValue }) => number.format(getValue()) }),
      helper.accessor("rejected_count", { header: t("import.rejected"), align: "right", cell: ({ getValue }) => <span className={getValue() > 0 ? "text-ui-fg-error" : ""}>{number.format(getValue())}</span> }),
      helper.accessor("created_at", { header: t("import.since"), cell: ({ getValue }) => <Instant at={getValue()} className="whitespace-nowrap" /> }),
    ]
  }, [t, locale])
  return (
    <DeskPage>
      <DeskTable
        heading={t("import.title")} rows={data?.imports} page={data} list={list} columns={columns} hrefOf={({ id }) => `/aftercare/imports/${id}`} idOf={({ id }) => id}
        isLoading={isLoading} error={error} onRetry={() => void refetch()} empty={{ title: t("import.none"), hint: t("import.noneHint") }}
        actions={<Button size="small" variant="secondary" asChild><Link to="/aftercare/units/receive?tab=file">{t("import.open")}</Link></Button>}
      />
    </DeskPage>
  )
}
