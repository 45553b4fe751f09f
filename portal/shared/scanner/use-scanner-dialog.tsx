import { lazy, type ReactNode, Suspense, useMemo, useState } from "react"
import { useSharedTexts } from "../i18n/texts"
import { Button } from "../ui/button"
import { NotLoaded } from "../ui/not-loaded"
import { Loading, Notice } from "../ui/notices"
import { useModal } from "../ui/use-modal"

interface ScannerDialog {
  readonly open: () => void
  /** Where it stands in the page does not matter: it lies over it. */
  readonly dialog: ReactNode
}

interface Options {
  readonly onScan: (code: string) => void
  /** Whoever takes the code lets hear itself what it means. */
  readonly isSilent?: boolean
}

/** The camera over the page, or a photo where there is none; hands back the text of the code. */
export function useScannerDialog({ onScan, isSilent = false }: Options): ScannerDialog {
  const [isOpen, setOpen] = useState(false)
  const [attempt, setAttempt] = useState(0)
  // A megabyte with its WebAssembly: fetched when somebody scans. What failed to load is kept as failed, so each time it is asked for anew.
  const Scanner = useMemo(() => lazy(() => import("./scanner")), [attempt])
  const close = (): void => setOpen(false)
  const open = (): void => {
    setAttempt((before) => before + 1)
    setOpen(true)
  }
  const take = (code: string): void => {
    close()
    onScan(code)
  }
  const dialog = isOpen && (
    <Over onClose={close}>
      <NotLoaded key={attempt} fallback={<Instead onClose={close}><NotHere /></Instead>}>
        <Suspense fallback={<Instead onClose={close}><Loading /></Instead>}><Scanner isSilent={isSilent} onClose={close} onScan={take} /></Suspense>
      </NotLoaded>
    </Over>
  )
  return { open, dialog }
}

interface OverProps {
  readonly onClose: () => void
  readonly children: ReactNode
}

function Over({ onClose, children }: OverProps) {
  const { t } = useSharedTexts()
  const dialog = useModal()
  return <dialog ref={dialog} aria-label={t("scanner.title")} onClose={onClose} className="bg-ui-bg-base text-ui-fg-base fixed inset-0 m-0 size-full max-h-none max-w-none flex-col p-0 open:flex">{children}</dialog>
}

/** Where the scanner is not there yet, or does not come: it can be put away. */
function Instead({ onClose, children }: OverProps) {
  const { t } = useSharedTexts()
  return <div className="mx-auto flex w-full max-w-xl flex-1 flex-col justify-center gap-y-4 p-6">{children}<Button variant="secondary" className="min-h-12 w-full" autoFocus onClick={onClose}>{t("common.close")}</Button></div>
}

function NotHere() {
  const { t } = useSharedTexts()
  return <Notice tone="warning" role="alert">{t("scanner.failed")}</Notice>
}
