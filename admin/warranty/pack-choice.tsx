import { Alert } from "@medusajs/ui"
import { useState } from "react"
import { useRead } from "../common/api/use-read"
import { Choice } from "../common/choice"
import { Field } from "../common/field"
import { useTexts } from "../common/use-texts"
import type { TermsValue } from "./terms-document"

interface PackPolicy {
  readonly code: string
  readonly name: string
  readonly terms: TermsValue
}

interface PackList {
  readonly packs: readonly { readonly id: string; readonly name: string; readonly policies: readonly PackPolicy[] }[]
}

/** What the law of a country gives, as a draft to begin with. */
export function PackChoice({ onChoose }: { readonly onChoose: (policy: PackPolicy) => void }) {
  const { t } = useTexts()
  const [chosen, setChosen] = useState<string | null>(null)
  const { data } = useRead<PackList>("/admin/warranty-policies/packs")
  const policies = (data?.packs ?? []).flatMap((pack) => pack.policies.map((policy) => ({ ...policy, pack: pack.name })))
  const choose = (code: string): void => {
    const policy = policies.find((candidate) => candidate.code === code)
    if (policy === undefined) return
    setChosen(code)
    onChoose({ code, name: policy.name, terms: policy.terms })
  }
  return (
    <>
      <Field label={t("terms.pack")} hint={t("terms.packHint")} optional>{({ id }) => <Choice id={id} value={chosen} onChange={choose} placeholder={t("general.choose")} options={policies.map(({ code, name, pack }) => ({ value: code, label: `${pack}: ${name}` }))} />}</Field>
      {chosen !== null && <Alert variant="warning">{t("terms.packReview")}</Alert>}
    </>
  )
}
