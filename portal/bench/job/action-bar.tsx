import { EllipsisHorizontal } from "@medusajs/icons"
import { useState } from "react"
import type { HttpRepairAction, HttpRepairOrder } from "../../../src/types/http"
import type { QueuedWrite } from "../queue/queued-write"
import { useAct } from "../queue/use-act"
import { BigButton } from "../ui/big-button"
import { Mark } from "../ui/marks"
import { Sheet } from "../ui/sheet"
import { useTexts } from "../use-texts"
import { ActionSheet } from "./action-sheet"
import { isAsked } from "./asking"
import { actionsOf } from "./job"

/** What comes next is under the right thumb; whatever is rarer is one tap further. */
export function ActionBar({ order, writes }: { readonly order: HttpRepairOrder; readonly writes: readonly QueuedWrite[] }) {
  const { t, word } = useTexts()
  const { run } = useAct(order)
  const [isOpen, setOpen] = useState(false)
  const [asked, setAsked] = useState<HttpRepairAction | null>(null)
  const [busy, setBusy] = useState<HttpRepairAction | null>(null)
  const { next, more } = actionsOf(order, writes)
  const choose = async (action: HttpRepairAction): Promise<void> => {
    setOpen(false)
    if (isAsked(action)) return setAsked(action)
    setBusy(action)
    await run({ action })
    setBusy(null)
  }
  // First the unit is looked at; the next step stays in reach for shops that do without.
  const isChecked = !(order.status === "intake" && order.check_in === null && order.available_actions.includes("check_in"))
  const unsent = writes.filter(({ action }) => action !== "add_line" && action !== "record_test")
  if (next.length === 0 && more.length === 0 && unsent.length === 0) return null
  return (
    <footer className="bg-ui-bg-base sticky bottom-0 flex min-h-[4.5rem] items-center gap-x-3 border-t px-4">
      {more.length > 0 && <BigButton variant="secondary" className="min-h-14" onClick={() => setOpen(true)}><EllipsisHorizontal /> {t("job.more")}</BigButton>}
      <span className="flex min-w-0 flex-1 flex-wrap justify-center gap-2">{unsent.map((write) => <Mark key={write.key} color={write.refusal === null ? "orange" : "red"}>{word("action", write.action)}: {write.refusal === null ? t("work.isWaiting") : t("outbox.refused", { count: 1 })}</Mark>)}</span>
      {[...next].reverse().map((action) => <BigButton key={action} variant={action === next[0] && isChecked ? "primary" : "secondary"} className={action === next[0] ? "min-h-14 px-10" : "min-h-14"} isLoading={busy === action} disabled={busy !== null} onClick={() => void choose(action)}>{word("action", action)}</BigButton>)}
      {isOpen && (
        <Sheet scans="close" title={t("job.more")} onClose={() => setOpen(false)}>
          <ul className="grid grid-cols-1 gap-2 sm:grid-cols-2">{more.map((action) => <li key={action}><BigButton variant="secondary" className={action === "cancel" || action === "mark_unrepairable" ? "text-ui-tag-red-text min-h-14 w-full" : "min-h-14 w-full"} onClick={() => void choose(action)}>{word("action", action)}</BigButton></li>)}</ul>
        </Sheet>
      )}
      {asked !== null && <ActionSheet order={order} action={asked} onClose={() => setAsked(null)} />}
    </footer>
  )
}
