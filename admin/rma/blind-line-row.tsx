import { XMarkMini } from "@medusajs/icons"
import { IconButton, Text } from "@medusajs/ui"
import { Choice } from "../common/choice"
import { Field } from "../common/field"
import { ReasonField } from "../common/reason-field"
import { useItemNames } from "../common/use-names"
import { useTexts } from "../common/use-texts"
import { useSerialPolicies } from "../serial-policy/use-serial-policies"
import type { BlindLine } from "./blind-line"

const SUGGESTIONS = ["sold_before_system", "proof_of_purchase", "gift"]

export function BlindLineRow({ line, onChange, onRemove }: { readonly line: BlindLine; readonly onChange: (line: BlindLine) => void; readonly onRemove: () => void }) {
  const { t } = useTexts()
  const policies = useSerialPolicies()
  const items = useItemNames(policies.map(({ inventory_item_id }) => inventory_item_id))
  return (
    <div className="border-ui-tag-orange-border bg-ui-bg-subtle flex flex-col gap-y-4 rounded-lg border p-4">
      <div className="flex items-start justify-between gap-x-3">
        <div><span className="break-all font-mono text-xs">{line.serial}</span><Text size="small" className="text-ui-fg-subtle">{t("rma.blindHint")}</Text></div>
        <IconButton type="button" size="small" variant="transparent" aria-label={t("receive.remove", { serial: line.serial })} onClick={onRemove}><XMarkMini /></IconButton>
      </div>
      <Field label={t("unit.product")}>{({ id }) => <Choice id={id} value={line.itemId} onChange={(itemId) => onChange({ ...line, itemId })} placeholder={t("general.choose")} options={[...items].map(([value, { title, sku }]) => ({ value, label: [title, sku].filter(Boolean).join(" · ") }))} />}</Field>
      <ReasonField value={line.reason} onChange={(reason) => onChange({ ...line, reason })} suggestions={SUGGESTIONS} optional={false} />
    </div>
  )
}
