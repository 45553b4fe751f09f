import { type RefObject, useEffect, useRef } from "react"

/**
 * Opens the browser's own dialog over the page: it keeps the focus inside, and Escape closes it. It begins where
 * `data-autofocus` stands, else at its first control. The browser gives the focus back for a dialog that is closed, not for
 * one that is taken away, so that is done here.
 */
export function useModal(): RefObject<HTMLDialogElement> {
  const dialog = useRef<HTMLDialogElement>(null)
  const before = useRef<Element | null>(null)
  useEffect(() => {
    before.current ??= document.activeElement
    const element = dialog.current
    // It closes by going away: `close` here would tell the page that somebody closed it.
    if (element !== null && !element.open) element.showModal()
    element?.querySelector<HTMLElement>("[data-autofocus]")?.focus()
    return () => {
      if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus({ preventScroll: true })
    }
  }, [])
  return dialog
}
