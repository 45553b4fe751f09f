import { Input } from "@medusajs/ui"
import { Field } from "./field"
import { useTexts } from "./use-texts"

const CODE_LENGTH_MAX = 64

interface ReasonFieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly suggestions: readonly string[]
  readonly optional?: boolean
}

/** A code of the shop's own list; what others often say is one click away. */
export function ReasonField({ value, onChange, suggestions, optional = true }: ReasonFieldProps) {
  const { t, word } = useTexts()
  return (
    <Field label={t("general.reason")} optional={optional}>
      {(ids) => (
        <>
          <Input {...ids} size="small" maxLength={CODE_LENGTH_MAX} value={value} onChange={(event) => onChange(event.target.value)} autoComplete="off" />
          {suggestions.length > 0 && (
            <div className="flex flex-wrap gap-1.5" role="group" aria-label={t("general.suggestions")}>
              {suggestions.map((code) => (
                <button
                  key={code} type="button" onClick={() => onChange(code)} aria-pressed={value === code}
                  className="txt-compact-xsmall-plus bg-ui-bg-component text-ui-fg-subtle border-ui-border-base hover:bg-ui-bg-component-hover focus-visible:shadow-borders-focus aria-pressed:bg-ui-tag-blue-bg aria-pressed:text-ui-tag-blue-text aria-pressed:border-ui-tag-blue-border rounded-full border px-2.5 py-1 outline-none"
                >
                  {word("reason", code)}
                </button>
              ))}
            </div>
          )}
        </>
      )}
    </Field>
  )
}
