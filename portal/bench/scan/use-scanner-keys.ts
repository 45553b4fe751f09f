import { useEffect, useRef } from "react"

/** A hand scanner types faster than any hand, and ends with Enter. */
const BETWEEN_KEYS_MS_MAX = 50
const LENGTH_MIN = 3

/** What comes at a scanner's speed while no field has the focus is a scan, even under an open sheet: nothing of it is lost, and its Enter presses no button. */
export function useScannerKeys(onScan: (code: string) => void): void {
  const latest = useRef(onScan)
  latest.current = onScan
  useEffect(() => {
    let text = ""
    let lastAt = 0
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const isFast = event.timeStamp - lastAt < BETWEEN_KEYS_MS_MAX
      if (event.key === "Enter") {
        const scanned = isFast && text.length >= LENGTH_MIN ? text : null
        text = ""
        if (scanned === null) return
        event.preventDefault()
        event.stopPropagation()
        return latest.current(scanned)
      }
      if (event.key.length !== 1) return
      text = isFast ? text + event.key : event.key
      lastAt = event.timeStamp
      // The first key may be a hand's; those that follow so fast are not meant for the page.
      if (text.length > 1) event.preventDefault()
    }
    window.addEventListener("keydown", onKeyDown, { capture: true })
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true })
  }, [])
}

/** A switch takes no text, so a scan may pass over it. */
const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.closest("input:not([type=radio]):not([type=checkbox]):not([type=file]), textarea, select") !== null
