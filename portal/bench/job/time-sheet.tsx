import { type FormEvent, useState } from "react"
import type { HttpRepairOrder, HttpRepairTimer } from "../../../src/types/http"
import { useFormats } from "../../shared/format/use-formats"
import { TextField } from "../../shared/ui/field"
import { Notice } from "../../shared/ui/notices"
import { useCodes } from "../api/use-codes"
import { useAct } from "../queue/use-act"
import { BigButton } from "../ui/big-button"
import { Chips } from "../ui/chips"
import { Sheet } from "../ui/sheet"
import { useTexts } from "../use-texts"
import { minutesProblem } from "./worked-minutes"

interface TimeSheetProps {
  readonly order: HttpRepairOrder
  /** Her own, newest first; at least one. */
  readonly timers: readonly HttpRepairTimer[]
  readonly onClose: () => void
}

/** Somebody forgot to start or stop the clock: what was truly worked is said afterwards. One that still runs is stopped by it. */
export function TimeSheet({ order, timers, onClose }: TimeSheetProps) {
  const { t } = useTexts()
  const { time } = useFormats()
  const codes = useCodes()
  const { run } = useAct(order)
  const [id, setId] = useState<string | null>(() => (timers.find(({ is_forgotten: forgotten }) => forgotten) ?? timers[0])?.id ?? null)
  const [text, setText] = useState("")
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const timer = timers.find((candidate) => candidate.id === id)
  const problem = timer === undefined ? null : minutesProblem(text)
  const nameOf = ({ line_id: lineId, started_at: startedAt }: HttpRepairTimer): string => {
    const line = order.lines.find((candidate) => candidate.id === lineId)
    const code = line?.labour_code ?? null
    return [line?.description ?? (code === null ? null : codes.label("labour", code)), time(startedAt)].filter(Boolean).join(", ")
  }
  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (timer === undefined || problem !== null || isBusy) return
    setBusy(true)
    const minutes = Number(text.trim())
    const body = { timer_id: timer.id, minutes }
    const { outcome } = await run({ action: timer.stopped_at === null ? "stop_timer" : "correct_timer", body, detail: t("work.minutes", { count: minutes }), done: t("time.corrected", { minutes: t("work.minutes", { count: minutes }) }) })
    setBusy(false)
    if (outcome !== "refused") onClose()
  }
  return (
    <Sheet title={t("action.correct_timer")} onClose={onClose}>
      <form noValidate className="flex flex-col gap-y-5" onSubmit={(event) => void onSubmit(event)}>
        {timers.length > 1 && <Chips label={t("time.which")} value={id} onChange={setId} chips={timers.map((one) => ({ value: one.id, label: `${nameOf(one)} · ${t("work.minutes", { count: one.corrected_minutes ?? one.minutes })}` }))} />}
        {timer !== undefined && <p className="txt-large">{timers.length === 1 && `${nameOf(timer)}. `}{timer.stopped_at === null ? t("time.runs", { minutes: t("work.minutes", { count: timer.minutes }) }) : t("time.counts", { minutes: t("work.minutes", { count: timer.corrected_minutes ?? timer.minutes }) })}</p>}
        {timer?.is_forgotten === true && <Notice tone="warning">{t("time.forgotten")}</Notice>}
        <TextField
          label={t("time.minutes")} hint={timer?.stopped_at === null ? t("time.stopsIt") : t("time.hint")} inputMode="numeric" autoComplete="off" data-autofocus value={text} problem={isTried && problem !== null ? t(`time.problem.${problem}`) : null}
          onChange={(event) => setText(event.target.value)}
        />
        <div className="flex flex-wrap justify-end gap-3">
          <BigButton type="button" variant="secondary" className="min-h-14" onClick={onClose}>{t("common.cancel")}</BigButton>
          <BigButton type="submit" className="min-h-14 px-8" isLoading={isBusy} disabled={isBusy}>{t("action.correct_timer")}</BigButton>
        </div>
      </form>
    </Sheet>
  )
}
