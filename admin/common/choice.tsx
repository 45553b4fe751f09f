import { Select } from "@medusajs/ui"

interface ChoiceProps<Value extends string> {
  readonly id: string
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly placeholder: string
  readonly disabled?: boolean
}

/** One of a few. */
export function Choice<Value extends string>({ id, value, onChange, options, placeholder, disabled = false }: ChoiceProps<Value>) {
  return (
    <Select value={value ?? ""} onValueChange={(next) => onChange(next as Value)} disabled={disabled}>
      <Select.Trigger id={id} className="data-[placeholder]:!text-ui-fg-subtle"><Select.Value placeholder={placeholder} /></Select.Trigger>
      <Select.Content>
        {options.map((option) => <Select.Item key={option.value} value={option.value}>{option.label}</Select.Item>)}
      </Select.Content>
    </Select>
  )
}
