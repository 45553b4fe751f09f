import { clx } from "@medusajs/ui"
import { type ReactNode, useId } from "react"

export interface Choice<Value extends string> {
  readonly value: Value
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly isDisabled?: boolean
}

interface ChoicesProps<Value extends string> {
  readonly label: string
  readonly choices: readonly Choice<Value>[]
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  readonly className?: string
}

/** One of a few, each a target for a thumb. */
export function Choices<Value extends string>({ label, choices, value, onChange, className }: ChoicesProps<Value>) {
  const name = useId()
  return (
    <fieldset className={clx("flex flex-col gap-y-2", className)}>
      <legend className="txt-small-plus mb-1.5">{label}</legend>
      {choices.map((choice) => (
        <label
          key={choice.value}
          className="bg-ui-bg-base shadow-borders-base has-[:checked]:shadow-borders-interactive-with-active has-[:focus-visible]:outline-ui-border-interactive has-[:disabled]:text-ui-fg-disabled flex min-h-11 cursor-pointer items-start gap-x-3 rounded-md px-3 py-2.5 has-[:focus-visible]:outline"
        >
          <input type="radio" name={name} value={choice.value} checked={choice.value === value} disabled={choice.isDisabled} onChange={() => onChange(choice.value)} className="accent-ui-fg-interactive mt-1 size-4 shrink-0" />
          <span className="flex flex-col">
            <span className="txt-medium-plus">{choice.label}</span>
            {choice.hint && <span className="txt-small text-ui-fg-subtle">{choice.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
