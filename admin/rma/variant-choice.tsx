import { Input, RadioGroup, Text } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { sdk } from "../common/api/backend"
import { Field } from "../common/field"
import { useTexts } from "../common/use-texts"

const SHOWN_MAX = 8

interface VariantChoiceProps {
  readonly value: string | null
  readonly onChange: (id: string) => void
  readonly optional: boolean
  /** Where it is not another product in place of the same. */
  readonly label?: string
  readonly hint?: string
}

/** A product of the shop, found by typing. */
export function VariantChoice({ value, onChange, optional, label, hint }: VariantChoiceProps) {
  const { t } = useTexts()
  const name = label ?? t("rma.otherProduct")
  const [q, setQ] = useState("")
  const { data } = useQuery({
    queryKey: ["aftercare-names", "variant-search", q], placeholderData: keepPreviousData,
    queryFn: () => sdk.admin.productVariant.list({ limit: SHOWN_MAX, fields: "id,title,sku,product.title", ...(q === "" ? {} : { q }) }),
  })
  return (
    <div className="flex flex-col gap-y-2">
      <Field label={name} hint={hint ?? t("rma.otherProductHint")} optional={optional}>{(ids) => <Input {...ids} size="small" value={q} onChange={(event) => setQ(event.target.value)} autoComplete="off" placeholder={t("list.search")} />}</Field>
      <RadioGroup value={value ?? ""} onValueChange={onChange} aria-label={name} className="flex flex-col gap-y-1">
        {(data?.variants ?? []).map((variant) => (
          <label key={variant.id} className="hover:bg-ui-bg-base-hover flex cursor-pointer items-center gap-x-3 rounded-md px-2 py-1.5">
            <RadioGroup.Item value={variant.id} aria-label={`${variant.product?.title ?? ""} ${variant.title ?? ""}`} />
            <Text size="small" leading="compact" className="truncate">{variant.product?.title} · {variant.title} <span className="text-ui-fg-subtle">{variant.sku}</span></Text>
          </label>
        ))}
      </RadioGroup>
    </div>
  )
}
