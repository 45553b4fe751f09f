import { Input, RadioGroup, Text } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { sdk } from "../common/api/backend"
import { Field } from "../common/field"
import { useTexts } from "../common/use-texts"

const SHOWN_MAX = 8

/** A product of the shop, found by typing. */
export function VariantChoice({ value, onChange, optional }: { readonly value: string | null; readonly onChange: (id: string) => void; readonly optional: boolean }) {
  const { t } = useTexts()
  const [q, setQ] = useState("")
  const { data } = useQuery({
    queryKey: ["aftercare-names", "variant-search", q], placeholderData: keepPreviousData,
    queryFn: () => sdk.admin.productVariant.list({ limit: SHOWN_MAX, fields: "id,title,sku,product.title", ...(q === "" ? {} : { q }) }),
  })
  return (
    <div className="flex flex-col gap-y-2">
      <Field label={t("rma.otherProduct")} hint={t("rma.otherProductHint")} optional={optional}>{(ids) => <Input {...ids} size="small" value={q} onChange={(event) => setQ(event.target.value)} autoComplete="off" placeholder={t("list.search")} />}</Field>
      <RadioGroup value={value ?? ""} onValueChange={onChange} aria-label={t("rma.otherProduct")} className="flex flex-col gap-y-1">
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
