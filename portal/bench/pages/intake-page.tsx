import { useState } from "react"
import { Navigate, useNavigate, useParams } from "react-router-dom"
import type { HttpBenchUnit, HttpRepairHistory, HttpRepairOrder } from "../../../src/types/http"
import { localDay } from "../../shared/format/local-day"
import { TextAreaField } from "../../shared/ui/field"
import { Loading, ProblemNotice, usePageTitle } from "../../shared/ui/notices"
import { useCodes } from "../api/use-codes"
import { useKeptRead } from "../api/use-kept-read"
import { useTechnicianId } from "../api/who"
import { useSubmit } from "../queue/use-act"
import { useOnScan, useSay } from "../scan/scan-context"
import { UnitChoice } from "../scan/unit-choice"
import { useFindUnit } from "../scan/use-find-unit"
import { BigButton } from "../ui/big-button"
import { Chips } from "../ui/chips"
import { PhotoButton } from "../ui/photo-button"
import { UnitGlance } from "../job/unit-glance"
import { useTexts } from "../use-texts"

const PRIORITIES = ["low", "normal", "high", "urgent"] as const
/** Days from today that are promised with one tap. */
const PROMISES = [1, 3, 7, 14] as const

/** A unit that has no job yet: what is wrong, in taps, and onto the bench with it. */
export function IntakePage() {
  const { unitId = "" } = useParams()
  return <Intake key={unitId} unitId={unitId} />
}

function Intake({ unitId }: { readonly unitId: string }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const submit = useSubmit()
  const say = useSay()
  const codes = useCodes()
  const technicianId = useTechnicianId()
  const { data, error, refetch } = useKeptRead<HttpBenchUnit>(`/technician/units/${unitId}`)
  const history = useKeptRead<{ repair_history: HttpRepairHistory }>(`/technician/units/${unitId}/repair-history`).data
  const { find, choices, forget } = useFindUnit()
  const [problem, setProblem] = useState("")
  const [priority, setPriority] = useState<(typeof PRIORITIES)[number]>("normal")
  const [days, setDays] = useState<string | null>(null)
  const [isMine, setMine] = useState(true)
  const [photos, setPhotos] = useState<readonly string[]>([])
  const [isBusy, setBusy] = useState(false)
  usePageTitle(t("intake.title"), t("bench.title"))
  useOnScan("page", t("scan.unit"), find)
  if (data === undefined) return <div className="p-4">{error === null ? <Loading /> : <ProblemNotice error={error} onRetry={() => void refetch()} />}</div>
  const { unit } = data
  const add = (words: string): void => setProblem((before) => (before.trim() === "" ? words : before.includes(words) ? before : `${before.trim()}. ${words}`))
  const open = async (): Promise<void> => {
    setBusy(true)
    const { outcome, answer, verdict } = await submit({
      lane: `unit:${unit.id}`, path: "/technician/repair-orders", action: "create", subject: unit.serial_number, detail: problem.trim(), seen: null,
      body: {
        unit_id: unit.id, problem: problem.trim(), priority, ...(days === null ? {} : { promised_on: localDay(Number(days)) }),
        ...(isMine && technicianId !== null ? { technician_id: technicianId } : {}), ...(photos.length === 0 ? {} : { attachment_ids: photos }),
      },
    }, t("action.create"))
    setBusy(false)
    say(outcome === "queued" ? { tone: "good", words: t("intake.kept") } : verdict)
    const order = (answer as { readonly repair_order?: HttpRepairOrder } | null)?.repair_order
    if (order !== undefined) navigate(`/jobs/${order.id}`, { replace: true })
    else if (outcome === "queued") navigate("/", { replace: true })
  }
  const isHere = unit.status === "in_stock" || unit.status === "delivered" || unit.status === "quarantined"
  return (
    <div className="mx-auto grid min-h-full w-full max-w-screen-xl grid-rows-[auto_1fr] lg:grid-cols-[20rem_1fr] lg:grid-rows-1">
      <UnitGlance unit={data} history={history?.repair_history ?? null} />
      <section className="flex flex-col gap-y-5 p-4">
        <h1 className="h1-core">{t("intake.title")}</h1>
        <div className="flex flex-col gap-y-2">
          <TextAreaField label={t("intake.problem")} hint={t("intake.problemHint")} rows={2} value={problem} onChange={(event) => setProblem(event.target.value)} />
          <div className="flex flex-wrap lg:max-h-40 gap-2 overflow-y-auto p-0.5">
            {codes.of("symptom").map(({ code, label }) => <button key={code} type="button" onClick={() => add(label)} className="bg-ui-bg-base shadow-borders-base hover:bg-ui-bg-base-hover txt-medium min-h-12 rounded-lg px-4">{label}</button>)}
          </div>
        </div>
        <div className="flex flex-wrap gap-x-8 gap-y-5">
          <Chips label={t("intake.priority")} value={priority} onChange={(value) => value !== null && setPriority(value)} chips={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))} />
          <Chips label={t("intake.promised")} isOptional value={days} onChange={setDays} chips={PROMISES.map((count) => ({ value: String(count), label: t("intake.inDays", { count }) }))} />
        </div>
        {!isHere && <p role="status" className="txt-medium text-ui-fg-error">{t("intake.notNow", { status: t(`unitStatus.${unit.status}`) })}</p>}
        <div className="mt-auto flex flex-wrap items-center justify-between gap-3 border-t pt-4">
          <span className="flex flex-wrap items-center gap-3">
            <label className="txt-large flex min-h-12 cursor-pointer items-center gap-x-3"><input type="checkbox" checked={isMine} onChange={(event) => setMine(event.target.checked)} className="accent-ui-fg-interactive size-5" />{t("intake.mine")}</label>
            <PhotoButton label={photos.length === 0 ? t("intake.photo") : `${t("job.photos")}: ${photos.length}`} onUploaded={(attachment) => { setPhotos((before) => [...before, attachment.id]); say({ tone: "good", words: t("intake.photoKept", { name: attachment.filename }) }) }} />
          </span>
          <BigButton className="min-h-14 w-full px-8 sm:w-auto" isLoading={isBusy} disabled={isBusy || problem.trim() === "" || !isHere} onClick={() => void open()}>{t("intake.go")}</BigButton>
        </div>
      </section>
      {choices !== null && <UnitChoice choices={choices} onClose={forget} onChoose={(path) => { forget(); navigate(path) }} />}
      {unit.status === "in_repair" && <OpenJob unitId={unit.id} />}
    </div>
  )
}

/** It came to the bench meanwhile: on with its job. */
function OpenJob({ unitId }: { readonly unitId: string }) {
  const { data } = useKeptRead<{ repair_orders: HttpRepairOrder[] }>("/technician/repair-orders", { unit_id: unitId, open: true, limit: 1 })
  const [order] = data?.repair_orders ?? []
  return order === undefined ? null : <Navigate to={`/jobs/${order.id}`} replace />
}
