import { Camera } from "@medusajs/icons"
import { useScannerDialog } from "../../shared/scanner/use-scanner-dialog"
import { useTexts } from "../use-texts"

interface CameraButtonProps {
  readonly onScan: (code: string) => void
  readonly isOff: boolean
}

/** For whoever has no hand scanner at hand: the tablet's camera, or a photo. */
export function CameraButton({ onScan, isOff }: CameraButtonProps) {
  const { t } = useTexts()
  const { open, dialog } = useScannerDialog({ onScan, isSilent: true })
  return (
    <>
      <button type="button" disabled={isOff} onClick={open} aria-label={t("scan.camera")} title={t("scan.camera")} className="text-ui-fg-subtle flex size-12 shrink-0 items-center justify-center rounded-lg"><Camera /></button>
      {dialog}
    </>
  )
}
