import { type ReactNode, useId } from "react"

export interface Option<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly hint?: ReactNode
  readonly icon?: ReactNode
}

interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly hint?: string
  readonly options: readonly Option<Value>[]
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  readonly problem?: string | null
  /** The page's title says it already. */
  readonly isLabelHidden?: boolean
}

/** One of a few: real radio buttons, as large as a thumb. */
export function Choice<Value extends string>({ label, hint, options, value, onChange, problem, isLabelHidden = false }: ChoiceProps<Value>) {
  const name = useId()
  return (
    <fieldset aria-describedby={problem ? `${name}-problem` : undefined} className="flex flex-col gap-y-2">
      <legend className={isLabelHidden ? "sr-only" : "text-ui-fg-base mb-2 text-sm font-medium"}>{label}</legend>
      {hint && <p className="text-ui-fg-subtle -mt-1 mb-1 text-sm">{hint}</p>}
      {options.map((option) => (
        <label key={option.value} className="border-ui-border-strong has-[:checked]:border-brand has-[:checked]:ring-brand has-[:focus-visible]:outline-brand bg-ui-bg-base hover:bg-ui-bg-base-hover flex min-h-14 cursor-pointer items-center gap-x-3 rounded-xl border px-4 py-3 has-[:checked]:ring-1 has-[:focus-visible]:outline has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2">
          <input type="radio" name={name} value={option.value} checked={value === option.value} onChange={() => onChange(option.value)} className="accent-brand size-5 shrink-0 outline-none" />
          {option.icon && <span className="text-ui-fg-subtle shrink-0">{option.icon}</span>}
          <span className="flex min-w-0 flex-col">
            <span className="text-ui-fg-base break-words text-base font-medium">{option.label}</span>
            {option.hint && <span className="text-ui-fg-subtle text-pretty break-words text-sm">{option.hint}</span>}
          </span>
        </label>
      ))}
      {problem && <p id={`${name}-problem`} role="alert" className="text-ui-fg-error text-sm">{problem}</p>}
    </fieldset>
  )
}
