import { Textarea } from "@medusajs/ui"
import { Field } from "./field"
import { useTexts } from "./use-texts"

/** Free text; it never enters the history itself. */
export function NoteField({ value, hint, onChange }: { readonly value: string; readonly hint?: string; readonly onChange: (value: string) => void }) {
  const { t } = useTexts()
  return <Field label={t("general.note")} hint={hint ?? t("general.noteHint")} optional>{(ids) => <Textarea {...ids} rows={3} value={value} onChange={(event) => onChange(event.target.value)} />}</Field>
}
