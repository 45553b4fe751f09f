/** What the service worker does with a request. `pass`: it goes to the network as if there were none. */
export type Handling = "page" | "asset" | "config" | "picture" | "pass"

export interface Asked {
  readonly method: string
  readonly mode: string
  readonly destination: string
  readonly url: string
}

export const SCOPE = "/bench"
export const CONFIG = "/portal/config.json"
const ASSETS = "/portal/assets/"

/** The scope is a prefix of letters, so it holds a host's `/benchmarks` too; those are not ours. */
export const isBench = (pathname: string): boolean => pathname === SCOPE || pathname.startsWith(`${SCOPE}/`)

/** Only what the bench is made of. Whatever is asked of the API is never touched: it may be somebody's data, and a write must meet the server itself. */
export function handlingOf({ method, mode, destination, url }: Asked, origin: string): Handling {
  const asked = new URL(url)
  if (method !== "GET" || asked.origin !== origin) return "pass"
  if (mode === "navigate") return isBench(asked.pathname) ? "page" : "pass"
  if (asked.pathname.startsWith(ASSETS)) return "asset"
  if (asked.pathname === CONFIG) return "config"
  return destination === "image" ? "picture" : "pass"
}

const PREFIX = "aftercare-bench-"
export const cacheNameOf = (version: string): string => PREFIX + version

/** This version's stays, and the one before it, of which a tab may still be open that needs a part of it. */
export function cachesToForget(names: readonly string[], version: string): string[] {
  const others = names.filter((name) => name.startsWith(PREFIX) && name !== cacheNameOf(version))
  return others.slice(0, -1)
}

export const isOurs = (cacheName: string): boolean => cacheName.startsWith(PREFIX)
