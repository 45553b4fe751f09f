import { type RefObject, useEffect } from "react"

/** A hand scanner types faster than any hand. */
const BETWEEN_KEYS_MS_MAX = 35
const FOCUS_KEY = "/"

/**
 * Brings a scan to the box wherever the focus is: "/" puts the cursor there, and what comes at a scanner's speed while
 * no field has the focus is taken as a scan. The rest of the keyboard stays Medusa's.
 */
export function useScannerKeys(input: RefObject<HTMLInputElement | null>, onText: (text: string) => void): void {
  useEffect(() => {
    let last = { key: "", at: 0 }
    const onKeyDown = (event: KeyboardEvent): void => {
      const box = input.current
      if (box === null || event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1 || isTyping(event.target)) return
      const isScanner = event.timeStamp - last.at < BETWEEN_KEYS_MS_MAX
      if (isScanner) {
        onText(`${last.key}${event.key}`)
      } else if (event.key !== FOCUS_KEY) {
        last = { key: event.key, at: event.timeStamp }
        return
      }
      // Neither a second "/" in the box nor one of Medusa's two-key shortcuts in the middle of a scan.
      event.preventDefault()
      event.stopImmediatePropagation()
      last = { key: "", at: 0 }
      box.focus()
    }
    window.addEventListener("keydown", onKeyDown, { capture: true })
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true })
  }, [input, onText])
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest("input, textarea, select, [role='dialog'], [role='menu'], [role='listbox'], [role='alertdialog']") !== null)
