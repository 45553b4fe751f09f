import { Alert, Container, createDataTableColumnHelper, createDataTableFilterHelper, Heading, StatusBadge, Text } from "@medusajs/ui"
import { useMemo } from "react"
import { useParams } from "react-router-dom"
import { useRead } from "../common/api/use-read"
import { DeskPage } from "../common/desk-page"
import { DeskTable } from "../common/desk-table"
import { TextLink } from "../common/text-link"
import { LoadingPage } from "../common/loading"
import { ProblemPage } from "../common/problem-notice"
import { type FilterKind, useListParams } from "../common/use-list-params"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { RequestProblem } from "../common/api/backend"
import { FixLines } from "./fix-lines"
import { IMPORT_COLORS, type ImportAnswer, type ImportLine, LINE_COLORS } from "./import"

const FILTERS = { status: "one" } as const satisfies Readonly<Record<string, FilterKind>>
const RUNNING_REFRESH_MS = 1_000
const helper = createDataTableColumnHelper<ImportLine>()
const filterHelper = createDataTableFilterHelper<ImportLine>()

/** One file: how far it is, and a verdict for each line. */
export function ImportPage() {
  const { t } = useTexts()
  const { id = "" } = useParams()
  const list = useListParams(FILTERS, "keyset")
  const { data, isLoading, error, refetch } = useRead<ImportAnswer>(`/admin/imports/${id}`, list.query, {
    keepPrevious: true, refreshMs: (answer) => (answer !== undefined && answer.import.status !== "finished" ? RUNNING_REFRESH_MS : false),
  })
  const columns = useLineColumns()
  const filters = useMemo(() => [filterHelper.accessor("status", {
    type: "radio", label: t("unit.statusLabel"), options: (["rejected", "accepted", "waiting"] as const).map((value) => ({ value, label: t(`import.line.${value}`) })),
  })], [t])
  if (data === undefined) return <DeskPage>{error === null ? <LoadingPage /> : <ProblemPage error={error} onRetry={() => void refetch()} />}</DeskPage>
  return (
    <DeskPage>
      <Progress found={data.import} />
      <FixLines importId={id} rejectedCount={data.import.status === "finished" ? data.import.rejected_count : 0} />
      <DeskTable
        heading={t("import.lines")} rows={data.lines} page={data} list={list} columns={columns} filters={filters} idOf={({ line }) => String(line)}
        isLoading={isLoading} error={error} onRetry={() => void refetch()} empty={{ title: t("import.noLines"), hint: "" }}
      />
    </DeskPage>
  )
}

function Progress({ found }: { readonly found: ImportAnswer["import"] }) {
  const { t } = useTexts()
  const done = found.accepted_count + found.rejected_count
  const percent = found.line_count === 0 ? 100 : Math.round((100 * done) / found.line_count)
  const failed = found.pending_work.find(({ state }) => state === "failed")
  return (
    <Container className="flex flex-col gap-y-4 px-6 py-5">
      <div className="flex items-start justify-between gap-x-3">
        <Heading className="min-w-0 break-all">{found.file_name}</Heading>
        <StatusBadge color={failed ? "red" : IMPORT_COLORS[found.status]}>{failed ? t("import.stopped") : t(`import.status.${found.status}`)}</StatusBadge>
      </div>
      <div role="progressbar" aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100} aria-label={t("import.progress")} className="bg-ui-bg-component-pressed flex h-2 overflow-hidden rounded-full">
        <span className="bg-ui-tag-green-icon" style={{ width: `${(100 * found.accepted_count) / Math.max(1, found.line_count)}%` }} />
        <span className="bg-ui-tag-red-icon" style={{ width: `${(100 * found.rejected_count) / Math.max(1, found.line_count)}%` }} />
      </div>
      <Text size="small" className="text-ui-fg-subtle">{t("import.summary", { done, all: found.line_count, accepted: found.accepted_count, rejected: found.rejected_count })}</Text>
      {failed && <Alert variant="error">{t("import.stoppedHint")} {failed.reason}</Alert>}
    </Container>
  )
}

function useLineColumns() {
  const { t } = useTexts()
  const { wordsOf } = useProblemWords()
  return useMemo(() => [
    helper.accessor("line", { header: t("import.lineNumber") }),
    helper.accessor("serial_number", {
      header: t("unit.serialNumber"),
      cell: ({ row: { original: { unit_id, serial_number } } }) => (unit_id === null ? <span className="font-mono text-xs">{serial_number}</span> : <TextLink mono to={`/aftercare/units/${unit_id}`}>{serial_number}</TextLink>),
    }),
    helper.accessor("status", { header: t("unit.statusLabel"), cell: ({ getValue }) => <StatusBadge color={LINE_COLORS[getValue()]}>{t(`import.line.${getValue()}`)}</StatusBadge> }),
    helper.accessor("message", {
      header: t("import.why"), minSize: 240,
      cell: ({ row: { original: { code, message, details } } }) => (code === null ? null : <Text size="small" className="whitespace-normal text-pretty">{wordsOf(new RequestProblem(409, code, message ?? "", details ?? {}))}</Text>),
    }),
  ], [t, wordsOf])
}
