import { type ReactNode, useState } from "react"
import { useTexts } from "../use-texts"
import { Button } from "../ui/button"

interface ConfirmButtonProps {
  readonly label: string
  /** What will happen. */
  readonly question: string
  readonly confirm: string
  readonly isBusy: boolean
  readonly onConfirm: () => void
  /** Of what is no loss, but final. */
  readonly look?: "danger" | "primary" | "plain"
  readonly keep?: string
  /** What may be said with it. */
  readonly children?: ReactNode
}

/** For what cannot be taken back: asks once more, in the same place. */
export function ConfirmButton({ label, question, confirm, isBusy, onConfirm, look = "danger", keep, children }: ConfirmButtonProps) {
  const { t } = useTexts()
  const [isAsking, setAsking] = useState(false)
  const [wasAsked, setAsked] = useState(false)
  const ask = (): void => {
    setAsking(true)
    setAsked(true)
  }
  // Whoever says no is back where she was.
  if (!isAsking) return <Button look={look} isWide autoFocus={wasAsked} onClick={ask}>{label}</Button>
  return (
    <div role="group" aria-label={label} className="border-ui-border-base flex flex-col gap-y-3 rounded-xl border p-4">
      <p role="status" className="text-ui-fg-base text-pretty text-sm">{question}</p>
      {children}
      <div className="grid gap-3 sm:grid-cols-2">
        <Button look="plain" autoFocus disabled={isBusy} onClick={() => setAsking(false)}>{keep ?? t("common.keep")}</Button>
        <Button look={look === "plain" ? "primary" : look} isBusy={isBusy} onClick={onConfirm}>{confirm}</Button>
      </div>
    </div>
  )
}
