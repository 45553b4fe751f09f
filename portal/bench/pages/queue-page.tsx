import { clx } from "@medusajs/ui"
import { useRef, useState } from "react"
import { Link, useNavigate, useSearchParams } from "react-router-dom"
import type { HttpQueue, HttpQueueEntry } from "../../../src/types/http"
import { localDay } from "../../shared/format/local-day"
import { useFormats } from "../../shared/format/use-formats"
import { Empty, Loading, Notice, ProblemNotice, usePageTitle } from "../../shared/ui/notices"
import { useKeptRead } from "../api/use-kept-read"
import { useOutbox } from "../queue/outbox-context"
import { useOnScan } from "../scan/scan-context"
import { UnitChoice } from "../scan/unit-choice"
import { useFindUnit } from "../scan/use-find-unit"
import { BigButton } from "../ui/big-button"
import { Mark, StatusMark } from "../ui/marks"
import { useTexts } from "../use-texts"

const VIEWS = ["me", "nobody", "team"] as const
type View = (typeof VIEWS)[number]
const VIEW_WORDS = { me: "queue.mine", nobody: "queue.nobody", team: "queue.team" } as const

const PAGE = 30
const SHOWN_MAX = 200
const REFRESH_MS = 30_000
/** The order of the queue itself, so that a page's end never tears a group that comes later. */
const PRIORITIES = ["urgent", "high", "normal", "low"] as const

/** What is to be done, the most urgent on top and within it what was promised soonest. A scan opens the job of a unit, or takes the unit in. */
export function QueuePage() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const view = VIEWS.find((known) => known === params.get("of")) ?? "me"
  const counts = { me: useCount("me"), nobody: useCount("nobody"), team: useCount("team") }
  const { find, choices, forget } = useFindUnit()
  usePageTitle(t("queue.title"), t("bench.title"))
  useOnScan("page", t("scan.unit"), find)
  return (
    <div className="mx-auto flex w-full max-w-screen-xl flex-col gap-y-4 p-4">
      <div className="flex items-center justify-between gap-x-4">
        <h1 className="sr-only">{t("queue.title")}</h1>
        <nav aria-label={t("queue.title")} className="bg-ui-bg-component shadow-borders-base flex flex-1 rounded-lg p-1 md:max-w-xl">
          {VIEWS.map((other) => (
            <button
              key={other} type="button" aria-current={other === view ? "page" : undefined} onClick={() => setParams(other === "me" ? {} : { of: other }, { replace: true })}
              className={clx("txt-medium-plus sm:txt-large-plus flex min-h-12 flex-1 items-center justify-center gap-x-2 rounded-md", other === view ? "bg-ui-bg-base shadow-elevation-card-rest" : "text-ui-fg-subtle")}
            >
              {t(VIEW_WORDS[other])}{counts[other] !== null && <span className="txt-medium text-ui-fg-subtle tabular-nums">{counts[other]}</span>}
            </button>
          ))}
        </nav>
      </div>
      {choices !== null && <UnitChoice choices={choices} onClose={forget} onChoose={(path) => { forget(); navigate(path) }} />}
      <Entries key={view} view={view} />
    </div>
  )
}

/** One view of the queue. While more of it is fetched, what there was stays. */
function Entries({ view }: { readonly view: View }) {
  const { t } = useTexts()
  const { time } = useFormats()
  const [limit, setLimit] = useState(PAGE)
  const { data: read, error, refetch, oldAt } = useKeptRead<HttpQueue>("/technician/queue", { of: view, limit }, { refreshMs: REFRESH_MS })
  const shown = useRef(read)
  shown.current = read ?? shown.current
  const data = shown.current
  const entries = data?.queue_entries ?? []
  return (
    <>
      {oldAt !== null && data !== undefined && <Notice tone="warning" role="status">{t("queue.old", { time: time(new Date(oldAt).toISOString()) })}</Notice>}
      {data === undefined && error === null && <Loading />}
      {data !== undefined && entries.length === 0 && <Empty title={view === "me" ? t("queue.none") : t("queue.noneTeam")}>{t("queue.noneHint")}</Empty>}
      {PRIORITIES.map((priority) => <QueueGroup key={priority} priority={priority} view={view} entries={entries.filter((entry) => entry.priority === priority)} />)}
      {read === undefined && error !== null && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data !== undefined && data.count > entries.length && (
        <div className="flex items-center justify-center gap-x-4">
          <p className="txt-medium text-ui-fg-subtle">{t("queue.shown", { shown: entries.length, count: data.count })}</p>
          {limit < SHOWN_MAX && <BigButton variant="secondary" onClick={() => setLimit(Math.min(SHOWN_MAX, limit + PAGE))}>{t("queue.more")}</BigButton>}
        </div>
      )}
    </>
  )
}

/** How many there are, read along with the first of them. */
function useCount(view: View): number | null {
  return useKeptRead<HttpQueue>("/technician/queue", { of: view, limit: PAGE }, { refreshMs: REFRESH_MS }).data?.count ?? null
}

function QueueGroup({ priority, view, entries }: { readonly priority: (typeof PRIORITIES)[number]; readonly view: View; readonly entries: readonly HttpQueueEntry[] }) {
  const { t } = useTexts()
  if (entries.length === 0) return null
  return (
    <section aria-label={t(`priority.${priority}`)} className="flex flex-col gap-y-2">
      <h2 className={clx("txt-medium-plus px-1", priority === "urgent" ? "text-ui-fg-error" : "text-ui-fg-subtle")}>{t(`priority.${priority}`)}</h2>
      <ul className="bg-ui-bg-base shadow-elevation-card-rest divide-y overflow-hidden rounded-xl">{entries.map((entry) => <li key={entry.id}><QueueRow entry={entry} view={view} /></li>)}</ul>
    </section>
  )
}

function QueueRow({ entry, view }: { readonly entry: HttpQueueEntry; readonly view: View }) {
  const { t } = useTexts()
  const { day } = useFormats()
  const today = localDay()
  const isLate = entry.promised_on !== null && entry.promised_on < today
  const { writes } = useOutbox()
  const unsent = writes.filter(({ lane }) => lane === entry.id).length
  return (
    <Link to={`/jobs/${entry.id}`} className="hover:bg-ui-bg-base-hover flex min-h-20 items-center gap-x-4 px-4 py-3 -outline-offset-2">
      <span className="flex min-w-0 flex-1 flex-col gap-y-1">
        <span className="flex min-w-0 items-center gap-x-2">
          <span className="txt-large-plus truncate">{entry.product?.title ?? entry.serial_number}</span>
          {isLate && <Mark color="red">{t("queue.overdue")}</Mark>}
          {entry.promised_on === today && <Mark color="orange">{t("queue.today")}</Mark>}
          {unsent > 0 && <Mark color="orange">{t("queue.unsent", { count: unsent })}</Mark>}
        </span>
        <span className="txt-medium text-ui-fg-subtle truncate"><span className="text-ui-fg-base font-mono">{entry.serial_number}</span> · {entry.problem}</span>
      </span>
      <span className="flex shrink-0 flex-col items-end gap-y-1">
        <StatusMark status={entry.status} />
        <span className="txt-small text-ui-fg-subtle">
          {entry.promised_on === null ? view !== "team" && entry.display_id : <span className={clx(isLate && "text-ui-fg-error")}>{day(entry.promised_on)}</span>}
          {view === "team" && `${entry.promised_on === null ? "" : " · "}${entry.technician?.name ?? t("queue.free")}`}
        </span>
      </span>
    </Link>
  )
}
