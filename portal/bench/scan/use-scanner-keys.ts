import { useEffect, useRef } from "react"
import { GS, type KeyDown, ScannerKeys } from "../../shared/scanner/scanner-keys"

/** A field in which a scan is text like any other: what is looked for by number, say. */
const KEEPS_SCANS = "[data-keeps-scans]"
const TEXT = "input:not([type=radio]):not([type=checkbox]):not([type=file]), textarea"
const SCAN_FIELD = "[data-bench-scan]"

type TextField = HTMLInputElement | HTMLTextAreaElement

/**
 * What comes at a scanner's speed is a scan, wherever the focus is: its end presses no button and moves no focus, and a
 * field for text is as it was before. A hand may type as it likes; nothing of it is lost.
 */
export function useScannerKeys(onScan: (code: string) => void): void {
  const latest = useRef(onScan)
  latest.current = onScan
  useEffect(() => {
    const keys = new ScannerKeys()
    let before: { readonly field: TextField; readonly value: string } | null = null
    const onKeyDown = (event: KeyboardEvent): void => {
      // A key that is held down is no scanner, however fast it repeats.
      if (event.isComposing || event.repeat || (event.target instanceof Element && event.target.closest(KEEPS_SCANS) !== null)) return
      const field = textFieldOf(event.target)
      const heard = keys.down(keyOf(event, field))
      switch (heard.type) {
        case "begins":
          before = field === null ? null : { field, value: field.value }
          return
        case "goes_on":
          // The first key may be a hand's; those that follow so fast are not meant for the page.
          return field === null ? event.preventDefault() : undefined
        case "separator":
          event.preventDefault()
          // Where it comes first, the scan begins with it.
          before ??= field === null ? null : { field, value: field.value }
          return field?.matches(SCAN_FIELD) === true ? field.setRangeText(GS, field.value.length, field.value.length, "end") : undefined
        case "scan":
          event.preventDefault()
          event.stopPropagation()
          if (before !== null && before.field === field) putBack(before.field, before.value)
          before = null
          return latest.current(heard.code)
        case "other":
          before = event.key.length === 1 ? null : before
      }
    }
    const onKeyUp = (event: KeyboardEvent): void => {
      if (event.key === "Alt") keys.altUp(event.timeStamp)
    }
    window.addEventListener("keydown", onKeyDown, { capture: true })
    window.addEventListener("keyup", onKeyUp, { capture: true })
    return () => {
      window.removeEventListener("keydown", onKeyDown, { capture: true })
      window.removeEventListener("keyup", onKeyUp, { capture: true })
    }
  }, [])
}

const keyOf = (event: KeyboardEvent, field: TextField | null): KeyDown => ({
  key: event.key, code: event.code, at: event.timeStamp, ctrl: event.ctrlKey, alt: event.altKey, meta: event.metaKey, altGraph: event.getModifierState("AltGraph"),
  into: field === null ? "page" : field.matches(SCAN_FIELD) ? "scan" : "text",
})

const textFieldOf = (target: EventTarget | null): TextField | null => (target instanceof Element ? target.closest<TextField>(TEXT) : null)

/** As if it had been typed, so that whoever holds the field's value hears of it. */
function putBack(field: TextField, value: string): void {
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, value)
  field.dispatchEvent(new Event("input", { bubbles: true }))
}
