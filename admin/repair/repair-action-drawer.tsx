import { Input, toast, usePrompt } from "@medusajs/ui"
import { useState } from "react"
import type { HttpRepairOrder } from "../../src/types/http"
import { useWrite } from "../common/api/use-write"
import { Choice } from "../common/choice"
import { Field } from "../common/field"
import { NoteField } from "../common/note-field"
import { ReasonField } from "../common/reason-field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useLocationNames } from "../common/use-names"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { useTechnicians } from "../technician/use-technicians"
import { DiagnosisFields } from "./diagnosis-fields"
import { LineFields } from "./line-fields"
import type { RepairAnswer } from "./repair-page"
import { type ActionField, REPAIR_ACTIONS } from "./repair-words"
import { TestFields } from "./test-fields"

export type Facts = Readonly<Record<string, string | number | boolean | null | undefined>>

interface RepairActionDrawerProps {
  readonly order: HttpRepairOrder
  readonly action: keyof typeof REPAIR_ACTIONS
  readonly onClose: () => void
}

/** One step of a repair, with what it asks for. */
export function RepairActionDrawer({ order, action, onClose }: RepairActionDrawerProps) {
  const { t } = useTexts()
  const prompt = usePrompt()
  const { wordsOf, rejectedOf } = useProblemWords()
  const { write, isPending, error } = useWrite<object, RepairAnswer>(`/admin/repair-orders/${order.id}/${action}`)
  const { fields, isGrave = false, needsReason = false } = REPAIR_ACTIONS[action]
  const [facts, setFacts] = useState<Facts>(() => initialOf(order, fields))
  const [note, setNote] = useState("")
  const change = (part: Facts): void => setFacts((before) => ({ ...before, ...part }))
  const onSubmit = async (): Promise<void> => {
    if (isGrave && !(await prompt({ title: t(`repair.action.${action}`), description: t("repair.grave"), confirmText: t(`repair.action.${action}`), cancelText: t("general.cancel") }))) return
    const given = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== "" && value !== undefined))
    try {
      await write({ expected_version: order.version, ...given, ...(note === "" ? {} : { note }) })
      toast.success(t("repair.done"))
      onClose()
    } catch {
      // The drawer shows the refusal.
    }
  }
  return (
    <SideDrawer title={t(`repair.action.${action}`)} submit={t(`repair.action.${action}`)} isPending={isPending} isDanger={isGrave} canSubmit={!needsReason || Boolean(facts["reason_code"])} onSubmit={onSubmit} onClose={onClose}>
      {fields.map((field) => <ActionInput key={field} field={field} facts={facts} onChange={change} needsReason={needsReason} />)}
      <NoteField value={note} onChange={setNote} />
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}

function initialOf(order: HttpRepairOrder, fields: readonly ActionField[]): Facts {
  if (fields.includes("diagnosis")) {
    const { symptom_code, component_code, defect_code, action_code, condition_code } = order
    return { symptom_code: symptom_code ?? "", component_code: component_code ?? "", defect_code: defect_code ?? "", action_code: action_code ?? "", condition_code: condition_code ?? "" }
  }
  if (fields.includes("line")) return { kind: "labour" }
  return fields.includes("technician") ? { technician_id: order.technician_id ?? "" } : {}
}

interface ActionInputProps {
  readonly field: ActionField
  readonly facts: Facts
  readonly onChange: (part: Facts) => void
  readonly needsReason: boolean
}

function ActionInput({ field, facts, onChange, needsReason }: ActionInputProps) {
  const { t } = useTexts()
  const technicians = useTechnicians()
  const locations = useLocationNames()
  const text = (name: string): string => String(facts[name] ?? "")
  switch (field) {
    case "technician":
      return <Field label={t("repair.technician")}>{({ id }) => <Choice id={id} value={text("technician_id") || null} onChange={(technician_id) => onChange({ technician_id })} placeholder={t("general.choose")} options={technicians.filter(({ status }) => status !== "disabled").map((technician) => ({ value: technician.id, label: technician.name }))} />}</Field>
    case "diagnosis":
      return <DiagnosisFields facts={facts} onChange={onChange} />
    case "expires":
      return <Field label={t("repair.quoteUntil")} optional>{(ids) => <Input {...ids} size="small" type="date" value={text("expires_at").slice(0, 10)} onChange={(event) => onChange({ expires_at: event.target.value === "" ? "" : `${event.target.value}T23:59:59.000Z` })} />}</Field>
    case "reason":
      return <ReasonField value={text("reason_code")} onChange={(reason_code) => onChange({ reason_code })} suggestions={[]} optional={!needsReason} />
    case "vendor":
      return <Field label={t("rma.vendor")} optional>{(ids) => <Input {...ids} size="small" value={text("vendor_id")} onChange={(event) => onChange({ vendor_id: event.target.value })} />}</Field>
    case "tracking":
      return <Field label={t("unit.tracking")} optional>{(ids) => <Input {...ids} size="small" value={text("tracking_number")} onChange={(event) => onChange({ tracking_number: event.target.value })} />}</Field>
    case "location":
      return <Field label={t("unit.location")} optional>{({ id }) => <Choice id={id} value={text("location_id") || null} onChange={(location_id) => onChange({ location_id })} placeholder={t("general.choose")} options={[...locations].map(([value, label]) => ({ value, label }))} />}</Field>
    case "test":
      return <TestFields facts={facts} onChange={onChange} />
    case "line":
      return <LineFields facts={facts} onChange={onChange} />
  }
}
