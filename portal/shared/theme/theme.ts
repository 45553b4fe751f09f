import { useSyncExternalStore } from "react"
import { readKept, writeKept } from "../kept"

export type Theme = "light" | "dark" | "system"

const KEY = "aftercare:theme"
const isTheme = (value: string | null): value is Theme => value === "light" || value === "dark" || value === "system"
const dark = window.matchMedia("(prefers-color-scheme: dark)")
const listeners = new Set<() => void>()

const current = (): Theme => {
  const kept = readKept(KEY)
  return isTheme(kept) ? kept : "system"
}

/** Before the first paint and after every change. */
export function applyTheme(): void {
  const theme = current()
  document.documentElement.classList.toggle("dark", theme === "dark" || (theme === "system" && dark.matches))
}

export function setTheme(theme: Theme): void {
  writeKept(KEY, theme)
  applyTheme()
  for (const listener of listeners) listener()
}

export const useTheme = (): Theme => useSyncExternalStore((listener) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}, current)

dark.addEventListener("change", applyTheme)
