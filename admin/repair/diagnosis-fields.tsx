import type { HttpPage } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { Choice } from "../common/choice"
import { Field } from "../common/field"
import { useTexts } from "../common/use-texts"
import type { Facts } from "./repair-action-drawer"

interface RepairCode {
  readonly kind: string
  readonly code: string
  readonly label: string
}

const KINDS = ["symptom", "component", "defect", "action", "condition"] as const
const CODES_MAX = 200

/** The shop's own lists of codes say what is wrong and what helps. */
export function DiagnosisFields({ facts, onChange }: { readonly facts: Facts; readonly onChange: (part: Facts) => void }) {
  const { t } = useTexts()
  const { data } = useRead<HttpPage & { readonly repair_codes: readonly RepairCode[] }>("/admin/repair-codes", { active: true, limit: CODES_MAX })
  return KINDS.map((kind) => {
    const name = `${kind}_code`
    const options = (data?.repair_codes ?? []).filter((code) => code.kind === kind).map(({ code, label }) => ({ value: code, label }))
    return <Field key={kind} label={t(`repair.code.${kind}`)} optional>{({ id }) => <Choice id={id} value={String(facts[name] ?? "") || null} onChange={(value) => onChange({ [name]: value })} placeholder={t("general.choose")} options={options} />}</Field>
  })
}
