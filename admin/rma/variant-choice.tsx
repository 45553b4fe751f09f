import { sdk } from "../common/api/backend"
import { SearchChoice, type SearchRow } from "../common/search-choice"
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

async function search(q: string | undefined): Promise<readonly SearchRow[]> {
  const { variants } = await sdk.admin.productVariant.list({ limit: SHOWN_MAX, fields: "id,title,sku,product.title", ...(q === undefined ? {} : { q }) })
  return variants.map(({ id, title, sku, product }) => ({ id, name: [product?.title, title].filter(Boolean).join(" · "), detail: sku, spoken: [product?.title, title].filter(Boolean).join(" ") }))
}

/** A product of the shop, found by typing. */
export function VariantChoice({ value, onChange, optional, label, hint }: VariantChoiceProps) {
  const { t } = useTexts()
  return <SearchChoice label={label ?? t("rma.otherProduct")} hint={hint ?? t("rma.otherProductHint")} optional={optional} kind="variant-search" search={search} value={value} onChange={onChange} />
}
