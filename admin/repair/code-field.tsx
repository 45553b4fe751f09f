import type { HttpRepairCode } from "../../src/types/http"
import { Choice } from "../common/choice"
import { Field } from "../common/field"
import { useTexts } from "../common/use-texts"
import { useRepairCodes } from "./use-repair-codes"

interface CodeFieldProps {
  readonly kind: HttpRepairCode["kind"]
  readonly value: string | null
  readonly onChange: (code: string | null) => void
  readonly label?: string
  readonly optional?: boolean
}

const NONE = "none"

/** One of the shop's own codes, or none: what was told before can be taken back. */
export function CodeField({ kind, value, onChange, label, optional = true }: CodeFieldProps) {
  const { t } = useTexts()
  const codes = useRepairCodes(kind)
  const options = [
    ...(value === null || !optional ? [] : [{ value: NONE, label: t("repair.noCode") }]), ...codes.map(({ code, label }) => ({ value: code, label })),
    // A code that is switched off by now stays what it was.
    ...(value === null || codes.some(({ code }) => code === value) ? [] : [{ value, label: value }]),
  ]
  return <Field label={label ?? t(`repairCode.kind.${kind}`)} optional={optional}>{({ id }) => <Choice id={id} value={value} onChange={(next) => onChange(next === NONE ? null : next)} placeholder={t("general.choose")} options={options} />}</Field>
}
