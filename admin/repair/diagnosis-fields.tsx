import type { Facts } from "./action-facts"
import { CodeField } from "./code-field"

const KINDS = ["symptom", "component", "defect", "action", "condition"] as const

/** The shop's own lists of codes say what is wrong and what helps. */
export function DiagnosisFields({ facts, onChange }: { readonly facts: Facts; readonly onChange: (part: Facts) => void }) {
  return KINDS.map((kind) => <CodeField key={kind} kind={kind} value={String(facts[`${kind}_code`] ?? "") || null} onChange={(code) => onChange({ [`${kind}_code`]: code })} />)
}
