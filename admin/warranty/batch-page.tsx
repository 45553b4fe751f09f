import { Button, Container, createDataTableColumnHelper, Heading, StatusBadge, Text } from "@medusajs/ui"
import { useMemo } from "react"
import { useParams } from "react-router-dom"
import { RequestProblem } from "../common/api/backend"
import { useRead } from "../common/api/use-read"
import { DeskPage } from "../common/desk-page"
import { DeskTable } from "../common/desk-table"
import { LoadingPage } from "../common/loading"
import { ProblemPage } from "../common/problem-notice"
import { TextLink } from "../common/text-link"
import { useDates } from "../common/use-dates"
import { useListParams } from "../common/use-list-params"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import type { BatchAnswer, BatchLine, WarrantyBatch } from "./batch"
import { saveBatch } from "./save-batch"
import { claimColor } from "./claim"
import { VERDICT_COLORS } from "./coverage"

const FILTERS = {}
const RUNNING_REFRESH_MS = 1_000
const COLORS = { waiting: "grey", running: "blue", finished: "green" } as const
const helper = createDataTableColumnHelper<BatchLine>()

/** A file of serial numbers: how far it is, and what came of each line. */
export function BatchPage() {
  const { t } = useTexts()
  const { id = "" } = useParams()
  const list = useListParams(FILTERS, "keyset")
  const { data, isLoading, error, refetch } = useRead<BatchAnswer>(`/admin/warranty-batches/${id}`, { limit: list.query["limit"] ?? null, after: list.query["after"] ?? null }, {
    keepPrevious: true, refreshMs: (answer) => (answer !== undefined && answer.warranty_batch.status !== "finished" ? RUNNING_REFRESH_MS : false),
  })
  const columns = useLineColumns()
  if (data === undefined) return <DeskPage>{error === null ? <LoadingPage /> : <ProblemPage error={error} onRetry={() => void refetch()} />}</DeskPage>
  const batch = data.warranty_batch
  return (
    <DeskPage>
      <Progress batch={batch} />
      <DeskTable
        heading={t("import.lines")} rows={data.lines} page={{ limit: data.lines.length, offset: 0, count: batch.line_count, count_is_exact: true, next_after: data.next_after }} list={list} columns={columns} idOf={({ line }) => String(line)}
        isLoading={isLoading} error={error} onRetry={() => void refetch()} empty={{ title: t("import.noLines"), hint: "" }}
      />
    </DeskPage>
  )
}

function Progress({ batch }: { readonly batch: WarrantyBatch }) {
  const { t } = useTexts()
  const { toastProblem } = useProblemWords()
  const done = batch.done_count + batch.rejected_count
  const all = Math.max(1, batch.line_count)
  return (
    <Container className="flex flex-col gap-y-4 px-6 py-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <Heading className="min-w-0">{t(`batch.kind.${batch.kind}`)}</Heading>
        <span className="flex items-center gap-x-2">
          <StatusBadge color={COLORS[batch.status]}>{t(`import.status.${batch.status}`)}</StatusBadge>
          {batch.status === "finished" && <Button size="small" variant="secondary" onClick={() => void saveBatch(batch).catch(toastProblem)}>{t("batch.save")}</Button>}
        </span>
      </div>
      <div role="progressbar" aria-valuenow={Math.round((100 * done) / all)} aria-valuemin={0} aria-valuemax={100} aria-label={t("import.progress")} className="bg-ui-bg-component-pressed flex h-2 overflow-hidden rounded-full">
        <span className="bg-ui-tag-green-icon" style={{ width: `${(100 * batch.done_count) / all}%` }} />
        <span className="bg-ui-tag-red-icon" style={{ width: `${(100 * batch.rejected_count) / all}%` }} />
      </div>
      <Text size="small" className="text-ui-fg-subtle">{t("import.summary", { done, all: batch.line_count, accepted: batch.done_count, rejected: batch.rejected_count })}</Text>
    </Container>
  )
}

function useLineColumns() {
  const { t, word } = useTexts()
  const { day } = useDates()
  const { wordsOf } = useProblemWords()
  return useMemo(() => [
    helper.accessor("line", { header: t("import.lineNumber") }),
    helper.display({ id: "serial", header: t("unit.serialNumber"), cell: ({ row: { original: { data, result } } }) => (result?.unit_id ? <TextLink mono to={`/aftercare/units/${result.unit_id}`}>{data["serial_number"]}</TextLink> : <span className="font-mono text-xs">{data["serial_number"]}</span>) }),
    helper.display({
      id: "verdict", header: t("batch.result"),
      cell: ({ row: { original: { status, result } } }) => {
        if (status === "waiting") return <StatusBadge color="grey">{t("import.line.waiting")}</StatusBadge>
        if (status === "rejected") return <StatusBadge color="red">{t("import.line.rejected")}</StatusBadge>
        return result?.verdict === undefined ? <StatusBadge color={claimColor(result?.status ?? "")}>{word("claim.status", result?.status ?? "")}</StatusBadge> : <StatusBadge color={VERDICT_COLORS[result.verdict]}>{t(`coverage.verdict.${result.verdict}`)}</StatusBadge>
      },
    }),
    helper.display({
      id: "why", header: t("import.why"), minSize: 220,
      cell: ({ row: { original: { result } } }) => <Text size="small" className="whitespace-normal text-pretty">{result?.code ? wordsOf(new RequestProblem(409, result.code, result.message ?? "", result.details ?? {})) : result?.ends_on ? t("batch.until", { day: day(result.ends_on) }) : ""}</Text>,
    }),
  ], [t, word, day, wordsOf])
}
