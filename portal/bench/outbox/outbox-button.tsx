import { CheckCircleSolid, CloudArrowUp, ExclamationCircleSolid } from "@medusajs/icons"
import { clx } from "@medusajs/ui"
import { useState } from "react"
import { useOutbox } from "../queue/outbox-context"
import { useTexts } from "../use-texts"
import { OutboxSheet } from "./outbox-sheet"

/** Always in sight: is there a connection, and what has not been sent yet. */
export function OutboxButton() {
  const { t } = useTexts()
  const { writes, isOnline, othersCount } = useOutbox()
  const [isOpen, setOpen] = useState(false)
  const refused = writes.filter(({ refusal }) => refusal !== null).length
  const waiting = writes.length - refused
  const parts = [...(isOnline ? [] : [t("outbox.offline")]), ...(refused > 0 ? [t("outbox.refused", { count: refused })] : []), ...(waiting > 0 ? [t("outbox.waiting", { count: waiting })] : [])]
  const words = parts.length === 0 ? t("outbox.online") : parts.join(" · ")
  return (
    <>
      <button
        type="button" onClick={() => setOpen(true)} data-bench-outbox
        className={clx("txt-medium-plus flex min-h-12 min-w-12 shrink-0 items-center justify-center gap-x-2 rounded-lg border px-3", refused > 0 ? "bg-ui-tag-red-bg text-ui-tag-red-text border-ui-tag-red-border" : !isOnline || waiting > 0 ? "bg-ui-tag-orange-bg text-ui-tag-orange-text border-ui-tag-orange-border" : "text-ui-fg-subtle border-transparent")}
      >
        {refused > 0 ? <ExclamationCircleSolid aria-hidden /> : parts.length > 0 ? <CloudArrowUp aria-hidden /> : <CheckCircleSolid aria-hidden className="text-ui-tag-green-icon" />}
        <span className={parts.length === 0 ? "sr-only" : "max-w-56"}>{words}</span>
        {othersCount > 0 && <span aria-hidden>+{othersCount}</span>}
      </button>
      <span role="status" className="sr-only">{isOnline ? "" : t("outbox.offline")}</span>
      {isOpen && <OutboxSheet onClose={() => setOpen(false)} />}
    </>
  )
}
