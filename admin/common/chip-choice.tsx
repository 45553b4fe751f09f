interface ChipChoiceProps {
  readonly label: string
  readonly value: string | null
  readonly onChange: (value: string) => void
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

/** One of a few, by one click. */
export function ChipChoice({ label, value, onChange, options }: ChipChoiceProps) {
  return (
    <div role="group" aria-label={label} className="flex flex-col gap-y-2">
      <span className="txt-compact-small-plus">{label}</span>
      <div className="flex flex-wrap gap-1.5">
        {options.map((option) => (
          <button
            key={option.value} type="button" aria-pressed={value === option.value} onClick={() => onChange(option.value)}
            className="txt-compact-small-plus bg-ui-bg-component text-ui-fg-subtle border-ui-border-base hover:bg-ui-bg-component-hover focus-visible:shadow-borders-focus aria-pressed:bg-ui-tag-blue-bg aria-pressed:text-ui-tag-blue-text aria-pressed:border-ui-tag-blue-border rounded-full border px-3 py-1.5 outline-none"
          >
            {option.label}
          </button>
        ))}
      </div>
    </div>
  )
}
