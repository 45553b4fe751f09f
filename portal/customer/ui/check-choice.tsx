import { useId } from "react"
import type { Option } from "./choice"

interface CheckChoiceProps {
  /** Said already by what stands above it, so it is for ears alone. */
  readonly label: string
  readonly hint?: string
  readonly options: readonly Option<string>[]
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
}

/** Any of a few: real checkboxes, as large as a thumb. */
export function CheckChoice({ label, hint, options, values, onChange }: CheckChoiceProps) {
  const name = useId()
  return (
    <fieldset aria-describedby={hint ? `${name}-hint` : undefined} className="flex flex-col gap-y-2">
      <legend className="sr-only">{label}</legend>
      {hint && <p id={`${name}-hint`} className="text-ui-fg-subtle text-pretty mb-1 text-sm">{hint}</p>}
      {options.map((option) => (
        <label key={option.value} className="border-ui-border-strong has-[:checked]:border-brand has-[:checked]:ring-brand has-[:focus-visible]:outline-brand bg-ui-bg-base hover:bg-ui-bg-base-hover flex min-h-14 cursor-pointer items-center gap-x-3 rounded-xl border px-4 py-3 has-[:checked]:ring-1 has-[:focus-visible]:outline has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2">
          <input
            type="checkbox" name={name} value={option.value} checked={values.includes(option.value)} className="accent-brand size-5 shrink-0 outline-none"
            onChange={({ target }) => onChange(target.checked ? [...values, option.value] : values.filter((value) => value !== option.value))}
          />
          <span className="flex min-w-0 flex-col">
            <span className="text-ui-fg-base break-words text-base font-medium">{option.label}</span>
            {option.hint && <span className="text-ui-fg-subtle break-words text-sm">{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
