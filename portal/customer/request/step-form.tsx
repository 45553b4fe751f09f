import type { ReactNode } from "react"
import { useTexts } from "../use-texts"
import { Button } from "../ui/button"

interface StepFormProps {
  readonly onNext: () => void
  readonly isBusy?: boolean
  readonly children: ReactNode
}

/** One step: Enter goes on as the button does. */
export function StepForm({ onNext, isBusy = false, children }: StepFormProps) {
  const { t } = useTexts()
  return (
    <form
      className="flex flex-col gap-y-5" noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (isBusy) return
        const form = event.currentTarget
        onNext()
        // Once it is drawn what is wrong: on a phone the first such field may lie far above the button.
        window.requestAnimationFrame(() => form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus())
      }}
    >
      {children}
      <Button type="submit" isWide isBusy={isBusy}>{t("common.next")}</Button>
    </form>
  )
}
