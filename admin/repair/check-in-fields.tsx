import { Input, Textarea } from "@medusajs/ui"
import { useState } from "react"
import type { HttpRepairOrder } from "../../src/types/http"
import { Field } from "../common/field"
import { useTexts } from "../common/use-texts"
import { writtenAccessory } from "./accessories"
import type { Facts } from "./action-facts"
import { CodeField } from "./code-field"

/** The unit in front of somebody is compared with the order: its number is scanned, its condition and what came with it are written down. */
export function CheckInFields({ order, facts, onChange }: { readonly order: HttpRepairOrder; readonly facts: Facts; readonly onChange: (part: Facts) => void }) {
  const { t } = useTexts()
  const [accessories, setAccessories] = useState("")
  const tell = (text: string): void => {
    setAccessories(text)
    onChange({ accessories: text.split(/[\n,;]/).map((part) => part.trim()).filter((part) => part !== "").map((part) => writtenAccessory(part, (name) => t(`repair.accessory.${name}`))) })
  }
  return (
    <>
      {/* A scanner ends with Enter, which would send the form before the rest is told. */}
      <Field label={t("unit.serialNumber")} hint={t("repair.checkInScan", { serial: order.serial_number })}>{(ids) => <Input {...ids} size="small" value={String(facts["serial_number"] ?? "")} onChange={(event) => onChange({ serial_number: event.target.value })} onKeyDown={(event) => { if (event.key === "Enter") event.preventDefault() }} placeholder={t("scan.placeholder")} className="font-mono" autoComplete="off" />}</Field>
      <CodeField kind="condition" value={String(facts["condition_code"] ?? "") || null} onChange={(condition_code) => onChange({ condition_code })} />
      <Field label={t("repair.accessories")} hint={t("repair.accessoriesHint")} optional>{(ids) => <Textarea {...ids} rows={3} value={accessories} onChange={(event) => tell(event.target.value)} />}</Field>
    </>
  )
}
