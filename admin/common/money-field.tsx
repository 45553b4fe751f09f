import { Input } from "@medusajs/ui"
import { Choice } from "./choice"
import { Field } from "./field"
import { useCurrencies } from "./use-currencies"
import { useTexts } from "./use-texts"

/** What is typed: an amount is sent as a number, and only together with its currency. */
export interface TypedMoney {
  readonly amount: string
  readonly currency: string | null
}

export const NO_MONEY: TypedMoney = { amount: "", currency: null }

interface MoneyFieldProps {
  readonly label: string
  readonly hint?: string
  readonly optional?: boolean
  readonly money: TypedMoney
  readonly onChange: (money: TypedMoney) => void
  /** Where the currency is settled already. */
  readonly fixedCurrency?: string | null
  /** Below zero too. */
  readonly signed?: boolean
}

/** An amount in one of the shop's currencies. */
export function MoneyField({ label, hint, optional = false, money, onChange, fixedCurrency = null, signed = false }: MoneyFieldProps) {
  const { t } = useTexts()
  const currencies = useCurrencies()
  const currency = fixedCurrency ?? money.currency ?? currencies[0] ?? null
  const options = fixedCurrency === null ? currencies : [fixedCurrency]
  return (
    <div className="grid grid-cols-[minmax(0,_1fr)_120px] items-start gap-x-3">
      <Field label={label} {...(hint === undefined ? {} : { hint })} optional={optional}>
        {(ids) => <Input {...ids} size="small" type="number" inputMode="decimal" step="any" {...(signed ? {} : { min: 0 })} value={money.amount} onChange={(event) => onChange({ amount: event.target.value, currency })} />}
      </Field>
      <Field label={t("general.currency")}>
        {({ id }) => <Choice id={id} small value={currency} onChange={(next) => onChange({ ...money, currency: next })} placeholder={t("general.choose")} disabled={options.length < 2} options={options.map((value) => ({ value, label: value.toUpperCase() }))} />}
      </Field>
    </div>
  )
}

/** Null while nothing, or no number, is typed. */
export function amountOf({ amount }: TypedMoney): number | null {
  const value = Number(amount.trim())
  return amount.trim() === "" || !Number.isFinite(value) ? null : value
}
