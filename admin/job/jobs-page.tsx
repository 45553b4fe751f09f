import { ArrowPath } from "@medusajs/icons"
import { Button, createDataTableColumnHelper, createDataTableFilterHelper, StatusBadge, Text, toast, Tooltip } from "@medusajs/ui"
import { useMemo } from "react"
import { useRead } from "../common/api/use-read"
import { useWrite } from "../common/api/use-write"
import { DeskPage } from "../common/desk-page"
import { DeskTable } from "../common/desk-table"
import { Instant } from "../common/instant"
import { type FilterKind, useListParams } from "../common/use-list-params"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { type Job, JOB_STATE_COLORS, JOB_STATES, type JobList } from "./job"

const FILTERS = { state: "one" } as const satisfies Readonly<Record<string, FilterKind>>
const REFRESH_MS = 10_000
const helper = createDataTableColumnHelper<Job>()
const filterHelper = createDataTableFilterHelper<Job>()

/** Work in the background; what failed for good waits here with its reason. */
export function JobsPage() {
  const { t, word } = useTexts()
  const list = useListParams(FILTERS, "keyset")
  const { data, isLoading, error, refetch } = useRead<JobList>("/admin/jobs", { ...list.query, state: list.filtering["state"] ?? "failed" }, { keepPrevious: true, refreshMs: REFRESH_MS })
  const columns = useMemo(() => [
    helper.accessor("name", {
      header: t("job.what"), minSize: 280,
      cell: ({ row: { original: job } }) => (
        <div className="flex max-w-xl flex-col gap-y-0.5 whitespace-normal py-2">
          <Text size="small" leading="compact" weight="plus">{word("job.name", job.name)}</Text>
          {job.reason !== null && <Text size="small" className="text-ui-fg-subtle break-words">{job.reason}</Text>}
        </div>
      ),
    }),
    helper.accessor("state", { header: t("unit.statusLabel"), cell: ({ getValue }) => <StatusBadge color={JOB_STATE_COLORS[getValue()]}>{t(`job.state.${getValue()}`)}</StatusBadge> }),
    helper.accessor("attempts", { header: t("job.attempts") }),
    helper.accessor("created_at", { header: t("job.since"), cell: ({ getValue }) => <Instant at={getValue()} className="whitespace-nowrap" /> }),
    helper.display({ id: "retry", header: "", cell: ({ row: { original: job } }) => (job.state === "failed" ? <RetryButton job={job} /> : null) }),
  ], [t, word])
  const filters = useMemo(() => [filterHelper.accessor("state", { type: "radio", label: t("unit.statusLabel"), options: JOB_STATES.map((value) => ({ value, label: t(`job.state.${value}`) })) })], [t])
  return (
    <DeskPage>
      <DeskTable
        heading={t("job.title")} hint={t("job.hint")} rows={data?.jobs} page={data} list={list} columns={columns} filters={filters} idOf={({ id }) => id}
        isLoading={isLoading} error={error} onRetry={() => void refetch()} empty={{ title: t("job.none"), hint: t("job.noneHint") }}
      />
    </DeskPage>
  )
}

function RetryButton({ job }: { readonly job: Job }) {
  const { t } = useTexts()
  const { toastProblem } = useProblemWords()
  const { write, isPending } = useWrite<object, { readonly job: Job }>(`/admin/jobs/${job.id}/retry`)
  const onClick = async (): Promise<void> => {
    try {
      await write({})
      toast.success(t("job.retried"))
    } catch (error) {
      toastProblem(error)
    }
  }
  return <Tooltip content={t("job.retryHint")}><Button size="small" variant="secondary" isLoading={isPending} onClick={() => void onClick()}><ArrowPath /> {t("general.retry")}</Button></Tooltip>
}
