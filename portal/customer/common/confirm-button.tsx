import { useState } from "react"
import { useTexts } from "../use-texts"
import { Button } from "../ui/button"

interface ConfirmButtonProps {
  readonly label: string
  /** What will happen. */
  readonly question: string
  readonly confirm: string
  readonly isBusy: boolean
  readonly onConfirm: () => void
}

/** For what cannot be taken back: asks once more, in the same place. */
export function ConfirmButton({ label, question, confirm, isBusy, onConfirm }: ConfirmButtonProps) {
  const { t } = useTexts()
  const [isAsking, setAsking] = useState(false)
  if (!isAsking) return <Button look="danger" isWide onClick={() => setAsking(true)}>{label}</Button>
  return (
    <div role="group" aria-label={label} className="border-ui-border-base flex flex-col gap-y-3 rounded-xl border p-4">
      <p role="status" className="text-ui-fg-base text-pretty text-sm">{question}</p>
      <div className="grid gap-3 sm:grid-cols-2">
        <Button look="plain" autoFocus disabled={isBusy} onClick={() => setAsking(false)}>{t("common.keep")}</Button>
        <Button look="danger" isBusy={isBusy} onClick={onConfirm}>{confirm}</Button>
      </div>
    </div>
  )
}
