import { useSerialPolicies } from "../serial-policy/use-serial-policies"
import { Choice } from "./choice"
import { Field } from "./field"
import { useItemNames } from "./use-names"
import { useTexts } from "./use-texts"

interface ItemFieldProps {
  readonly value: string | null
  readonly onChange: (id: string) => void
  readonly label: string
  readonly hint?: string
  readonly placeholder: string
  readonly optional?: boolean
}

/** One of the shop's products whose units have numbers. */
export function ItemField({ value, onChange, label, hint, placeholder, optional = false }: ItemFieldProps) {
  const policies = useSerialPolicies()
  const items = useItemNames(policies.map(({ inventory_item_id }) => inventory_item_id))
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })} optional={optional}>
      {({ id }) => <Choice id={id} value={value} onChange={onChange} placeholder={placeholder} options={[...items].map(([option, { title, sku }]) => ({ value: option, label: [title, sku].filter(Boolean).join(" · ") }))} />}
    </Field>
  )
}

/** As which product a unit of another grade is sold. */
export function SoldAsField(props: Pick<ItemFieldProps, "value" | "onChange">) {
  const { t } = useTexts()
  return <ItemField {...props} label={t("unit.soldAs")} hint={t("unit.soldAsHint")} placeholder={t("unit.sameProduct")} optional />
}
