import { Select } from "@medusajs/ui"

interface ChoiceProps<Value extends string> {
  readonly id: string
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly placeholder: string
  readonly disabled?: boolean
  /** Where no label of its own names it. */
  readonly label?: string
  /** As high as the small fields beside it. */
  readonly small?: boolean
}

/** One of a few. */
export function Choice<Value extends string>({ id, value, onChange, options, placeholder, disabled = false, label, small = false }: ChoiceProps<Value>) {
  // Where the options arrive after the value, the browser's own hidden field tells an empty choice that nobody made.
  const take = (next: string): void => {
    if (next !== "") onChange(next as Value)
  }
  return (
    <Select {...(small ? { size: "small" as const } : {})} value={value ?? ""} onValueChange={take} disabled={disabled}>
      <Select.Trigger id={id} {...(label === undefined ? {} : { "aria-label": label })} className="data-[placeholder]:!text-ui-fg-subtle"><Select.Value placeholder={placeholder} /></Select.Trigger>
      <Select.Content>
        {options.map((option) => <Select.Item key={option.value} value={option.value}>{option.label}</Select.Item>)}
      </Select.Content>
    </Select>
  )
}
