import { EllipsisHorizontal } from "@medusajs/icons"
import { Button, createDataTableColumnHelper, DropdownMenu, IconButton, Text, toast, usePrompt } from "@medusajs/ui"
import { useMemo, useState } from "react"
import type { HttpProtocolTest, HttpTestProtocol, HttpTestProtocolList } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { useWrite } from "../common/api/use-write"
import { DeskPage } from "../common/desk-page"
import { DeskTable } from "../common/desk-table"
import { Instant } from "../common/instant"
import { Photo } from "../common/photo"
import { RuleLinks } from "../common/rule-links"
import { useItemNames } from "../common/use-names"
import { useListParams } from "../common/use-list-params"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { ProtocolDrawer } from "./protocol-drawer"
import { useLimitWords } from "./use-limit-words"

const FILTERS = {}
const SUMMED_MAX = 3
const helper = createDataTableColumnHelper<HttpTestProtocol>()

/** What each product must show before a repair of it passes its check. */
export function TestProtocolsPage() {
  const { t } = useTexts()
  const list = useListParams(FILTERS, "offset")
  const { data, isLoading, error, refetch } = useRead<HttpTestProtocolList>("/admin/test-protocols", list.query, { keepPrevious: true })
  const [editing, setEditing] = useState<HttpTestProtocol | "new" | null>(null)
  const items = useItemNames((data?.test_protocols ?? []).map(({ inventory_item_id }) => inventory_item_id))
  const columns = useMemo(() => [
    helper.accessor("inventory_item_id", {
      header: t("unit.product"), minSize: 220,
      cell: ({ getValue }) => {
        const item = items.get(getValue())
        return <span className="flex items-center gap-x-3"><Photo src={item?.thumbnail ?? null} /><span className="min-w-0"><Text size="small" leading="compact" weight="plus" className="truncate">{item?.title ?? ""}</Text><Text size="small" leading="compact" className="text-ui-fg-subtle truncate">{item?.sku ?? ""}</Text></span></span>
      },
    }),
    helper.accessor("tests", { header: t("protocol.tests"), minSize: 280, cell: ({ getValue }) => <Summary tests={getValue()} /> }),
    helper.accessor("updated_at", { header: t("unit.changed"), cell: ({ getValue }) => <Instant at={getValue()} className="whitespace-nowrap" /> }),
    helper.display({ id: "deeds", header: "", cell: ({ row: { original: protocol } }) => <Deeds protocol={protocol} title={items.get(protocol.inventory_item_id)?.title ?? ""} onEdit={() => setEditing(protocol)} /> }),
  ], [t, items])
  return (
    <DeskPage>
      <RuleLinks />
      <DeskTable
        heading={t("rules.tests")} hint={t("protocol.hint")} rows={data?.test_protocols} page={data} list={list} columns={columns} idOf={({ inventory_item_id }) => inventory_item_id} isLoading={isLoading} error={error} onRetry={() => void refetch()}
        empty={{ title: t("protocol.none"), hint: t("protocol.noneHint") }} actions={<Button size="small" variant="secondary" onClick={() => setEditing("new")}>{t("general.create")}</Button>}
      />
      {editing !== null && <ProtocolDrawer protocol={editing === "new" ? null : editing} onClose={() => setEditing(null)} />}
    </DeskPage>
  )
}

function Summary({ tests }: { readonly tests: readonly HttpProtocolTest[] }) {
  const { t } = useTexts()
  const limitsOf = useLimitWords()
  return (
    <span className="flex flex-col whitespace-normal py-2">
      {tests.slice(0, SUMMED_MAX).map((test) => <Text key={test.name} size="small" leading="compact" className="break-words"><span className="text-ui-fg-base">{test.name}</span> · {limitsOf(test)}</Text>)}
      {tests.length > SUMMED_MAX && <Text size="small" leading="compact" className="text-ui-fg-subtle">{t("unit.andMore", { count: tests.length - SUMMED_MAX })}</Text>}
    </span>
  )
}

function Deeds({ protocol, title, onEdit }: { readonly protocol: HttpTestProtocol; readonly title: string; readonly onEdit: () => void }) {
  const { t } = useTexts()
  const prompt = usePrompt()
  const { toastProblem } = useProblemWords()
  const { write } = useWrite<object, unknown>(`/admin/test-protocols/${protocol.inventory_item_id}`)
  const onRemove = async (): Promise<void> => {
    if (!(await prompt({ variant: "danger", title: t("protocol.remove"), description: t("protocol.removeConsequence", { product: title }), confirmText: t("protocol.remove"), cancelText: t("general.cancel") }))) return
    try {
      await write({ tests: [] })
      toast.success(t("protocol.removed"))
    } catch (error) {
      toastProblem(error)
    }
  }
  return (
    <div className="flex justify-end">
      <DropdownMenu>
        <DropdownMenu.Trigger asChild><IconButton size="small" variant="transparent" aria-label={t("order.unitActions", { serial: title })}><EllipsisHorizontal /></IconButton></DropdownMenu.Trigger>
        <DropdownMenu.Content align="end">
          <DropdownMenu.Item onSelect={onEdit}>{t("general.change")}</DropdownMenu.Item>
          <DropdownMenu.Item onSelect={() => void onRemove()}>{t("protocol.remove")}</DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu>
    </div>
  )
}
