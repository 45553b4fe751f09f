import { Input } from "@medusajs/ui"
import { useState } from "react"
import { ChipChoice } from "../common/chip-choice"
import { Field } from "../common/field"
import { StockItemChoice } from "../common/stock-item-choice"
import { useTexts } from "../common/use-texts"
import type { Facts } from "./action-facts"

const WAYS = ["serial", "quantity"] as const
const OWNERS = ["customer", "shop"] as const
const DISPOSITIONS = ["scrap", "restock"] as const

interface PartFieldsProps {
  readonly kind: "part_in" | "part_out"
  readonly facts: Facts
  readonly onChange: (part: Facts) => void
}

/** A part is a unit with a number of its own, or so many pieces of something. What comes out of a unit is somebody's, and goes somewhere. */
export function PartFields({ kind, facts, onChange }: PartFieldsProps) {
  const { t } = useTexts()
  const [way, setWay] = useState<string>("serial")
  const asText = (name: keyof Facts): string => String(facts[name] ?? "")
  const choose = (next: string): void => {
    setWay(next)
    onChange({ serial_number: undefined, inventory_item_id: undefined, quantity: undefined, disposition: undefined })
  }
  return (
    <>
      <ChipChoice label={t("repair.partWay")} value={way} onChange={choose} options={WAYS.map((value) => ({ value, label: t(`repair.partWays.${value}`) }))} />
      {way === "serial" ? (
        <Field label={t("unit.serialNumber")} hint={t("repair.partHint")}>{(ids) => <Input {...ids} size="small" value={asText("serial_number")} onChange={(event) => onChange({ serial_number: event.target.value })} onKeyDown={(event) => { if (event.key === "Enter") event.preventDefault() }} placeholder={t("scan.placeholder")} className="font-mono" autoComplete="off" />}</Field>
      ) : (
        <>
          <StockItemChoice value={asText("inventory_item_id") || null} onChange={(inventory_item_id) => onChange({ inventory_item_id })} />
          <Field label={t("repair.quantity")}>{(ids) => <Input {...ids} size="small" type="number" min={1} step={1} value={asText("quantity")} placeholder="1" onChange={(event) => onChange({ quantity: event.target.value === "" ? undefined : Number(event.target.value) })} />}</Field>
        </>
      )}
      {kind === "part_out" && <ChipChoice label={t("repair.partOwner")} value={asText("owner") || null} onChange={(owner) => onChange({ owner, ...(owner === "customer" && facts["disposition"] === "restock" ? { disposition: undefined } : {}) })} options={OWNERS.map((value) => ({ value, label: t(`repair.partOwners.${value}`) }))} />}
      {kind === "part_out" && way === "quantity" && <ChipChoice label={t("repair.partGoes")} value={asText("disposition") || null} onChange={(disposition) => onChange({ disposition })} options={DISPOSITIONS.filter((value) => value !== "restock" || facts["owner"] !== "customer").map((value) => ({ value, label: t(`repair.partGoesTo.${value}`) }))} />}
    </>
  )
}
