import { Input, RadioGroup, Text } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { sdk } from "../common/api/backend"
import { Field } from "../common/field"
import { useTexts } from "../common/use-texts"

const SHOWN_MAX = 6

/** A customer of the shop, found by typing. */
export function CustomerChoice({ value, onChange }: { readonly value: string | null; readonly onChange: (id: string) => void }) {
  const { t } = useTexts()
  const [q, setQ] = useState("")
  const { data } = useQuery({
    queryKey: ["aftercare-names", "customer-search", q], placeholderData: keepPreviousData,
    queryFn: () => sdk.admin.customer.list({ limit: SHOWN_MAX, fields: "id,email,first_name,last_name", ...(q === "" ? {} : { q }) }),
  })
  return (
    <div className="flex flex-col gap-y-2">
      <Field label={t("rma.customer")} hint={t("customer.searchHint")}>{(ids) => <Input {...ids} size="small" value={q} onChange={(event) => setQ(event.target.value)} autoComplete="off" placeholder={t("list.search")} />}</Field>
      <RadioGroup value={value ?? ""} onValueChange={onChange} aria-label={t("rma.customer")} className="flex flex-col gap-y-1">
        {(data?.customers ?? []).map(({ id, email, first_name, last_name }) => (
          <label key={id} className="hover:bg-ui-bg-base-hover flex cursor-pointer items-center gap-x-3 rounded-md px-2 py-1.5">
            <RadioGroup.Item value={id} aria-label={email} />
            <Text size="small" leading="compact" className="truncate">{[first_name, last_name].filter(Boolean).join(" ")} <span className="text-ui-fg-subtle">{email}</span></Text>
          </label>
        ))}
      </RadioGroup>
      {data !== undefined && data.customers.length === 0 && <Text size="small" className="text-ui-fg-subtle">{t("list.nothingFound")}</Text>}
    </div>
  )
}
