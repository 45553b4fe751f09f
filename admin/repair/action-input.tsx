import { Input } from "@medusajs/ui"
import type { HttpRepairOrder } from "../../src/types/http"
import { Choice } from "../common/choice"
import { ChipChoice } from "../common/chip-choice"
import { Field } from "../common/field"
import { SoldAsField } from "../common/item-field"
import { ReasonField } from "../common/reason-field"
import { useLocationNames } from "../common/use-names"
import { useTexts } from "../common/use-texts"
import { useTechnicians } from "../technician/use-technicians"
import { GRADES } from "../unit/unit-words"
import type { Facts } from "./action-facts"
import { AmountField } from "./amount-field"
import { CheckInFields } from "./check-in-fields"
import { CodeField } from "./code-field"
import { DiagnosisFields } from "./diagnosis-fields"
import { LineFields } from "./line-fields"
import { type ActionField, PRIORITIES } from "./repair-words"
import { TestFields } from "./test-fields"
import { TimerField } from "./timer-field"

interface ActionInputProps {
  readonly field: ActionField
  readonly order: HttpRepairOrder
  readonly facts: Facts
  readonly onChange: (part: Facts) => void
  readonly required: readonly (keyof Facts)[]
}

/** The field, or the few that belong together, that an action asks for. */
export function ActionInput({ field, order, facts, onChange, required }: ActionInputProps) {
  const { t } = useTexts()
  const text = (name: keyof Facts): string => String(facts[name] ?? "")
  switch (field) {
    case "technician":
      return <TechnicianField value={text("technician_id") || null} onChange={(technician_id) => onChange({ technician_id })} />
    case "plan":
      return (
        <>
          <ChipChoice label={t("repair.priorityLabel")} value={text("priority")} onChange={(priority) => onChange({ priority })} options={PRIORITIES.map((value) => ({ value, label: t(`repair.priority.${value}`) }))} />
          <Field label={t("repair.promised")} hint={t("repair.promisedHint")} optional>{(ids) => <Input {...ids} size="small" type="date" value={text("promised_on")} onChange={(event) => onChange({ promised_on: event.target.value || null })} />}</Field>
        </>
      )
    case "checkIn":
      return <CheckInFields order={order} facts={facts} onChange={onChange} />
    case "diagnosis":
      return <DiagnosisFields facts={facts} onChange={onChange} />
    case "expires":
      return <Field label={t("repair.quoteUntil")} optional>{(ids) => <Input {...ids} size="small" type="date" value={text("expires_at").slice(0, 10)} onChange={(event) => onChange({ expires_at: event.target.value === "" ? "" : `${event.target.value}T23:59:59.000Z` })} />}</Field>
    case "reason":
      return <ReasonField value={text("reason_code")} onChange={(reason_code) => onChange({ reason_code })} suggestions={[]} optional={!required.includes("reason_code")} />
    case "pauseReason":
    case "noFaultReason":
      return <CodeField kind={field === "pauseReason" ? "pause" : "no_fault"} label={t("general.reason")} value={text("reason_code") || null} optional={!required.includes("reason_code")} onChange={(reason_code) => onChange({ reason_code: reason_code ?? undefined })} />
    case "vendor":
      return <Field label={t("rma.vendor")} optional>{(ids) => <Input {...ids} size="small" value={text("vendor_id")} onChange={(event) => onChange({ vendor_id: event.target.value })} />}</Field>
    case "tracking":
      return <Field label={t("unit.tracking")} optional>{(ids) => <Input {...ids} size="small" value={text("tracking_number")} onChange={(event) => onChange({ tracking_number: event.target.value })} />}</Field>
    case "location":
      return <LocationField value={text("location_id") || null} onChange={(location_id) => onChange({ location_id })} />
    case "bin":
      return <Field label={t("unit.bin")} optional>{(ids) => <Input {...ids} size="small" value={text("bin")} onChange={(event) => onChange({ bin: event.target.value })} />}</Field>
    case "grade":
      return <Field label={t("unit.gradeLabel")} hint={t("repair.gradeHint")} optional>{({ id }) => <Choice id={id} value={text("grade") || null} onChange={(grade) => onChange({ grade })} placeholder={t("general.choose")} options={GRADES.map((value) => ({ value: value as string, label: t(`unit.grade.${value}`) }))} />}</Field>
    case "item":
      return <SoldAsField value={text("inventory_item_id") || null} onChange={(inventory_item_id) => onChange({ inventory_item_id })} />
    case "test":
      return <TestFields facts={facts} onChange={onChange} />
    case "line":
      return <LineFields order={order} facts={facts} onChange={onChange} />
    case "work":
      return (
        <>
          <CodeField kind="labour" value={text("labour_code") || null} onChange={(labour_code) => onChange({ labour_code: labour_code ?? undefined })} />
          <Field label={t("repair.description")} optional>{(ids) => <Input {...ids} size="small" maxLength={255} value={text("description")} onChange={(event) => onChange({ description: event.target.value })} />}</Field>
        </>
      )
    case "runningTimer":
    case "anyTimer":
      return <TimerField order={order} which={field === "runningTimer" ? "running" : "stopped"} value={text("timer_id") || null} onChange={(timer_id) => onChange({ timer_id })} />
    case "minutes":
      return <Field label={t("repair.minutes")} {...(required.includes("minutes") ? {} : { hint: t("repair.minutesHint") })} optional={!required.includes("minutes")}>{(ids) => <Input {...ids} size="small" type="number" min={0} step={1} value={text("minutes")} onChange={(event) => onChange({ minutes: event.target.value === "" ? undefined : Number(event.target.value) })} />}</Field>
    case "amount":
      return <AmountField order={order} hint={t("repair.timerAmountHint")} value={facts["amount"]} onChange={(amount) => onChange({ amount })} />
  }
}

const NOBODY = "none"

function TechnicianField({ value, onChange }: { readonly value: string | null; readonly onChange: (id: string | null) => void }) {
  const { t } = useTexts()
  const technicians = useTechnicians().filter(({ id, status }) => status !== "disabled" || id === value)
  return (
    <Field label={t("repair.technician")}>
      {({ id }) => <Choice id={id} value={value ?? NOBODY} onChange={(next) => onChange(next === NOBODY ? null : next)} placeholder={t("general.choose")} options={[{ value: NOBODY, label: t("repair.nobody") }, ...technicians.map((technician) => ({ value: technician.id, label: technician.name }))]} />}
    </Field>
  )
}

function LocationField({ value, onChange }: { readonly value: string | null; readonly onChange: (id: string) => void }) {
  const { t } = useTexts()
  const locations = useLocationNames()
  return <Field label={t("unit.location")} optional>{({ id }) => <Choice id={id} value={value} onChange={onChange} placeholder={t("general.choose")} options={[...locations].map(([option, label]) => ({ value: option, label }))} />}</Field>
}
