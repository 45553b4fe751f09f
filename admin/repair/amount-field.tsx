import { Input } from "@medusajs/ui"
import type { HttpRepairOrder } from "../../src/types/http"
import { Field } from "../common/field"
import { useTexts } from "../common/use-texts"
import type { Facts } from "./action-facts"

interface AmountFieldProps {
  readonly order: HttpRepairOrder
  readonly hint?: string
  readonly value: Facts["amount"]
  readonly onChange: (amount: number | undefined) => void
}

/** In the currency in which the order is kept. */
export function AmountField({ order, hint, value, onChange }: AmountFieldProps) {
  const { t } = useTexts()
  const label = order.currency_code === null ? t("rma.amount") : `${t("rma.amount")} (${order.currency_code.toUpperCase()})`
  return <Field label={label} {...(hint === undefined ? {} : { hint })} optional>{(ids) => <Input {...ids} size="small" type="number" min={0} step="any" value={String(value ?? "")} onChange={(event) => onChange(event.target.value === "" ? undefined : Number(event.target.value))} />}</Field>
}
