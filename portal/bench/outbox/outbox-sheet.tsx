import { useState } from "react"
import { useFormats } from "../../shared/format/use-formats"
import { Empty, Notice } from "../../shared/ui/notices"
import { useOutbox } from "../queue/outbox-context"
import { currentOf, isDiscardable, mayBeDone } from "../queue/queue-rules"
import type { QueuedWrite } from "../queue/queued-write"
import { useRefusalWords } from "../queue/use-act"
import { BigButton } from "../ui/big-button"
import { ConfirmSheet } from "../ui/confirm-sheet"
import { Mark } from "../ui/marks"
import { Sheet } from "../ui/sheet"
import { useTexts } from "../use-texts"

/** What was meant and is not done yet, in its order; of what was refused, why, and what can be done about it. */
export function OutboxSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts()
  const { outbox, writes, othersCount, isOnline } = useOutbox()
  const waits = writes.some(({ refusal }) => refusal === null)
  return (
    <Sheet scans="close" title={t("outbox.title")} side="right" onClose={onClose} foot={waits ? <BigButton variant="secondary" className="w-full" onClick={() => void outbox.flush()}>{t("outbox.send")}</BigButton> : undefined}>
      {!isOnline && <Notice tone="warning" title={t("outbox.offline")}>{t("outbox.offlineHint")}</Notice>}
      {writes.length === 0 && <Empty title={t("outbox.none")} />}
      {writes.length > 0 && <ol className="flex flex-col gap-y-3">{writes.map((write) => <Waiting key={write.key} write={write} isBehind={writes.some((other) => other.lane === write.lane && other.sequence < write.sequence)} />)}</ol>}
      {othersCount > 0 && <p className="txt-medium text-ui-fg-subtle">{t("outbox.others", { count: othersCount })}</p>}
    </Sheet>
  )
}

function Waiting({ write, isBehind }: { readonly write: QueuedWrite; readonly isBehind: boolean }) {
  const { t, word } = useTexts()
  const { time } = useFormats()
  const { outbox } = useOutbox()
  const refusalWords = useRefusalWords()
  const [isAsking, setAsking] = useState(false)
  const { refusal } = write
  const what = [word("action", write.action), write.detail].filter(Boolean).join(": ")
  const isStale = refusal !== null && refusal.code === "conflict.stale" && currentOf(refusal) !== null
  return (
    <li className="shadow-borders-base flex flex-col gap-y-2 rounded-lg p-4">
      <div className="flex items-start justify-between gap-x-3">
        <p className="txt-large-plus min-w-0 break-words">{what}</p>
        <Mark color={refusal === null ? "orange" : "red"}>{refusal === null ? t("work.isWaiting") : t("outbox.refused", { count: 1 })}</Mark>
      </div>
      <p className="txt-small text-ui-fg-subtle">{write.subject} · {time(write.meantAt)}</p>
      {refusal === null
        ? <p className="txt-medium text-ui-fg-subtle">{isBehind ? t("outbox.behind") : write.attempts > 0 ? t("outbox.maybe") : t("outbox.waits")}</p>
        : <p className="txt-medium text-ui-fg-error break-words">{refusalWords(refusal, write.seen)}</p>}
      {(refusal !== null || isDiscardable(write)) && (
        <div className="flex flex-wrap gap-2 pt-1">
          {refusal !== null && <BigButton variant="secondary" onClick={() => outbox.tryAgain(write.key)}>{isStale ? t("outbox.onto") : t("outbox.retry")}</BigButton>}
          <BigButton variant="transparent" onClick={() => setAsking(true)}>{t("outbox.discard")}</BigButton>
        </div>
      )}
      {isAsking && <ConfirmSheet title={t("outbox.discardTitle")} hint={t(mayBeDone(write) ? "outbox.discardDoubtHint" : "outbox.discardHint", { what })} confirm={t("outbox.discard")} onConfirm={() => outbox.discard(write.key)} onClose={() => setAsking(false)} />}
    </li>
  )
}
