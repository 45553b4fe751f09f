import { clx } from "@medusajs/ui"
import { useEffect, useState } from "react"
import { useNavigate, useParams } from "react-router-dom"
import type { HttpBenchUnit, HttpLinePart, HttpRepairHistory, HttpRepairOrder } from "../../../src/types/http"
import { localDay } from "../../shared/format/local-day"
import { useFormats } from "../../shared/format/use-formats"
import { Loading, Notice, ProblemNotice, usePageTitle } from "../../shared/ui/notices"
import { useCodes } from "../api/use-codes"
import { useKeptRead } from "../api/use-kept-read"
import { useOutbox } from "../queue/outbox-context"
import { useOnScan } from "../scan/scan-context"
import { UnitChoice } from "../scan/unit-choice"
import { useFindUnit } from "../scan/use-find-unit"
import { PriorityMark, StatusMark } from "../ui/marks"
import { useTexts } from "../use-texts"
import { ActionBar } from "./action-bar"
import { CheckInPanel } from "./check-in-panel"
import { DiagnosisPanel } from "./diagnosis-panel"
import { HandoverPanel } from "./handover-panel"
import { type StepName, STEPS, stepOf } from "./job"
import { JobNotes } from "./job-notes"
import { TestPanel } from "./test-panel"
import { UnitGlance } from "./unit-glance"
import { WorkPanel } from "./work-panel"

const WORKING_REFRESH_MS = 2_000
const REFRESH_MS = 20_000

/** One repair: the unit at the left, the step at the right, what comes next under the thumb. */
export function JobPage() {
  const { id = "" } = useParams()
  const { data, error, refetch, oldAt } = useKeptRead<{ repair_order: HttpRepairOrder }>(`/technician/repair-orders/${id}`, {}, {
    refreshMs: (answer) => (answer?.repair_order.pending_work.some(({ state }) => state !== "failed") ? WORKING_REFRESH_MS : REFRESH_MS),
  })
  if (data === undefined) return <div className="p-4">{error === null ? <Loading /> : <ProblemNotice error={error} onRetry={() => void refetch()} />}</div>
  return <Job key={id} order={data.repair_order} oldAt={oldAt} />
}

function Job({ order, oldAt }: { readonly order: HttpRepairOrder; readonly oldAt: number | null }) {
  const { t, word } = useTexts()
  const { day, time } = useFormats()
  const navigate = useNavigate()
  const codes = useCodes()
  const unit = useKeptRead<HttpBenchUnit>(`/technician/units/${order.unit_id}`).data
  const history = useKeptRead<{ repair_history: HttpRepairHistory }>(`/technician/units/${order.unit_id}/repair-history`).data?.repair_history ?? null
  const parts = useKeptRead<{ parts: HttpLinePart[] }>(`/technician/repair-orders/${order.id}/parts`).data?.parts ?? []
  const { writes: all } = useOutbox()
  const writes = all.filter(({ lane }) => lane === order.id)
  const usual = stepOf(order)
  const [step, setStep] = useState<StepName>(usual)
  // When the order moves on, so does the screen.
  useEffect(() => setStep(usual), [usual])
  const { find, choices, forget } = useFindUnit()
  usePageTitle(order.display_id, t("bench.title"))
  // Where no step wants a scan, it means another unit.
  useOnScan("page", t("scan.unit"), find)
  const today = localDay()
  const isLate = order.promised_on !== null && order.promised_on < today && order.ready_at === null
  const failed = order.pending_work.find(({ state }) => state === "failed")
  return (
    <div className="grid min-h-full w-full grid-rows-[auto_1fr] lg:h-full lg:grid-cols-[19rem_1fr] lg:grid-rows-1">
      <UnitGlance unit={unit} history={history} order={order} foot={<JobNotes order={order} />}>
        <span className="flex flex-wrap items-center gap-1.5 pt-1"><StatusMark status={order.status} /><PriorityMark priority={order.priority} /></span>
        <p className="txt-medium text-ui-fg-subtle pt-1">{order.display_id}{order.promised_on !== null && <span className={clx(isLate && "text-ui-fg-error font-medium")}> · {t(isLate ? "job.late" : "job.promised", { day: day(order.promised_on) })}</span>}</p>
      </UnitGlance>
      <section aria-label={order.display_id} className="flex min-h-0 min-w-0 flex-col">
        <h1 className="sr-only">{order.display_id}</h1>
        <div role="tablist" aria-label={t("job.steps")} className="bg-ui-bg-base grid grid-cols-5 border-b">
          {STEPS.map((name, index) => (
            <button
              key={name} type="button" role="tab" id={`tab-${name}`} aria-selected={name === step} aria-controls="step" tabIndex={name === step ? 0 : -1} onClick={() => setStep(name)}
              onKeyDown={({ key, currentTarget }) => {
                const to = key === "ArrowRight" ? STEPS[index + 1] : key === "ArrowLeft" ? STEPS[index - 1] : undefined
                if (to === undefined) return
                setStep(to)
                currentTarget.parentElement?.querySelector<HTMLElement>(`#tab-${to}`)?.focus()
              }}
              className={clx("txt-medium-plus flex min-h-14 items-center justify-center gap-x-2 border-b-2 px-1 -outline-offset-2", name === step ? "border-ui-border-interactive text-ui-fg-base" : "text-ui-fg-subtle border-transparent")}
            >
              <span aria-hidden className={clx("txt-compact-small-plus hidden size-6 items-center justify-center rounded-full sm:flex", name === usual ? "bg-ui-tag-blue-bg text-ui-tag-blue-text" : "bg-ui-bg-component")}>{index + 1}</span>
              {t(`job.step.${name}`)}
            </button>
          ))}
        </div>
        {oldAt !== null && <Notice tone="warning" role="status" className="mx-4 mt-3">{t("job.old", { time: time(new Date(oldAt).toISOString()) })}</Notice>}
        {order.pause_reason !== null && <Notice tone="warning" className="mx-4 mt-3">{t("job.pausedFor", { reason: codes.label("pause", order.pause_reason) })}</Notice>}
        {failed && <Notice tone="bad" role="alert" className="mx-4 mt-3">{t("job.failedWork", { work: word("pendingWork", failed.name) })}</Notice>}
        <div role="tabpanel" id="step" aria-labelledby={`tab-${step}`} className="flex min-h-0 flex-1 flex-col lg:overflow-y-auto">
          {step === "check" && <CheckInPanel order={order} />}
          {step === "diagnosis" && <DiagnosisPanel order={order} />}
          {step === "work" && <WorkPanel order={order} parts={parts} writes={writes} />}
          {step === "test" && <TestPanel order={order} protocol={unit?.test_protocol ?? []} needsSoakTest={history?.signals.needs_soak_test === true} writes={writes} />}
          {step === "handover" && <HandoverPanel order={order} />}
        </div>
        <ActionBar order={order} writes={writes} />
      </section>
      {choices !== null && <UnitChoice choices={choices} onClose={forget} onChoose={(path) => { forget(); navigate(path) }} />}
    </div>
  )
}
