import type { ReactNode } from "react"
import { useTexts } from "../use-texts"
import { BigButton } from "./big-button"
import { Sheet } from "./sheet"

interface ConfirmSheetProps {
  readonly title: string
  readonly hint: ReactNode
  readonly confirm: string
  readonly onConfirm: () => void
  readonly onClose: () => void
}

export function ConfirmSheet({ title, hint, confirm, onConfirm, onClose }: ConfirmSheetProps) {
  const { t } = useTexts()
  return (
    <Sheet
      title={title} onClose={onClose}
      foot={<><BigButton variant="secondary" onClick={onClose}>{t("common.cancel")}</BigButton><BigButton variant="danger" onClick={() => { onConfirm(); onClose() }}>{confirm}</BigButton></>}
    >
      <p className="txt-large">{hint}</p>
    </Sheet>
  )
}
