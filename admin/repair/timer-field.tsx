import type { HttpRepairOrder } from "../../src/types/http"
import { Choice } from "../common/choice"
import { Field } from "../common/field"
import { useDates } from "../common/use-dates"
import { useTexts } from "../common/use-texts"
import { isRunning, minutesOf } from "./action-facts"
import { useActorNames } from "../common/use-actor-names"

interface TimerFieldProps {
  readonly order: HttpRepairOrder
  readonly which: "running" | "stopped"
  readonly value: string | null
  readonly onChange: (id: string) => void
}

/** Whose time, where several people worked on the unit. */
export function TimerField({ order, which, value, onChange }: TimerFieldProps) {
  const { t } = useTexts()
  const { time } = useDates()
  const timers = order.timers.filter((timer) => isRunning(timer) === (which === "running"))
  const nameOf = useActorNames(timers.map(({ by }) => by))
  return (
    <Field label={t("repair.whoseTime")}>
      {({ id }) => <Choice id={id} value={value} onChange={onChange} placeholder={t("general.choose")} options={timers.map((timer) => ({ value: timer.id, label: [nameOf(timer.by), time(timer.started_at), t("repair.minutesOf", { count: minutesOf(timer) })].join(" · ") }))} />}
    </Field>
  )
}
