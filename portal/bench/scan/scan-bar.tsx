import { CheckCircleSolid, ExclamationCircleSolid, Keyboard, ScanText, Spinner, XMark } from "@medusajs/icons"
import { clx } from "@medusajs/ui"
import { type FormEvent, useEffect, useRef, useState } from "react"
import { useTexts } from "../use-texts"
import { CameraButton } from "./camera-button"
import { useScanning } from "./scan-context"
import { useScannerKeys } from "./use-scanner-keys"

/** The one field for scans, on every page. Ready again at once, and without the keyboard of the screen until that is asked for. */
export function ScanBar() {
  const { t } = useTexts()
  const { label, verdict, isBusy, take } = useScanning()
  const input = useRef<HTMLInputElement>(null)
  const [isTyping, setTyping] = useState(false)
  useScannerKeys(take)
  useEffect(() => input.current?.focus({ preventScroll: true }), [label])
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    const field = input.current
    const code = field?.value.trim() ?? ""
    if (field !== null) field.value = ""
    setTyping(false)
    if (code !== "") take(code)
  }
  const type = (): void => {
    setTyping(true)
    // The keyboard of the screen comes with the focus only.
    input.current?.blur()
    window.setTimeout(() => input.current?.focus())
  }
  const tone = isBusy ? undefined : verdict?.tone
  return (
    <form
      role="search" onSubmit={onSubmit}
      className={clx("bg-ui-bg-field shadow-borders-base transition-fg focus-within:shadow-borders-interactive-with-active order-last mb-2 flex min-h-12 min-w-0 flex-1 basis-full items-center gap-x-2 rounded-lg pl-3 sm:order-none sm:mb-0 sm:basis-0", { "bg-ui-tag-green-bg": tone === "good", "bg-ui-tag-red-bg": tone === "bad" })}
    >
      <span aria-hidden className={clx("shrink-0", tone === "good" ? "text-ui-tag-green-icon" : tone === "bad" ? "text-ui-tag-red-icon" : "text-ui-fg-subtle")}>
        {isBusy ? <Spinner className="animate-spin" /> : tone === "good" ? <CheckCircleSolid /> : tone === "bad" ? <ExclamationCircleSolid /> : <ScanText />}
      </span>
      <input
        ref={input} type="text" aria-label={label ?? t("scan.label")} placeholder={tone === "good" ? verdict?.words : label ?? t("scan.label")} inputMode={isTyping ? "text" : "none"} autoComplete="off" autoCorrect="off" autoCapitalize="off"
        spellCheck={false} enterKeyHint="go" disabled={label === null} data-bench-scan
        className={clx("txt-large min-h-12 min-w-0 flex-1 truncate bg-transparent outline-none", tone === "good" ? "placeholder:text-ui-tag-green-text" : "placeholder:text-ui-fg-subtle")}
      />
      <span role="status" className="sr-only">{isBusy ? t("scan.busy") : verdict?.tone === "good" ? verdict.words : ""}</span>
      <button type="button" onClick={type} aria-label={t("scan.keyboard")} title={t("scan.keyboard")} className="text-ui-fg-subtle -mr-2 flex size-12 shrink-0 items-center justify-center rounded-lg"><Keyboard /></button>
      <CameraButton onScan={take} isOff={label === null} />
    </form>
  )
}

/** What went wrong, in full, until it is put away or something else is said. */
export function VerdictStrip() {
  const { t } = useTexts()
  const { verdict, isBusy, say } = useScanning()
  if (isBusy || verdict === null || verdict.tone === "good") return null
  return (
    <div role="alert" className="bg-ui-tag-red-bg text-ui-tag-red-text border-ui-tag-red-border flex items-center gap-x-3 border-b pl-4">
      <ExclamationCircleSolid aria-hidden className="shrink-0" />
      <p className="txt-medium-plus min-w-0 flex-1 break-words py-2">{verdict.words}</p>
      <button type="button" onClick={() => say(null)} aria-label={t("scan.dismiss")} className="flex size-12 shrink-0 items-center justify-center"><XMark /></button>
    </div>
  )
}
