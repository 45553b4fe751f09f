import { Hint, Label } from "@medusajs/ui"
import { type ReactNode, useId } from "react"
import { useTexts } from "./use-texts"

interface FieldProps {
  readonly label: string
  readonly hint?: string
  readonly problem?: string | null
  readonly optional?: boolean
  readonly children: (ids: { readonly id: string; readonly "aria-describedby"?: string; readonly "aria-invalid"?: boolean }) => ReactNode
}

/** A labelled field with its hint and what is wrong with it, tied together for everybody who cannot see that. */
export function Field({ label, hint, problem = null, optional = false, children }: FieldProps) {
  const { t } = useTexts()
  const id = useId()
  const noteId = `${id}-note`
  const hasNote = hint !== undefined || problem !== null
  return (
    <div className="flex min-w-0 flex-col gap-y-2">
      <div className="flex items-baseline gap-x-1">
        <Label htmlFor={id} size="small" weight="plus">{label}</Label>
        {optional && <span className="txt-compact-small text-ui-fg-subtle">({t("general.optional")})</span>}
      </div>
      {children({ id, ...(hasNote ? { "aria-describedby": noteId } : {}), ...(problem === null ? {} : { "aria-invalid": true }) })}
      {hasNote && <Hint id={noteId} variant={problem === null ? "info" : "error"}>{problem ?? hint}</Hint>}
    </div>
  )
}
