import { clx, Label } from "@medusajs/ui"
import { type ComponentProps, type ReactNode, useId } from "react"
import { useSharedTexts } from "../i18n/texts"

/** Sixteen pixels, or a phone zooms in when the field is touched. */
export const controlStyle = "bg-ui-bg-field shadow-borders-base txt-large text-ui-fg-base placeholder:text-ui-fg-muted focus:shadow-borders-interactive-with-active aria-[invalid=true]:shadow-borders-error min-h-12 w-full rounded-md px-3 py-2.5 outline-none disabled:text-ui-fg-disabled"

export interface FieldProps {
  readonly label: string
  readonly hint?: ReactNode
  /** What is wrong with it, in words. */
  readonly problem?: string | null
  readonly isOptional?: boolean
  readonly className?: string
}

interface Wiring {
  readonly id: string
  readonly "aria-describedby": string | undefined
  readonly "aria-invalid": boolean
}

/** A control with its label, its hint and its problem, for eyes and for screen readers alike. */
export function Field({ label, hint, problem, isOptional, className, children }: FieldProps & { readonly children: (wiring: Wiring) => ReactNode }) {
  const { t } = useSharedTexts()
  const id = useId()
  const described = [hint ? `${id}-hint` : "", problem ? `${id}-problem` : ""].filter(Boolean).join(" ")
  return (
    <div className={clx("flex flex-col gap-y-1.5", className)}>
      <Label htmlFor={id} size="small" weight="plus">
        {label}{isOptional && <span className="text-ui-fg-subtle font-normal"> ({t("common.optional")})</span>}
      </Label>
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": Boolean(problem) })}
      {hint && <p id={`${id}-hint`} className="txt-small text-ui-fg-subtle">{hint}</p>}
      {problem && <p id={`${id}-problem`} role="alert" className="txt-small text-ui-fg-error">{problem}</p>}
    </div>
  )
}

export function TextField({ label, hint, problem, isOptional, className, ...input }: FieldProps & Omit<ComponentProps<"input">, "className">) {
  return <Field {...{ label, hint, problem, isOptional, className }}>{(wiring) => <input {...input} {...wiring} className={controlStyle} />}</Field>
}

export function TextAreaField({ label, hint, problem, isOptional, className, ...input }: FieldProps & Omit<ComponentProps<"textarea">, "className">) {
  return <Field {...{ label, hint, problem, isOptional, className }}>{(wiring) => <textarea rows={4} {...input} {...wiring} className={controlStyle} />}</Field>
}
