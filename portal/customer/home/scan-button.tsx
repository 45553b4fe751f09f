import { useScannerDialog } from "../../shared/scanner/use-scanner-dialog"
import { useTexts } from "../use-texts"
import { Button } from "../ui/button"
import { Camera } from "../ui/icons"

/** Opens the camera, or asks for a photo where there is none, and hands back the text of the code. */
export function ScanButton({ onScan, className = "" }: { readonly onScan: (code: string) => void; readonly className?: string }) {
  const { t } = useTexts()
  const { open, dialog } = useScannerDialog({ onScan })
  return (
    <>
      <Button look="plain" className={className} onClick={open}><Camera />{t("home.scan")}</Button>
      {dialog}
    </>
  )
}
