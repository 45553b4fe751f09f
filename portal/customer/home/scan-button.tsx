import { Component, lazy, type ReactNode, Suspense, useState } from "react"
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

/** The connection was lost, or a new version was put up meanwhile: one can still type. */
class NotLoaded extends Component<{ readonly fallback: ReactNode; readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children
  }
}
