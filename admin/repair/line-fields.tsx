import { Input } from "@medusajs/ui"
import { Choice } from "../common/choice"
import { ChipChoice } from "../common/chip-choice"
import { Field } from "../common/field"
import { useTexts } from "../common/use-texts"
import type { Facts } from "./repair-action-drawer"

const KINDS = ["labour", "part_in", "part_out", "external"] as const
const PAYERS = ["warranty", "goodwill", "customer"] as const

/** Work or a part; who pays it is decided by the unit's cover unless an agent says otherwise. */
export function LineFields({ facts, onChange }: { readonly facts: Facts; readonly onChange: (part: Facts) => void }) {
  const { t } = useTexts()
  const kind = String(facts["kind"])
  const isPart = kind === "part_in" || kind === "part_out"
  const number = (text: string): number | undefined => (text === "" || Number.isNaN(Number(text)) ? undefined : Number(text))
  const asText = (name: string): string => String(facts[name] ?? "")
  return (
    <>
      <ChipChoice label={t("repair.lineKind")} value={kind} onChange={(value) => onChange({ kind: value, minutes: undefined, serial_number: undefined, quantity: undefined })} options={KINDS.map((value) => ({ value, label: t(`repair.kind.${value}`) }))} />
      <Field label={t("repair.description")} optional>{(ids) => <Input {...ids} size="small" value={asText("description")} onChange={(event) => onChange({ description: event.target.value })} />}</Field>
      {kind === "labour" && <Field label={t("repair.minutes")} optional>{(ids) => <Input {...ids} size="small" type="number" min={0} value={asText("minutes")} onChange={(event) => onChange({ minutes: number(event.target.value) })} />}</Field>}
      {isPart && <Field label={t("unit.serialNumber")} hint={t("repair.partHint")} optional>{(ids) => <Input {...ids} size="small" value={asText("serial_number")} onChange={(event) => onChange({ serial_number: event.target.value })} placeholder={t("scan.placeholder")} />}</Field>}
      <Field label={t("rma.amount")} optional>{(ids) => <Input {...ids} size="small" type="number" min={0} step="0.01" value={asText("amount")} onChange={(event) => onChange({ amount: number(event.target.value) })} />}</Field>
      <Field label={t("repair.payer")} hint={t("repair.payerHint")} optional>
        {({ id }) => <Choice id={id} value={(asText("payer") as (typeof PAYERS)[number]) || null} onChange={(payer) => onChange({ payer })} placeholder={t("repair.byCover")} options={PAYERS.map((value) => ({ value, label: t(`repair.payers.${value}`) }))} />}
      </Field>
    </>
  )
}
