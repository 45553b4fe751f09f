import { forwardRef, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes, useId } from "react"
import { useTexts } from "../use-texts"

/** Sixteen pixels at least: below that, phones zoom in when a field is touched. */
const BOX = "bg-ui-bg-field border-ui-border-strong text-ui-fg-base placeholder:text-ui-fg-subtle focus-visible:outline focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-brand w-full rounded-xl border px-4 py-3 text-base aria-[invalid=true]:border-ui-border-error"

interface Around {
  readonly label: string
  readonly hint?: ReactNode
  readonly problem?: string | null | undefined
  readonly isOptional?: boolean
}

interface Ids {
  readonly id: string
  readonly "aria-describedby": string | undefined
  readonly "aria-invalid": boolean
}

function Frame({ label, hint, problem, isOptional = false, children }: Around & { readonly children: (ids: Ids) => ReactNode }) {
  const { t } = useTexts()
  const id = useId()
  const described = [hint ? `${id}-hint` : null, problem ? `${id}-problem` : null].filter(Boolean).join(" ")
  return (
    <div className="flex flex-col gap-y-1.5">
      <label htmlFor={id} className="text-ui-fg-base text-sm font-medium">{label}{isOptional && <span className="text-ui-fg-subtle font-normal"> ({t("common.optional")})</span>}</label>
      {children({ id, "aria-describedby": described === "" ? undefined : described, "aria-invalid": Boolean(problem) })}
      {hint && <p id={`${id}-hint`} className="text-ui-fg-subtle text-pretty text-sm">{hint}</p>}
      {problem && <p id={`${id}-problem`} role="alert" className="text-ui-fg-error text-sm">{problem}</p>}
    </div>
  )
}

export const TextField = forwardRef<HTMLInputElement, Around & Omit<InputHTMLAttributes<HTMLInputElement>, "id">>(function TextField({ label, hint, problem, isOptional, ...input }, ref) {
  return <Frame {...{ label, hint, problem, ...(isOptional === undefined ? {} : { isOptional }) }}>{(ids) => <input ref={ref} className={BOX} {...ids} {...input} />}</Frame>
})

export function NoteField({ label, hint, problem, isOptional, ...input }: Around & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "id">) {
  return <Frame {...{ label, hint, problem, ...(isOptional === undefined ? {} : { isOptional }) }}>{(ids) => <textarea rows={4} maxLength={4000} className={BOX} {...ids} {...input} />}</Frame>
}

/** The browser's own list, which every phone knows how to show. */
export function SelectField({ label, hint, problem, isOptional, ...select }: Around & Omit<SelectHTMLAttributes<HTMLSelectElement>, "id">) {
  return <Frame {...{ label, hint, problem, ...(isOptional === undefined ? {} : { isOptional }) }}>{(ids) => <select className={`${BOX} min-h-12`} {...ids} {...select} />}</Frame>
}
