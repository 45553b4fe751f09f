interface ChipsChoiceProps {
  readonly label: string
  readonly hint?: string
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

/** Any of a few, each by one click; none means that it does not matter. */
export function ChipsChoice({ label, hint, values, onChange, options }: ChipsChoiceProps) {
  const toggle = (value: string): void => onChange(values.includes(value) ? values.filter((other) => other !== value) : [...values, value])
  return (
    <div role="group" aria-label={label} className="flex flex-col gap-y-2">
      <span className="txt-compact-small-plus">{label}</span>
      <div className="flex flex-wrap gap-1.5">
        {options.map((option) => (
          <button
            key={option.value} type="button" aria-pressed={values.includes(option.value)} onClick={() => toggle(option.value)}
            className="txt-compact-small-plus bg-ui-bg-component text-ui-fg-subtle border-ui-border-base hover:bg-ui-bg-component-hover focus-visible:shadow-borders-focus aria-pressed:bg-ui-tag-blue-bg aria-pressed:text-ui-tag-blue-text aria-pressed:border-ui-tag-blue-border rounded-full border px-3 py-1.5 outline-none"
          >
            {option.label}
          </button>
        ))}
      </div>
      {hint !== undefined && <span className="txt-small text-ui-fg-subtle">{hint}</span>}
    </div>
  )
}
