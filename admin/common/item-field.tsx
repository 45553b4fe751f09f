import { useSerialPolicies } from "../serial-policy/use-serial-policies"
import { Choice } from "./choice"
import { Field } from "./field"
import { useItemNames } from "./use-names"
import { useTexts } from "./use-texts"

interface ItemFieldProps {
  readonly value: string | null
  readonly onChange: (id: string) => void
}

/** As which product a unit of another grade is sold; only products whose units have numbers come into question. */
export function ItemField({ value, onChange }: ItemFieldProps) {
  const { t } = useTexts()
  const policies = useSerialPolicies()
  const items = useItemNames(policies.map(({ inventory_item_id }) => inventory_item_id))
  return (
    <Field label={t("unit.soldAs")} hint={t("unit.soldAsHint")} optional>
      {({ id }) => <Choice id={id} value={value} onChange={onChange} placeholder={t("unit.sameProduct")} options={[...items].map(([option, { title, sku }]) => ({ value: option, label: [title, sku].filter(Boolean).join(" · ") }))} />}
    </Field>
  )
}
