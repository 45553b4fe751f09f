import { Input, RadioGroup, Text } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Field } from "./field"
import { useTexts } from "./use-texts"

export interface SearchRow {
  readonly id: string
  readonly name: string
  readonly detail: string | null
  /** What a screen reader says of it. */
  readonly spoken: string
}

interface SearchChoiceProps {
  readonly label: string
  readonly hint?: string
  readonly optional?: boolean
  readonly value: string | null
  readonly onChange: (id: string) => void
  /** Which of the searches it is; the same is asked once. */
  readonly kind: string
  readonly search: (q: string | undefined) => Promise<readonly SearchRow[]>
}

/** One of very many, found by typing. What was chosen stays in sight while one types on, since it is what will be sent. */
export function SearchChoice({ label, hint, optional = false, value, onChange, kind, search }: SearchChoiceProps) {
  const { t } = useTexts()
  const [q, setQ] = useState("")
  const [chosen, setChosen] = useState<SearchRow | null>(null)
  const { data: found } = useQuery({ queryKey: ["aftercare-names", kind, q], placeholderData: keepPreviousData, queryFn: () => search(q === "" ? undefined : q) })
  const isOutOfSight = chosen !== null && chosen.id === value && found?.some(({ id }) => id === value) !== true
  const rows = [...(isOutOfSight ? [chosen] : []), ...(found ?? [])]
  const choose = (id: string): void => {
    setChosen(rows.find((row) => row.id === id) ?? null)
    onChange(id)
  }
  return (
    <div className="flex flex-col gap-y-2">
      <Field label={label} {...(hint === undefined ? {} : { hint })} optional={optional}>{(ids) => <Input {...ids} size="small" value={q} onChange={(event) => setQ(event.target.value)} autoComplete="off" placeholder={t("list.search")} />}</Field>
      <RadioGroup value={value ?? ""} onValueChange={choose} aria-label={label} className="flex flex-col gap-y-1">
        {rows.map(({ id, name, detail, spoken }) => (
          <label key={id} className="hover:bg-ui-bg-base-hover flex cursor-pointer items-center gap-x-3 rounded-md px-2 py-1.5">
            <RadioGroup.Item value={id} aria-label={spoken} />
            <Text size="small" leading="compact" className="truncate">{name} <span className="text-ui-fg-subtle">{detail}</span></Text>
          </label>
        ))}
      </RadioGroup>
      {found?.length === 0 && <Text size="small" className="text-ui-fg-subtle">{t("list.nothingFound")}</Text>}
    </div>
  )
}
