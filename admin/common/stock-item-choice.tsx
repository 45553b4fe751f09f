import { Input, RadioGroup, Text } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { sdk } from "./api/backend"
import { Field } from "./field"
import { useTexts } from "./use-texts"

const SHOWN_MAX = 6

/** Something that is kept in stock, found by typing. */
export function StockItemChoice({ value, onChange }: { readonly value: string | null; readonly onChange: (id: string) => void }) {
  const { t } = useTexts()
  const [q, setQ] = useState("")
  const { data } = useQuery({
    queryKey: ["aftercare-names", "item-search", q], placeholderData: keepPreviousData,
    queryFn: () => sdk.admin.inventoryItem.list({ limit: SHOWN_MAX, fields: "id,title,sku", ...(q === "" ? {} : { q }) }),
  })
  return (
    <div className="flex flex-col gap-y-2">
      <Field label={t("repair.stockItem")}>{(ids) => <Input {...ids} size="small" value={q} onChange={(event) => setQ(event.target.value)} autoComplete="off" placeholder={t("list.search")} />}</Field>
      <RadioGroup value={value ?? ""} onValueChange={onChange} aria-label={t("repair.stockItem")} className="flex flex-col gap-y-1">
        {(data?.inventory_items ?? []).map((item) => (
          <label key={item.id} className="hover:bg-ui-bg-base-hover flex cursor-pointer items-center gap-x-3 rounded-md px-2 py-1.5">
            <RadioGroup.Item value={item.id} aria-label={item.title ?? item.sku ?? ""} />
            <Text size="small" leading="compact" className="truncate">{item.title} <span className="text-ui-fg-subtle">{item.sku}</span></Text>
          </label>
        ))}
      </RadioGroup>
      {data !== undefined && data.inventory_items.length === 0 && <Text size="small" className="text-ui-fg-subtle">{t("list.nothingFound")}</Text>}
    </div>
  )
}
