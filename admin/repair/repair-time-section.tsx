import { Badge, Button, Text } from "@medusajs/ui"
import { useState } from "react"
import type { HttpRepairOrder, HttpRepairTimer } from "../../src/types/http"
import { Section } from "../common/section"
import { useDates } from "../common/use-dates"
import { useTexts } from "../common/use-texts"
import { isRunning, minutesOf } from "./action-facts"
import { RepairActionDrawer } from "./repair-action-drawer"
import { useActorNames } from "../common/use-actor-names"
import { useLabourName } from "./use-repair-codes"

type TimerAction = "start_timer" | "stop_timer" | "correct_timer"
interface OpenAction {
  readonly action: TimerAction
  readonly timer: HttpRepairTimer | null
}

/** Who worked on the unit for how long, by the server's clock; a forgotten clock is put right here. */
export function RepairTimeSection({ order }: { readonly order: HttpRepairOrder }) {
  const { t } = useTexts()
  const [open, setOpen] = useState<OpenAction | null>(null)
  const canStart = order.available_actions.includes("start_timer")
  if (order.timers.length === 0 && !canStart) return null
  return (
    <Section title={t("repair.time")} actions={canStart ? <Button size="small" variant="secondary" onClick={() => setOpen({ action: "start_timer", timer: null })}>{t("repair.action.start_timer")}</Button> : undefined}>
      {order.timers.length === 0 && <Text size="small" className="text-ui-fg-subtle px-6 py-4">{t("repair.noTime")}</Text>}
      {order.timers.map((timer) => <TimerRow key={timer.id} order={order} timer={timer} onOpen={(action) => setOpen({ action, timer })} />)}
      {open !== null && <RepairActionDrawer order={order} action={open.action} {...(open.timer === null ? {} : { given: givenOf(open.action, open.timer) })} onClose={() => setOpen(null)} />}
    </Section>
  )
}

const givenOf = (action: TimerAction, timer: HttpRepairTimer) => ({ timer_id: timer.id, ...(action === "correct_timer" ? { minutes: minutesOf(timer) } : {}) })

interface TimerRowProps {
  readonly order: HttpRepairOrder
  readonly timer: HttpRepairTimer
  readonly onOpen: (action: TimerAction) => void
}

function TimerRow({ order, timer, onOpen }: TimerRowProps) {
  const { t } = useTexts()
  const { time } = useDates()
  const nameOf = useActorNames([timer.by])
  const labour = useLabourName()
  const line = order.lines.find(({ id }) => id === timer.line_id)
  const action: TimerAction = isRunning(timer) ? "stop_timer" : "correct_timer"
  return (
    <div className="flex items-center justify-between gap-x-3 px-6 py-3">
      <div className="min-w-0">
        <span className="flex flex-wrap items-center gap-x-2">
          <Text size="small" leading="compact" weight="plus">{nameOf(timer.by)}</Text>
          {isRunning(timer) && <Badge size="2xsmall" color="green">{t("repair.timerRuns")}</Badge>}
          {timer.is_forgotten && <Badge size="2xsmall" color="orange">{t("repair.timerForgotten")}</Badge>}
        </span>
        <Text size="small" className="text-ui-fg-subtle break-words">
          {[line === undefined ? null : labour(line), time(timer.started_at), t("repair.minutesOf", { count: minutesOf(timer) }), timer.corrected_minutes === null ? null : t("repair.timerCorrected")].filter(Boolean).join(" · ")}
        </Text>
      </div>
      {order.available_actions.includes(action) && <Button size="small" variant="transparent" className="shrink-0" onClick={() => onOpen(action)}>{t(`repair.action.${action}`)}</Button>}
    </div>
  )
}
