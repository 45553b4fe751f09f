import { XMarkMini } from "@medusajs/icons"
import { Input, Text } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { sdk } from "../common/api/backend"
import { ChipChoice } from "../common/chip-choice"
import { Field } from "../common/field"
import { useVariantNames } from "../common/use-names"
import { useTexts } from "../common/use-texts"

const FOUND_MAX = 6
const CHOSEN_SHOWN_MAX = 50

interface VariantsFieldProps {
  /** Null: every product. */
  readonly value: readonly string[] | null
  readonly onChange: (value: readonly string[] | null) => void
}

/** For which products the terms are sold. */
export function VariantsField({ value, onChange }: VariantsFieldProps) {
  const { t } = useTexts()
  const [isSome, setSome] = useState(value !== null)
  const [q, setQ] = useState("")
  const names = useVariantNames((value ?? []).slice(0, CHOSEN_SHOWN_MAX))
  const { data } = useQuery({
    queryKey: ["aftercare-names", "variant-search", q], placeholderData: keepPreviousData, enabled: isSome && q !== "",
    queryFn: () => sdk.admin.productVariant.list({ limit: FOUND_MAX, fields: "id,title,sku,product.title", q }),
  })
  const found = q === "" ? [] : (data?.variants ?? []).filter(({ id }) => !(value ?? []).includes(id))
  return (
    <div className="flex flex-col gap-y-3">
      <ChipChoice
        label={t("terms.products")} value={isSome ? "some" : "all"} options={[{ value: "all", label: t("terms.allProducts") }, { value: "some", label: t("terms.someProducts") }]}
        onChange={(next) => { setSome(next === "some"); if (next === "all") onChange(null) }}
      />
      {isSome && (
        <>
          {(value ?? []).length > 0 && (
            <ul className="flex flex-wrap gap-1.5">
              {(value ?? []).slice(0, CHOSEN_SHOWN_MAX).map((id) => {
                const name = [names.get(id)?.title, names.get(id)?.detail].filter(Boolean).join(" · ")
                return (
                  <li key={id} className="txt-compact-small bg-ui-bg-component border-ui-border-base flex max-w-full items-center gap-x-1 rounded-full border py-1 pl-3 pr-1">
                    <span className="truncate">{name}</span>
                    <button type="button" aria-label={t("receive.remove", { serial: name })} onClick={() => onChange(listOrNull((value ?? []).filter((other) => other !== id)))} className="focus-visible:shadow-borders-focus hover:bg-ui-bg-component-hover rounded-full outline-none"><XMarkMini /></button>
                  </li>
                )
              })}
            </ul>
          )}
          <Field label={t("terms.findProduct")} hint={value === null ? t("terms.noneChosen") : undefined}>{(ids) => <Input {...ids} size="small" value={q} onChange={(event) => setQ(event.target.value)} autoComplete="off" placeholder={t("list.search")} />}</Field>
          {found.length > 0 && (
            <ul className="border-ui-border-base divide-ui-border-base divide-y rounded-lg border">
              {found.map((variant) => (
                <li key={variant.id}>
                  <button type="button" onClick={() => { onChange([...(value ?? []), variant.id]); setQ("") }} className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus w-full rounded-lg px-3 py-2 text-left outline-none">
                    <Text size="small" leading="compact" className="truncate">{variant.product?.title} · {variant.title} <span className="text-ui-fg-subtle">{variant.sku}</span></Text>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </div>
  )
}

const listOrNull = (ids: readonly string[]): readonly string[] | null => (ids.length === 0 ? null : ids)
