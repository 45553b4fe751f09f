import { clx } from "@medusajs/ui"
import { type ReactNode, useId } from "react"

export interface Chip<Value extends string> {
  readonly value: Value
  readonly label: ReactNode
}

interface ChipsProps<Value extends string> {
  readonly label: string
  readonly isLabelHidden?: boolean
  readonly chips: readonly Chip<Value>[]
  readonly value: Value | null
  readonly onChange: (value: Value | null) => void
  /** Tapped again it is nobody's choice any more. */
  readonly isOptional?: boolean
  readonly className?: string
}

const chipStyle = "bg-ui-bg-base shadow-borders-base txt-medium-plus has-[:checked]:bg-ui-bg-highlight has-[:checked]:shadow-borders-interactive-with-active has-[:focus-visible]:outline-ui-border-interactive flex min-h-12 min-w-12 cursor-pointer items-center justify-center gap-x-2 rounded-lg px-4 has-[:focus-visible]:outline has-[:focus-visible]:outline-2"

/** One of a few, each large enough for a gloved finger. */
export function Chips<Value extends string>({ label, isLabelHidden = false, chips, value, onChange, isOptional = false, className }: ChipsProps<Value>) {
  const name = useId()
  return (
    <fieldset className={className}>
      <legend className={isLabelHidden ? "sr-only" : "txt-medium-plus mb-2"}>{label}</legend>
      <div className="flex flex-wrap gap-2">
        {chips.map((chip) => (
          <label key={chip.value} className={chipStyle}>
            <input
              type="radio" name={name} value={chip.value} checked={chip.value === value} className="sr-only"
              onChange={() => onChange(chip.value)} onClick={() => isOptional && chip.value === value && onChange(null)}
            />
            {chip.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

interface ManyChipsProps<Value extends string> extends Pick<ChipsProps<Value>, "label" | "chips" | "className"> {
  readonly values: readonly Value[]
  readonly onChange: (values: readonly Value[]) => void
  readonly children?: ReactNode
}

/** Any of a few. */
export function ManyChips<Value extends string>({ label, chips, values, onChange, className, children }: ManyChipsProps<Value>) {
  return (
    <fieldset className={className}>
      <legend className="txt-medium-plus mb-2">{label}</legend>
      <div className="flex flex-wrap gap-2">
        {chips.map((chip) => (
          <label key={chip.value} className={clx(chipStyle)}>
            <input
              type="checkbox" value={chip.value} checked={values.includes(chip.value)} className="accent-ui-fg-interactive size-4"
              onChange={({ target }) => onChange(target.checked ? [...values, chip.value] : values.filter((other) => other !== chip.value))}
            />
            {chip.label}
          </label>
        ))}
        {children}
      </div>
    </fieldset>
  )
}
