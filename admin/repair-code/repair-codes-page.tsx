import { ArrowDownTray, EllipsisHorizontal } from "@medusajs/icons"
import { Button, createDataTableColumnHelper, createDataTableFilterHelper, DropdownMenu, IconButton, StatusBadge, toast, usePrompt } from "@medusajs/ui"
import { useMemo, useState } from "react"
import type { HttpRepairCode, HttpRepairCodeList } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { DeskPage } from "../common/desk-page"
import { DeskTable } from "../common/desk-table"
import { RuleLinks } from "../common/rule-links"
import { type FilterKind, useListParams } from "../common/use-list-params"
import { saveFile } from "../common/save-file"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { CodeDrawer } from "./code-drawer"
import { codeFileOf, keyOf } from "./code-file"
import { ImportCodesModal } from "./import-codes-modal"
import { KINDS } from "./repair-code"
import { fetchAllCodes } from "./use-all-codes"
import { formOfCodes, useImportCodes } from "./use-save-codes"

const FILTERS = { kind: "one", active: "one" } as const satisfies Readonly<Record<string, FilterKind>>
const helper = createDataTableColumnHelper<HttpRepairCode>()
const filterHelper = createDataTableFilterHelper<HttpRepairCode>()

/** The shop's lists of what can be wrong and what can be done. */
export function RepairCodesPage() {
  const { t } = useTexts()
  const list = useListParams(FILTERS, "offset")
  const { data, isLoading, error, refetch } = useRead<HttpRepairCodeList>("/admin/repair-codes", list.query, { keepPrevious: true })
  const [editing, setEditing] = useState<HttpRepairCode | "new" | null>(null)
  const [isImporting, setImporting] = useState(false)
  const columns = useMemo(() => [
    helper.accessor("kind", { header: t("repairCode.kindLabel"), cell: ({ getValue }) => t(`repairCode.kind.${getValue()}`) }),
    helper.accessor("code", { header: t("repairCode.code"), cell: ({ getValue }) => <span className="break-all font-mono text-xs">{getValue()}</span> }),
    helper.accessor("label", { header: t("repairCode.label"), minSize: 240, cell: ({ getValue }) => <span className="whitespace-normal break-words">{getValue()}</span> }),
    helper.accessor("active", { header: t("unit.statusLabel"), cell: ({ getValue }) => <StatusBadge color={getValue() ? "green" : "grey"}>{getValue() ? t("repairCode.active") : t("repairCode.inactive")}</StatusBadge> }),
    helper.display({ id: "deeds", header: "", cell: ({ row: { original: code } }) => <Deeds code={code} onEdit={() => setEditing(code)} /> }),
  ], [t])
  const filters = useMemo(() => [
    filterHelper.accessor("kind", { type: "radio", label: t("repairCode.kindLabel"), options: KINDS.map((value) => ({ value, label: t(`repairCode.kind.${value}`) })) }),
    filterHelper.accessor("active", { type: "radio", label: t("unit.statusLabel"), options: [{ value: "true", label: t("repairCode.active") }, { value: "false", label: t("repairCode.inactive") }] }),
  ], [t])
  return (
    <DeskPage>
      <RuleLinks />
      <DeskTable
        heading={t("rules.codes")} hint={t("repairCode.hint")} rows={data?.repair_codes} page={data} list={list} columns={columns} filters={filters} idOf={keyOf} isLoading={isLoading} error={error} onRetry={() => void refetch()}
        empty={{ title: t("repairCode.none"), hint: t("repairCode.noneHint") }}
        actions={<><ExportButton /><Button size="small" variant="secondary" onClick={() => setImporting(true)}>{t("repairCode.import")}</Button><Button size="small" variant="secondary" onClick={() => setEditing("new")}>{t("general.create")}</Button></>}
      />
      {editing !== null && <CodeDrawer code={editing === "new" ? null : editing} kind={list.filtering["kind"] as HttpRepairCode["kind"] | undefined} onClose={() => setEditing(null)} />}
      {isImporting && <ImportCodesModal onClose={() => setImporting(false)} />}
    </DeskPage>
  )
}

function Deeds({ code, onEdit }: { readonly code: HttpRepairCode; readonly onEdit: () => void }) {
  const { t } = useTexts()
  const prompt = usePrompt()
  const { toastProblem } = useProblemWords()
  const { write, isPending } = useImportCodes()
  const deed = code.active ? "disable" : "enable"
  const onSwitch = async (): Promise<void> => {
    if (!(await prompt({ variant: code.active ? "danger" : "confirmation", title: t(`repairCode.deed.${deed}`), description: t(`repairCode.consequence.${deed}`, { label: code.label }), confirmText: t(`repairCode.deed.${deed}`), cancelText: t("general.cancel") }))) return
    try {
      await write(formOfCodes([{ ...code, active: !code.active }]))
      toast.success(t(`repairCode.done.${deed}`, { label: code.label }))
    } catch (error) {
      toastProblem(error)
    }
  }
  return (
    <div className="flex justify-end">
      <DropdownMenu>
        <DropdownMenu.Trigger asChild><IconButton size="small" variant="transparent" disabled={isPending} aria-label={t("order.unitActions", { serial: code.label })}><EllipsisHorizontal /></IconButton></DropdownMenu.Trigger>
        <DropdownMenu.Content align="end">
          <DropdownMenu.Item onSelect={onEdit}>{t("general.change")}</DropdownMenu.Item>
          <DropdownMenu.Item onSelect={() => void onSwitch()}>{t(`repairCode.deed.${deed}`)}</DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu>
    </div>
  )
}

/** The whole list as the import takes it: changed elsewhere, it comes back the same way. */
function ExportButton() {
  const { t } = useTexts()
  const { toastProblem } = useProblemWords()
  const [isBusy, setBusy] = useState(false)
  const onClick = async (): Promise<void> => {
    setBusy(true)
    try {
      saveFile("repair-codes.csv", codeFileOf(await fetchAllCodes()), "text/csv")
    } catch (error) {
      toastProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return <Button size="small" variant="secondary" isLoading={isBusy} onClick={() => void onClick()}><ArrowDownTray /> {t("repairCode.export")}</Button>
}
