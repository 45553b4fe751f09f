import { RadioGroup, Text } from "@medusajs/ui"

interface RadioChoiceProps<Value extends string> {
  readonly label: string
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  readonly options: readonly { readonly value: Value; readonly label: string; readonly hint?: string }[]
}

/** A few big choices that are better seen than hidden in a menu. */
export function RadioChoice<Value extends string>({ label, value, onChange, options }: RadioChoiceProps<Value>) {
  return (
    <fieldset>
      <legend className="txt-compact-small-plus pb-2">{label}</legend>
      <RadioGroup value={value ?? ""} onValueChange={(next) => onChange(next as Value)} className="flex flex-col gap-y-2" aria-label={label}>
        {options.map((option) => (
          <label key={option.value} className="shadow-borders-base has-[:focus-visible]:shadow-borders-interactive-with-focus has-[[data-state=checked]]:shadow-borders-interactive-with-shadow hover:bg-ui-bg-base-hover flex cursor-pointer items-start gap-x-3 rounded-lg px-3 py-2.5">
            <RadioGroup.Item value={option.value} aria-label={option.label} className="mt-0.5" />
            <span><Text size="small" leading="compact" weight="plus">{option.label}</Text>{option.hint && <Text size="small" className="text-ui-fg-subtle">{option.hint}</Text>}</span>
          </label>
        ))}
      </RadioGroup>
    </fieldset>
  )
}
