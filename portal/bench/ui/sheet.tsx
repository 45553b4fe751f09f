import { XMark } from "@medusajs/icons"
import { clx } from "@medusajs/ui"
import { type ReactNode, useEffect, useId, useRef } from "react"
import { useModal } from "../../shared/ui/use-modal"
import { useOnScan, useScanning } from "../scan/scan-context"
import { useTexts } from "../use-texts"
import { SignButton } from "./big-button"

interface SheetProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** Its buttons; always in reach, however long the rest is. */
  readonly foot?: ReactNode
  readonly side?: "bottom" | "right"
  /**
   * What a scan means while it is open. `refuse`: it asks something, and nothing may happen behind it unseen; `close`: it
   * only shows something, and goes; `pass`: it asks about scans itself.
   */
  readonly scans?: "refuse" | "close" | "pass"
}

/** Over the page, from where the thumb is. The browser's own dialog: it keeps the focus, and Escape closes it. */
export function Sheet({ title, onClose, children, foot, side = "bottom", scans = "refuse" }: SheetProps) {
  const { t } = useTexts()
  const dialog = useModal()
  const id = useId()
  const { count, verdict, isBusy } = useScanning()
  const countBefore = useRef(count)
  const hasScanned = count !== countBefore.current
  // The page's own words lie behind it and are not read out, so what is said while it is open stands here; not what the scan says that led to it.
  const before = useRef({ verdict, isScanning: isBusy })
  if (before.current.isScanning) before.current = { verdict, isScanning: isBusy }
  const refusal = !isBusy && verdict !== before.current.verdict && verdict?.tone === "bad" ? verdict.words : null
  useOnScan("sheet", null, async () => ({ tone: "bad", words: t("scan.sheetOpen", { title }) }), scans === "refuse")
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    if (hasScanned && scans === "close") close.current()
  }, [hasScanned, scans])
  return (
    <dialog
      ref={dialog} aria-labelledby={id} onClose={onClose} onClick={(event) => event.target === dialog.current && onClose()}
      className={clx(
        "bg-ui-bg-base text-ui-fg-base shadow-elevation-modal backdrop:bg-ui-bg-overlay m-0 flex-col overflow-hidden p-0 open:flex",
        side === "bottom" ? "mx-auto mt-auto max-h-[85dvh] w-full max-w-3xl rounded-t-2xl" : "ml-auto h-dvh max-h-none w-full max-w-md",
      )}
    >
      <header className="flex items-center justify-between gap-x-3 border-b py-1 pl-5 pr-2">
        <h2 id={id} className="txt-large-plus min-w-0 break-words">{title}</h2>
        <SignButton aria-label={t("common.close")} onClick={onClose}><XMark /></SignButton>
      </header>
      {refusal !== null && <p role="alert" className="bg-ui-tag-red-bg text-ui-tag-red-text border-ui-tag-red-border txt-medium-plus break-words border-b px-5 py-3">{refusal}</p>}
      <div className="flex min-h-0 flex-1 flex-col gap-y-5 overflow-y-auto p-5">{children}</div>
      {foot && <footer className="flex flex-wrap justify-end gap-3 border-t p-4">{foot}</footer>}
    </dialog>
  )
}
