import { Camera } from "@medusajs/icons"
import { lazy, Suspense, useState } from "react"
import { NotLoaded } from "../../shared/ui/not-loaded"
import { Loading, Notice } from "../../shared/ui/notices"
import { BigButton } from "../ui/big-button"
import { useTexts } from "../use-texts"

// A megabyte with its WebAssembly: fetched when it is used.
const Scanner = lazy(() => import("../../shared/scanner/scanner"))

interface CameraButtonProps {
  readonly onScan: (code: string) => void
  readonly isOff: boolean
}

/** For whoever has no hand scanner at hand: the tablet's camera, or a photo. */
export function CameraButton({ onScan, isOff }: CameraButtonProps) {
  const { t } = useTexts()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" disabled={isOff} onClick={() => setOpen(true)} aria-label={t("scan.camera")} title={t("scan.camera")} className="text-ui-fg-subtle flex size-12 shrink-0 items-center justify-center rounded-lg"><Camera /></button>
      {isOpen && (
        <NotLoaded fallback={<NotHere onClose={() => setOpen(false)} />}>
          <Suspense fallback={<div className="bg-ui-bg-base fixed inset-0 z-50"><Loading /></div>}>
            <Scanner
              isSilent
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

function NotHere({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts()
  return (
    <div className="bg-ui-bg-base fixed inset-0 z-50 flex flex-col justify-center gap-y-4 p-6">
      <Notice tone="warning" role="alert">{t("scanner.failed")}</Notice>
      <BigButton variant="secondary" onClick={onClose}>{t("common.close")}</BigButton>
    </div>
  )
}
