import { ScanText } from "@medusajs/icons"
import { lazy, Suspense, useState } from "react"
import { useSharedTexts } from "../i18n/texts"
import { Button } from "../ui/button"
import { NotLoaded } from "../ui/not-loaded"
import { Loading, Notice } from "../ui/notices"

// A megabyte with its WebAssembly: fetched when it is used.
const Scanner = lazy(() => import("./scanner"))

interface ScanButtonProps {
  readonly onScan: (code: string) => void
  readonly label?: string
  readonly className?: string
}

/** Opens the scanner over the page and hands back the text of the code. */
export function ScanButton({ onScan, label, className }: ScanButtonProps) {
  const { t } = useSharedTexts()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="secondary" className={className} onClick={() => setOpen(true)}><ScanText /> {label ?? t("scanner.open")}</Button>
      {isOpen && (
        <NotLoaded fallback={<Notice tone="warning" role="alert">{t("scanner.failed")}</Notice>}>
          <Suspense fallback={<div className="bg-ui-bg-base fixed inset-0 z-50"><Loading /></div>}>
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
