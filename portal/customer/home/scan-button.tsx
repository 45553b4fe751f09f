import { lazy, Suspense, useState } from "react"
import { NotLoaded } from "../../shared/ui/not-loaded"
import { useTexts } from "../use-texts"
import { Button } from "../ui/button"
import { Camera } from "../ui/icons"
import { Notice } from "../ui/notice"

// A megabyte with its WebAssembly: fetched when somebody scans, never before.
const Scanner = lazy(() => import("../../shared/scanner/scanner"))

/** Opens the camera, or asks for a photo where there is none, and hands back the text of the code. */
export function ScanButton({ onScan, className = "" }: { readonly onScan: (code: string) => void; readonly className?: string }) {
  const { t } = useTexts()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button look="plain" className={className} onClick={() => setOpen(true)}><Camera />{t("home.scan")}</Button>
      {isOpen && (
        <NotLoaded fallback={<Notice tone="attention" isNews>{t("scanner.failed")}</Notice>}>
          <Suspense fallback={<div role="status" aria-label={t("common.loading")} className="bg-ui-bg-base fixed inset-0 z-50" />}>
            <Scanner
              onClose={() => setOpen(false)}
              onScan={(code) => {
                setOpen(false)
                onScan(code)
              }}
            />
          </Suspense>
        </NotLoaded>
      )}
    </>
  )
}
