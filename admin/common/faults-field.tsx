import { Input } from "@medusajs/ui"
import { useState } from "react"
import { Field } from "./field"
import { ToggleChips } from "./toggle-chips"
import { useTexts } from "./use-texts"

const FAULTS = ["no_power", "display", "battery", "cosmetic", "missing_parts", "liquid", "no_fault_found"]
const CODE_LENGTH_MAX = 64

interface FaultsFieldProps {
  readonly value: readonly string[]
  readonly onChange: (codes: readonly string[]) => void
}

/** What is wrong, by code: the usual ones by a click, another one typed. */
export function FaultsField({ value, onChange }: FaultsFieldProps) {
  const { t, word } = useTexts()
  const [known] = useState(() => [...new Set([...FAULTS, ...value])])
  const [other, setOther] = useState("")
  const type = (text: string): void => {
    onChange([...new Set([...value.filter((code) => code !== other.trim() || known.includes(code)), ...(text.trim() === "" ? [] : [text.trim()])])])
    setOther(text)
  }
  return (
    <div className="flex flex-col gap-y-3">
      <ToggleChips label={t("rma.faults")} value={value} onChange={onChange} options={known.map((code) => ({ value: code, label: word("fault", code) }))} />
      <Field label={t("rma.otherFault")} optional>{(ids) => <Input {...ids} size="small" maxLength={CODE_LENGTH_MAX} value={other} onChange={(event) => type(event.target.value)} autoComplete="off" />}</Field>
    </div>
  )
}
