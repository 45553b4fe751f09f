import { createDataTableColumnHelper, createDataTableFilterHelper, Text } from "@medusajs/ui"
import { useMemo } from "react"
import type { HttpSatisfactionEntry, HttpSatisfactionList } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { DeskPage } from "../common/desk-page"
import { DeskTable } from "../common/desk-table"
import { documentHref } from "../common/documents"
import { Instant } from "../common/instant"
import { TextLink } from "../common/text-link"
import { type FilterKind, useListParams } from "../common/use-list-params"
import { useCustomerNames } from "../common/use-names"
import { useTexts } from "../common/use-texts"
import { Score } from "./score"

const FILTERS = { score_max: "one", subject_type: "one" } as const satisfies Readonly<Record<string, FilterKind>>
const helper = createDataTableColumnHelper<HttpSatisfactionEntry>()
const filterHelper = createDataTableFilterHelper<HttpSatisfactionEntry>()

/** What customers said when a return or repair was over. */
export function SatisfactionPage() {
  const { t, word } = useTexts()
  const list = useListParams(FILTERS, "keyset")
  const { data, isLoading, error, refetch } = useRead<HttpSatisfactionList>("/admin/satisfaction", list.query, { keepPrevious: true })
  const customers = useCustomerNames((data?.satisfaction_answers ?? []).map(({ customer_id }) => customer_id))
  const columns = useMemo(() => [
    helper.accessor("score", { header: t("satisfaction.scoreLabel"), cell: ({ getValue }) => <Score score={getValue()} /> }),
    helper.accessor("comment", { header: t("satisfaction.comment"), minSize: 280, cell: ({ getValue }) => <Text size="small" className="whitespace-pre-line text-pretty break-words py-2">{getValue() ?? "–"}</Text> }),
    helper.accessor("subject", { header: t("exception.about"), cell: ({ getValue }) => { const { type, id, display_id: name } = getValue(); const to = documentHref(type, id); return to === null ? name : <TextLink to={to} className="whitespace-nowrap">{name ?? word("document", type)}</TextLink> } }),
    helper.accessor("customer_id", { header: t("rma.customer"), cell: ({ getValue }) => customers.get(getValue() ?? "")?.name ?? "–" }),
    helper.accessor("answered_at", { header: t("satisfaction.answeredAt"), cell: ({ getValue }) => <Instant at={getValue()} className="whitespace-nowrap" /> }),
  ], [t, word, customers])
  const filters = useMemo(() => [
    filterHelper.custom({ id: "score_max", type: "radio", label: t("satisfaction.scoreLabel"), options: ["1", "2", "3", "4"].map((value) => ({ value, label: t("satisfaction.upTo", { score: value }) })) }),
    filterHelper.custom({ id: "subject_type", type: "radio", label: t("exception.about"), options: (["rma", "repair_order"] as const).map((value) => ({ value, label: t(`document.${value}`) })) }),
  ], [t])
  return (
    <DeskPage>
      <DeskTable
        heading={t("satisfaction.title")} hint={t("satisfaction.hint")} rows={data?.satisfaction_answers} page={data} list={list} columns={columns} filters={filters} idOf={({ id }) => id}
        isLoading={isLoading} error={error} onRetry={() => void refetch()} empty={{ title: t("satisfaction.none"), hint: t("satisfaction.noneHint") }}
      />
    </DeskPage>
  )
}
