import { sdk } from "./api/backend"
import { SearchChoice, type SearchRow } from "./search-choice"
import { useTexts } from "./use-texts"

const SHOWN_MAX = 6

async function search(q: string | undefined): Promise<readonly SearchRow[]> {
  const { inventory_items: items } = await sdk.admin.inventoryItem.list({ limit: SHOWN_MAX, fields: "id,title,sku", ...(q === undefined ? {} : { q }) })
  return items.map(({ id, title, sku }) => ({ id, name: title ?? "", detail: sku ?? null, spoken: title ?? sku ?? "" }))
}

/** Something that is kept in stock, found by typing. */
export function StockItemChoice({ value, onChange }: { readonly value: string | null; readonly onChange: (id: string) => void }) {
  const { t } = useTexts()
  return <SearchChoice label={t("repair.stockItem")} kind="item-search" search={search} value={value} onChange={onChange} />
}
