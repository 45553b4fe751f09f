import { ArrowDownTray, ArrowUpTray, Clock, Tools, XMark } from "@medusajs/icons"
import { type ReactNode, useState } from "react"
import type { HttpLinePart, HttpPayer, HttpRepairLine, HttpRepairOrder } from "../../../src/types/http"
import { payingReason, reasonsOf } from "../../shared/coverage/standing"
import { useFormats } from "../../shared/format/use-formats"
import { useCodes } from "../api/use-codes"
import { useReasonWords } from "../coverage/use-reason-words"
import type { QueuedWrite } from "../queue/queued-write"
import { useAct } from "../queue/use-act"
import { SignButton } from "../ui/big-button"
import { ConfirmSheet } from "../ui/confirm-sheet"
import { Mark, PayerMark } from "../ui/marks"
import { useTexts } from "../use-texts"
import { PayerSheet } from "./payer-sheet"

const SIGNS: { readonly [kind in HttpRepairLine["kind"]]: ReactNode } = { part_in: <ArrowDownTray />, part_out: <ArrowUpTray />, labour: <Clock />, external: <Tools /> }
const PAYERS: readonly HttpPayer[] = ["warranty", "goodwill", "customer", "undecided"]

interface WorkLinesProps {
  readonly order: HttpRepairOrder
  readonly parts: readonly HttpLinePart[]
  /** The order's own that are not sent yet. */
  readonly writes: readonly QueuedWrite[]
}

/** What was done so far, newest first: the last scan is seen at once. What is not sent yet stands above it. */
export function WorkLines({ order, parts, writes }: WorkLinesProps) {
  const { t } = useTexts()
  const { money } = useFormats()
  const unsent = writes.filter(({ action }) => action === "add_line")
  const sums = PAYERS.filter((payer) => order.totals[payer] > 0)
  if (order.lines.length === 0 && unsent.length === 0) return <p className="txt-large text-ui-fg-subtle px-1">{t("work.none")}</p>
  return (
    <>
      <ul className="bg-ui-bg-base shadow-elevation-card-rest divide-y rounded-xl">
        {[...unsent].reverse().map((write) => (
          <li key={write.key} className="flex min-h-14 items-center justify-between gap-x-3 px-4 py-2">
            <span className="txt-large-plus min-w-0 break-words">{write.detail}</span><Mark color={write.refusal === null ? "orange" : "red"}>{write.refusal === null ? t("work.isWaiting") : t("outbox.refused", { count: 1 })}</Mark>
          </li>
        ))}
        {[...order.lines].reverse().map((line) => <LineRow key={line.id} order={order} line={line} part={parts.find(({ line_id: id }) => id === line.id)} isGoing={writes.some(({ action, body }) => action === "remove_line" && body["line_id"] === line.id)} />)}
      </ul>
      {sums.length > 0 && order.currency_code !== null && (
        <dl className="flex flex-wrap gap-x-6 gap-y-1 px-1">
          {sums.map((payer) => <div key={payer} className="txt-medium flex gap-x-2"><dt className="text-ui-fg-subtle">{t(`work.by.${payer}`)}</dt><dd className="tabular-nums font-medium">{money(order.totals[payer], order.currency_code ?? "")}</dd></div>)}
        </dl>
      )}
    </>
  )
}

interface LineRowProps {
  readonly order: HttpRepairOrder
  readonly line: HttpRepairLine
  readonly part: HttpLinePart | undefined
  readonly isGoing: boolean
}

function LineRow({ order, line, part, isGoing }: LineRowProps) {
  const { t, word } = useTexts()
  const { money } = useFormats()
  const codes = useCodes()
  const { run } = useAct(order)
  const [isAsking, setAsking] = useState(false)
  const [isExplained, setExplained] = useState(false)
  const words = useReasonWords()
  const reason = payingReason({ payer: line.coverage.payer, reasons: reasonsOf(line.coverage) })
  const labour = line.labour_code === null ? null : codes.label("labour", line.labour_code)
  const name = line.description ?? part?.title ?? part?.sku ?? labour ?? t(`work.kind.${line.kind}`)
  const facts = [
    t(`work.kind.${line.kind}`), line.description === null || labour === null ? null : labour, line.minutes === null ? null : t("work.minutes", { count: line.minutes }), line.quantity > 1 ? `× ${line.quantity}` : null,
    line.part_state === null ? null : word("work.partState", line.part_state), line.amount === null || order.currency_code === null ? null : money(line.amount, order.currency_code),
  ].filter((fact) => fact !== null)
  // What was taken out is out; what runs by the clock is stopped first.
  const canRemove = order.available_actions.includes("remove_line") && line.part_state !== "removed" && !isGoing && !order.timers.some((timer) => timer.line_id === line.id && timer.stopped_at === null)
  return (
    <li className="flex min-h-16 items-center gap-x-3 py-2 pl-4 pr-2">
      <span aria-hidden className="text-ui-fg-subtle shrink-0">{SIGNS[line.kind]}</span>
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="txt-large-plus break-words">{name}{part?.serial_number && <span className="text-ui-fg-subtle font-mono text-sm font-normal"> {part.serial_number}</span>}</span>
        <span className="txt-small text-ui-fg-subtle">{facts.join(" · ")}</span>
        {reason !== null && <span className="txt-small text-ui-fg-subtle">{words(reason)}</span>}
      </span>
      {isGoing ? <Mark color="orange">{t("work.isWaiting")}</Mark> : <button type="button" onClick={() => setExplained(true)} aria-label={`${t(`work.by.${line.coverage.payer}`)}. ${t("work.why", { name })}`} className="flex min-h-12 min-w-12 shrink-0 items-center justify-end rounded-lg"><PayerMark payer={line.coverage.payer} percent={line.coverage.percent} /></button>}
      {isExplained && <PayerSheet name={name} line={line} onClose={() => setExplained(false)} />}
      {canRemove ? <SignButton aria-label={t("work.remove", { name })} onClick={() => setAsking(true)}><XMark /></SignButton> : <span className="size-12 shrink-0" />}
      {isAsking && <ConfirmSheet title={t("work.removeTitle")} hint={`${name}. ${t("work.removeHint")}`} confirm={t("action.remove_line")} onConfirm={() => void run({ action: "remove_line", body: { line_id: line.id }, detail: name })} onClose={() => setAsking(false)} />}
    </li>
  )
}
