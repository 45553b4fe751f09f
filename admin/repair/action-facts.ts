import type { HttpRepairOrder, HttpRepairTimer } from "../../src/types/http"
import type { ActionField } from "./repair-words"

/** What is typed for an action, by its name in the request. Null takes away what was told before; what is empty is not sent. */
export type Facts = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>

/** What the order says already: somebody only changes what is otherwise. */
export function initialFacts(order: HttpRepairOrder, fields: readonly ActionField[]): Facts {
  const { symptom_code, component_code, defect_code, action_code, condition_code } = order
  const has = (field: ActionField): boolean => fields.includes(field)
  return {
    ...(has("diagnosis") ? { symptom_code: symptom_code ?? "", component_code: component_code ?? "", defect_code: defect_code ?? "", action_code: action_code ?? "", condition_code: condition_code ?? "" } : {}),
    ...(has("line") ? { kind: "labour" } : {}),
    ...(has("technician") ? { technician_id: order.technician_id } : {}),
    ...(has("plan") ? { priority: order.priority, promised_on: order.promised_on ?? "" } : {}),
    ...(has("runningTimer") ? onlyOne(order.timers.filter(isRunning)) : {}),
    ...(has("anyTimer") ? onlyOne(order.timers.filter((timer) => !isRunning(timer))) : {}),
  }
}

export const isRunning = ({ stopped_at }: Pick<HttpRepairTimer, "stopped_at">): boolean => stopped_at === null

const onlyOne = (timers: readonly HttpRepairTimer[]): Facts => (timers.length === 1 && timers[0] !== undefined ? { timer_id: timers[0].id } : {})

/** A number as people type it, with a comma too; undefined while it is none. */
export function numberOf(text: string): number | undefined {
  const value = Number(text.trim().replace(",", "."))
  return text.trim() === "" || !Number.isFinite(value) ? undefined : value
}
