import { sdk } from "../common/api/backend"
import { SearchChoice, type SearchRow } from "../common/search-choice"
import { useTexts } from "../common/use-texts"

const SHOWN_MAX = 6

async function search(q: string | undefined): Promise<readonly SearchRow[]> {
  const { customers } = await sdk.admin.customer.list({ limit: SHOWN_MAX, fields: "id,email,first_name,last_name", ...(q === undefined ? {} : { q }) })
  return customers.map(({ id, email, first_name, last_name }) => ({ id, name: [first_name, last_name].filter(Boolean).join(" "), detail: email, spoken: email }))
}

/** A customer of the shop, found by typing. */
export function CustomerChoice({ value, onChange }: { readonly value: string | null; readonly onChange: (id: string) => void }) {
  const { t } = useTexts()
  return <SearchChoice label={t("rma.customer")} hint={t("customer.searchHint")} kind="customer-search" search={search} value={value} onChange={onChange} />
}
