import type { HttpRepairOrder, HttpRepairTimer } from "../../src/types/http"
import type { ActionField } from "./repair-words"

/** These an agent may take back: null is sent for them. The server takes it for no other. */
export const TAKEN_BACK_BY_NULL = ["technician_id", "promised_on", "symptom_code", "component_code", "defect_code", "action_code", "condition_code"] as const
type TakenBack = (typeof TAKEN_BACK_BY_NULL)[number]

type Text =
  | "serial_number" | "expires_at" | "reason_code" | "vendor_id" | "tracking_number" | "name" | "unit" | "value" | "min" | "max" | "location_id" | "grade" | "inventory_item_id" | "bin" | "kind" | "description" | "labour_code" | "payer" | "owner"
  | "disposition" | "timer_id" | "priority"

/** What is typed for an action, by its name in the request. What is empty is not sent. */
export type Facts = { readonly [name in TakenBack]?: string | null | undefined } & { readonly [name in Text]?: string | undefined } & {
  readonly accessories?: readonly string[] | undefined
  readonly passed?: boolean | undefined
  readonly minutes?: number | undefined
  readonly quantity?: number | undefined
  readonly amount?: number | undefined
}

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

/** What counts: as it was put right, else what the clock says. */
export const minutesOf = ({ minutes, corrected_minutes }: Pick<HttpRepairTimer, "minutes" | "corrected_minutes">): number => corrected_minutes ?? minutes

const onlyOne = (timers: readonly HttpRepairTimer[]): Facts => (timers.length === 1 && timers[0] !== undefined ? { timer_id: timers[0].id } : {})
