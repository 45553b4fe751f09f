import { createContext, useContext } from "react"
import type { HttpPortalConfig } from "../../src/types/http"

export type PortalConfig = HttpPortalConfig

/** Where the plugin answers: the pages are always served by the backend itself. */
export async function loadConfig(): Promise<PortalConfig> {
  const response = await fetch("/portal/config.json", { credentials: "omit" })
  if (!response.ok) throw new Error(`config.json: ${response.status}`)
  return (await response.json()) as PortalConfig
}

export const ConfigContext = createContext<PortalConfig | null>(null)

export function useConfig(): PortalConfig {
  const config = useContext(ConfigContext)
  if (config === null) throw new Error("useConfig is below start()")
  return config
}

/** The shop's colours, by the DOM and not by a style in the page, which the Content-Security-Policy would refuse. */
export function applyColors({ colors }: PortalConfig): void {
  const { style } = document.documentElement
  if (colors.accent) style.setProperty("--brand", colors.accent)
  if (colors.accent_text) style.setProperty("--brand-on", colors.accent_text)
}
