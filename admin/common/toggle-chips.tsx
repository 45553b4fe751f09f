import { Text } from "@medusajs/ui"
import { useId } from "react"

interface ToggleChipsProps {
  readonly label: string
  readonly hint?: string
  readonly problem?: string | null
  /** In the order in which they were chosen. */
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

/** Any of a few, by one click each. */
export function ToggleChips({ label, hint, problem = null, value, onChange, options }: ToggleChipsProps) {
  const id = useId()
  return (
    <div role="group" aria-labelledby={id} className="flex flex-col gap-y-2">
      <span id={id} className="txt-compact-small-plus">{label}</span>
      <div className="flex flex-wrap gap-1.5">
        {options.map((option) => (
          <button
            key={option.value} type="button" aria-pressed={value.includes(option.value)} onClick={() => onChange(value.includes(option.value) ? value.filter((other) => other !== option.value) : [...value, option.value])}
            className="txt-compact-small-plus bg-ui-bg-component text-ui-fg-subtle border-ui-border-base hover:bg-ui-bg-component-hover focus-visible:shadow-borders-focus aria-pressed:bg-ui-tag-blue-bg aria-pressed:text-ui-tag-blue-text aria-pressed:border-ui-tag-blue-border rounded-full border px-3 py-1.5 outline-none"
          >
            {option.label}
          </button>
        ))}
      </div>
      {(problem ?? hint) !== undefined && <Text size="xsmall" className={problem === null ? "text-ui-fg-subtle" : "text-ui-fg-error"}>{problem ?? hint}</Text>}
    </div>
  )
}
