import { Label, Switch, Text } from "@medusajs/ui"
import { useId } from "react"

interface SwitchFieldProps {
  readonly label: string
  readonly hint: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

/** On or off, and what that means. */
export function SwitchField({ label, hint, checked, onChange }: SwitchFieldProps) {
  const id = useId()
  return (
    <div className="flex items-start gap-x-3">
      <Switch id={id} className="mt-0.5 shrink-0" checked={checked} onCheckedChange={onChange} />
      <div><Label htmlFor={id} size="small" weight="plus">{label}</Label><Text size="small" className="text-ui-fg-subtle text-pretty">{hint}</Text></div>
    </div>
  )
}
