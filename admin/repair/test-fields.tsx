import { Input } from "@medusajs/ui"
import { Field } from "../common/field"
import { ChipChoice } from "../common/chip-choice"
import { useTexts } from "../common/use-texts"
import type { Facts } from "./action-facts"

type NumberField = "value" | "min" | "max"

/** A measured value with its bounds, or simply passed or not. */
export function TestFields({ facts, onChange }: { readonly facts: Facts; readonly onChange: (part: Facts) => void }) {
  const { t } = useTexts()
  const number = (name: NumberField) => (
    <Field label={t(`repair.test.${name}`)} optional>{(ids) => <Input {...ids} size="small" inputMode="decimal" value={String(facts[name] ?? "")} onChange={(event) => onChange({ [name]: event.target.value.replace(",", ".") })} />}</Field>
  )
  return (
    <>
      <Field label={t("repair.test.name")}>{(ids) => <Input {...ids} size="small" value={String(facts["name"] ?? "")} onChange={(event) => onChange({ name: event.target.value })} />}</Field>
      <div className="grid grid-cols-2 gap-4">
        {number("value")}
        <Field label={t("repair.test.unit")} optional>{(ids) => <Input {...ids} size="small" value={String(facts["unit"] ?? "")} onChange={(event) => onChange({ unit: event.target.value })} />}</Field>
        {number("min")}{number("max")}
      </div>
      <ChipChoice label={t("repair.test.passed")} value={facts["passed"] === undefined ? null : String(facts["passed"])} onChange={(value) => onChange({ passed: value === "true" })} options={[{ value: "true", label: t("repair.test.yes") }, { value: "false", label: t("repair.test.no") }]} />
    </>
  )
}
