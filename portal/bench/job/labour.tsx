import { type FormEvent, useEffect, useState } from "react"
import { Link } from "react-router-dom"
import type { HttpRepairOrder, HttpRepairTimer } from "../../../src/types/http"
import { useCodes } from "../api/use-codes"
import { useMe, useTechnicianId } from "../api/who"
import { useOutbox } from "../queue/outbox-context"
import { useAct } from "../queue/use-act"
import { useIsWaiting } from "../queue/use-is-waiting"
import { keepStart, type KeptStart, readStart } from "./kept-start"
import { TimeSheet } from "./time-sheet"
import { BigButton } from "../ui/big-button"
import { Chips } from "../ui/chips"
import { TextInput } from "../ui/text-input"
import { useSingleTap } from "../ui/use-single-tap"
import { useTexts } from "../use-texts"
import { STRETCH_MINUTES_MAX } from "./worked-minutes"

const BOOKED_MINUTES = [5, 10, 15, 30, 45, 60] as const
/** What most of a bench's time is, where the shop has it on its list. */
const USUAL_CODE = "repair"
const SECOND_MS = 1_000
const MINUTE_MS = 60_000

/** Work by the clock, or booked afterwards with one tap. */
export function LabourForm({ order }: { readonly order: HttpRepairOrder }) {
  const { t } = useTexts()
  const codes = useCodes()
  const { run } = useAct(order)
  const { tap, isTapped } = useSingleTap()
  const known = codes.of("labour")
  const usual = (known.find(({ code: other }) => other === USUAL_CODE) ?? known[0])?.code ?? null
  const [chosen, setChosen] = useState<{ readonly code: string | null } | null>(null)
  const code = chosen === null ? usual : chosen.code
  // By its code: whoever reads the line reads it in a language of her own.
  const book = (minutes: number): Promise<void> => tap(String(minutes), () => run({
    action: "add_line", body: { kind: "labour", minutes, ...(code === null ? {} : { labour_code: code }) }, detail: `${code === null ? t("work.kind.labour") : codes.label("labour", code)}, ${t("work.minutes", { count: minutes })}`,
  }))
  return (
    <div className="flex flex-col gap-y-3">
      <Chips label={t("work.description")} isLabelHidden isOptional value={code} onChange={(now) => setChosen({ code: now })} chips={known.map((labour) => ({ value: labour.code, label: labour.label }))} />
      <div className="flex flex-wrap items-stretch gap-3"><Clock order={order} labourCode={code} /><Corrections order={order} /></div>
      <div role="group" aria-label={t("work.booked")} className="flex flex-wrap items-center gap-2">
        <span className="txt-medium text-ui-fg-subtle pr-1">{t("work.booked")}</span>
        {BOOKED_MINUTES.map((minutes) => <BigButton key={minutes} variant="secondary" className="px-4" aria-label={t("work.log", { count: minutes })} disabled={isTapped(String(minutes))} onClick={() => void book(minutes)}>{t("work.minutes", { count: minutes })}</BigButton>)}
      </div>
    </div>
  )
}

/** Her own stretches, to put right what the clock was not told in time. */
function Corrections({ order }: { readonly order: HttpRepairOrder }) {
  const { t } = useTexts()
  const technicianId = useTechnicianId()
  const { isOnline, writes } = useOutbox()
  const [isOpen, setOpen] = useState(false)
  const own = order.timers.filter(({ by }) => by.type === "technician" && by.id === technicianId)
  const isPossible = ({ stopped_at: stoppedAt }: HttpRepairTimer): boolean => order.available_actions.includes(stoppedAt === null ? "stop_timer" : "correct_timer")
  const isMeant = ({ id }: HttpRepairTimer): boolean => writes.some(({ lane, body }) => lane === order.id && body["timer_id"] === id)
  const timers = own.filter((timer) => isPossible(timer) && !isMeant(timer)).reverse()
  // Without a connection nobody knows what the server's clock says.
  if (timers.length === 0 || !isOnline) return null
  const hasForgotten = timers.some(isForgotten)
  return (
    <>
      <BigButton variant="secondary" className={hasForgotten ? "text-ui-tag-orange-text min-h-14" : "min-h-14"} onClick={() => setOpen(true)}>{hasForgotten ? t("time.wasForgotten") : t("action.correct_timer")}</BigButton>
      {isOpen && <TimeSheet order={order} timers={timers} onClose={() => setOpen(false)} />}
    </>
  )
}

function Clock({ order, labourCode }: { readonly order: HttpRepairOrder; readonly labourCode: string | null }) {
  const { t } = useTexts()
  const technicianId = useTechnicianId()
  const me = useMe()
  const { isOnline, writes } = useOutbox()
  const { run } = useAct(order)
  const { tap, isTapped } = useSingleTap()
  const [kept, setKept] = useState(() => readStart(technicianId, order.id))
  const own = order.timers.find(({ by, stopped_at: stoppedAt }) => stoppedAt === null && by.type === "technician" && by.id === technicianId)
  const isStarting = useIsWaiting(order, "start_timer")
  const isStopping = writes.some(({ lane, action }) => lane === order.id && action === "stop_timer")
  const isRefused = !isStarting && writes.some(({ lane, action }) => lane === order.id && action === "start_timer")
  const startedHere = kept !== null && (isStarting || own !== undefined) ? kept.at : null
  const begun = startedHere ?? own?.started_at ?? null
  const remember = (start: KeptStart | null): void => {
    keepStart(technicianId, order.id, start)
    setKept(start)
  }
  // Any step may have stopped it, here or elsewhere; what is remembered is over with it.
  const isOver = kept !== null && (isRefused || (!isStarting && own === undefined && order.version > kept.version))
  useEffect(() => {
    if (isOver) remember(null)
  }, [isOver])
  const start = async (): Promise<void> => {
    const at = new Date().toISOString()
    // What is kept before it raises the version first.
    const version = order.version + writes.filter(({ lane }) => lane === order.id).length
    const { outcome } = await run({ action: "start_timer", body: labourCode === null ? {} : { labour_code: labourCode }, done: t("work.running") })
    remember(outcome === "queued" ? { at, version } : null)
  }
  const stop = async (): Promise<void> => {
    // The server hears of it later, so it is told how long it was.
    const minutes = begun !== null && (startedHere !== null || !isOnline) ? Math.min(STRETCH_MINUTES_MAX, Math.max(1, Math.ceil((Date.now() - Date.parse(begun)) / MINUTE_MS))) : null
    const { outcome } = await run({ action: "stop_timer", ...(minutes === null ? {} : { body: { minutes }, detail: t("work.minutes", { count: minutes }) }) })
    if (outcome !== "refused") remember(null)
  }
  if (begun !== null && !isStopping) {
    return (
      <div className="bg-ui-tag-green-bg text-ui-tag-green-text flex min-w-64 flex-1 items-center justify-between gap-x-4 rounded-xl py-2 pl-5 pr-2">
        <span className="flex items-baseline gap-x-3"><Elapsed since={begun} /><span className="txt-medium">{own !== undefined && isForgotten(own) ? t("work.forgotten") : t("work.running")}</span></span>
        <BigButton className="min-h-14 px-8" disabled={isTapped("clock")} onClick={() => void tap("clock", stop)}>{t("work.stop")}</BigButton>
      </div>
    )
  }
  const elsewhere = me?.running_timer
  if (elsewhere && elsewhere.repair_order_id !== order.id) return <p className="txt-large"><Link to={`/jobs/${elsewhere.repair_order_id}`} className="flex min-h-12 items-center underline">{t("work.elsewhere", { number: elsewhere.display_id })}</Link></p>
  if (!order.available_actions.includes("start_timer") || isStopping) return null
  return <BigButton className="min-h-14 self-start px-8" disabled={isTapped("clock")} onClick={() => void tap("clock", start)}>{t("work.start")}</BigButton>
}

const isForgotten = ({ is_forgotten: forgotten }: HttpRepairTimer): boolean => forgotten

function Elapsed({ since }: { readonly since: string }) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const ticking = window.setInterval(() => setNow(Date.now()), SECOND_MS)
    return () => window.clearInterval(ticking)
  }, [])
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / SECOND_MS))
  const two = (value: number): string => String(value).padStart(2, "0")
  return <span role="timer" className="text-2xl font-medium tabular-nums">{[Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(":")}</span>
}

/** What a specialist outside did. */
export function ExternalForm({ order }: { readonly order: HttpRepairOrder }) {
  const { t } = useTexts()
  const { run } = useAct(order)
  const { tap, isTapped } = useSingleTap()
  const [description, setDescription] = useState("")
  const [amount, setAmount] = useState("")
  const price = Number(amount.replace(",", "."))
  const isPriced = amount.trim() !== ""
  const what = `${description.trim()} ${amount.trim()}`
  const add = async (): Promise<void> => {
    const { outcome } = await run({ action: "add_line", body: { kind: "external", description: description.trim(), ...(isPriced ? { amount: price } : {}) }, detail: description.trim() })
    if (outcome === "refused") return
    setDescription("")
    setAmount("")
  }
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    void tap(what, add)
  }
  return (
    <form className="flex flex-wrap gap-2" onSubmit={onSubmit}>
      <TextInput className="min-w-56 flex-1" aria-label={t("work.external")} placeholder={t("work.external")} value={description} onChange={(event) => setDescription(event.target.value)} />
      <TextInput className="w-40" inputMode="decimal" aria-label={t("work.amount", { currency: order.currency_code?.toUpperCase() ?? "" })} placeholder={t("work.amount", { currency: order.currency_code?.toUpperCase() ?? "" })} value={amount} aria-invalid={isPriced && !(price >= 0)} onChange={(event) => setAmount(event.target.value)} />
      <BigButton type="submit" variant="secondary" disabled={description.trim() === "" || (isPriced && !(price >= 0)) || isTapped(what)}>{t("work.add")}</BigButton>
    </form>
  )
}
