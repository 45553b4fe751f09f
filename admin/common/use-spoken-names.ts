import { type RefCallback, useCallback, useEffect, useRef } from "react"

/**
 * Some of Medusa's controls (the filter button, a chip's cross, a modal's close) are icons without a name, which a
 * screen reader cannot read out. They get one here: when their box appears, and after each render.
 */
export function useSpokenNames<Box extends HTMLElement>(nameOf: (button: HTMLButtonElement) => string): RefCallback<Box> {
  const box = useRef<Box | null>(null)
  const latest = useRef(nameOf)
  latest.current = nameOf
  const giveNames = useCallback(() => {
    for (const button of box.current?.querySelectorAll("button") ?? []) {
      // A switch or a box has its name from its label.
      if (button.textContent?.trim() === "" && button.labels.length === 0 && !button.hasAttribute("aria-label") && !button.hasAttribute("aria-labelledby")) button.setAttribute("aria-label", latest.current(button))
    }
    for (const icon of box.current?.querySelectorAll("[role=img]:not([aria-label])") ?? []) icon.setAttribute("aria-hidden", "true")
    // What scrolls sideways on a narrow screen is scrolled by keyboard too.
    for (const scroller of box.current?.querySelectorAll(".overflow-auto:not([tabindex])") ?? []) scroller.setAttribute("tabindex", "0")
  }, [])
  useEffect(giveNames)
  return useCallback((node: Box | null) => {
    box.current = node
    giveNames()
  }, [giveNames])
}
